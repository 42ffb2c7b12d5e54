#pragma once

#include "core/base/result.h"
#include "core/model/source.h"
#include "core/store/database.h"
#include "core/store/day.h"
#include "core/store/givenrows.h"

#include <QHash>

#include <optional>
#include <set>
#include <vector>

namespace kith
{

// The tables sources, changes and remarks: every file that was imported, whom it changed, what there was to
// say. What became of its rows: sourcerows.h.
class Sources
{
public:
    static Result<Sources> prepare(const Database& database);

    Result<std::vector<Source>> all(); // newest first
    // Of several, one of that archive or folder comes first, then one of which not all was rejected.
    Result<std::optional<Source>> byHash(
        const QString& format, const QByteArray& hash, const QString& container);
    Result<SourceId> lastId();
    Done insert(const Source& source); // with its own id; SQLite's clock tells when
    Done finish(const Source& source); // sets its counts, header and day

    // What the file changed of contacts that were there before, in the order of insertion. Written some
    // hundreds at a time, at the latest by writeChanges() or when others here read or move them.
    Done insertChange(SourceId id, int number, const ContactChange& change);
    Done writeChanges();
    Result<std::vector<ContactChange>> changes(SourceId id, qint64 offset, qint64 limit);
    Result<qint64> countChanges(SourceId id);
    // What there was to say of the file, beside rows that were rejected, in the order of insertion.
    Done insertRemark(SourceId id, int number, const Issue& remark);
    Result<std::vector<Issue>> remarks(SourceId id);
    // Changes of contacts that were joined into others are changes of the others: from the gone to where they
    // went.
    Done moveChanges(const QHash<ContactId, ContactId>& joined);

private:
    const Database* m_database = nullptr;
    GivenRows m_newChanges{6};
    Statement m_all, m_byHash, m_lastId, m_insert, m_finish, m_insertChange, m_changes, m_countChanges,
        m_insertRemark, m_remarks;
};

} // namespace kith
