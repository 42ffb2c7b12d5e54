#pragma once

#include "core/base/progress.h"
#include "core/detecting/detectors.h"
#include "core/importing/importer.h"
#include "core/matching/identities.h"
#include "core/model/record.h"
#include "core/store/rowrecord.h"

#include <QByteArray>
#include <QDate>

#include <optional>
#include <vector>

namespace kith
{

// A record ready to be matched and stored.
struct PreparedRecord {
    int row = 0;
    std::vector<int> furtherRows;
    IdentityKeys keys;
    // Contact, facts and the day when the file was made, as far as told by this row and those before it: as
    // the table source_rows keeps them. The contact is named, its addresses are in one form.
    QByteArray packed;
    QString exportedId; // as in Record
    std::optional<UserWord> word;

    Record decoded(SourceId source) const; // with that source of its facts
};

// Where prepared records go, in the order of the file.
class PreparedSink
{
public:
    virtual ~PreparedSink() = default;

    virtual void header(const QString& text) = 0; // of a table
    virtual Done record(PreparedRecord record) = 0;
    virtual Done owner(OwnerRecord record) = 0;
    virtual Done reject(int row, const QString& reason, const QString& text) = 0;
    virtual void issue(const Issue& issue) = 0;
};

// Reads a file on a thread of its own, a few thousand records ahead of the sink, which is called on this one:
// parsing, folding and hashing cost as much as storing. `day`: when the file was made, as far as known; the
// newest connection that it states tells, too. A contact that is nothing but the name of an organisation
// becomes one.
Done readAhead(const Importer& importer, const InputFile& file, const ReadContext& context, QDate day,
    const Detectors& detectors, PreparedSink& sink, Progress& progress);

} // namespace kith
