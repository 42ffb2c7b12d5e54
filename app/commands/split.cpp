#include "app/command.h"
#include "app/contacts.h"
#include "app/texts.h"
#include "core/book/readbook.h"
#include "core/book/splitcontact.h"

#include <QJsonArray>

#include <algorithm>

namespace kith
{
namespace
{

using namespace Qt::StringLiterals;

QString idOf(const ContactRecord& record)
{
    return u"%1:%2"_s.arg(record.source).arg(record.row);
}

// What a row says of somebody, in one line.
QString statedIn(const ContactRecord& record)
{
    if (!record.stated)
        return {};
    const Contact& contact = record.stated->contact;
    QStringList says{contact.name, workOf(contact.title, contact.organisation), contact.profile};
    for (const ContactPoint& point : contact.points)
        says.append(point.value);
    says.removeAll(QString());
    return says.join(u" · "_s);
}

int list(const Call& call, const std::vector<ContactRecord>& records, const std::vector<Source>& sources)
{
    QJsonArray rows;
    for (const ContactRecord& record : records) {
        rows.append(QJsonObject{{u"id"_s, idOf(record)}, {u"file"_s, nameAmong(sources, record.source)},
            {u"row"_s, record.row}, {u"says"_s, statedIn(record)}});
        if (!call.json())
            call.terminal().line(u"%1  %2, %3"_s.arg(idOf(record), 8)
                                     .arg(nameAmong(sources, record.source),
                                         App::tr("row %1: %2").arg(record.row).arg(statedIn(record))));
    }
    if (!call.json())
        call.terminal().line(
            App::tr("“kith split ID ROW…” makes those rows another contact; the first column names them."));
    return call.done({{u"rows"_s, rows}});
}

} // namespace

int runSplit(const Call& call)
{
    Result<OpenBook> book = call.openBook(IfMissing::Refuse);
    if (!book)
        return call.failed(book.error());
    int exitCode = 0;
    const std::optional<ContactId> contact
        = oneContact(call, book->database, call.arguments().first(), exitCode);
    if (!contact)
        return exitCode;
    const Result<std::vector<ContactRecord>> records = recordsAbout(book->database, *contact);
    const Result<std::vector<Source>> files = sources(book->database);
    if (const Error* error = firstError(records, files))
        return call.failed(*error);
    if (call.arguments().size() == 1)
        return list(call, *records, *files);

    std::vector<RowId> rows;
    for (const QString& id : call.arguments().sliced(1)) {
        const auto record = std::ranges::find(*records, id, idOf);
        if (record == records->end())
            return call.failed({ErrorCode::NotFound,
                App::tr("“%1” is no row of this contact; “kith split %2” lists them.").arg(id).arg(*contact),
                {}});
        rows.push_back({record->source, record->row});
    }
    const Result<ContactId> added
        = splitContact(book->database, *book->knowledge, *contact, rows, book->today);
    if (!added)
        return call.failed(added.error());
    if (!call.json())
        call.terminal().line(
            App::tr("They are two now: %1 and %2. “kith undo” takes it back.").arg(*contact).arg(*added));
    return call.done({{u"split"_s, QJsonArray{QString::number(*contact), QString::number(*added)}}});
}

} // namespace kith
