#pragma once

#include "core/base/issue.h"
#include "core/base/result.h"
#include "core/model/record.h"

#include <QByteArrayView>
#include <QStringList>

namespace kith
{

// Why the owner's own row in a list of others is rejected.
QString thisIsYou();

// Where an importer puts what it reads. Every data row of a file ends in exactly one of record(), withheld(),
// owner() and reject(); a failure of the sink (cancelled, disk full) stops the reading and is passed on.
class RecordSink
{
public:
    virtual ~RecordSink() = default;

    // The header of a table as it stands in the file; before the rows.
    virtual void header(const QString&) { }
    // Offers a row that stands alone (RowReader) by its bytes before it is read. True: the sink knows what
    // such a row states, and has taken it.
    virtual Result<bool> restated(int /*row*/, QByteArrayView /*bytes*/) { return false; }
    virtual Done record(Record record) = 0;
    virtual Done owner(OwnerRecord record) = 0;
    // A row that cannot be used: why, in one translated line, and the row as it stands in the file.
    virtual Done reject(int row, const QString& reason, const QString& text) = 0;
    // Rows in a list of guests or a calendar that are rejected because of who the owner is: they are the
    // owner's own, or of a meeting which the owner declined. What they would state if they were not goes
    // along, since who the owner is may turn out later. `texts`: of each row.
    virtual Done withheld(Record record, const QString& reason, const QStringList& texts);
    // Something to know about the file or a row that was used all the same.
    virtual void issue(const Issue& issue) = 0;
};

} // namespace kith
