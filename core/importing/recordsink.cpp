#include "core/importing/recordsink.h"

#include "core/importing/texts.h"

namespace kith
{

QString thisIsYou()
{
    return Importing::tr("This is you.");
}

Done RecordSink::yourself(Record record, const QStringList& texts)
{
    Done done = reject(record.row, thisIsYou(), texts.value(0));
    for (qsizetype i = 1; const int row : record.furtherRows)
        done = done ? reject(row, thisIsYou(), texts.value(i++)) : done;
    return done;
}

} // namespace kith
