#include "ui/importing/rowlinesmodel.h"

#include "ui/shared/plaintext.h"

#include <QLocale>

namespace kith
{

using namespace Qt::StringLiterals;

namespace
{

QString noteOf(const RowLine& line)
{
    if (line.called.isEmpty())
        return line.note;
    const QString called = RowLinesModel::tr("in the file: %1", "a name").arg(isolated(line.called));
    return line.note.isEmpty() ? called : line.note + u" · "_s + called;
}

} // namespace

RowLinesModel::RowLinesModel(QObject* parent) : QAbstractTableModel(parent) { }

void RowLinesModel::showLines(About about, qint64 total, Read read)
{
    beginResetModel();
    m_about = about;
    m_total = total;
    m_read = std::move(read);
    m_lines.clear();
    endResetModel();
}

ContactId RowLinesModel::contactAt(int row) const
{
    return row >= 0 && row < rowCount() ? m_lines[static_cast<std::size_t>(row)].contact : 0;
}

int RowLinesModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

int RowLinesModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : columns;
}

QVariant RowLinesModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const RowLine& line = m_lines[static_cast<std::size_t>(index.row())];
    QString text = noteOf(line);
    if (index.column() == Row)
        text = line.row > 0 ? QLocale().toString(line.row) : QString();
    else if (index.column() == Who)
        text = line.who.isEmpty() && m_about == About::Contacts ? tr("you") : line.who;
    if (role == Qt::ToolTipRole)
        return index.column() == Row ? QString() : plainToolTip(text);
    return role == Qt::DisplayRole ? QVariant(text.simplified()) : QVariant();
}

QVariant RowLinesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Row:
        return m_about == About::Changes ? QString() : tr("Row");
    case Who:
        return m_about == About::RejectedRows ? tr("What it holds") : tr("Who");
    default:
        return m_about == About::RejectedRows ? tr("Why")
            : m_about == About::Changes       ? tr("What changed")
                                              : tr("Note");
    }
}

bool RowLinesModel::canFetchMore(const QModelIndex& parent) const
{
    return !parent.isValid() && static_cast<qint64>(m_lines.size()) < m_total;
}

void RowLinesModel::fetchMore(const QModelIndex& parent)
{
    if (parent.isValid())
        return;
    constexpr qint64 page = 200;
    const auto have = static_cast<qint64>(m_lines.size());
    Result<std::vector<RowLine>> lines = m_read(have, page);
    if (!lines || lines->empty()) {
        m_total = have; // asking again would fail again
        if (!lines)
            Q_EMIT failed(lines.error().message);
        return;
    }
    beginInsertRows(
        {}, static_cast<int>(have), static_cast<int>(have + static_cast<qint64>(lines->size())) - 1);
    std::ranges::move(*lines, std::back_inserter(m_lines));
    endInsertRows();
}

} // namespace kith
