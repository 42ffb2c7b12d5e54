#pragma once

#include "core/book/importfiles.h"
#include "core/importing/tablecolumns.h"

namespace kith
{

// The columns of a file of an import.
struct FileColumns {
    // Whether the user may say at which event its people were.
    enum class Event : quint8 {
        No,
        Asked, // it is a list of guests that does not tell it all
        Offered, // it lists people, who may have been guests
    };

    QString file; // as receipts name it
    QString key; // what tells it from others of that name: InputFile::key()
    TableColumns table;
    ColumnMap map; // what is said of them
    bool remembered = false; // since an import of before
    bool known = false; // whether the file can be read with that
    Event event = Event::No;
};

// Of all files of whose columns there is something to say, in the order of lookAtFiles().
Result<std::vector<FileColumns>> importColumns(const Database& database, const ImportRequest& request);

} // namespace kith
