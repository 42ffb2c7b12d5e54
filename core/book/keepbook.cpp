#include "core/book/keepbook.h"

#include "core/book/knownidentities.h"
#include "core/book/texts.h"
#include "core/store/backup.h"
#include "core/store/sourcerows.h"

#include <QDir>
#include <QFile>
#include <QStandardPaths>

namespace kith
{
namespace
{

using namespace Qt::StringLiterals;

// Laws of Kith's own that SQLite does not know: what each must count to nought, and the words for when it
// does not. temp.told: whom rows of files are about.
struct Law {
    const char* violations;
    const char* says;
};
constexpr Law laws[]{
    {"SELECT count(*) FROM facts WHERE by = 0 AND source NOT IN (SELECT id FROM sources)",
        QT_TRANSLATE_NOOP("Book", "%1 facts come from a file that the book does not know.")},
    {"SELECT count(*) FROM temp.told WHERE contact NOT IN (SELECT id FROM contacts)",
        QT_TRANSLATE_NOOP("Book", "Imported rows are about %1 contacts that are not there.")},
    {"SELECT count(*) FROM contacts WHERE id NOT IN (SELECT contact FROM facts)"
     " AND id NOT IN (SELECT contact FROM points) AND id NOT IN (SELECT contact FROM temp.told)"
     " AND id NOT IN (SELECT contact FROM edits) AND id NOT IN (SELECT contact FROM drafts)",
        QT_TRANSLATE_NOOP("Book", "%1 contacts rest on nothing that a file or you said.")},
    {"SELECT count(*) FROM sources WHERE read <> added + updated + unchanged + rejected",
        QT_TRANSLATE_NOOP("Book", "%1 imports do not add up.")},
    {"SELECT count(*) FROM advice WHERE contact NOT IN (SELECT id FROM contacts)",
        QT_TRANSLATE_NOOP("Book", "%1 pieces of advice are about a contact that is not there.")},
};

Done listTold(const Database& database)
{
    for (const char* sql :
        {"CREATE TEMP TABLE IF NOT EXISTS told (contact INTEGER PRIMARY KEY)", "DELETE FROM temp.told"}) {
        if (Done done = database.execute(sql); !done)
            return done;
    }
    Result<SourceRows> rows = SourceRows::prepare(database);
    Result<Statement> insert = database.prepare("INSERT OR IGNORE INTO temp.told VALUES (?)");
    if (const Error* error = firstError(rows, insert))
        return tl::unexpected(*error);
    return rows->walk([&](const RowBlock& block) -> Done {
        if (const auto records = rows->records(block.source, block.number); !records)
            return tl::unexpected(records.error());
        for (const BlockRow& row : block.rows) {
            const Done done = row.contact > 0 ? insert->bindAll(row.contact).run() : Done();
            if (!done)
                return done;
        }
        return {};
    });
}

} // namespace

Result<QString> defaultBookPath()
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + u"/kith"_s;
    if (!QDir().mkpath(folder))
        return failure(ErrorCode::Unwritable,
            Book::tr("The folder “%1” cannot be made. Name a book with --book.").arg(folder));
    QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    return folder + u"/book.kith"_s;
}

Result<QStringList> checkBook(const Database& database)
{
    Result<QStringList> findings = checkIntegrity(database);
    if (!findings)
        return findings;
    if (Done done = listTold(database); !done)
        return tl::unexpected(done.error());
    for (const Law& law : laws) {
        const Result<qint64> violations = database.integer(law.violations);
        if (!violations)
            return tl::unexpected(violations.error());
        if (*violations > 0)
            findings->append(Book::tr(law.says).arg(*violations));
    }
    const Result<bool> areTrue = KnownIdentities::areTrue(database);
    if (!areTrue)
        return tl::unexpected(areTrue.error());
    if (!*areTrue)
        findings->append(Book::tr("What the book keeps of who its contacts are is not what they are."));
    return findings;
}

Done backupBook(const Database& database, const QString& path, const Progress& progress)
{
    return copyBook(database, path, true, progress);
}

Result<QString> restoreBook(const QString& bookPath, const QString& backupPath)
{
    return replaceBook(bookPath, backupPath);
}

} // namespace kith
