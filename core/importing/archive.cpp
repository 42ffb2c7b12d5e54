#include "core/importing/archive.h"

#include "core/base/text.h"
#include "core/importing/texts.h"

#include <QFile>
#include <QFileInfo>
#include <QSet>

#include <zip.h>

#include <memory>

namespace kith
{

using namespace Qt::StringLiterals;

namespace
{

constexpr qint64 smallEnough = 1 << 20; // bytes; what inflates to no more needs no ratio
constexpr qint64 localHeader = 30; // bytes before a name in front of an entry's data
constexpr qint64 directoryEntry = 46; // bytes before a name in the central directory
constexpr quint32 unixTypeMask = 0170000;
constexpr quint32 unixLink = 0120000;

struct CloseArchive {
    void operator()(zip_t* archive) const { zip_discard(archive); }
};
using Archive = std::unique_ptr<zip_t, CloseArchive>;

Result<Archive> openArchive(const QString& path)
{
    int code = 0;
    Archive archive(zip_open(QFile::encodeName(path).constData(), ZIP_RDONLY, &code));
    if (archive)
        return archive;
    zip_error_t error;
    zip_error_init_with_code(&error, code);
    const QString detail = QString::fromUtf8(zip_error_strerror(&error));
    zip_error_fini(&error);
    return failure(ErrorCode::Damaged,
        Importing::tr("%1 is cut short or damaged. Download it again.").arg(QFileInfo(path).fileName()),
        detail);
}

// An entry, inflated as it is read. Yields no more than the entry says it holds.
class ArchiveMember : public QIODevice
{
public:
    ArchiveMember(Archive archive, zip_file_t* file, qint64 size)
        : m_archive(std::move(archive)), m_file(file), m_left(size)
    {
        open(ReadOnly | Unbuffered);
    }
    ~ArchiveMember() override { zip_fclose(m_file); }
    Q_DISABLE_COPY_MOVE(ArchiveMember)

    bool isSequential() const override { return true; }

protected:
    qint64 readData(char* to, qint64 most) override
    {
        const zip_int64_t got = most <= 0 ? 0 : zip_fread(m_file, to, static_cast<zip_uint64_t>(most));
        const bool ended = got == 0 && most > 0;
        if (got < 0 || got > m_left || (ended && m_left > 0)) {
            setErrorString(got > m_left ? Importing::tr("It inflates to more than it says.")
                                        : QString::fromUtf8(zip_file_strerror(m_file)));
            return -1;
        }
        m_left -= got;
        return got;
    }
    qint64 writeData(const char*, qint64) override { return -1; }

private:
    Archive m_archive;
    zip_file_t* m_file;
    qint64 m_left;
};

Result<std::unique_ptr<QIODevice>> openMember(
    const QString& path, zip_uint64_t index, qint64 size, const QString& shown)
{
    Result<Archive> archive = openArchive(path);
    if (!archive)
        return tl::unexpected(archive.error());
    zip_file_t* const file = zip_fopen_index(archive->get(), index, 0);
    if (file == nullptr) {
        return failure(ErrorCode::Damaged,
            Importing::tr("%1 cannot be unpacked. Download the archive again.").arg(shown),
            QString::fromUtf8(zip_strerror(archive->get())));
    }
    return std::make_unique<ArchiveMember>(std::move(*archive), file, size);
}

bool climbsOut(const QString& name)
{
    const bool drive = name.size() > 1 && name[1] == u':' && name[0].isLetter();
    if (drive || name.startsWith(u'/') || name.startsWith(u'\\'))
        return true;
    const QString slashed = QString(name).replace(u'\\', u'/');
    return slashed.split(u'/').contains(".."_L1);
}

bool isLink(zip_t* archive, zip_uint64_t index)
{
    zip_uint8_t system = 0;
    zip_uint32_t attributes = 0;
    return zip_file_get_external_attributes(archive, index, 0, &system, &attributes) == 0
        && system == ZIP_OPSYS_UNIX && ((attributes >> 16) & unixTypeMask) == unixLink;
}

// Looks at every entry before any is used.
class Inspection
{
public:
    Inspection(const QString& path, const ArchiveLimits& limits)
        : m_path(path), m_shown(cleaned(QFileInfo(path).fileName())), m_limits(limits),
          m_room(QFileInfo(path).size())
    {
    }

