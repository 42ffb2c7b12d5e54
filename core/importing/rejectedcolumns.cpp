#include "core/importing/rejectedcolumns.h"

#include "core/importing/table.h"
#include "core/importing/texts.h"

#include <algorithm>
#include <iterator>

namespace kith
{

QStringList rejectedColumns()
{
    return {Importing::tr("Row"), Importing::tr("Rejected because")};
}

qsizetype rejectedColumnsIn(const QStringList& names)
{
    std::vector<QByteArray> header;
    std::ranges::transform(
        names, std::back_inserter(header), [](const QString& name) { return columnKey(name); });
    return rejectedColumnsIn(header);
}

qsizetype rejectedColumnsIn(const std::vector<QByteArray>& header)
{
    const QStringList own = rejectedColumns();
    const bool begins = std::ssize(header) >= own.size()
        && std::equal(own.begin(), own.end(), header.begin(),
            [](const QString& name, const QByteArray& key) { return columnKey(name) == key; });
    return begins ? own.size() : 0;
}

} // namespace kith
