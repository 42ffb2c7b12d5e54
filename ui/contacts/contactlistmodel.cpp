#include "ui/contacts/contactlistmodel.h"

#include "ui/shared/theme.h"
#include "ui/shared/whenfinished.h"

#include <QLocale>

#include <algorithm>

namespace kith
{

using namespace Qt::StringLiterals;

namespace
{

QString verdictText(const ContactRow& row)
{
    const QString verdict = theme::verdictName(row.action, row.gate);
    const QString sure = theme::surenessName(row.action, row.confidence);
    return sure.isEmpty() ? verdict : u"%1, %2"_s.arg(verdict, sure);
}

// What a screen reader says of the whole row.
QString spokenRow(const ContactRow& row)
{
    QStringList parts{row.name, row.title, row.organisation, verdictText(row)};
    parts += row.labels;
    parts.removeAll(QString());
    return parts.join(u", "_s);
}

QString text(const ContactRow& row, int column)
{
    switch (column) {
    case ContactListModel::Name:
        return row.name;
    case ContactListModel::Title:
        return row.title;
    case ContactListModel::Organisation:
        return row.organisation;
    case ContactListModel::Why:
        return row.labels.join(u", "_s);
    case ContactListModel::Verdict:
        return theme::verdictName(row.action, row.gate);
    default:
        return {};
    }
}

} // namespace

ContactListModel::ContactListModel(AddressBook& book, QObject* parent)
    : QAbstractTableModel(parent), m_book(book)
{
    connect(&book, &AddressBook::indexChanged, this, &ContactListModel::search);
    connect(&book, &AddressBook::changed, this, &ContactListModel::forgetRows);
    if (book.index())
        search();
}

ContactListModel::~ContactListModel()
{
    if (m_search)
        m_search->cancel();
}

void ContactListModel::setQuery(const BrowseQuery& query)
{
    if (m_query == query)
        return;
    m_query = query;
    if (m_book.index())
        search();
}

void ContactListModel::search()
{
    if (m_search)
        m_search->cancel();
    m_search = std::make_shared<Progress>();
    whenFinished(this, m_book.find(m_query, m_search),
        [this, ticket = m_search, query = m_query](std::vector<ContactId> contacts) {
            if (ticket == m_search && !ticket->cancelled())
                take(std::move(contacts), query);
        });
}

void ContactListModel::take(std::vector<ContactId> contacts, const BrowseQuery& query)
{
    const bool same = m_hasAnswer && contacts == m_contacts && query == m_answered;
    if (same) {
        forgetRows();
    } else {
        beginResetModel();
        m_pages.clear();
        m_contacts = std::move(contacts);
        m_answered = query;
        m_hasAnswer = true;
        endResetModel();
    }
    Q_EMIT answered();
}

void ContactListModel::forgetRows()
{
    m_pages.clear();
    if (!m_contacts.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

ContactId ContactListModel::contactAt(int row) const
{
    return row >= 0 && row < rowCount() ? m_contacts[static_cast<size_t>(row)] : 0;
}

int ContactListModel::rowOf(ContactId contact) const
{
    const auto found = std::find(m_contacts.begin(), m_contacts.end(), contact);
    return found == m_contacts.end() ? -1 : static_cast<int>(found - m_contacts.begin());
}

const ContactRow* ContactListModel::row(int row) const
{
    const int page = row / pageRows;
    const auto first = static_cast<size_t>(page) * pageRows;
    std::vector<ContactRow>* rows = m_pages.object(page);
    if (!rows) {
        const auto count = std::min<size_t>(pageRows, m_contacts.size() - first);
        const std::span<const ContactId> wanted(m_contacts.data() + first, count);
        auto read = contactRows(m_book.database(), wanted);
        rows = new std::vector<ContactRow>(count);
        // The book may have lost contacts that the index still holds: their rows stay empty until it is anew.
        if (read) {
            size_t place = 0;
            for (ContactRow& found : *read) {
                while (place < count && wanted[place] != found.id)
                    ++place;
                if (place < count)
                    (*rows)[place++] = std::move(found);
            }
        }
        m_pages.insert(page, rows);
    }
    return &(*rows)[static_cast<size_t>(row) - first];
}

SortColumn ContactListModel::sortColumn(int column)
{
    switch (column) {
    case Name:
        return SortColumn::Name;
    case Title:
        return SortColumn::Title;
    case Organisation:
        return SortColumn::Organisation;
    default:
        return SortColumn::Worth;
    }
}

int ContactListModel::columnOf(SortColumn column)
{
    switch (column) {
    case SortColumn::Name:
        return Name;
    case SortColumn::Title:
        return Title;
    case SortColumn::Organisation:
        return Organisation;
    case SortColumn::Worth:
        break;
    }
    return Verdict;
}

int ContactListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_contacts.size());
}

int ContactListModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ContactListModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return text(*row(index.row()), index.column());
    case Qt::ToolTipRole:
        return text(*row(index.row()), index.column()).toHtmlEscaped();
    case Qt::AccessibleTextRole:
        return index.column() == Name ? spokenRow(*row(index.row()))
                                      : text(*row(index.row()), index.column());
    case RowRole:
        return QVariant::fromValue(*row(index.row()));
    default:
        return {};
    }
}

QVariant ContactListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Vertical)
        return role == Qt::DisplayRole ? QVariant(section + 1) : QVariant();
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::Alignment(Qt::AlignLeading | Qt::AlignVCenter));
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Name");
    case Title:
        return tr("Title");
    case Organisation:
        return tr("Organisation");
    case Why:
        return tr("Why");
    case Verdict:
        return tr("Advice");
    default:
        return {};
    }
}

void ContactListModel::sort(int column, Qt::SortOrder order)
{
    BrowseQuery query = m_query;
    query.column = sortColumn(column);
    query.order = order;
    setQuery(query);
}

} // namespace kith
