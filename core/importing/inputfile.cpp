#include "core/importing/inputfile.h"

#include "core/base/text.h"
#include "core/importing/table.h"
#include "core/importing/texts.h"

#include <QBuffer>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace kith
{

using namespace Qt::StringLiterals;
namespace
{

constexpr qint64 headSize = 64 << 10;

std::vector<std::vector<QByteArray>> firstRecords(const QByteArray& head)
{
    std::vector<std::vector<QByteArray>> records;
    QByteArray bytes = head;
    QBuffer device(&bytes);
    device.open(QIODevice::ReadOnly);
    CsvReader reader(device);
    while (records.size() < Table::headerWithin) {
        const Result<bool> more = reader.next();
        if (!more || !*more)
            break;
        std::vector<QByteArray>& record = records.emplace_back();
        for (qsizetype i = 0; i < reader.size(); ++i)
            record.push_back(columnKey(reader.field(i)));
    }
    return records;
}

} // namespace

QString InputFile::stem() const
{
    QString base = name.mid(std::max(name.lastIndexOf(u'/'), name.lastIndexOf(u'\\')) + 1);
    if (const qsizetype dot = base.lastIndexOf(u'.'); dot > 0)
        base.truncate(dot);
    base = base.toLower();
    // "_12345", "-2", " (1)"
    qsizetype end = base.size();
    const bool bracket = end > 0 && base[end - 1] == u')';
    end -= bracket ? 1 : 0;
    qsizetype digits = end;
    while (digits > 0 && base[digits - 1] >= u'0' && base[digits - 1] <= u'9')
        --digits;
    const QChar before = digits > 0 ? base[digits - 1] : QChar();
    if (digits < end && (bracket ? before == u'(' : before == u'_' || before == u'-'))
        base.truncate(digits - 1);
    return base.remove(u' ').remove(u'_');
}

bool InputFile::hasColumns(const std::vector<QString>& names) const
{
    std::vector<QByteArray> wanted;
    for (const QString& column : names)
        wanted.push_back(columnKey(column));
    return std::ranges::any_of(columns, [&wanted](const std::vector<QByteArray>& record) {
        return std::ranges::all_of(wanted,
            [&record](const QByteArray& key) { return std::ranges::find(record, key) != record.end(); });
    });
}

Done lookInto(InputFile& file)
{
    const Result<std::unique_ptr<QIODevice>> device = file.open();
    if (!device)
        return tl::unexpected(device.error());
    while (file.head.size() < headSize) {
        const QByteArray more = (*device)->read(headSize - file.head.size());
        if (more.isEmpty())
            break;
        file.head += more;
    }
    if (file.head.isEmpty() && file.size > 0) {
        return failure(ErrorCode::Unreadable,
            Importing::tr("%1 cannot be read. Try to copy it anew.").arg(file.displayName()),
            (*device)->errorString());
    }
    if (!looksBinary(file.head))
        file.columns = firstRecords(file.head);
    return {};
}

bool isBook(const QString& path)
{
    return QFileInfo(path).suffix().startsWith("kith"_L1, Qt::CaseInsensitive);
}

Error emptyFile(const QString& name)
{
    return {ErrorCode::Unreadable, Importing::tr("%1 is empty. Export it anew.").arg(name), {}};
}

Result<InputFile> fileOnDisk(const QString& path)
{
    const QFileInfo info(path);
    if (!info.exists())
        return failure(ErrorCode::NotFound,
            Importing::tr("There is no file %1. Look at its name and folder.").arg(path));
    if (!info.isFile())
        return failure(ErrorCode::Unreadable, Importing::tr("%1 is not a file.").arg(path));
    if (isBook(path))
        return failure(ErrorCode::UnknownFormat,
            Importing::tr("%1 is a book of Kith's. Export its contacts as JSON, and import that.")
                .arg(info.fileName()));
    InputFile file;
    file.path = path;
    file.name = cleaned(info.fileName());
    file.size = info.size();
    file.made = info.lastModified().toSecsSinceEpoch();
    if (file.size == 0)
        return tl::unexpected(emptyFile(file.name));
    file.open = [path, name = file.name]() -> Result<std::unique_ptr<QIODevice>> {
        auto device = std::make_unique<QFile>(path);
        if (!device->open(QIODevice::ReadOnly | QIODevice::Unbuffered)) {
            return failure(ErrorCode::Unreadable,
                Importing::tr("%1 cannot be opened. Look whether you may read it.").arg(name),
                device->errorString());
        }
        return device;
    };
    if (const Done looked = lookInto(file); !looked)
        return tl::unexpected(looked.error());
    return file;
}

InputFile fileInMemory(const QString& name, const QByteArray& bytes)
{
    InputFile file;
    file.path = name;
    file.name = name;
    file.size = bytes.size();
    file.open = [bytes]() -> Result<std::unique_ptr<QIODevice>> {
        auto device = std::make_unique<QBuffer>();
        device->setData(bytes);
        device->open(QIODevice::ReadOnly);
        return device;
    };
    file.head = bytes.first(std::min<qint64>(bytes.size(), headSize));
    if (!looksBinary(file.head))
        file.columns = firstRecords(file.head);
    return file;
}

} // namespace kith
