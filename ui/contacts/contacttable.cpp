#include "ui/contacts/contacttable.h"

#include "ui/contacts/contactdelegate.h"
#include "ui/contacts/contactlistmodel.h"
#include "ui/shared/theme.h"

#include <QAction>
#include <QContextMenuEvent>
#include <QEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QScrollBar>
#include <QSettings>

#include <algorithm>
#include <array>

namespace kith
{

using namespace Qt::StringLiterals;

namespace
{

constexpr auto columnsKey = "contacts/columns"_L1;
// How the width is shared at first, in percent; hidden columns have none.
constexpr std::array<int, ContactListModel::ColumnCount> shares{36, 0, 24, 22, 18};

// A list narrower than this many characters has no columns for the organisation and for why.
constexpr int narrowChars = 92;

} // namespace

ContactTable::ContactTable(ContactListModel& model, QWidget* parent) : QTableView(parent), m_model(model)
{
    setModel(&model);
    setItemDelegate(new ContactDelegate(this));
    setAccessibleName(tr("Contacts"));
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setWordWrap(false);
    setMouseTracking(true);
    setTabKeyNavigation(false);
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setHorizontalScrollMode(ScrollPerPixel);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);

    QHeaderView* header = horizontalHeader();
    header->setSectionsMovable(true);
    header->setHighlightSections(false);
    header->setMinimumSectionSize(48);
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(header, &QWidget::customContextMenuRequested, this, [this](const QPoint& at) {
        auto* menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        fillColumnMenu(menu);
        menu->popup(horizontalHeader()->mapToGlobal(at));
    });
    connect(header, &QHeaderView::sectionResized, this, [this](int column, int before, int now) {
        if (!m_fitting)
            passOn(column, before - now);
    });
    sizeRows();
    restoreColumns();
    setSortingEnabled(true);

    connect(&model, &QAbstractItemModel::modelAboutToBeReset, this, &ContactTable::rememberPlace);
    connect(&model, &QAbstractItemModel::modelReset, this, &ContactTable::restorePlace);
}

ContactId ContactTable::currentContact() const
{
    return m_model.contactAt(currentIndex().row());
}

bool ContactTable::setCurrentContact(ContactId contact)
{
    const int row = m_model.rowOf(contact);
    if (row < 0)
        return false;
    setCurrentIndex(m_model.index(row, 0));
    scrollTo(m_model.index(row, 0));
    return true;
}

std::vector<ContactId> ContactTable::selectedContacts() const
{
    std::vector<int> rows;
    for (const QItemSelectionRange& range : selectionModel()->selection()) {
        for (int row = range.top(); row <= range.bottom(); ++row)
            rows.push_back(row);
    }
    std::sort(rows.begin(), rows.end());
    std::vector<ContactId> contacts;
    contacts.reserve(rows.size());
    for (const int row : rows)
        contacts.push_back(m_model.contactAt(row));
    return contacts;
}

void ContactTable::step(int rows)
{
    if (m_model.rowCount() == 0)
        return;
    if (rows > 0 && currentIndex().isValid() && !selectionModel()->hasSelection()) {
        setCurrentIndex(currentIndex()); // who only took the place of another is next
        Q_EMIT currentContactChanged(currentContact());
        return;
    }
    const int row = std::clamp(currentIndex().row() + rows, 0, m_model.rowCount() - 1);
    setCurrentIndex(m_model.index(row, 0));
}

void ContactTable::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Down && event->modifiers() == Qt::NoModifier)
        step(1);
    else
        QTableView::keyPressEvent(event);
}

void ContactTable::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    QTableView::currentChanged(current, previous);
    if (current.row() != previous.row() || !previous.isValid())
        Q_EMIT currentContactChanged(m_model.contactAt(current.row()));
}

void ContactTable::selectionChanged(const QItemSelection& selected, const QItemSelection& deselected)
{
    QTableView::selectionChanged(selected, deselected);
    qsizetype count = 0;
    for (const QItemSelectionRange& range : selectionModel()->selection())
        count += range.height();
    Q_EMIT selectionCountChanged(static_cast<int>(count));
}

// Letters are for shortcuts; searching has its field.
void ContactTable::keyboardSearch(const QString&) { }

void ContactTable::rememberPlace()
{
    m_place = currentContact();
    m_placeRow = std::max(0, currentIndex().row());
    m_placeScroll = verticalScrollBar()->value();
}

// The same contact stays current, at the same height of the window. If it left the list, the next one takes
// its place; a new search starts at the top.
void ContactTable::restorePlace()
{
    const int rows = m_model.rowCount();
    const bool searchedAnew = m_model.answeredQuery() != m_lastQuery;
    if (rows == 0) {
        m_closingUp = !searchedAnew;
        Q_EMIT currentContactChanged(0);
        m_closingUp = false;
        return;
    }
    const int found = m_model.rowOf(m_place);
    m_lastQuery = m_model.answeredQuery();
    int row = found;
    if (found < 0)
        row = searchedAnew ? 0 : std::min(m_placeRow, rows - 1);
    m_closingUp = found < 0 && !searchedAnew;
    setCurrentIndex(m_model.index(row, 0));
    m_closingUp = false;
    updateGeometries();
    if (found >= 0)
        verticalScrollBar()->setValue(
            m_placeScroll + (found - m_placeRow) * verticalHeader()->defaultSectionSize());
    else if (searchedAnew)
        scrollToTop();
    else
        verticalScrollBar()->setValue(m_placeScroll);
    scrollTo(currentIndex());
}