    Done inspect(zip_t* archive, zip_uint64_t index)
    {
        zip_stat_t entry;
        zip_stat_init(&entry);
        constexpr zip_uint64_t known = ZIP_STAT_NAME | ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE;
        if (zip_stat_index(archive, index, 0, &entry) != 0 || (entry.valid & known) != known)
            return damaged();
        const QByteArray raw(entry.name);
        const QString name = QString::fromUtf8(raw);
        if (climbsOut(name))
            return refused(Importing::tr(
                "%1 is not safe: one of its paths leads out of the archive. It was not opened."));
        if (isLink(archive, index))
            return refused(Importing::tr("%1 is not safe: it holds a link. It was not opened."));
        if (m_names.contains(name))
            return refused(
                Importing::tr("%1 is not safe: it holds two files of one name. It was not opened."));
        m_names.insert(name);
        if (entry.size > static_cast<zip_uint64_t>(m_limits.entrySize))
            return refused(
                Importing::tr("%1 is not safe: one of its files is too large. It was not opened."));
        const auto size = static_cast<qint64>(entry.size);
        m_total += size;
        if (m_total > m_limits.totalSize)
            return refused(
                Importing::tr("%1 is not safe: its files are too large in all. It was not opened."));
        // What the archive's own size cannot hold, two entries must share.
        const auto room = static_cast<zip_uint64_t>(m_room);
        if (entry.comp_size > room)
            return overlapping();
        const auto packed = static_cast<qint64>(entry.comp_size);
        m_room -= packed + localHeader + directoryEntry + 2 * raw.size();
        if (m_room < 0)
            return overlapping();
        if (size > smallEnough && size / m_limits.ratio > packed)
            return refused(
                Importing::tr("%1 is not safe: it inflates beyond all measure. It was not opened."));
        if (name.endsWith(u'/') || name.startsWith("__MACOSX/"_L1))
            return {};
        if ((entry.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && entry.encryption_method != ZIP_EM_NONE) {
            return failure(ErrorCode::Unreadable,
                Importing::tr("%1 is locked with a password. Unpack it and import the folder.").arg(m_shown));
        }
        add(name, index, entry);
        return {};
    }

    std::vector<InputFile> takeFiles() { return std::move(m_files); }

private:
    Done refused(const QString& message) const { return failure(ErrorCode::Unsafe, message.arg(m_shown)); }
    Done overlapping() const
    {
        return refused(Importing::tr("%1 is not safe: its files overlap. It was not opened."));
    }
    Done damaged() const
    {
        return failure(
            ErrorCode::Damaged, Importing::tr("%1 is cut short or damaged. Download it again.").arg(m_shown));
    }

    void add(const QString& name, zip_uint64_t index, const zip_stat_t& entry)
    {
        const auto size = static_cast<qint64>(entry.size);
        InputFile file;
        file.path = m_path;
        file.name = cleaned(name.mid(name.lastIndexOf(u'/') + 1));
        file.container = m_shown;
        file.isInArchive = true;
        file.size = size;
        file.made = (entry.valid & ZIP_STAT_MTIME) != 0 ? static_cast<qint64>(entry.mtime) : 0;
        file.open = [path = m_path, index, size, shown = file.displayName()] {
            return openMember(path, index, size, shown);
        };
        m_files.push_back(std::move(file));
    }

    QString m_path;
    QString m_shown;
    ArchiveLimits m_limits;
    qint64 m_room;
    qint64 m_total = 0;
    QSet<QString> m_names;
    std::vector<InputFile> m_files;
};

} // namespace

bool isArchive(QByteArrayView head)
{
    return head.startsWith("PK\x03\x04") || head.startsWith("PK\x05\x06");
}

Result<std::vector<InputFile>> filesInArchive(const QString& path, const ArchiveLimits& limits)
{
    const Result<Archive> archive = openArchive(path);
    if (!archive)
        return tl::unexpected(archive.error());
    const zip_int64_t entries = zip_get_num_entries(archive->get(), 0);
    if (entries > limits.entries) {
        return failure(ErrorCode::Unsafe,
            Importing::tr("%1 is not safe: it holds too many files. It was not opened.")
                .arg(QFileInfo(path).fileName()));
    }
    Inspection inspection(path, limits);
    for (zip_int64_t i = 0; i < entries; ++i) {
        if (const Done safe = inspection.inspect(archive->get(), static_cast<zip_uint64_t>(i)); !safe)
            return tl::unexpected(safe.error());
    }
    return inspection.takeFiles();
}

} // namespace kith
