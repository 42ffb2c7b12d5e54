#include "core/store/sources.h"

#include "core/store/prepared.h"

namespace kith
{
namespace
{

constexpr std::size_t changesAtOnce = 256;

// A row of "id, name, container, format, hash, imported_at, read, added, updated, unchanged, rejected,
// header, day, made".
Source sourceAt(const Statement& row)
{
    return {.id = row.integer(0),
        .name = row.text(1),
        .container = row.text(2),
        .format = row.text(3),
        .hash = row.blob(4),
        .importedAt = QDateTime::fromString(row.text(5), Qt::ISODate),
        .counts = {row.integer(6), row.integer(7), row.integer(8), row.integer(9), row.integer(10)},
        .header = row.text(11),
        .day = row.date(12),
        .made = row.integer(13)};
}

} // namespace

Result<Sources> Sources::prepare(const Database& database)
{
    Sources table;
    table.m_database = &database;
    const Done done = prepareAll(database,
        {{table.m_all,
             "SELECT id, name, container, format, hash, imported_at, read, added, updated, unchanged, "
             "rejected, header, day, made"
             " FROM sources ORDER BY id DESC"},
            {table.m_byHash,
                "SELECT id, name, container, format, hash, imported_at, read, added, updated, unchanged,"
                " rejected, header, day, made FROM sources WHERE format = ? AND hash = ?"
                " ORDER BY container IS ? DESC, rejected = read, id LIMIT 1"},
            {table.m_lastId, "SELECT max(id) FROM sources"},
            {table.m_insert,
                "INSERT INTO sources (id, name, container, format, hash, imported_at, read, added, updated,"
                " unchanged, rejected, made) VALUES (?, ?, ?, ?, ?, strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), "
                "?, "
                "?, ?, ?, ?, ?)"},
            {table.m_finish,
                "UPDATE sources SET read = ?2, added = ?3, updated = ?4, unchanged = ?5, rejected = ?6,"
                " header = ?7, day = ?8 WHERE id = ?1"},
            {table.m_insertChange,
                "INSERT INTO changes (source, number, contact, kind, before, after)"
                " SELECT c0, c1, c2, c3, c4, c5 FROM given_rows(?1)"},
            {table.m_changes,
                "SELECT contact, kind, before, after FROM changes WHERE source = ? ORDER BY number"
                " LIMIT ? OFFSET ?"},
            {table.m_countChanges, "SELECT count(*) FROM changes WHERE source = ?"},
            {table.m_insertRemark,
                "INSERT INTO remarks (source, number, row, severity, message) VALUES (?, ?, ?, ?, ?)"},
            {table.m_remarks,
                "SELECT severity, row, message FROM remarks WHERE source = ? ORDER BY number"}});
    if (!done)
        return tl::unexpected(done.error());
    return table;
}

Result<std::vector<Source>> Sources::all()
{
    std::vector<Source> sources;
    while (true) {
        const Result<bool> row = m_all.step();
        if (!row)
            return tl::unexpected(row.error());
        if (!*row)
            return sources;
        sources.push_back(sourceAt(m_all));
    }
}

Result<std::optional<Source>> Sources::byHash(
    const QString& format, const QByteArray& hash, const QString& container)
{
    const Result<bool> row = m_byHash.bindAll(format, hash, container).step();
    if (!row)
        return tl::unexpected(row.error());
    if (!*row)
        return std::nullopt;
    const Source source = sourceAt(m_byHash);
    m_byHash.reset();
    return source;
}

Result<SourceId> Sources::lastId()
{
    if (const Result<bool> row = m_lastId.step(); !row)
        return tl::unexpected(row.error());
    const SourceId last = m_lastId.integer(0);
    m_lastId.reset();
    return last;
}

Done Sources::insert(const Source& source)
{
    return m_insert
        .bindAll(source.id, source.name, source.container, source.format, source.hash, source.counts.read,
            source.counts.added, source.counts.updated, source.counts.unchanged, source.counts.rejected,
            source.made)
        .run();
}

Done Sources::finish(const Source& source)
{
    if (Done done = writeChanges(); !done)
        return done;
    const RowCounts& counts = source.counts;
    return m_finish
        .bindAll(source.id, counts.read, counts.added, counts.updated, counts.unchanged, counts.rejected,
            source.header, Day(source.day).number)
        .run();
}

Done Sources::moveChanges(const QHash<ContactId, ContactId>& joined)
{
    if (Done done = writeChanges(); !done)
        return done;
    for (const char* sql : {"CREATE TEMP TABLE IF NOT EXISTS joined (gone INTEGER PRIMARY KEY, went INTEGER)",
             "DELETE FROM temp.joined"}) {
        if (Done done = m_database->execute(sql); !done)
            return done;
    }
    Result<Statement> insert = m_database->prepare("INSERT INTO temp.joined VALUES (?, ?)");
    if (!insert)
        return tl::unexpected(insert.error());
    for (const auto [gone, went] : joined.asKeyValueRange()) {
        if (Done done = insert->bindAll(gone, went).run(); !done)
            return done;
    }
    return m_database->execute(
        "UPDATE changes SET contact = (SELECT went FROM temp.joined WHERE gone = contact)"
        " WHERE contact IN (SELECT gone FROM temp.joined)");
}

Done Sources::insertChange(SourceId id, int number, const ContactChange& change)
{
    m_newChanges.add(id, number, change.contact, static_cast<int>(change.kind), change.before, change.after);
    return m_newChanges.size() < changesAtOnce ? Done() : writeChanges();
}

Done Sources::writeChanges()
{
    if (m_newChanges.isEmpty())
        return {};
    const Done done = m_insertChange.bindAll(m_newChanges).run();
    m_newChanges.clear();
    return done;
}

Done Sources::insertRemark(SourceId id, int number, const Issue& remark)
{
    return m_insertRemark.bindAll(id, number, remark.row, static_cast<int>(remark.severity), remark.message)
        .run();
}

Result<std::vector<Issue>> Sources::remarks(SourceId id)
{
    std::vector<Issue> remarks;
    m_remarks.bindAll(id);
    while (true) {
        const Result<bool> row = m_remarks.step();
        if (!row)
            return tl::unexpected(row.error());
        if (!*row)
            return remarks;
        remarks.push_back({static_cast<Severity>(m_remarks.integer(0)),
            static_cast<int>(m_remarks.integer(1)), 0, m_remarks.text(2)});
    }
}

Result<std::vector<ContactChange>> Sources::changes(SourceId id, qint64 offset, qint64 limit)
{
    if (Done done = writeChanges(); !done)
        return tl::unexpected(done.error());
    std::vector<ContactChange> changes;
    m_changes.bindAll(id, limit, offset);
    while (true) {
        const Result<bool> row = m_changes.step();
        if (!row)
            return tl::unexpected(row.error());
        if (!*row)
            return changes;
        changes.push_back({m_changes.integer(0), static_cast<ContactChange::Kind>(m_changes.integer(1)),
            m_changes.text(2), m_changes.text(3)});
    }
}

Result<qint64> Sources::countChanges(SourceId id)
{
    if (Done done = writeChanges(); !done)
        return tl::unexpected(done.error());
    if (const Result<bool> row = m_countChanges.bindAll(id).step(); !row)
        return tl::unexpected(row.error());
    const qint64 count = m_countChanges.integer(0);
    m_countChanges.reset();
    return count;
}

} // namespace kith
