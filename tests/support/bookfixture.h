#pragma once

#include "core/book/importfiles.h"
#include "core/book/knowledge.h"
#include "core/book/knownidentities.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

#include <memory>

namespace kith::test
{

// A temporary folder with books and files of a test's own, and what Kith knows.
class BookFixture
{
public:
    BookFixture()
    {
        Result<std::shared_ptr<const Knowledge>> loaded = Knowledge::load();
        if (!loaded)
            qFatal("%s", qPrintable(loaded.error().message));
        knowledge = *loaded;
    }

    QString path(const QString& name) const { return folder.filePath(name); }

    // All files are as old as each other, if nothing else is said: which of two is newer tells what holds.
    QString write(const QString& name, const QByteArray& bytes, const QDateTime& made = {}) const
    {
        QFile file(path(name));
        const QDateTime same(QDate(2026, 11, 19), QTime(12, 0), Qt::UTC);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.flush()
            || !file.setFileTime(made.isValid() ? made : same, QFileDevice::FileModificationTime))
            qFatal("cannot write %s", qPrintable(name));
        return file.fileName();
    }

    Database newBook()
    {
        Result<Database> book = Database::open(path(QStringLiteral("book-%1.kith").arg(++books)));
        if (!book || !book->execute("PRAGMA synchronous = OFF"))
            qFatal("cannot make a book");
        return std::move(*book);
    }

    Result<ImportReceipt> import(Database& book, const QStringList& paths, bool dryRun = false) const
    {
        Progress progress;
        auto receipt
            = importFiles(book, *knowledge, {.paths = paths, .dryRun = dryRun, .today = today}, progress);
        if (!KnownIdentities::areTrue(book).value_or(false))
            qFatal("the book keeps of somebody who they are not");
        return receipt;
    }

    QTemporaryDir folder{scratch()};
    std::shared_ptr<const Knowledge> knowledge;
    QDate today{2026, 11, 20};
    int books = 0;

private:
    // In memory where that is possible: tests of books mostly wait for the disk.
    static QString scratch()
    {
        const QString memory = QStringLiteral("/dev/shm");
        return (QFileInfo(memory).isWritable() ? memory : QDir::tempPath()) + QStringLiteral("/kith-XXXXXX");
    }
};

} // namespace kith::test
