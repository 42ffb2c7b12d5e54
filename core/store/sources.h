#pragma once

#include "core/base/result.h"
#include "core/model/source.h"
#include "core/store/database.h"

#include <QHash>

#include <optional>
#include <vector>

namespace kith
{

// The tables sources and source_rows: every file that was imported and what became of each of its rows.
class Sources
{
public:
    static Result<Sources> prepare(const Database& database);

    Result<std::vector<Source>> all(); // newest first
    Result<std::optional<Source>> byHash(const QString& format, const QByteArray& hash);
    Result<SourceId> lastId();
    Done insert(const Source& source); // with its own id; SQLite's clock tells when
    Done setCounts(SourceId id, const RowCounts& counts);
    Done insertRow(const SourceRow& row);
    // The rows about contacts that were joined into others are about the others: from the gone to where they
    // went.
    Done moveRows(const QHash<ContactId, ContactId>& joined);
    Result<std::vector<SourceRow>> rows(SourceId id, Outcome outcome, qint64 offset, qint64 limit);

private:
    const Database* m_database = nullptr;
    Statement m_all, m_byHash, m_lastId, m_insert, m_setCounts, m_insertRow, m_rows;
};

} // namespace kith
