#include "core/store/database.h"

#include "core/store/filelocks.h"
#include "core/store/givenrows.h"
#include "core/store/migrations.h"
#include "core/store/rowsink.h"
#include "core/store/texts.h"

#include <QFile>
#include <QFileInfo>
#include <QSqlDatabase>
#include <QSqlDriver>
#include <QSqlError>
#include <QUrl>
#include <QUuid>
#include <QVariant>
#include <QtEndian>

#include <sqlite3.h>

#include <array>
#include <optional>
#include <utility>

namespace kith
{
namespace
{

using namespace Qt::StringLiterals;

QString bookName(sqlite3* handle)
{
    const char* path = handle ? sqlite3_db_filename(handle, "main") : nullptr;
    return path ? QFile::decodeName(path) : QString();
}

Error notABook(const QString& path)
{
    return {ErrorCode::Damaged,
        Store::tr("“%1” is not a Kith book. Choose another file, or a new name to start a new book.")
            .arg(path),
        {}};
}

Error newerBook(const QString& path)
{
    return {ErrorCode::NewerVersion,
        Store::tr("“%1” was made by a newer version of Kith. It was left as it is; update Kith to open it.")
            .arg(path),
        {}};
}

// What stands in the first bytes of a file (https://sqlite.org/fileformat2.html, section 1.3).
struct Header {
    int applicationId = 0;
    int version = 0; // of the schema
};

// None: it is not a database. Nothing else is looked at: while others bring a large log into a small file, it
// is not as long as its header says.
std::optional<Header> headerOf(sqlite3* handle)
{
    std::array<char, 100> bytes{};
    sqlite3_file* file = nullptr;
    const bool isRead = sqlite3_file_control(handle, "main", SQLITE_FCNTL_FILE_POINTER, &file) == SQLITE_OK
        && file->pMethods
        && file->pMethods->xRead(file, bytes.data(), static_cast<int>(bytes.size()), 0) == SQLITE_OK;
    constexpr QByteArrayView magic("SQLite format 3\0", 16);
    if (!isRead || QByteArrayView(bytes).first(magic.size()) != magic)
        return std::nullopt;
    return Header{.applicationId = qFromBigEndian<int>(bytes.data() + 68),
        .version = qFromBigEndian<int>(bytes.data() + 60)};
}

// Looks at the file's header before it is opened as a book, so that what is not ours stays untouched. An
// absent or empty file will become a new book.
//
// SQLite looks, as at a file that nobody changes: no lock is taken and the log is left alone. A look of our
// own would end in close(), of which locks know (filelocks.h).
Done checkHeader(const QString& path)
{
    const QFileInfo info(path);
    if (info.isDir())
        return failure(ErrorCode::Unreadable, Store::tr("“%1” is a folder, not a book.").arg(path));
    if (!info.exists() || info.size() == 0)
        return {};
    QUrl address = QUrl::fromLocalFile(info.absoluteFilePath());
    address.setQuery(u"immutable=1"_s);
    sqlite3* handle = nullptr;
    const int opened = sqlite3_open_v2(address.toEncoded().constData(), &handle,
        SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX, nullptr);
    const std::unique_ptr<sqlite3, int (*)(sqlite3*)> closing(handle, sqlite3_close);
    if (opened != SQLITE_OK)
        return failure(ErrorCode::Unreadable,
            Store::tr("“%1” cannot be read: %2.").arg(path, qt_error_string(sqlite3_system_errno(handle))));
    const std::optional<Header> header = headerOf(handle);
    if (!header || header->applicationId != bookApplicationId)
        return tl::unexpected(notABook(path));
    if (header->version > bookVersion())
        return tl::unexpected(newerBook(path));
    return {};
}

} // namespace

Error databaseError(sqlite3* handle, int code)
{
    const QString path = bookName(handle);
    const QString detail = QString::fromUtf8(handle ? sqlite3_errmsg(handle) : sqlite3_errstr(code));
    switch (code & 0xFF) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return {ErrorCode::Busy,
            Store::tr("The book “%1” is being written by another window or command. Try again.").arg(path),
            detail};
    case SQLITE_FULL:
        return {ErrorCode::Unwritable,
            Store::tr("The disk is full: nothing was changed in “%1”. Make room and try again.").arg(path),
            detail};
    case SQLITE_IOERR:
        return {ErrorCode::Unwritable,
            Store::tr("The disk of “%1” could not be read or written; it may be full. Nothing was changed.")
                .arg(path),
            detail};
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_CANTOPEN:
        return {ErrorCode::Unwritable,
            Store::tr("The book “%1” cannot be written. Check the rights of the file and its folder.")
                .arg(path),
            detail};
    case SQLITE_NOTADB:
        return notABook(path);
    case SQLITE_CORRUPT:
        return {
            ErrorCode::Damaged, Store::tr("The book “%1” is damaged. Restore a backup.").arg(path), detail};
    case SQLITE_INTERRUPT:
        return {ErrorCode::Cancelled, Store::tr("Stopped. Nothing was changed."), detail};
    default:
        return {
            ErrorCode::Invalid, Store::tr("The book “%1” refused a change: %2.").arg(path, detail), detail};
    }
}

