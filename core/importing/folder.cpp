#include "core/importing/folder.h"

#include "core/base/text.h"
#include "core/importing/archive.h"
#include "core/importing/texts.h"

#include <QDir>
#include <QFile>

namespace kith
{
namespace
{

constexpr int deepest = 2; // folders below the one that was handed over

InputFile fileAt(const QFileInfo& info, const QString& container)
{
    InputFile file;
    file.path = info.filePath();
    file.name = cleaned(info.fileName());
    file.container = container;
    file.size = info.size();
    file.made = info.lastModified().toSecsSinceEpoch();
    file.open = [path = file.path, shown = file.displayName()]() -> Result<std::unique_ptr<QIODevice>> {
        auto device = std::make_unique<QFile>(path);
        if (!device->open(QIODevice::ReadOnly | QIODevice::Unbuffered)) {
            return failure(ErrorCode::Unreadable,
                Importing::tr("%1 cannot be opened. Look whether you may read it.").arg(shown),
                device->errorString());
        }
        return device;
    };
    return file;
}

} // namespace

Result<std::vector<InputFile>> filesInFolder(const QString& path)
{
    const QString container = QDir(QDir(path).absolutePath()).dirName();
    std::vector<InputFile> files;
    std::vector<std::pair<QString, int>> waiting{{path, 0}};
    while (!waiting.empty()) {
        const auto [folder, depth] = waiting.back();
        waiting.pop_back();
        const auto filter
            = QDir::Files | QDir::Dirs | QDir::NoDotAndDotDot | QDir::NoSymLinks | QDir::Readable;
        for (const QFileInfo& info : QDir(folder).entryInfoList(filter, QDir::Name)) {
            if (info.isDir()) {
                if (depth < deepest)
                    waiting.emplace_back(info.filePath(), depth + 1);
                continue;
            }
            files.push_back(fileAt(info, container));
            if (static_cast<qint64>(files.size()) > ArchiveLimits().entries) {
                return failure(ErrorCode::Unsafe,
                    Importing::tr("%1 holds too many files. Choose the unpacked archive's own folder.")
                        .arg(container));
            }
        }
    }
    return files;
}

} // namespace kith
