#include "core/store/migrations.h"

#include "core/store/database.h"
#include "core/store/packrows.h"

#include <array>
#include <span>

namespace kith
{
namespace
{

// One entry a version, only ever appended to. A new book runs them all, so a fresh book and a migrated one
// are the same. Dates are integers of the form 20260131; kinds, outcomes and the like are the numbers of
// their enums.
constexpr std::array version1{
    "CREATE TABLE contacts ("
    " id INTEGER PRIMARY KEY, kind INTEGER NOT NULL, name TEXT NOT NULL, given TEXT, family TEXT, title TEXT,"
    " organisation TEXT, location TEXT, profile TEXT,"
    " as_of INTEGER)", // the day of the newest source that stated title and employer

    "CREATE TABLE points ("
    " contact INTEGER NOT NULL REFERENCES contacts(id), kind INTEGER NOT NULL, value TEXT NOT NULL, label "
    "TEXT,"
    " PRIMARY KEY (contact, kind, value)) WITHOUT ROWID",

    // Clustered by contact: all facts of one lie together, and advising everyone is one walk through the
    // table.
    "CREATE TABLE facts ("
    " contact INTEGER NOT NULL REFERENCES contacts(id), number INTEGER NOT NULL, kind INTEGER NOT NULL,"
    " certainty INTEGER NOT NULL, value TEXT, since INTEGER, until INTEGER, count INTEGER NOT NULL,"
    " by INTEGER NOT NULL, source INTEGER NOT NULL, row INTEGER NOT NULL,"
    " PRIMARY KEY (contact, number)) WITHOUT ROWID",

    "CREATE TABLE sources ("
    " id INTEGER PRIMARY KEY, name TEXT NOT NULL, container TEXT, format TEXT NOT NULL, hash BLOB NOT NULL,"
    " imported_at TEXT NOT NULL, read INTEGER NOT NULL, added INTEGER NOT NULL, updated INTEGER NOT NULL,"
    " unchanged INTEGER NOT NULL, rejected INTEGER NOT NULL)",

    "CREATE TABLE source_rows ("
    " source INTEGER NOT NULL, row INTEGER NOT NULL, outcome INTEGER NOT NULL, contact INTEGER NOT NULL,"
    " note TEXT, text TEXT, PRIMARY KEY (source, row)) WITHOUT ROWID",
    "CREATE INDEX rejected_rows ON source_rows (source, row) WHERE outcome = 3",

    // What is known about the owner: one statement a row.
    "CREATE TABLE owner ("
    " id INTEGER PRIMARY KEY, field INTEGER NOT NULL, value TEXT NOT NULL, detail TEXT, since INTEGER,"
    " until INTEGER, by INTEGER NOT NULL, source INTEGER NOT NULL, row INTEGER NOT NULL)",

    "CREATE TABLE drafts (contact INTEGER PRIMARY KEY REFERENCES contacts(id), text TEXT NOT NULL)",

    // Derived, and so neither journalled nor referring: rebuilt from the facts whenever they change.
    "CREATE TABLE advice ("
    " contact INTEGER PRIMARY KEY, action INTEGER NOT NULL, gate INTEGER NOT NULL, margin INTEGER NOT NULL,"
    " confidence REAL NOT NULL, worth REAL NOT NULL, later INTEGER, labels TEXT)",

    "CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID",

    // The undo history (journal.h).
    "CREATE TABLE journal ("
    " id INTEGER PRIMARY KEY, at TEXT NOT NULL, name TEXT NOT NULL, undone INTEGER NOT NULL DEFAULT 0,"
    " first_contact INTEGER, last_contact INTEGER, first_source INTEGER, last_source INTEGER)",
    "CREATE TABLE journal_parts ("
    " entry INTEGER NOT NULL, redo INTEGER NOT NULL, number INTEGER NOT NULL, changeset BLOB NOT NULL,"
    " PRIMARY KEY (entry, redo, number))",
};

// What the user decided about who is who.
constexpr std::array version2{
    // Other names that a contact goes by, since another was merged into it.
    "CREATE TABLE aliases ("
    " contact INTEGER NOT NULL, name TEXT NOT NULL, PRIMARY KEY (contact, name)) WITHOUT ROWID",
    // Contacts that are two, whatever they have in common; `one` is the smaller id.
    "CREATE TABLE apart ("
    " one INTEGER NOT NULL, other INTEGER NOT NULL, PRIMARY KEY (one, other)) WITHOUT ROWID",
    "CREATE INDEX apart_other ON apart (other)",
};

// What each row stated, so that a file can be taken out of the book again, or a contact be taken apart.
constexpr std::array version3{
    "ALTER TABLE source_rows ADD COLUMN record BLOB", // rowrecord.h; of the erased and of older books none
    // What a file changed of contacts that were there before it; `before` and `after` in words of the file.
    "CREATE TABLE changes ("
    " source INTEGER NOT NULL, number INTEGER NOT NULL, contact INTEGER NOT NULL, kind INTEGER NOT NULL,"
    " before TEXT, after TEXT, PRIMARY KEY (source, number)) WITHOUT ROWID",
    // The fields that the user typed, which no file overrides; NULL: not edited.
    "CREATE TABLE edits ("
    " contact INTEGER PRIMARY KEY, name TEXT, given TEXT, family TEXT, title TEXT, organisation TEXT,"
    " location TEXT, day INTEGER)",
};

// The header of a table, for saving the rows that were rejected.
constexpr std::array version4{"ALTER TABLE sources ADD COLUMN header TEXT"};

// What the user chose about rules; `own` is a rule of theirs as JSON, NULL for a rule of Kith's.
constexpr std::array version5{
    "CREATE TABLE rules ("
    " id TEXT PRIMARY KEY, is_on INTEGER, strength INTEGER NOT NULL, own TEXT) WITHOUT ROWID"};

// The day when the file was made, as far as it tells; 0: it does not; NULL: an older Kith read it.
constexpr std::array version6{"ALTER TABLE sources ADD COLUMN day INTEGER"};

// Tells whether advice is new without looking at all of it (advicetable.h); NULL: an older Kith advised.
constexpr std::array version7{"ALTER TABLE advice ADD COLUMN digest INTEGER"};

// Rows some hundreds together (sourcerows.h).
constexpr std::array version8{
    // `first` and `last`: the lowest and the highest number of its rows.
    "CREATE TABLE row_blocks ("
    " source INTEGER NOT NULL, number INTEGER NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL,"
    " rows BLOB NOT NULL, prints BLOB, records BLOB, PRIMARY KEY (source, number)) WITHOUT ROWID",
    "INSERT INTO row_blocks SELECT source, row / 256, min(row), max(row),"
    " pack_rows(row, outcome, contact, record), NULL, pack_records(row, record) FROM source_rows"
    " WHERE outcome <> 3 GROUP BY source, row / 256",
    "DROP INDEX rejected_rows",
    "CREATE TABLE rejected_rows ("
    " source INTEGER NOT NULL, row INTEGER NOT NULL, reason TEXT, text TEXT,"
    " PRIMARY KEY (source, row)) WITHOUT ROWID",
    "INSERT INTO rejected_rows SELECT source, row, note, text FROM source_rows WHERE outcome = 3",
    "DROP TABLE source_rows",
    // Steps that moved single rows cannot be taken back, nor brought back, nor can those around them.
    "DELETE FROM journal WHERE NOT undone AND id <= (SELECT max(id) FROM journal JOIN journal_parts"
    " ON entry = id WHERE NOT undone AND instr(changeset, CAST('source_rows' AS BLOB)))",
    "DELETE FROM journal WHERE undone AND id >= (SELECT min(id) FROM journal JOIN journal_parts"
    " ON entry = id WHERE undone AND instr(changeset, CAST('source_rows' AS BLOB)))",
    "DELETE FROM journal_parts WHERE entry NOT IN (SELECT id FROM journal)",
    // Who calls a contact so: the user, as before, or a file.
    "ALTER TABLE aliases ADD COLUMN by INTEGER NOT NULL DEFAULT 1",
};

// Rows may restate those of other files (rowblock.h), which an older Kith could not read.
constexpr std::array version9{
    // When the file was written tells which of two of one day is newer; NULL: an older Kith read it.
    "ALTER TABLE sources ADD COLUMN made INTEGER",
    // What there was to say of a file and of rows that were used all the same.
    "CREATE TABLE remarks ("
    " source INTEGER NOT NULL, number INTEGER NOT NULL, row INTEGER NOT NULL, severity INTEGER NOT NULL,"
    " message TEXT, PRIMARY KEY (source, number)) WITHOUT ROWID"};

// Blocks hold rows that were rejected, too (rowblock.h), which an older Kith would take for damage.
constexpr std::span<const char* const> version10;

// Rows say who was absent from a meeting (rowrecord.h), which an older Kith could not read.
constexpr std::span<const char* const> version11;

// Facts say who is no connection any more, a kind that an older Kith does not know.
constexpr std::span<const char* const> version12;

// What imports need not go through everyone for.
constexpr std::array version13{
    "CREATE INDEX lost ON facts (contact) WHERE kind = 37", // who is found to be no connection any more
    "CREATE TABLE identities (block INTEGER PRIMARY KEY, keys BLOB NOT NULL)", // derived (identityblocks.h)
};

// Beside: blocks say in short that rows restate one after the other (rowblock.h), which an older Kith could
// not read.
//
// Where contacts work, as newer files say it, apart from what the first one said. A newer list of connections
// says it anew of a few among many, and would else write nearly every page of contacts.
constexpr std::array version14{
    "CREATE TABLE employments ("
    " contact INTEGER PRIMARY KEY REFERENCES contacts(id), title TEXT, organisation TEXT, location TEXT,"
    " as_of INTEGER)",
    // Contacts as they are: who reads one of these four columns reads it here.
    "CREATE VIEW current_contacts AS SELECT id, kind, name, given, family,"
    " iif(contact IS NULL, contacts.title, employments.title) AS title,"
    " iif(contact IS NULL, contacts.organisation, employments.organisation) AS organisation,"
    " iif(contact IS NULL, contacts.location, employments.location) AS location, profile,"
    " iif(contact IS NULL, contacts.as_of, employments.as_of) AS as_of"
    " FROM contacts LEFT JOIN employments ON contact = id",
    // Whose page an employer is, without a look at everyone.
    "CREATE INDEX organisations ON contacts (name) WHERE kind = 1",
};

const std::array<std::span<const char* const>, 14> versions{version1, version2, version3, version4, version5,
    version6, version7, version8, version9, version10, version11, version12, version13, version14};

} // namespace

int bookVersion()
{
    return static_cast<int>(versions.size());
}

Done migrate(const Database& database, int from)
{
    addPackRows(database.handle());
    Result<Transaction> transaction = Transaction::begin(database);
    if (!transaction)
        return tl::unexpected(transaction.error());
    for (int version = from; version < bookVersion(); ++version) {
        for (const char* sql : versions[static_cast<std::size_t>(version)]) {
            if (Done done = database.execute(sql); !done)
                return done;
        }
    }
    const QByteArray setVersion = "PRAGMA user_version = " + QByteArray::number(bookVersion());
    if (Done done = database.execute(setVersion.constData()); !done)
        return done;
    return transaction->commit();
}

} // namespace kith
