#pragma once

#include "core/base/result.h"
#include "core/store/day.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QDate>
#include <QString>

struct sqlite3;
struct sqlite3_stmt;

namespace kith
{

class GivenRows; // givenrows.h
class RowSink; // rowsink.h

// A blob that somebody else holds.
struct BlobView {
    QByteArrayView bytes;
};

// A prepared statement. Thin over SQLite's own interface, since QSqlQuery costs three times a bare loop
// (facts: speed). Parameters count from 1, columns from 0. Empty strings, null blobs and invalid dates
// are stored as NULL.
class Statement
{
public:
    static Result<Statement> prepare(sqlite3* handle, const char* sql);
    Statement() = default;
    Statement(Statement&& other) noexcept;
    Statement& operator=(Statement&& other) noexcept;
    ~Statement();

    Statement& bind(int parameter, qint64 value);
    Statement& bind(int parameter, int value) { return bind(parameter, qint64{value}); }
    Statement& bind(int parameter, double value);
    Statement& bind(int parameter, const QString& text);
    Statement& bind(int parameter, QLatin1StringView text);
    Statement& bind(int parameter, QDate date);
    Statement& bind(int parameter, Day day);
    Statement& bind(int parameter, const QByteArray& blob);
    // These are not copied: they must stay until the statement has run.
    Statement& bind(int parameter, QByteArrayView utf8);
    Statement& bind(int parameter, BlobView blob);
    Statement& bind(int parameter, RowSink& sink); // for each_row
    Statement& bind(int parameter, const GivenRows& rows); // for given_rows
    template <typename... Values>
    Statement& bindAll(Values&&... values)
    {
        int parameter = 0;
        (bind(++parameter, values), ...);
        return *this;
    }

    // Fetches the next row: true if there is one; false, and ready to run again, if not.
    Result<bool> step();
    // Runs a statement that yields no rows, and makes it ready to run again.
    Done run();
    qint64 changed() const; // rows that it changed when it ran, if no other of the connection has run since
    void reset();

    bool isPrepared() const { return m_statement != nullptr; }
    int columns() const;
    qint64 integer(int column) const;
    double real(int column) const;
    QString text(int column) const;
    QByteArrayView utf8(int column) const; // valid until the next step
    QByteArrayView blobView(int column) const; // the same
    QByteArray blob(int column) const { return blobView(column).toByteArray(); }
    QDate date(int column) const;
    bool isNull(int column) const;

private:
    explicit Statement(sqlite3_stmt* statement) : m_statement(statement) { }

    sqlite3_stmt* m_statement = nullptr;
};

} // namespace kith
