#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/store/statement.h"

#include <QString>

#include <memory>

struct sqlite3;

namespace kith
{

// A connection to a book: one SQLite file. One thread at a time uses it.
class Database
{
public:
    enum class Mode {
        ReadWrite, // creates the book if there is none
        Existing, // to be written, too, but never created
        ReadOnly
    };

    // Opens the book, sets the pragmas (facts: safety) and migrates it. Fails for a file that is no book,
    // that a newer Kith wrote (it stays untouched), that is damaged or that cannot be written.
    static Result<Database> open(const QString& path, Mode mode = Mode::ReadWrite);
    Database(Database&& other) noexcept;
    Database& operator=(Database&& other) noexcept;
    ~Database();

    const QString& path() const;
    sqlite3* handle() const; // for the store room

    Result<Statement> prepare(const char* sql) const;
    Done execute(const char* sql) const; // a single statement without parameters
    // The first column of the first row; 0 if there is none.
    Result<qint64> integer(const char* sql) const;
    // For walking through tables: pages that were read are not needed again, and a large page cache would
    // touch memory in vain.
    void useSmallCache() const;
    // How long to wait for another writer before failing with ErrorCode::Busy; 5 s unless set.
    void setBusyTimeout(int milliseconds) const;

private:
    friend class Cancellable;
    struct Connection;
    explicit Database(std::unique_ptr<Connection> connection);
    std::unique_ptr<Connection> m_connection;
};

// While it lives, any statement of the connection, however long SQLite works on it, fails with
// ErrorCode::Cancelled soon after the progress was cancelled. Within another one it does nothing.
class Cancellable
{
public:
    Cancellable(const Database& database, const Progress& progress);
    ~Cancellable();
    Cancellable(const Cancellable&) = delete;
    Cancellable& operator=(const Cancellable&) = delete;

private:
    const Database& m_database;
    bool m_isOuter;
};

// Everything that is read while it lives is of one moment, whatever others write meanwhile. Within a
// transaction, which sees to that, it does nothing.
class Snapshot
{
public:
    static Result<Snapshot> begin(const Database& database);
    Snapshot(Snapshot&& other) noexcept;
    Snapshot& operator=(Snapshot&&) = delete;
    ~Snapshot();

private:
    explicit Snapshot(const Database* database) : m_database(database) { }
    const Database* m_database; // null: nothing was begun
};

// BEGIN IMMEDIATE … COMMIT; rolls back when destroyed without commit.
class Transaction
{
public:
    static Result<Transaction> begin(const Database& database);
    Transaction(Transaction&& other) noexcept;
    Transaction& operator=(Transaction&&) = delete;
    ~Transaction();

    Done commit();
    void rollback();

private:
    explicit Transaction(const Database& database) : m_database(&database) { }
    const Database* m_database;
};

// The error for SQLite's result code, in words for the user; `path` is the book's.
Error databaseError(sqlite3* handle, int code);

} // namespace kith
