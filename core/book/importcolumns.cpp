#include "core/book/importcolumns.h"

#include "core/book/columnmemory.h"
#include "core/importing/catalogue.h"

namespace kith
{

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
        all.push_back({file.file.displayName(), std::move(*table), std::move(file.map), remembered,
            file.importer != nullptr});
    }
    return all;
}

} // namespace kith
