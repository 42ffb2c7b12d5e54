#include "core/exporting/safefile.h"

#include "core/exporting/texts.h"

#include <QByteArray>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRandomGenerator>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <optional>
#include <sys/stat.h>
#include <unistd.h>

namespace kith
{
namespace
{

using namespace Qt::StringLiterals;

constexpr qsizetype bufferSize = 256 * 1024;

QString systemWords(int error)
{
    return QString::fromLocal8Bit(std::strerror(error));
}

tl::unexpected<Error> cannotWrite(const QString& path, int error)
{
    const QString file = QDir::toNativeSeparators(path);
    QString message;
    switch (error) {
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
        message
            = Exporting::tr("%1 could not be written: the disk is full. Make room or choose another folder.");
        break;
    case EROFS:
    case EACCES:
    case EPERM:
    case ENOENT: // /proc and the like
        message = Exporting::tr("%1 could not be written: the folder is read-only. Choose another folder.");
        break;
    case ENAMETOOLONG:
        message = Exporting::tr("%1 could not be written: the name is too long. Choose a shorter one.");
        break;
    default:
        message = Exporting::tr("%1 could not be written: the disk reports an error. Choose another folder.");
    }
    return failure(ErrorCode::Unwritable, message.arg(file), systemWords(error));
}

// The file that is to be replaced, links followed.
Result<QString> target(const QString& path)
{
    const QFileInfo info(path);
    const QString shown = QDir::toNativeSeparators(path);
    if (info.isSymLink() && !info.exists())
        return failure(ErrorCode::NotFound,
            Exporting::tr("%1 is a link that leads nowhere. Choose another file.").arg(shown));
    if (path.isEmpty() || info.isDir())
        return failure(ErrorCode::Unwritable, Exporting::tr("%1 is a folder. Name a file in it.").arg(shown));
    if (info.exists()) {
        if (!info.isFile())
            return failure(ErrorCode::Unwritable,
                Exporting::tr("%1 is not an ordinary file. Choose another file.").arg(shown));
        if (::faccessat(AT_FDCWD, QFile::encodeName(path).constData(), W_OK, AT_EACCESS) != 0)
            return failure(ErrorCode::Unwritable,
                Exporting::tr("%1 is write-protected. Choose another file or allow writing to it.")
                    .arg(shown));
        return info.canonicalFilePath();
    }
    if (!info.dir().exists())
        return failure(ErrorCode::NotFound,
            Exporting::tr("There is no folder %1. Create it or choose another one.")
                .arg(QDir::toNativeSeparators(info.absolutePath())));
    return info.absoluteFilePath();
}

} // namespace

struct SafeFile::State {
    QString path;
    QByteArray target;
    QByteArray temporary;
    QByteArray folder;
    QByteArray buffer;
    int descriptor = -1;
    qint64 size = 0; // what the whole file must hold
    std::optional<Error> failed;

    ~State() { discard(); }

    void discard()
    {
        if (descriptor >= 0)
            ::close(descriptor);
        descriptor = -1;
        if (!temporary.isEmpty())
            ::unlink(temporary.constData());
        temporary.clear();
    }

    tl::unexpected<Error> fail(int error)
    {
        discard();
        failed = cannotWrite(path, error).value();
        return tl::unexpected<Error>(*failed);
    }

    int open();
    int flush();
    int finish();
};

// Each returns 0 or the system's error number.
int SafeFile::State::open()
{
    // The name is random so that nobody can lay out a link under it, and short so that long names stay
    // possible.
    for (int attempt = 0; attempt < 8; ++attempt) {
        const QByteArray random = QByteArray::number(QRandomGenerator::system()->generate64(), 36);
        const QByteArray name = folder + "/.kith-" + random + ".tmp";
        descriptor = ::open(name.constData(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
        if (descriptor >= 0) {
            temporary = name;
            return 0;
        }
        if (errno != EEXIST && errno != EINTR)
            break;
    }
    return errno;
}

int SafeFile::State::flush()
{
    const char* from = buffer.constData();
    qsizetype left = buffer.size();
    while (left > 0) {
        const ssize_t written = ::write(descriptor, from, static_cast<std::size_t>(left));
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return written < 0 ? errno : ENOSPC;
        from += written;
        left -= written;
    }
    buffer.clear();
    return 0;
}

int SafeFile::State::finish()
{
    if (const int error = flush())
        return error;
    struct stat status = {};
    if (::fsync(descriptor) != 0 || ::fstat(descriptor, &status) != 0)
        return errno;
    if (status.st_size != size)
        return ENOSPC;
    const int closing = ::close(descriptor);
    descriptor = -1;
    if (closing != 0)
        return errno;
    if (::rename(temporary.constData(), target.constData()) != 0)
        return errno;
    temporary.clear();
    // The new name must survive a power cut too. Some file systems cannot sync a folder; the file is whole
    // then.
    const int directory = ::open(folder.constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (directory >= 0) {
        ::fsync(directory);
        ::close(directory);
    }
    return 0;
}

SafeFile::SafeFile(std::unique_ptr<State> state) : m_state(std::move(state)) { }

SafeFile::SafeFile(SafeFile&&) noexcept = default;
SafeFile& SafeFile::operator=(SafeFile&&) noexcept = default;
SafeFile::~SafeFile() = default;

Result<SafeFile> SafeFile::create(const QString& path)
{
    const Result<QString> file = target(path);
    if (!file)
        return tl::unexpected<Error>(file.error());
    auto state = std::make_unique<State>();
    state->path = path;
    state->target = QFile::encodeName(*file);
    state->folder = QFile::encodeName(QFileInfo(*file).absolutePath());
    if (const int error = state->open())
        return state->fail(error);
    return SafeFile(std::move(state));
}

Done SafeFile::write(QByteArrayView bytes)
{
    Q_ASSERT(m_state && (m_state->descriptor >= 0 || m_state->failed));
    if (m_state->failed)
        return tl::unexpected<Error>(*m_state->failed);
    m_state->buffer.append(bytes.data(), bytes.size());
    m_state->size += bytes.size();
    if (m_state->buffer.size() >= bufferSize) {
        if (const int error = m_state->flush())
            return m_state->fail(error);
    }
    return {};
}

Done SafeFile::commit()
{
    Q_ASSERT(m_state && (m_state->descriptor >= 0 || m_state->failed));
    if (m_state->failed)
        return tl::unexpected<Error>(*m_state->failed);
    if (const int error = m_state->finish())
        return m_state->fail(error);
    return {};
}

} // namespace kith
