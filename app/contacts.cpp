#include "app/contacts.h"

#include "app/texts.h"
#include "app/texttable.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <span>

namespace kith
{
namespace
{

using namespace Qt::StringLiterals;

constexpr std::size_t mostListed = 20;

// Fails the call, and lists those who may be meant.
int several(
    const Call& call, const Database& database, const QString& name, const std::vector<ContactId>& ids)
{
    const auto first = std::span(ids).first(std::min(ids.size(), mostListed));
    const Result<std::vector<ContactRow>> rows = contactRows(database, first);
    if (!rows)
        return call.failed(rows.error());
    QJsonArray matches;
    TextTable table({Align::Right, Align::Left, Align::Left}, 2);
    for (const ContactRow& row : *rows) {
        const QString id = QString::number(row.id);
        matches.append(QJsonObject{{u"id"_s, id}, {u"name"_s, row.name}, {u"title"_s, row.title},
            {u"organisation"_s, row.organisation}});
        table.add(
            {{id, TextStyle::Faint}, {row.name}, {workOf(row.title, row.organisation), TextStyle::Faint}});
    }
    if (!call.json())
        table.print(call.terminal());
    const QString message = App::tr(
        "%Ln contact(s) may be meant by “%1”. Name one by its id.", nullptr, static_cast<int>(ids.size()))
                                .arg(name);
    return call.failed({ErrorCode::NotFound, message, {}}, {{u"matches"_s, matches}});
}

} // namespace

QString workOf(const QString& title, const QString& organisation)
{
    return title.isEmpty() || organisation.isEmpty() ? title + organisation : title + u" · "_s + organisation;
}

std::optional<ContactId> oneContact(
    const Call& call, const Database& database, const QString& nameOrId, int& exitCode)
{
    const Result<std::vector<ContactId>> found = findContacts(database, nameOrId);
    if (!found)
        exitCode = call.failed(found.error());
    else if (found->empty())
        exitCode = call.failed(
            {ErrorCode::NotFound, App::tr("There is no contact “%1” in this book.").arg(nameOrId), {}});
    else if (found->size() > 1)
        exitCode = several(call, database, nameOrId, *found);
    else
        return found->front();
    return std::nullopt;
}

QJsonObject contactJson(const ContactPage& page, const std::vector<Source>& sources, QDate today)
{
    const Exporter* json = exporter(u"json");
    Q_ASSERT(json);
    UserWord word;
    if (!page.draft || page.note != page.draft->text)
        word.note = page.note;
    const QByteArray bytes
        = json->contact({page.contact, page.advice, page.draft, word}, 0, {today, sourceNames(sources), {}});
    return QJsonDocument::fromJson(bytes).object();
}

} // namespace kith
