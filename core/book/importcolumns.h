#pragma once

#include "core/book/importfiles.h"
#include "core/importing/tablecolumns.h"

namespace kith
{

// The columns of a file of an import.
struct FileColumns {
    QString file; // as receipts name it
    TableColumns table;
    ColumnMap map; // what is said of them
    bool remembered = false; // since an import of before
    bool known = false; // whether the file can be read with that
};

// Of all files of whose columns there is something to say, in the order of lookAtFiles().
Result<std::vector<FileColumns>> importColumns(const Database& database, const ImportRequest& request);

} // namespace kith
