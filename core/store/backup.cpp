#include "core/store/backup.h"

#include "core/store/settings.h"
#include "core/store/texts.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLockFile>
#include <QSysInfo>

#include <sqlite3.h>

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <memory>
#include <utility>
#include <vector>

namespace kith
{
namespace
{

using namespace Qt::StringLiterals;

constexpr int backupsKept = 5;
constexpr QLatin1StringView backedUpOn = "backed-up-on"_L1;

// The name of a file is safe on disk only once its folder is.
void syncFolderOf(const QString& path)
{
    const int folder
        = ::open(QFile::encodeName(QFileInfo(path).absolutePath()).constData(), O_RDONLY | O_DIRECTORY);
    if (folder < 0)
        return;
    ::fsync(folder);
    ::close(folder);
}

Error cannotWrite(const QString& path, const QString& detail = {})
{
    return {ErrorCode::Unwritable,
        Store::tr("The backup “%1” cannot be written. Check the folder and the room on the disk.").arg(path),
        detail};
}

// Moves what lies in the write-ahead log alone into the file, which cannot be cancelled. Whether nothing is
// left there: others may read what was there before.
bool emptyLog(const Database& database)
{
    Result<Statement> checkpoint = database.prepare("PRAGMA wal_checkpoint(PASSIVE)");
    if (!checkpoint || !checkpoint->step().value_or(false) || checkpoint->integer(0) != 0)
        return false;
    const qint64 inLog = checkpoint->integer(1); // frames; -1: there is no such log
    return inLog >= 0 && checkpoint->integer(2) == inLog;
}

// A part at a time, so that it can be cancelled: a book may be large and a disk slow. SQLite reads, for no
// descriptor of a book is to be closed (filelocks.h). False: it cannot be read as a whole.
Result<bool> copyFile(const Database& database, const QString& path, const Progress& progress)
{
    constexpr qint64 mostAtOnce = 1 << 20; // bytes
    sqlite3* from = database.handle();
    sqlite3_file* file = nullptr;
    if (sqlite3_file_control(from, "main", SQLITE_FCNTL_FILE_POINTER, &file) != SQLITE_OK)
        return false;
    const Result<qint64> pages = database.integer("PRAGMA page_count");
    const Result<qint64> pageSize = database.integer("PRAGMA page_size");
    if (const Error* error = firstError(pages, pageSize))
        return tl::unexpected(*error);
    QFile copy(path);
    if (!copy.open(QIODevice::WriteOnly | QIODevice::NewOnly | QIODevice::Unbuffered))
        return tl::unexpected(cannotWrite(path, copy.errorString()));
    const qint64 size = *pages * *pageSize;
    std::vector<char> bytes(mostAtOnce);
    for (qint64 at = 0; at < size; at += mostAtOnce) {
        if (progress.cancelled())
            return tl::unexpected(databaseError(from, SQLITE_INTERRUPT));
        const qint64 part = std::min(mostAtOnce, size - at);
        if (file->pMethods->xRead(file, bytes.data(), static_cast<int>(part), at) != SQLITE_OK)
            return false;
        for (qint64 written = 0; written < part;) { // a full disk takes some before it says so
            const qint64 some = copy.write(bytes.data() + written, part - written);
            if (some <= 0)
                return tl::unexpected(cannotWrite(path, copy.errorString()));
            written += some;
        }
    }
    if (::fsync(copy.handle()) != 0)
        return tl::unexpected(cannotWrite(path, qt_error_string(errno)));
    return true;
}

// Some at a time, as above.
int copySteps(sqlite3_backup* backup, const Progress& progress)
{
    constexpr int pages = 128; // 2 MB
    while (!progress.cancelled()) {
        const int code = sqlite3_backup_step(backup, pages);
        if (code != SQLITE_OK)
            return code; // SQLITE_DONE when it is
    }
    return SQLITE_INTERRUPT;
}

Done copyPages(const Database& database, const QString& path, const Progress& progress)
{
    sqlite3* from = database.handle();
    sqlite3* to = nullptr;
    const int opened = sqlite3_open_v2(QFile::encodeName(path).constData(), &to,
        SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_EXCLUSIVE, nullptr);
    const std::unique_ptr<sqlite3, int (*)(sqlite3*)> closing(to, sqlite3_close);
    if (opened != SQLITE_OK)
        return tl::unexpected(databaseError(to, opened));
    sqlite3_backup* backup = sqlite3_backup_init(to, "main", from, "main");
    if (!backup)
        return tl::unexpected(databaseError(to, sqlite3_errcode(to)));
    const int copied = copySteps(backup, progress);
    const int finished = sqlite3_backup_finish(backup);
    const int code = finished == SQLITE_OK ? copied : finished;
    return code == SQLITE_DONE ? Done()
                               : tl::unexpected(databaseError(finished == SQLITE_OK ? from : to, code));
}

// By file only while nobody can commit, as an import holds the write lock: emptying the log beside commits
// meets a rare race in SQLite before 3.51.3 (https://sqlite.org/wal.html, "The WAL-Reset Bug").
enum class Way { ByPages, ByFile };

// By file if the whole book is in it, which takes a third of the time. As long as the snapshot is open nobody
// writes to the file: a reader that needs nothing of the log keeps checkpoints from it, and what others
// write stays in the log (https://sqlite.org/wal.html, section 2.2).
Done copySnapshot(const Database& database, const QString& path, Way way, const Progress& progress)
{
    // Others may write between the log's emptying and the snapshot. data_version tells.
    const Result<qint64> before = database.integer("PRAGMA data_version");
    const bool isEmpty = way == Way::ByFile && !progress.cancelled() && emptyLog(database);
    // Else SQLite's copy would begin anew whenever others write.
    const Result<Snapshot> snapshot = Snapshot::begin(database);
    const Result<qint64> after = database.integer("PRAGMA data_version");
    if (const Error* error = firstError(before, snapshot, after))
        return tl::unexpected(*error);
    if (isEmpty && *before == *after) {
        const Result<bool> copied = copyFile(database, path, progress);
        if (!copied || *copied)
            return copied.map([](bool) {});
        QFile::remove(path); // SQLite reads more of a file that is damaged
    }
    return copyPages(database, path, progress);
}

Done verifyBook(const QString& path, const Progress& progress)
{
    const Result<Database> copy = Database::open(path, Database::Mode::ReadOnly);
    if (!copy)
        return tl::unexpected(copy.error());
    const Cancellable cancellable(*copy, progress);
    const Result<QStringList> findings = checkIntegrity(*copy);
    if (!findings)
        return tl::unexpected(findings.error());
    if (!findings->isEmpty())
        return failure(ErrorCode::Damaged, Store::tr("“%1” is damaged. Choose another backup.").arg(path),
            findings->join(u"; "_s));
    return {};
}

void removeBook(const QString& path)
{
    for (const QString& name : {path, QString(path + u"-wal"_s), QString(path + u"-shm"_s)})
        QFile::remove(name);
}

Done copyTo(const Database& database, const QString& path, Way way, bool verify, const Progress& progress)
{
    if (QFileInfo::exists(path))
        return failure(
            ErrorCode::Unwritable, Store::tr("“%1” exists already. Choose another name.").arg(path));
    const QString partial = path + u".part"_s;
    QFile::remove(partial);
    Done done = copySnapshot(database, partial, way, progress);
    if (done && verify)
        done = verifyBook(partial, progress);
    if (!done) {
        removeBook(partial);
        return done.error().code == ErrorCode::Unwritable
            ? tl::unexpected(cannotWrite(path, done.error().detail))
            : done;
    }
    if (verify) { // reading left the files that go with an open book
        QFile::remove(partial + u"-wal"_s);
        QFile::remove(partial + u"-shm"_s);
    }
    if (!QFile::rename(partial, path)) {
        removeBook(partial);
        return failure(ErrorCode::Unwritable, Store::tr("The backup “%1” cannot be written.").arg(path));
    }
    syncFolderOf(path);
    return {};
}

// Waits while another Kith makes one.
Done lockBackups(QLockFile& lock, const QString& folder, const Progress& progress)
{
    constexpr int beforeNextLook = 50; // ms
    lock.setStaleLockTime(0); // but that of a process that is gone counts no more
    while (!lock.tryLock(beforeNextLook)) {
        qint64 process = 0;
        QString host;
        QString program;
        // Nobody looks after a lock of a machine that this one was, or that a copy of the folder was made on.
        if (lock.getLockInfo(&process, &host, &program) && host != QSysInfo::machineHostName())
            lock.removeStaleLockFile();
        if (progress.cancelled())
            return tl::unexpected(databaseError(nullptr, SQLITE_INTERRUPT));
        if (lock.error() != QLockFile::LockFailedError)
            return tl::unexpected(cannotWrite(folder));
    }
    return {};
}

// As the newest of the book's own.
Done addBackup(const Database& database, const Progress& progress)
{
    const QString& bookPath = database.path();
    const QString folder = backupFolder(bookPath);
    if (!QDir().mkpath(folder))
        return failure(ErrorCode::Unwritable, Store::tr("The folder “%1” cannot be made.").arg(folder));
    QLockFile lock(folder + u'/' + QFileInfo(bookPath).completeBaseName() + u".lock"_s);
    if (Done done = lockBackups(lock, folder, progress); !done)
        return done;
    const QStringList existing = backups(bookPath);
    const int number = existing.isEmpty()
        ? 1
        : QStringView(existing.last()).chopped(5).right(6).toInt() + 1; // …-000012.kith
    const QString path
        = folder + u'/' + QFileInfo(bookPath).completeBaseName() + u"-%1.kith"_s.arg(number, 6, 10, '0'_L1);
    if (Done done = copyTo(database, path, Way::ByFile, false, progress); !done)
        return done;
    for (qsizetype i = 0; i + backupsKept <= existing.size(); ++i)
        QFile::remove(existing[i]);
    return {};
}

} // namespace

Result<QStringList> checkIntegrity(const Database& database)
{
    QStringList findings;
    for (const char* pragma : {"PRAGMA integrity_check", "PRAGMA foreign_key_check"}) {
        Result<Statement> check = database.prepare(pragma);
        if (!check)
            return tl::unexpected(check.error());
        while (true) {
            const Result<bool> row = check->step();
            if (!row)
                return tl::unexpected(row.error());
            if (!*row)
                break;
            if (const QString finding = check->text(0); finding != "ok"_L1)
                findings.append(finding);
        }
    }
    return findings;
}

Done copyBook(const Database& database, const QString& path, bool verify, const Progress& progress)
{
    return copyTo(database, path, Way::ByPages, verify, progress);
}

QString backupFolder(const QString& bookPath)
{
    return QFileInfo(bookPath).absolutePath() + u"/backups"_s;
}

QStringList backups(const QString& bookPath)
{
    const QDir folder(backupFolder(bookPath));
    const QString pattern = QFileInfo(bookPath).completeBaseName() + u"-??????.kith"_s;
    QStringList paths;
    for (const QString& name : folder.entryList({pattern}, QDir::Files, QDir::Name))
        paths.append(folder.filePath(name));
    return paths;
}

Result<DayBackup> DayBackup::begin(const Database& database, QDate today)
{
    DayBackup backup;
    const Result<qint64> contacts = database.integer("SELECT EXISTS (SELECT 1 FROM contacts)");
    const Result<QString> last = setting(database, backedUpOn);
    if (const Error* error = firstError(contacts, last))
        return tl::unexpected(*error);
    const QString now = today.toString(Qt::ISODate);
    if (*contacts == 0 || *last == now)
        return backup;
    backup.m_path = database.path();
    backup.m_today = now;
    return backup;
}

void DayBackup::start()
{
    if (m_path.isEmpty())
        return;
    m_stop = std::make_unique<Progress>();
    m_making = std::async(std::launch::async, [path = std::exchange(m_path, {}), &stop = *m_stop]() -> Done {
        // Who only reads cannot empty the log.
        const Result<Database> own = Database::open(path, Database::Mode::Existing);
        return own ? addBackup(*own, stop) : tl::unexpected(own.error());
    });
}

DayBackup::~DayBackup()
{
    if (m_stop)
        m_stop->cancel(); // the future waits
}

Done DayBackup::wait(const Progress& progress)
{
    constexpr std::chrono::milliseconds beforeNextLook(20);
    start();
    if (!m_making.valid())
        return {};
    do {
        if (progress.cancelled())
            m_stop->cancel();
    } while (m_making.wait_for(beforeNextLook) == std::future_status::timeout);
    Done made = m_making.get();
    if (!made)
        m_today.clear();
    return made;
}

Done DayBackup::note(const Database& database)
{
    if (m_making.valid()) {
        m_stop->cancel(); // unless it is made
        (void)wait();
    }
    if (!m_path.isEmpty()) // it has not started
        return {};
    return m_today.isEmpty() ? Done() : setSetting(database, backedUpOn, m_today);
}

Result<QString> replaceBook(const QString& bookPath, const QString& backupPath)
{
    if (!QFileInfo::exists(backupPath))
        return failure(ErrorCode::NotFound, Store::tr("There is no backup “%1”.").arg(backupPath));
    if (Done done = verifyBook(backupPath, {}); !done)
        return tl::unexpected(done.error());

    // The copy comes first: until it stands beside the book, nothing is touched.
    const QString incoming = bookPath + u".restoring"_s;
    removeBook(incoming);
    {
        const Result<Database> backup = Database::open(backupPath, Database::Mode::ReadOnly);
        if (!backup)
            return tl::unexpected(backup.error());
        if (Done done = copyBook(*backup, incoming, true); !done)
            return tl::unexpected(done.error());
    }
    QString kept;
    if (QFileInfo::exists(bookPath)) {
        int number = 1;
        do {
            kept = QFileInfo(bookPath).absolutePath() + u'/' + QFileInfo(bookPath).completeBaseName()
                + u"-before-restore-%1.kith"_s.arg(number++);
        } while (QFileInfo::exists(kept));
        if (Result<Database> present = Database::open(bookPath); present) {
            if (Done done = copyBook(*present, kept, false); !done)
                return tl::unexpected(done.error());
        } else if (!QFile::copy(bookPath, kept)) { // too damaged to open: keep its bytes
            return failure(
                ErrorCode::Unwritable, Store::tr("The present book cannot be copied to “%1”.").arg(kept));
        }
    }
    QFile::remove(bookPath + u"-wal"_s);
    QFile::remove(bookPath + u"-shm"_s);
    if (::rename(QFile::encodeName(incoming).constData(), QFile::encodeName(bookPath).constData()) != 0)
        return failure(ErrorCode::Unwritable, Store::tr("The book “%1” cannot be replaced.").arg(bookPath));
    syncFolderOf(bookPath);
    return kept;
}

Done scrub(const Database& database)
{
    for (const char* sql : {"PRAGMA wal_checkpoint(TRUNCATE)", "VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)"}) {
        if (Done done = database.execute(sql); !done)
            return done;
    }
    const QStringList old = backups(database.path());
    if (old.isEmpty())
        return {};
    for (const QString& path : old)
        QFile::remove(path);
    return copyBook(database, old.last(), true);
}

} // namespace kith
