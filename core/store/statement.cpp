#include "core/store/statement.h"

#include "core/store/database.h"
#include "core/store/givenrows.h"
#include "core/store/rowsink.h"

#include <QStringEncoder>
#include <QVarLengthArray>

#include <sqlite3.h>

#include <utility>

namespace kith
{
namespace
{

// A parameter that the statement does not have is a bug.
void bound([[maybe_unused]] int code)
{
    Q_ASSERT(code == SQLITE_OK);
}

} // namespace

Result<Statement> Statement::prepare(sqlite3* handle, const char* sql)
{
    sqlite3_stmt* statement = nullptr;
    const int code = sqlite3_prepare_v3(handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
    if (code != SQLITE_OK)
        return tl::unexpected(databaseError(handle, code));
    return Statement(statement);
}

Statement::Statement(Statement&& other) noexcept : m_statement(std::exchange(other.m_statement, nullptr)) { }

Statement& Statement::operator=(Statement&& other) noexcept
{
    std::swap(m_statement, other.m_statement);
    return *this;
}

Statement::~Statement()
{
    sqlite3_finalize(m_statement);
}

Statement& Statement::bind(int parameter, qint64 value)
{
    bound(sqlite3_bind_int64(m_statement, parameter, value));
    return *this;
}

Statement& Statement::bind(int parameter, double value)
{
    bound(sqlite3_bind_double(m_statement, parameter, value));
    return *this;
}

Statement& Statement::bind(int parameter, const QString& text)
{
    if (text.isEmpty()) {
        bound(sqlite3_bind_null(m_statement, parameter));
        return *this;
    }
    // SQLite copies the bytes, so they need not be allocated for it.
    QStringEncoder encode(QStringEncoder::Utf8);
    QVarLengthArray<char, 512> utf8(encode.requiredSpace(text.size()));
    const char* end = encode.appendToBuffer(utf8.data(), text);
    bound(sqlite3_bind_text(m_statement, parameter, utf8.constData(),
        static_cast<int>(end - utf8.constData()), SQLITE_TRANSIENT));
    return *this;
}

Statement& Statement::bind(int parameter, QLatin1StringView text)
{
    bound(sqlite3_bind_text(
        m_statement, parameter, text.data(), static_cast<int>(text.size()), SQLITE_TRANSIENT));
    return *this;
}

Statement& Statement::bind(int parameter, const QByteArray& blob)
{
    if (blob.isNull()) {
        bound(sqlite3_bind_null(m_statement, parameter));
        return *this;
    }
    bound(sqlite3_bind_blob64(m_statement, parameter, blob.constData(),
        static_cast<sqlite3_uint64>(blob.size()), SQLITE_TRANSIENT));
    return *this;
}

Statement& Statement::bind(int parameter, QByteArrayView utf8)
{
    if (utf8.isEmpty())
        bound(sqlite3_bind_null(m_statement, parameter));
    else
        bound(sqlite3_bind_text(
            m_statement, parameter, utf8.data(), static_cast<int>(utf8.size()), SQLITE_STATIC));
    return *this;
}

Statement& Statement::bind(int parameter, BlobView blob)
{
    if (blob.bytes.isNull())
        bound(sqlite3_bind_null(m_statement, parameter));
    else
        bound(sqlite3_bind_blob64(m_statement, parameter, blob.bytes.data(),
            static_cast<sqlite3_uint64>(blob.bytes.size()), SQLITE_STATIC));
    return *this;
}

Statement& Statement::bind(int parameter, RowSink& sink)
{
    bound(sqlite3_bind_pointer(m_statement, parameter, &sink, rowSinkType, nullptr));
    return *this;
}

Statement& Statement::bind(int parameter, const GivenRows& rows)
{
    bound(
        sqlite3_bind_pointer(m_statement, parameter, const_cast<GivenRows*>(&rows), givenRowsType, nullptr));
    return *this;
}

Statement& Statement::bind(int parameter, QDate date)
{
    return bind(parameter, Day(date));
}

Statement& Statement::bind(int parameter, Day day)
{
    bound(day.number == 0 ? sqlite3_bind_null(m_statement, parameter)
                          : sqlite3_bind_int(m_statement, parameter, day.number));
    return *this;
}

Result<bool> Statement::step()
{
    const int code = sqlite3_step(m_statement);
    if (code == SQLITE_ROW)
        return true;
    sqlite3_reset(m_statement);
    if (code == SQLITE_DONE)
        return false;
    return tl::unexpected(databaseError(sqlite3_db_handle(m_statement), code));
}

Done Statement::run()
{
    const int code = sqlite3_step(m_statement);
    sqlite3_reset(m_statement);
    if (code == SQLITE_DONE || code == SQLITE_ROW)
        return {};
    return tl::unexpected(databaseError(sqlite3_db_handle(m_statement), code));
}

qint64 Statement::changed() const
{
    return sqlite3_changes64(sqlite3_db_handle(m_statement));
}

void Statement::reset()
{
    sqlite3_reset(m_statement);
}

int Statement::columns() const
{
    return sqlite3_column_count(m_statement);
}

qint64 Statement::integer(int column) const
{
    return sqlite3_column_int64(m_statement, column);
}

double Statement::real(int column) const
{
    return sqlite3_column_double(m_statement, column);
}

QByteArrayView Statement::utf8(int column) const
{
    const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(m_statement, column));
    return {text, sqlite3_column_bytes(m_statement, column)};
}

QString Statement::text(int column) const
{
    return QString::fromUtf8(utf8(column));
}

QByteArrayView Statement::blobView(int column) const
{
    const auto* bytes = static_cast<const char*>(sqlite3_column_blob(m_statement, column));
    return {bytes, sqlite3_column_bytes(m_statement, column)};
}

QDate Statement::date(int column) const
{
    return Day(sqlite3_column_int(m_statement, column)).date();
}

bool Statement::isNull(int column) const
{
    return sqlite3_column_type(m_statement, column) == SQLITE_NULL;
}

} // namespace kith
