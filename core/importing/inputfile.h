#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QIODevice>
#include <QString>

#include <functional>
#include <memory>

namespace kith {

// A file to import, or a member of an archive or a folder. Opening yields a fresh sequential device; members of a
// zip are inflated as they are read, in memory, and never touch the disk.
struct InputFile {
    QString path; // what the user handed over
    QString name; // base name, such as "Connections.csv"
    QString container; // name of the archive or folder; empty for a single file
    qint64 size = 0; // bytes once inflated, as declared; -1 unknown
    QByteArray head; // the first 64 KiB, as they are
    std::function<Result<std::unique_ptr<QIODevice>>()> open;

    QString displayName() const { return container.isEmpty() ? name : container + u'/' + name; }
};

} // namespace kith
