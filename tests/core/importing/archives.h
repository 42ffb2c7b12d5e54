#pragma once

#include <QByteArray>
#include <QFile>
#include <QString>

#include <zip.h>

#include <functional>
#include <utility>
#include <vector>

namespace kith::test
{

// Writes a zip archive with these names and contents; `change` may do what an honest program would not.
inline bool writeArchive(const QString& path, const std::vector<std::pair<QByteArray, QByteArray>>& files,
    const std::function<void(zip_t*)>& change = {})
{
    QFile::remove(path);
    zip_t* archive = zip_open(QFile::encodeName(path).constData(), ZIP_CREATE, nullptr);
    for (const auto& [name, bytes] : files) {
        if (name.endsWith('/')) {
            zip_dir_add(archive, name.constData(), ZIP_FL_ENC_UTF_8);
            continue;
        }
        zip_source_t* source
            = zip_source_buffer(archive, bytes.constData(), static_cast<zip_uint64_t>(bytes.size()), 0);
        if (zip_file_add(archive, name.constData(), source, ZIP_FL_ENC_UTF_8) < 0)
            return false;
    }
    if (change)
        change(archive);
    return zip_close(archive) == 0;
}

// Replaces bytes in a file by as many others.
inline void forge(const QString& path, const std::function<void(QByteArray&)>& change)
{
    QFile file(path);
    file.open(QIODevice::ReadWrite);
    QByteArray bytes = file.readAll();
    change(bytes);
    file.resize(0);
    file.seek(0);
    file.write(bytes);
}

} // namespace kith::test
