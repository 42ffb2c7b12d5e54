#include "ui/importing/rowsview.h"

#include "ui/shared/button.h"
#include "ui/shared/flowlayout.h"
#include "ui/shared/textlabel.h"

#include <QButtonGroup>
#include <QHeaderView>
#include <QLocale>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace kith
{

using namespace Qt::StringLiterals;

namespace
{

constexpr qint64 rowsShown = 8; // at once

QTableView* rowTable(RowLinesModel* model)
{
    auto* table = new QTableView;
    table->setModel(model);
    table->setAccessibleName(RowsView::tr("Rows"));
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setWordWrap(false);
    table->setShowGrid(false);
    table->setTabKeyNavigation(false);
    table->verticalHeader()->hide();
    table->horizontalHeader()->setStretchLastSection(true);
    table->horizontalHeader()->setHighlightSections(false);
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    table->verticalHeader()->setDefaultSectionSize(table->fontMetrics().height() + theme::space);
    table->setColumnWidth(RowLinesModel::Row, table->fontMetrics().averageCharWidth() * 10);
    table->setColumnWidth(RowLinesModel::Who, table->fontMetrics().averageCharWidth() * 36);
    return table;
}

} // namespace

RowsView::RowsView(std::vector<Kind> kinds, QWidget* parent)
    : QWidget(parent), m_kinds(std::move(kinds)), m_model(new RowLinesModel(this)),
      m_table(rowTable(m_model)), m_choices(new FlowLayout), m_missing(captionLabel({}))
{
    auto* group = new QButtonGroup(this);
    for (const Kind& kind : m_kinds) {
        auto* choice = new Button(kind.name);
        choice->setCheckable(true);
        // Below “What changed” there is nothing else to choose.
        if (m_kinds.size() == 1 && kind.about == RowLinesModel::About::Changes)
            choice->hide();
        group->addButton(choice);
        m_choices->addWidget(choice);
        connect(choice, &QPushButton::toggled, this, [this, &kind](bool chosen) {
            if (chosen)
                showKind(kind);
        });
    }
    const qint64 most = m_kinds.empty() ? 0 : std::ranges::max_element(m_kinds, {}, &Kind::total)->total;
    const int line = m_table->verticalHeader()->defaultSectionSize();
    m_table->setFixedHeight(static_cast<int>(std::min(most, rowsShown) + 1) * line + theme::wideSpace);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(theme::iconSize() + theme::space, 0, 0, theme::space);
    column->setSpacing(theme::space);
    column->addLayout(m_choices);
    column->addWidget(m_table);
    column->addWidget(m_missing);
    connect(m_model, &RowLinesModel::failed, this, &RowsView::message);
    connect(m_table, &QTableView::activated, this, [this](const QModelIndex& index) {
        if (const ContactId contact = m_model->contactAt(index.row()); contact != 0)
            Q_EMIT contactChosen(contact);
    });
    if (!group->buttons().isEmpty())
        group->buttons().first()->setChecked(true);
}

void RowsView::addButton(QWidget* button)
{
    m_choices->addWidget(button);
}

void RowsView::offerSaving()
{
    m_save = new Button(tr("Save rejected rows…"), Button::Kind::Quiet);
    addButton(m_save);
    m_save->setVisible(m_about == RowLinesModel::About::RejectedRows);
    connect(m_save, &QPushButton::clicked, this, &RowsView::saveRequested);
}

void RowsView::showKind(const Kind& kind)
{
    m_about = kind.about;
    m_table->setColumnHidden(RowLinesModel::Row, kind.about == RowLinesModel::About::Changes);
    m_model->showLines(kind.about, kind.listed, kind.read);
    while (m_model->rowCount() < rowsShown && m_model->canFetchMore({}))
        m_model->fetchMore({});
    m_missing->setText(tr("The first %1 of %2 are listed; after the import all of them are.")
                           .arg(QLocale().toString(kind.listed), QLocale().toString(kind.total)));
    m_missing->setVisible(kind.listed < kind.total);
    if (m_save)
        m_save->setVisible(kind.about == RowLinesModel::About::RejectedRows);
}

} // namespace kith
