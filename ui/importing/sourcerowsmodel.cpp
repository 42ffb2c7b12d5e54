#include "ui/importing/sourcerowsmodel.h"

#include "ui/shared/plaintext.h"

#include <QLocale>

namespace kith
{

using namespace Qt::StringLiterals;

SourceRowsModel::SourceRowsModel(const Database& database, SourceId source, QObject* parent)
    : QAbstractTableModel(parent), m_database(database), m_source(source)
{
}

void SourceRowsModel::showOutcome(Outcome outcome, qint64 total)
{
    beginResetModel();
    m_outcome = outcome;
    m_total = total;
    m_lines.clear();
    endResetModel();
}

int SourceRowsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

int SourceRowsModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : columns;
}

QVariant SourceRowsModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const Line& line = m_lines[static_cast<std::size_t>(index.row())];
    const QString& text = index.column() == Who ? line.who : line.note;
    if (role == Qt::ToolTipRole)
        return index.column() == Row ? QString() : plainToolTip(text);
    if (role != Qt::DisplayRole)
        return {};
    return index.column() == Row ? QVariant(QLocale().toString(line.row)) : QVariant(text);
}

QVariant SourceRowsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Row:
        return tr("Row");
    case Who:
        return m_outcome == Outcome::Rejected ? tr("What it holds") : tr("Who");
    default:
        return m_outcome == Outcome::Rejected ? tr("Why") : tr("Note");
    }
}

bool SourceRowsModel::canFetchMore(const QModelIndex& parent) const
{
    return !parent.isValid() && static_cast<qint64>(m_lines.size()) < m_total;
}

void SourceRowsModel::fetchMore(const QModelIndex& parent)
{
    if (parent.isValid())
        return;
    constexpr qint64 page = 200;
    const auto have = static_cast<qint64>(m_lines.size());
    const Result<std::vector<SourceRow>> rows = sourceRows(m_database, m_source, m_outcome, have, page);
    if (!rows || rows->empty()) {
        m_total = have; // asking again would fail again
        if (!rows)
            Q_EMIT failed(rows.error().message);
        return;
    }
    std::vector<ContactId> ids;
    for (const SourceRow& row : *rows) {
        if (row.contact != 0)
            ids.push_back(row.contact);
    }
    QHash<ContactId, QString> names;
    for (const ContactRow& contact : contactRows(m_database, ids).value_or(std::vector<ContactRow>()))
        names.insert(contact.id, contact.name);

    beginInsertRows(
        {}, static_cast<int>(have), static_cast<int>(have + static_cast<qint64>(rows->size())) - 1);
    for (const SourceRow& row : *rows) {
        QString who = m_outcome == Outcome::Rejected ? row.text
            : row.contact == 0                       ? tr("you")
                                                     : names.value(row.contact);
        m_lines.push_back({row.row, who, row.note});
    }
    endInsertRows();
}

} // namespace kith
