#include "core/exporting/safefile.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <fcntl.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace kith;
using namespace Qt::StringLiterals;

namespace
{

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(cannot be read)");
}

bool put(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

Done save(const QString& path, const QByteArray& bytes)
{
    Result<SafeFile> file = SafeFile::create(path);
    if (!file)
        return tl::unexpected<Error>(file.error());
    if (const Done written = file->write(bytes); !written)
        return written;
    return file->commit();
}

QStringList everythingIn(const QString& folder)
{
    return QDir(folder).entryList(
        QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot, QDir::Name);
}

// Files may not grow beyond `bytes` while this lives.
class SmallFiles
{
public:
    explicit SmallFiles(rlim_t bytes)
    {
        std::signal(SIGXFSZ, SIG_IGN);
        getrlimit(RLIMIT_FSIZE, &m_before);
        rlimit limit = m_before;
        limit.rlim_cur = bytes;
        setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~SmallFiles() { setrlimit(RLIMIT_FSIZE, &m_before); }
    Q_DISABLE_COPY_MOVE(SmallFiles)

private:
    rlimit m_before = {};
};

// Root may write everywhere; so it becomes nobody while this lives. Everyone else stays who they are.
class NotRoot
{
public:
    NotRoot()
    {
        if (::geteuid() == 0)
            m_lowered = ::seteuid(65534) == 0;
    }
    ~NotRoot()
    {
        if (m_lowered && ::seteuid(0) != 0)
            qFatal("cannot become root again");
    }
    Q_DISABLE_COPY_MOVE(NotRoot)

private:
    bool m_lowered = false;
};

// A disk of 64 KiB that only this process sees.
bool mountTinyDisk(const QString& folder)
{
    const QByteArray user = "0 " + QByteArray::number(::geteuid()) + " 1";
    const QByteArray group = "0 " + QByteArray::number(::getegid()) + " 1";
    return ::unshare(CLONE_NEWUSER | CLONE_NEWNS) == 0 && put(u"/proc/self/uid_map"_s, user)
        && put(u"/proc/self/setgroups"_s, "deny") && put(u"/proc/self/gid_map"_s, group)
        && ::mount("none", qPrintable(folder), "tmpfs", 0, "size=64k") == 0;
}

// 0 when a file that does not fit on a disk fails with the right words and the old one is intact; 77 when the
// system does not let us make such a disk.
int saveOnATinyDisk(const QString& folder)
{
    if (!mountTinyDisk(folder))
        return 77;
    const QString path = folder + u"/advice.csv"_s;
    if (!save(path, "the old one"))
        return 1;
    const Done saved = save(path, QByteArray(200 * 1024, 'x'));
    if (saved || !saved.error().message.contains("the disk is full"_L1))
        return 2;
    return contentOf(path) == "the old one" && everythingIn(folder) == QStringList{u"advice.csv"_s} ? 0 : 3;
}

} // namespace

class SafeFileTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void writesANewFile();
    void writesNothingAtAll();
    void writesMuch();
    void replacesAFile();
    void withoutCommitNothingHappens();
    void movedFilesGoOn();
    void longName();
    void followsALink();
    void relativePath();
    void noSuchFolder();
    void fileAsFolder();
    void folder();
    void device();
    void deadLink();
    void writeProtected();
    void readOnlyFolder();
    void folderOfTheSystem();
    void nameTooLong();
    void fullWhileWriting();
    void fullAtTheEnd();
    void fullDisk();

private:
    QString path(const QString& name) const { return m_folder->filePath(name); }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void SafeFileTest::writesANewFile()
{
    const mode_t before = ::umask(0);
    const Done saved = save(path(u"advice.csv"_s), "Mara");
    ::umask(before);
    QVERIFY(saved);
    QCOMPARE(contentOf(path(u"advice.csv"_s)), "Mara");
    struct stat status = {};
    QCOMPARE(::stat(qPrintable(path(u"advice.csv"_s)), &status), 0);
    QCOMPARE(status.st_mode & 07777, mode_t(0600));
    QCOMPARE(everythingIn(m_folder->path()), QStringList{u"advice.csv"_s});
}

void SafeFileTest::writesNothingAtAll()
{
    QVERIFY(save(path(u"empty"_s), {}));
    QCOMPARE(contentOf(path(u"empty"_s)), QByteArray());
}

void SafeFileTest::writesMuch()
{
    Result<SafeFile> file = SafeFile::create(path(u"big"_s));
    QVERIFY(file);
    QByteArray all;
    for (int i = 0; i < 20000; ++i) {
        const QByteArray line = "line " + QByteArray::number(i) + " of many, long enough to fill a buffer\n";
        QVERIFY(file->write(line));
        all += line;
    }
    QVERIFY(file->commit());
    QVERIFY(contentOf(path(u"big"_s)) == all);
}

void SafeFileTest::replacesAFile()
{
    QVERIFY(put(path(u"advice.csv"_s), "an old and much longer one"));
    QVERIFY(save(path(u"advice.csv"_s), "new"));
    QCOMPARE(contentOf(path(u"advice.csv"_s)), "new");
}

void SafeFileTest::withoutCommitNothingHappens()
{
    QVERIFY(put(path(u"advice.csv"_s), "old"));
    {
        Result<SafeFile> file = SafeFile::create(path(u"advice.csv"_s));
        QVERIFY(file);
        QVERIFY(file->write(QByteArray(1024 * 1024, 'x')));
        QCOMPARE(everythingIn(m_folder->path()).size(), 2);
        QCOMPARE(contentOf(path(u"advice.csv"_s)), "old");
    }
    QCOMPARE(everythingIn(m_folder->path()), QStringList{u"advice.csv"_s});
    QCOMPARE(contentOf(path(u"advice.csv"_s)), "old");
}

void SafeFileTest::movedFilesGoOn()
{
    Result<SafeFile> first = SafeFile::create(path(u"a"_s));
    Result<SafeFile> second = SafeFile::create(path(u"b"_s));
    QVERIFY(first && second);
    QVERIFY(first->write("lost"));
    QVERIFY(second->write("kept"));
    *first = std::move(*second);
    QVERIFY(first->commit());
    QCOMPARE(everythingIn(m_folder->path()), QStringList{u"b"_s});
}

void SafeFileTest::longName()
{
    const QString name(255, u'n');
    QVERIFY(save(path(name), "fits"));
    QCOMPARE(everythingIn(m_folder->path()), QStringList{name});
}

void SafeFileTest::followsALink()
{
    QVERIFY(QDir(m_folder->path()).mkdir(u"elsewhere"_s));
    QVERIFY(put(path(u"elsewhere/real.csv"_s), "old"));
    QVERIFY(QFile::link(path(u"elsewhere/real.csv"_s), path(u"link.csv"_s)));
    QVERIFY(save(path(u"link.csv"_s), "new"));
    QVERIFY(QFileInfo(path(u"link.csv"_s)).isSymLink());
    QCOMPARE(contentOf(path(u"elsewhere/real.csv"_s)), "new");
    QCOMPARE(everythingIn(path(u"elsewhere"_s)), QStringList{u"real.csv"_s});
}

void SafeFileTest::relativePath()
{
    const QString before = QDir::currentPath();
    QVERIFY(QDir::setCurrent(m_folder->path()));
    const Done saved = save(u"advice.csv"_s, "here");
    QDir::setCurrent(before);
    QVERIFY(saved);
    QCOMPARE(contentOf(path(u"advice.csv"_s)), "here");
}

void SafeFileTest::noSuchFolder()
{
    const Done saved = save(path(u"nowhere/advice.csv"_s), "x");
    QVERIFY(!saved);
    QCOMPARE(saved.error().code, ErrorCode::NotFound);
    QCOMPARE(saved.error().message,
        u"There is no folder %1. Create it or choose another one."_s.arg(path(u"nowhere"_s)));
}

void SafeFileTest::fileAsFolder()
{
    QVERIFY(put(path(u"a.csv"_s), "old"));
    const Done saved = save(path(u"a.csv/b.csv"_s), "x");
    QVERIFY(!saved);
    QCOMPARE(saved.error().code, ErrorCode::NotFound);
    QCOMPARE(contentOf(path(u"a.csv"_s)), "old");
}

void SafeFileTest::folder()
{
    const Done saved = save(m_folder->path(), "x");
    QVERIFY(!saved);
    QCOMPARE(saved.error().code, ErrorCode::Unwritable);
    QCOMPARE(saved.error().message, u"%1 is a folder. Name a file in it."_s.arg(m_folder->path()));
}

void SafeFileTest::device()
{
    const Done saved = save(u"/dev/full"_s, "x");
    QVERIFY(!saved);
    QCOMPARE(saved.error().message, u"/dev/full is not an ordinary file. Choose another file."_s);
}

void SafeFileTest::deadLink()
{
    QVERIFY(QFile::link(path(u"gone.csv"_s), path(u"link.csv"_s)));
    const Done saved = save(path(u"link.csv"_s), "x");
    QVERIFY(!saved);
    QCOMPARE(saved.error().code, ErrorCode::NotFound);
    QCOMPARE(saved.error().message,
        u"%1 is a link that leads nowhere. Choose another file."_s.arg(path(u"link.csv"_s)));
}

void SafeFileTest::writeProtected()
{
    QVERIFY(put(path(u"advice.csv"_s), "old"));
    QCOMPARE(::chmod(qPrintable(m_folder->path()), 0777), 0);
    QCOMPARE(::chmod(qPrintable(path(u"advice.csv"_s)), 0444), 0);
    Done saved;
    {
        const NotRoot nobody;
        saved = save(path(u"advice.csv"_s), "x");
    }
    QVERIFY(!saved);
    QCOMPARE(saved.error().message,
        u"%1 is write-protected. Choose another file or allow writing to it."_s.arg(path(u"advice.csv"_s)));
    QCOMPARE(contentOf(path(u"advice.csv"_s)), "old");
}

void SafeFileTest::readOnlyFolder()
{
    QCOMPARE(::chmod(qPrintable(m_folder->path()), 0555), 0);
    Done saved;
    {
        const NotRoot nobody;
        saved = save(path(u"advice.csv"_s), "x");
    }
    QCOMPARE(::chmod(qPrintable(m_folder->path()), 0700), 0);
    QVERIFY(!saved);
    QCOMPARE(saved.error().code, ErrorCode::Unwritable);
    QCOMPARE(saved.error().message,
        u"%1 could not be written: the folder is read-only. Choose another folder."_s.arg(
            path(u"advice.csv"_s)));
    QVERIFY(!saved.error().detail.isEmpty());
}

// Nobody, root included, can create a file in /proc.
void SafeFileTest::folderOfTheSystem()
{
    const Done saved = save(u"/proc/advice.csv"_s, "x");
    QVERIFY(!saved);
    QCOMPARE(saved.error().message,
        u"/proc/advice.csv could not be written: the folder is read-only. Choose another folder."_s);
}

void SafeFileTest::nameTooLong()
{
    const QString name(256, u'n');
    const Done saved = save(path(name), "x");
    QVERIFY(!saved);
    QCOMPARE(saved.error().message,
        u"%1 could not be written: the name is too long. Choose a shorter one."_s.arg(path(name)));
    QVERIFY(everythingIn(m_folder->path()).isEmpty());
}

void SafeFileTest::fullWhileWriting()
{
    QVERIFY(put(path(u"advice.csv"_s), "old"));
    Result<SafeFile> file = SafeFile::create(path(u"advice.csv"_s));
    QVERIFY(file);
    Done written;
    {
        const SmallFiles small(100 * 1024);
        written = file->write(QByteArray(1024 * 1024, 'x'));
    }
    QVERIFY(!written);
    QCOMPARE(written.error().code, ErrorCode::Unwritable);
    const QString full
        = u"%1 could not be written: the disk is full. Make room or choose another folder."_s.arg(
            path(u"advice.csv"_s));
    QCOMPARE(written.error().message, full);
    // It stays failed, even where there is room again.
    QCOMPARE(file->write("x").error().message, full);
    QCOMPARE(file->commit().error().message, full);
    QCOMPARE(contentOf(path(u"advice.csv"_s)), "old");
    QCOMPARE(everythingIn(m_folder->path()), QStringList{u"advice.csv"_s});
}

void SafeFileTest::fullAtTheEnd()
{
    QVERIFY(put(path(u"advice.csv"_s), "old"));
    Result<SafeFile> file = SafeFile::create(path(u"advice.csv"_s));
    QVERIFY(file);
    QVERIFY(file->write(QByteArray(1000, 'x')));
    Done saved;
    {
        const SmallFiles small(100);
        saved = file->commit();
    }
    QVERIFY(!saved);
    QVERIFY(saved.error().message.contains("the disk is full"_L1));
    QCOMPARE(contentOf(path(u"advice.csv"_s)), "old");
    QCOMPARE(everythingIn(m_folder->path()), QStringList{u"advice.csv"_s});
}

void SafeFileTest::fullDisk()
{
    const pid_t child = ::fork();
    QVERIFY(child >= 0);
    if (child == 0)
        ::_exit(saveOnATinyDisk(m_folder->path()));
    int status = 0;
    QCOMPARE(::waitpid(child, &status, 0), child);
    QVERIFY(WIFEXITED(status));
    if (WEXITSTATUS(status) == 77)
        QSKIP("no disk of our own can be made here");
    QCOMPARE(WEXITSTATUS(status), 0);
}

QTEST_APPLESS_MAIN(SafeFileTest)
#include "tst_safefile.moc"
