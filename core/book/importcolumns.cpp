#include "core/book/importcolumns.h"

#include "core/book/columnmemory.h"
#include "core/book/formats.h"
#include "core/importing/catalogue.h"

namespace kith
{
namespace
{

FileColumns::Event eventOf(const Importer* importer, const TableColumns& table)
{
    const QString format = importer ? QString(importer->format()) : QString();
    if (importFormatTakesEvent(format))
        return table.rowsTellEvent && table.rowsTellDay ? FileColumns::Event::No : FileColumns::Event::Asked;
    return importFormatMayTakeEvent(format) ? FileColumns::Event::Offered : FileColumns::Event::No;
}

} // namespace

Result<std::vector<FileColumns>> importColumns(const Database& database, const ImportRequest& request)
{
    const Result<HeaderMaps> maps = mapsOf(database, request);
    if (!maps)
        return tl::unexpected(maps.error());
    std::vector<FileColumns> all;
    for (RecognisedFile& file : lookAtFiles(request.paths, request.map, *maps)) {
        if (file.importer == nullptr && !file.isUnknownTable)
            continue;
        std::optional<TableColumns> table = columnsOf(file.file, file.importer, file.map);
        if (!table)
            continue;
        const bool remembered = !file.map.empty() && !request.maps.contains(table->header);
        const FileColumns::Event event = eventOf(file.importer, *table);
        all.push_back({.file = file.file.displayName(),
            .key = file.file.key(),
            .table = std::move(*table),
            .map = std::move(file.map),
            .remembered = remembered,
            .known = file.importer != nullptr,
            .event = event});
    }
    return all;
}

} // namespace kith