struct Database::Connection {
    QString path;
    QString name;
    sqlite3* handle = nullptr;
    bool isCancellable = false;

    ~Connection() { QSqlDatabase::removeDatabase(name); }
};

Database::Database(std::unique_ptr<Connection> connection) : m_connection(std::move(connection)) { }

Database::Database(Database&& other) noexcept = default;
Database& Database::operator=(Database&& other) noexcept = default;
Database::~Database() = default;

Result<Database> Database::open(const QString& path, Mode mode)
{
    keepFileLocks();
    if (Done done = checkHeader(path); !done)
        return tl::unexpected(done.error());
    const bool isNew = !QFileInfo::exists(path) || QFileInfo(path).size() == 0;
    if (isNew && mode != Mode::ReadWrite)
        return failure(ErrorCode::NotFound, Store::tr("There is no book “%1”.").arg(path));

    auto connection = std::make_unique<Connection>();
    connection->path = path;
    connection->name = QUuid::createUuid().toString();
    {
        QSqlDatabase sql = QSqlDatabase::addDatabase(u"QSQLITE"_s, connection->name);
        sql.setDatabaseName(path);
        QString options = u"QSQLITE_BUSY_TIMEOUT=5000"_s;
        if (mode == Mode::ReadOnly)
            options += u";QSQLITE_OPEN_READONLY"_s;
        sql.setConnectOptions(options);
        if (!sql.open())
            return failure(ErrorCode::Unwritable,
                Store::tr("The book “%1” cannot be opened. Check that its folder exists and may be written.")
                    .arg(path),
                sql.lastError().text());
        connection->handle = *static_cast<sqlite3**>(sql.driver()->handle().data());
        addEachRow(connection->handle);
        addGivenRows(connection->handle);
        // Else a statement is planned anew for each value that decides whether a partial index can be used.
        sqlite3_db_config(connection->handle, SQLITE_DBCONFIG_ENABLE_QPSG, 1, nullptr);
    }
    Database database(std::move(connection));

    for (const char* pragma : {"PRAGMA foreign_keys = ON", "PRAGMA trusted_schema = OFF",
             "PRAGMA cell_size_check = ON", "PRAGMA temp_store = MEMORY", "PRAGMA cache_size = -16384"}) {
        if (Done done = database.execute(pragma); !done)
            return tl::unexpected(done.error());
    }
    // Before the write-ahead log is switched on, so that the identity stands in the file itself:
    // checkHeader() reads it.
    if (isNew) {
        const QByteArray identify = "PRAGMA application_id = " + QByteArray::number(bookApplicationId);
        // Large pages: what is written in bulk, and read from end to end, takes fewer of them.
        for (const char* pragma : {"PRAGMA page_size = 16384", identify.constData()}) {
            if (Done done = database.execute(pragma); !done)
                return tl::unexpected(done.error());
        }
    }
    if (mode != Mode::ReadOnly) {
        for (const char* pragma : {"PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL"}) {
            if (Done done = database.execute(pragma); !done)
                return tl::unexpected(done.error());
        }
    }
    const Result<qint64> version = database.integer("PRAGMA user_version");
    if (!version)
        return tl::unexpected(version.error());
    if (*version > bookVersion())
        return tl::unexpected(newerBook(path));
    if (mode != Mode::ReadOnly && *version < bookVersion()) {
        if (Done done = migrate(database, static_cast<int>(*version)); !done)
            return tl::unexpected(done.error());
    }
    return database;
}

