#pragma once

#include "core/base/result.h"
#include "core/model/ids.h"
#include "core/store/database.h"

#include <QByteArrayView>
#include <QLatin1StringView>

#include <functional>
#include <initializer_list>
#include <memory>
#include <optional>

struct sqlite3_changeset_iter;
struct sqlite3_session;

namespace kith
{

// What rows were and became, in the form of SQLite's session extension.
class Changeset
{
public:
    Changeset() = default;
    Changeset(void* bytes, int size) : m_bytes(bytes), m_size(size) { } // of sqlite3_malloc(), taken over

    bool isEmpty() const { return m_size == 0; }
    QByteArrayView view() const { return {static_cast<const char*>(m_bytes.get()), m_size}; }

private:
    struct Free {
        void operator()(void* bytes) const;
    };

    std::unique_ptr<void, Free> m_bytes;
    int m_size = 0;
};

// Records what a connection changes from now on, in the tables that hold what the user has: advice and what
// else is derived is left out, and so is the journal.
class Session
{
public:
    static Result<Session> start(const Database& database);

    // Whether the changes that follow are recorded; returns whether those before were.
    bool setRecording(bool on);
    // What has changed, which ends the session.
    Result<Changeset> finish();

private:
    struct Delete {
        void operator()(sqlite3_session* session) const;
    };

    Session(const Database& database, sqlite3_session* session)
        : m_database(&database), m_session(session) { }

    const Database* m_database;
    std::unique_ptr<sqlite3_session, Delete> m_session;
};

// Makes the changes once more, or takes them back. Whole or not at all: the book must be as it was before
// them, or after them.
enum class Direction { Forth, Back };
Done applyChangeset(const Database& database, QByteArrayView changeset, Direction direction);

// A row as a changeset changes it, while it is visited.
class ChangedRow
{
public:
    explicit ChangedRow(sqlite3_changeset_iter* iterator);

    QLatin1StringView table() const { return m_table; }
    // The first column, which tells the contact in every table that belongs to contacts.
    std::optional<ContactId> contact() const;
    // Whether any of these columns has another value; of a row that came or went, all have.
    bool touches(std::initializer_list<int> columns) const;

private:
    sqlite3_changeset_iter* m_iterator;
    QLatin1StringView m_table;
    int m_operation = 0;
};

Done eachChangedRow(
    const Database& database, QByteArrayView changeset, const std::function<void(const ChangedRow&)>& visit);

} // namespace kith
