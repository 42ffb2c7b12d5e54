#include "ui/handover.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QThread>
#include <QUuid>

namespace kith
{

using namespace Qt::StringLiterals;

namespace
{

constexpr auto suffix = "handed"_L1; // only files that are whole have it
constexpr qint64 mostBytes = 1 << 20; // of paths
constexpr auto glance = 20; // ms between looks

QString folderOf(const QString& bookPath)
{
    return QFileInfo(bookPath).absoluteFilePath() + u".handover"_s;
}

} // namespace

Handover::Handover(const QString& bookPath, QObject* parent) : QObject(parent), m_folder(folderOf(bookPath))
{
    QDir(m_folder).removeRecursively(); // of a Kith that ended early
    if (!QDir().mkpath(m_folder))
        return; // a folder that takes nothing: then nothing can be handed over
    QFile::setPermissions(m_folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    m_watcher.addPath(m_folder);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, &Handover::take);
}

Handover::~Handover()
{
    QDir(m_folder).removeRecursively();
}

void Handover::take()
{
    const QDir folder(m_folder);
    for (const QString& name :
        folder.entryList({u"*."_s + suffix}, QDir::Files, QDir::Time | QDir::Reversed)) {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const QStringList paths = QString::fromUtf8(file.read(mostBytes)).split(u'\0', Qt::SkipEmptyParts);
        file.remove();
        Q_EMIT received(paths);
    }
}

bool Handover::give(const QString& bookPath, const QStringList& files, int patience)
{
    const QDir folder(folderOf(bookPath));
    if (!folder.exists())
        return false;
    QByteArray paths;
    for (const QString& file : files)
        paths += QFileInfo(file).absoluteFilePath().toUtf8() + '\0';
    const QString path = folder.filePath(QUuid::createUuid().toString(QUuid::WithoutBraces) + u'.' + suffix);
    QSaveFile letter(path); // appears under its name when it is whole
    if (!letter.open(QIODevice::WriteOnly) || letter.write(paths) != paths.size() || !letter.commit())
        return false;
    const QDeadlineTimer deadline(patience);
    while (QFile::exists(path)) {
        if (deadline.hasExpired()) {
            QFile::remove(path);
            return false;
        }
        QThread::msleep(glance);
    }
    return true;
}

} // namespace kith