const QString& Database::path() const
{
    return m_connection->path;
}

sqlite3* Database::handle() const
{
    return m_connection->handle;
}

Result<Statement> Database::prepare(const char* sql) const
{
    return Statement::prepare(handle(), sql);
}

Done Database::execute(const char* sql) const
{
    Result<Statement> statement = prepare(sql);
    if (!statement)
        return tl::unexpected(statement.error());
    return statement->run();
}

Result<qint64> Database::integer(const char* sql) const
{
    Result<Statement> statement = prepare(sql);
    if (!statement)
        return tl::unexpected(statement.error());
    const Result<bool> row = statement->step();
    if (!row)
        return tl::unexpected(row.error());
    return *row ? statement->integer(0) : 0;
}

void Database::useSmallCache() const
{
    (void)execute("PRAGMA cache_size = 16"); // pages
}

void Database::setBusyTimeout(int milliseconds) const
{
    sqlite3_busy_timeout(handle(), milliseconds);
}

Cancellable::Cancellable(const Database& database, const Progress& progress)
    : m_database(database), m_isOuter(!std::exchange(database.m_connection->isCancellable, true))
{
    if (!m_isOuter)
        return;
    constexpr int instructions = 20'000; // between two looks: less than a millisecond
    const auto isCancelled
        = [](void* of) { return static_cast<int>(static_cast<Progress*>(of)->cancelled()); };
    sqlite3_progress_handler(database.handle(), instructions, isCancelled, const_cast<Progress*>(&progress));
}

Cancellable::~Cancellable()
{
    if (!m_isOuter)
        return;
    sqlite3_progress_handler(m_database.handle(), 0, nullptr, nullptr);
    m_database.m_connection->isCancellable = false;
}

Result<Snapshot> Snapshot::begin(const Database& database)
{
    if (sqlite3_get_autocommit(database.handle()) == 0)
        return Snapshot(nullptr);
    if (Done done = database.execute("BEGIN"); !done)
        return tl::unexpected(done.error());
    Snapshot snapshot(&database);
    // The moment is that of the first read.
    if (const Result<qint64> read = database.integer("SELECT count(*) FROM sqlite_schema"); !read)
        return tl::unexpected(read.error());
    return snapshot;
}

Snapshot::Snapshot(Snapshot&& other) noexcept : m_database(std::exchange(other.m_database, nullptr)) { }

Snapshot::~Snapshot()
{
    if (m_database && sqlite3_get_autocommit(m_database->handle()) == 0)
        (void)m_database->execute("ROLLBACK");
}

Result<Transaction> Transaction::begin(const Database& database)
{
    // Not a deferred BEGIN: in WAL mode its upgrade to a write fails at once (facts: safety).
    if (Done done = database.execute("BEGIN IMMEDIATE"); !done)
        return tl::unexpected(done.error());
    return Transaction(database);
}

Transaction::Transaction(Transaction&& other) noexcept : m_database(std::exchange(other.m_database, nullptr))
{
}

Transaction::~Transaction()
{
    rollback();
}

Done Transaction::commit()
{
    Done done = m_database->execute("COMMIT");
    if (done)
        m_database = nullptr;
    return done;
}

void Transaction::rollback()
{
    // A full disk may have rolled back already; then there is nothing left to do.
    if (m_database && !sqlite3_get_autocommit(m_database->handle()))
        (void)m_database->execute("ROLLBACK");
    m_database = nullptr;
}

} // namespace kith
