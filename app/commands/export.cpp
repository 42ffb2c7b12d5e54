#include "app/command.h"
#include "app/interrupt.h"
#include "core/book/exportbook.h"
#include "core/book/readbook.h"
#include "core/exporting/exporter.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace kith
{
namespace
{

using namespace Qt::StringLiterals;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Export)
};

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
        return call.misused(Text::tr("“%1” is no format. Formats are %2.").arg(format, formatList()));
    const Exporter* chosen = format.isEmpty() ? exporterForPath(path) : exporter(format);
    if (!chosen)
        return call.misused(Text::tr("The name “%1” does not tell the format. Add --as with one of %2.")
                                .arg(path, formatList()));

    Result<OpenBook> book = openBook(call.book(), IfMissing::Refuse);
    if (!book)
        return call.failed(book.error());
    Terminal& terminal = call.terminal();
    Progress progress(
        [&](const QString& what, qint64 done, qint64 total) { terminal.progress(what, done, total); });
    const Interrupt interrupt(progress);
    if (const Done fresh = refreshAdvice(*book, call.today(), progress); !fresh)
        return call.failed(fresh.error());
    const auto index = browseIndex(book->database, call.today(), progress);
    if (!index)
        return call.failed(index.error());
    ExportRequest request{path, chosen->format(), {}, false, call.today()};
    request.contacts = (*index)->find(
        {call.value("filter"_L1), View::Everyone, SortColumn::Worth, Qt::AscendingOrder}, progress);
    const Result<qint64> written = exportBook(book->database, *book->knowledge, request, progress);
    terminal.endProgress();
    if (!written)
        return call.failed(written.error());
    if (!call.json())
        terminal.line(Text::tr("Wrote %Ln contact(s) to %1.", nullptr, static_cast<int>(*written)).arg(path));
    return call.done({{u"file"_s, QFileInfo(path).absoluteFilePath()},
        {u"format"_s, QString(chosen->format())}, {u"contacts"_s, *written}});
}

} // namespace kith
