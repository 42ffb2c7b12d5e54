#pragma once

#include "core/base/progress.h"
#include "core/book/knownrows.h"
#include "core/detecting/detectors.h"
#include "core/importing/importer.h"
#include "core/matching/identities.h"
#include "core/model/record.h"
#include "core/store/rowblock.h"
#include "core/store/rowrecord.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QDate>
#include <QStringList>

#include <optional>
#include <span>
#include <vector>

namespace kith
{

// Why rows are rejected that state something all the same (RecordSink::withheld), and what stands in each.
struct Withheld {
    QString reason;
    QStringList texts;
};

// A record ready to be matched and stored.
struct PreparedRecord {
    int row = 0;
    std::vector<int> furtherRows;
    IdentityKeys keys;
    int size = 0; // of `packed`
    std::optional<Restatement> restates; // the row has no record of its own
    // Contact, facts and the day when the file was made, as far as told by this row and those before it: a
    // record as the book keeps it (rowrecord.h), in a batch that lasts while the sink is called. The contact
    // is named, its addresses are in one form.
    QByteArrayView packed;
    QString exportedId; // as in Record
    std::optional<UserWord> word;
    std::optional<Withheld> withheld;
    RowPrint print; // of its bytes, where what it states depends on nothing else
    bool isInNoOther = false; // file of its format, while many of its neighbours are

    Record decoded(SourceId source) const; // with that source of its facts
};

// A row in the bytes of one that the book holds already.
struct RestatedRow {
    int row = 0;
    int size = 0; // of `packed`
    QByteArrayView packed; // what it restates, as of the day of its own; empty where nobody has looked
    Restatement restates;
    RowPrint print;
    ContactId contact = 0; // whom that row was about before this import
    bool isAll = false; // whether files have stated nothing else of the contact

    // As if it had been read. `record`: what it restates; the result is a view of `bytes`.
    PreparedRecord prepared(QByteArrayView record, QByteArray& bytes) const;
};

// What a row states of the owner.
struct PreparedOwner {
    OwnerRecord owner;
    int size = 0; // of its record; 0: none is kept, since the user's own word stays when the file goes
};

// Where prepared records go, in the order of the file.
class PreparedSink
{
public:
    virtual ~PreparedSink() = default;

    virtual Done beginBatch(std::span<const PreparedRecord* const> records) = 0; // that come until it ends
    virtual void expect(std::span<const IdentityKeys* const> keys) = 0; // of records that come next
    virtual void header(const QString& text) = 0; // of a table
    virtual Done record(PreparedRecord record) = 0;
    virtual Done restated(RestatedRow row) = 0;
    virtual Done owner(PreparedOwner owner) = 0;
    virtual Done reject(int row, const QString& reason, const QString& text) = 0;
    virtual void issue(const Issue& issue) = 0;
    // After some hundreds of them, and at the end: compressed() of the records that are new since the last
    // time.
    virtual Done endBatch(const QByteArray& records) = 0;
};

// Reads a file on a thread of its own, a few thousand records ahead of the sink, which is called on this one:
// parsing, folding and hashing cost as much as storing. `day`: when the file was made, as far as known; the
// newest connection that it states tells, too. A contact that is nothing but the name of an organisation
// becomes one. Rows that are `known`, in the same bytes, are mostly not read again.
Done readAhead(const Importer& importer, const InputFile& file, const ReadContext& context, QDate day,
    const Detectors& detectors, KnownRowsAhead& known, PreparedSink& sink, Progress& progress);

} // namespace kith