void ContactTable::fillColumnMenu(QMenu* menu)
{
    for (int column = 0; column < ContactListModel::ColumnCount; ++column) {
        QAction* action
            = menu->addAction(m_model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
        action->setCheckable(true);
        action->setChecked(!isColumnHidden(column));
        action->setEnabled(column != ContactListModel::Name);
        connect(action, &QAction::toggled, this, [this, column](bool shown) {
            m_folded.clear(); // from now on as the user says
            setColumnShown(column, shown);
        });
    }
}

void ContactTable::saveColumns()
{
    setNarrow(false);
    QSettings().setValue(columnsKey, horizontalHeader()->saveState());
}

void ContactTable::restoreColumns()
{
    if (horizontalHeader()->restoreState(QSettings().value(columnsKey).toByteArray()))
        return;
    horizontalHeader()->setSortIndicator(
        ContactListModel::columnOf(m_model.query().column), m_model.query().order);
    for (int column = 0; column < ContactListModel::ColumnCount; ++column) {
        const int share = shares.at(static_cast<size_t>(column));
        setColumnWidth(column, 6 * (share > 0 ? share : 20));
        setColumnHidden(column, share == 0);
    }
}

void ContactTable::resizeEvent(QResizeEvent* event)
{
    QTableView::resizeEvent(event);
    setNarrow(viewport()->width() < narrowChars * fontMetrics().averageCharWidth());
    fitColumns();
}

void ContactTable::changeEvent(QEvent* event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        sizeRows();
}

// Where there is no room, the organisation stands below the name, and why below the advice; what the user hid
// stays hidden.
void ContactTable::setNarrow(bool narrow)
{
    if (narrow != m_folded.isEmpty())
        return;
    if (narrow) {
        for (int column = 0; column < ContactListModel::ColumnCount; ++column)
            m_wideSizes.at(static_cast<size_t>(column)) = columnWidth(column);
        for (const int column : {ContactListModel::Organisation, ContactListModel::Why}) {
            if (!isColumnHidden(column))
                m_folded.append(column);
        }
    }
    m_fitting = true; // hiding a section resizes it first, which is not the user's doing
    for (const int column : std::as_const(m_folded))
        setColumnHidden(column, narrow);
    if (!narrow) {
        m_folded.clear();
        for (int column = 0; column < ContactListModel::ColumnCount; ++column) {
            if (!isColumnHidden(column))
                setColumnWidth(column, m_wideSizes.at(static_cast<size_t>(column)));
        }
    }
    m_fitting = false;
    fitColumns();
}

void ContactTable::setColumnShown(int column, bool shown)
{
    m_fitting = true;
    setColumnHidden(column, !shown);
    if (shown && columnWidth(column) <= horizontalHeader()->minimumSectionSize())
        setColumnWidth(column, viewport()->width() / 5);
    m_fitting = false;
    fitColumns();
}

// The visible columns share the width in the proportion that they have.
void ContactTable::fitColumns()
{
    QHeaderView* header = horizontalHeader();
    const int width = viewport()->width();
    int total = 0;
    int last = -1;
    for (int place = 0; place < header->count(); ++place) {
        const int column = header->logicalIndex(place);
        if (header->isSectionHidden(column))
            continue;
        total += header->sectionSize(column);
        last = column;
    }
    if (total <= 0 || total == width || width < 2 * header->minimumSectionSize())
        return;
    m_fitting = true;
    int left = width;
    for (int column = 0; column < header->count(); ++column) {
        if (header->isSectionHidden(column) || column == last)
            continue;
        const int share = std::max(header->minimumSectionSize(), header->sectionSize(column) * width / total);
        header->resizeSection(column, share);
        left -= share;
    }
    header->resizeSection(last, std::max(header->minimumSectionSize(), left));
    m_fitting = false;
}

// What the user takes from a column, or gives to it, its right neighbour gets or gives.
void ContactTable::passOn(int column, int width)
{
    QHeaderView* header = horizontalHeader();
    int place = header->visualIndex(column) + 1;
    while (place < header->count() && header->isSectionHidden(header->logicalIndex(place)))
        ++place;
    if (place < header->count()) {
        m_fitting = true;
        const int next = header->logicalIndex(place);
        header->resizeSection(
            next, std::max(header->minimumSectionSize(), header->sectionSize(next) + width));
        m_fitting = false;
    }
    fitColumns();
}

void ContactTable::sizeRows()
{
    const int height = ContactDelegate::rowHeight();
    verticalHeader()->setMinimumSectionSize(height);
    verticalHeader()->setDefaultSectionSize(height);
}

} // namespace kith
