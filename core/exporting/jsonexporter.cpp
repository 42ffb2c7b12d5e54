#include "core/exporting/jsonexporter.h"

#include "core/exporting/jsontext.h"
#include "core/exporting/texts.h"

#include <array>

namespace kith
{
namespace
{

using namespace Qt::StringLiterals;

void write(JsonText& json, const std::vector<int>& indexes)
{
    json.openArray();
    for (const int index : indexes)
        json.number(index);
    json.closeArray();
}

void write(JsonText& json, const Origin& origin, const ExportContext& context)
{
    json.openObject();
    json.key("source"_L1).text(context.sourceName(origin));
    json.key("row"_L1);
    origin.row > 0 ? json.number(origin.row) : json.null();
    json.closeObject();
}

void write(JsonText& json, const Fact& fact, const ExportContext& context)
{
    json.openObject();
    json.key("kind"_L1).text(kindName(fact.kind));
    json.key("value"_L1).text(fact.value);
    json.key("from"_L1).date(fact.from);
    json.key("to"_L1).date(fact.to);
    if (fact.count > 0)
        json.key("count"_L1).number(fact.count);
    json.key("certainty"_L1).text(certaintyName(fact.certainty));
    json.key("origin"_L1);
    write(json, fact.origin, context);
    json.closeObject();
}

void write(JsonText& json, const MeStatement& statement, const ExportContext& context)
{
    json.openObject();
    json.key("field"_L1).text(meFieldName(statement.field));
    json.key("value"_L1).text(statement.value);
    json.key("detail"_L1).text(statement.detail);
    json.key("from"_L1).date(statement.from);
    json.key("to"_L1).date(statement.to);
    json.key("origin"_L1);
    write(json, statement.origin, context);
    json.closeObject();
}

void write(JsonText& json, const Reason& reason)
{
    json.openObject();
    json.key("rule"_L1).text(reason.rule);
    json.key("guide"_L1).text(reason.guide);
    json.key("side"_L1).text(sideName(reason.side));
    json.key("strength"_L1).number(reason.strength);
    json.key("says"_L1).text(reason.says);
    json.key("facts"_L1);
    write(json, reason.facts);
    json.closeObject();
}

void write(JsonText& json, const Advice& advice)
{
    json.openObject();
    json.key("action"_L1).text(actionName(advice.action));
    if (advice.chosen) // the action is the owner's
        json.key("advised"_L1).text(actionName(advice.advised));
    json.key("gate"_L1);
    advice.gate == Gate::Open ? json.null() : json.text(gateName(advice.gate));
    json.key("margin"_L1).number(advice.margin);
    json.key("confidence"_L1).fraction(advice.confidence);
    json.key("reasons"_L1).openArray();
    for (const Reason& reason : advice.reasons)
        write(json, reason);
    json.closeArray();
    json.key("changes"_L1).openArray();
    for (const Change& change : advice.changes) {
        json.openObject();
        json.key("if"_L1).text(change.condition);
        json.key("then"_L1).text(actionName(change.then));
        json.closeObject();
    }
    json.closeArray();
    json.key("questions"_L1).openArray();
    for (const Question& question : advice.questions)
        json.text(question.text);
    json.closeArray().closeObject();
}

void write(JsonText& json, const Draft& draft)
{
    json.openObject();
    json.key("text"_L1).text(draft.text);
    json.key("length"_L1).number(draft.text.size());
    json.key("limit"_L1).number(draft.limit);
    json.key("language"_L1).text(draft.language);
    json.key("facts"_L1);
    write(json, draft.facts);
    json.closeObject();
}

void write(JsonText& json, const QStringList& texts)
{
    json.openArray();
    for (const QString& text : texts)
        json.text(text);
    json.closeArray();
}

// Of most contacts there is none.
void write(JsonText& json, const UserWord& word)
{
    if (!word.note.isEmpty())
        json.key("note"_L1).text(word.note);
    if (!word.aliases.isEmpty()) {
        json.key("aliases"_L1);
        write(json, word.aliases);
    }
    if (!word.apart.isEmpty()) {
        json.key("apart"_L1);
        write(json, word.apart);
    }
    if (!word.typed.isEmpty()) {
        json.key("typed"_L1).openObject();
        json.key("fields"_L1);
        write(json, word.typed);
        json.key("on"_L1).date(word.typedOn).closeObject();
    }
}

void write(JsonText& json, const Contact& contact)
{
    json.key("id"_L1).text(QString::number(contact.id));
    json.key("kind"_L1).text(contact.kind == ContactKind::Person ? "person"_L1 : "organisation"_L1);
    json.key("name"_L1).text(contact.name);
    json.key("given"_L1).text(contact.given);
    json.key("family"_L1).text(contact.family);
    json.key("title"_L1).text(contact.title);
    json.key("organisation"_L1).text(contact.organisation);
    json.key("location"_L1).text(contact.location);
    json.key("profile"_L1).text(contact.profile);
    json.key("emails"_L1).openArray();
    for (const ContactPoint& point : contact.points) {
        if (point.kind == ContactPoint::Kind::Email)
            json.text(point.value);
    }
    json.closeArray();
    constexpr std::array kinds{"email"_L1, "phone"_L1, "link"_L1, "address"_L1};
    json.key("points"_L1).openArray();
    for (const ContactPoint& point : contact.points) {
        json.openObject();
        json.key("kind"_L1).text(kinds[static_cast<std::size_t>(point.kind)]);
        json.key("value"_L1).text(point.value);
        json.key("label"_L1).text(point.label);
        json.closeObject();
    }
    json.closeArray();
}

} // namespace

QLatin1StringView JsonExporter::format() const
{
    return "json"_L1;
}

QString JsonExporter::title() const
{
    return Exporting::tr("Everything with its reasons (JSON)");
}

QLatin1StringView JsonExporter::suffix() const
{
    return "json"_L1;
}

QByteArray JsonExporter::begin(const ExportContext& context) const
{
    return "{\"kith\":1,\"exported\":\"" + context.today.toString(Qt::ISODate).toLatin1()
        + "\",\"contacts\":[";
}

QByteArray JsonExporter::contact(
    const ExportedContact& exported, qint64 number, const ExportContext& context) const
{
    QByteArray bytes(number == 0 ? "\n" : ",\n");
    bytes.reserve(2048);
    JsonText json(bytes);
    json.openObject();
    write(json, exported.contact);
    json.key("facts"_L1).openArray();
    for (const Fact& fact : exported.advice.facts)
        write(json, fact, context);
    json.closeArray();
    json.key("advice"_L1);
    write(json, exported.advice);
    json.key("draft"_L1);
    if (exported.draft)
        write(json, *exported.draft);
    else
        json.null();
    write(json, exported.word);
    json.closeObject();
    return bytes;
}

QByteArray JsonExporter::end(const ExportContext& context) const
{
    if (context.me.empty())
        return "\n]}\n";
    QByteArray bytes("\n],\"me\":[");
    for (const MeStatement& statement : context.me) {
        bytes += &statement == &context.me.front() ? "\n" : ",\n";
        JsonText json(bytes);
        write(json, statement, context);
    }
    return bytes + "\n]}\n";
}

} // namespace kith
