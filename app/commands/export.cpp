#include "app/command.h"
#include "app/texts.h"
#include "app/work.h"
#include "core/book/exportbook.h"
#include "core/book/readbook.h"
#include "core/exporting/exporter.h"

#include <QFileInfo>

namespace kith
{
namespace
{

using namespace Qt::StringLiterals;

QString formatList()
{
    QStringList formats;
    for (const auto& each : exporters())
        formats.append(each->format());
    return formats.join(", "_L1);
}

} // namespace

int runExport(const Call& call)
{
    const QString path = call.arguments().first();
    const QString format = call.value("as"_L1);
    if (!format.isEmpty() && !exporter(format))
        return call.misused(App::tr("“%1” is no format. Formats are %2.").arg(format, formatList()));
    const Exporter* chosen = format.isEmpty() ? exporterForPath(path) : exporter(format);
    if (!chosen)
        return call.misused(App::tr("The name “%1” does not tell the format. Add --as with one of %2.")
                                .arg(path, formatList()));

    Result<OpenBook> book = call.openBook(IfMissing::Refuse);
    if (!book)
        return call.failed(book.error());
    Work work(call.terminal());
    const auto index = freshIndex(*book, work.progress);
    if (!index)
        return call.failed(index.error());
    const QString filter = call.value("filter"_L1).trimmed();
    Result<std::vector<ContactId>> contacts = find(**index, {.text = filter}, work.progress);
    if (!contacts)
        return call.failed(contacts.error());
    // A document of everyone is the book, in its order and with its owner, as in the window; a part says
    // nothing of them. A table is a list, the most worthwhile first.
    const bool isBook = filter.isEmpty() && chosen->suffix() == "json"_L1;
    const ExportRequest request{.path = path,
        .format = chosen->format(),
        .contacts = *std::move(contacts),
        .everyone = isBook,
        .today = book->today};
    const Result<qint64> written = exportBook(book->database, *book->knowledge, request, work.progress);
    if (!written)
        return call.failed(written.error());
    if (!call.json())
        call.terminal().line(
            App::tr("Wrote %Ln contact(s) to %1.", nullptr, static_cast<int>(*written)).arg(path));
    return call.done({{u"file"_s, QFileInfo(path).absoluteFilePath()},
        {u"format"_s, QString(chosen->format())}, {u"contacts"_s, *written}});
}

} // namespace kith
