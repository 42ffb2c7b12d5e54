#include "core/importing/recordsink.h"

#include "core/importing/texts.h"

namespace kith
{

QString thisIsYou()
{
    return Importing::tr("This is you.");
}

Done RecordSink::withheld(Record record, const QString& reason, const QStringList& texts)
{
    Done done = reject(record.row, reason, texts.value(0));
    for (qsizetype i = 1; const int row : record.furtherRows)
        done = done ? reject(row, reason, texts.value(i++)) : done;
    return done;
}

} // namespace kith
