#include "core/importing/kithexport.h"

#include "core/base/text.h"
#include "core/importing/texts.h"
#include "core/model/profile.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <array>

namespace kith
{

using namespace Qt::StringLiterals;

namespace
{

constexpr qint64 longestLine = 16 << 20; // a contact
constexpr qint64 largestWhole = 256 << 20; // a file that another program has laid out anew
constexpr qsizetype longestRejected = 10'000;

QDate dateOf(const QJsonValue& value)
{
    return QDate::fromString(value.toString(), Qt::ISODate);
}

Fact factOf(const QJsonObject& json, FactKind kind, Certainty certainty, int row)
{
    const bool yours = json["origin"_L1]["source"_L1] == "you"_L1;
    return {.kind = kind,
        .certainty = certainty,
        .value = cleanedLines(json["value"_L1].toString()),
        .from = dateOf(json["from"_L1]),
        .to = dateOf(json["to"_L1]),
        .count = json["count"_L1].toInt(),
        .origin = yours ? Origin::you() : Origin::file(0, row)};
}

void addFacts(const QJsonArray& facts, Record& record, RecordSink& sink)
{
    for (const QJsonValue each : facts) {
        const QJsonObject json = each.toObject();
        const QString name = json["kind"_L1].toString();
        const QString certainty = json["certainty"_L1].toString();
        const std::optional<FactKind> kind = factKind(name);
        if (certainty == certaintyName(Certainty::Inferred))
            continue;
        if (!kind) {
            sink.issue({Severity::Warning, record.row, 0,
                Importing::tr("Kith knows no fact “%1”. It was left out.").arg(cleaned(name))});
            continue;
        }
        record.facts.push_back(factOf(json, *kind,
            certainty == certaintyName(Certainty::Denied) ? Certainty::Denied : Certainty::Stated,
            record.row));
    }
}

// Exports of before hold the addresses alone.
void addPoints(const QJsonObject& json, Contact& contact)
{
    constexpr std::array names{"email"_L1, "phone"_L1, "link"_L1, "address"_L1};
    for (const QJsonValue point : json["points"_L1].toArray()) {
        const auto kind = std::ranges::find(names, point["kind"_L1].toString());
        const QString value = cleanedLines(point["value"_L1].toString());
        if (kind != names.end() && !value.isEmpty())
            contact.points.push_back({static_cast<ContactPoint::Kind>(kind - names.begin()), value,
                cleaned(point["label"_L1].toString())});
    }
    if (json.contains("points"_L1))
        return;
    for (const QJsonValue email : json["emails"_L1].toArray()) {
        if (const QString value = cleaned(email.toString()); !value.isEmpty())
            contact.points.push_back({ContactPoint::Kind::Email, value, {}});
    }
}

QString written(const QJsonObject& json)
{
    return cleanedLines(QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact)))
        .left(longestRejected);
}

QStringList textsOf(const QJsonValue& array)
{
    QStringList texts;
    for (const QJsonValue text : array.toArray()) {
        if (const QString value = cleaned(text.toString()); !value.isEmpty())
            texts.append(value);
    }
    return texts;
}

// Nothing where the user said nothing.
std::optional<UserWord> wordOf(const QJsonObject& json)
{
    UserWord word{.note = cleanedLines(json["note"_L1].toString()),
        .aliases = textsOf(json["aliases"_L1]),
        .apart = textsOf(json["apart"_L1]),
        .typed = textsOf(json["typed"_L1]["fields"_L1]),
        .typedOn = dateOf(json["typed"_L1]["on"_L1])};
    return word == UserWord() ? std::nullopt : std::optional(std::move(word));
}

Done addContact(const QJsonObject& json, int row, RecordSink& sink)
{
    Record record;
    record.row = row;
    Contact& contact = record.contact;
    contact.kind = json["kind"_L1] == "organisation"_L1 ? ContactKind::Organisation : ContactKind::Person;
    contact.name = cleaned(json["name"_L1].toString());
    contact.given = cleaned(json["given"_L1].toString());
    contact.family = cleaned(json["family"_L1].toString());
    contact.title = cleaned(json["title"_L1].toString());
    contact.organisation = cleaned(json["organisation"_L1].toString());
    contact.location = cleaned(json["location"_L1].toString());
    contact.profile = canonicalProfile(json["profile"_L1].toString());
    addPoints(json, contact);
    if (contact.name.isEmpty() && contact.profile.isEmpty() && contact.points.empty())
        return sink.reject(row, Importing::tr("The contact has no name."), written(json));
    addFacts(json["facts"_L1].toArray(), record, sink);
    record.exportedId = json["id"_L1].toString();
    record.word = wordOf(json);
    return sink.record(std::move(record));
}

// Of the owner.
Done addStatement(const QJsonObject& json, int row, RecordSink& sink)
{
    const std::optional<MeField> field = meField(json["field"_L1].toString());
    MeStatement statement{.field = field.value_or(MeField::Name),
        .value = cleaned(json["value"_L1].toString()),
        .detail = cleaned(json["detail"_L1].toString()),
        .from = dateOf(json["from"_L1]),
        .to = dateOf(json["to"_L1]),
        .origin = Origin::file(0, row)};
    if (!field || statement.value.isEmpty())
        return sink.reject(row, Importing::tr("Kith does not know what this says of you."), written(json));
    return sink.owner({row, {std::move(statement)}, json["origin"_L1]["source"_L1] == "you"_L1});
}

Done cancelled()
{
    return failure(ErrorCode::Cancelled, Importing::tr("The import was cancelled. Nothing has changed."));
}

Error broken(const InputFile& file, const QJsonParseError& error)
{
    return {ErrorCode::Damaged,
        Importing::tr("%1 is not a whole export of Kith's: it breaks off or was changed. Export it again.")
            .arg(file.displayName()),
        error.errorString()};
}

// As Kith writes it: each contact is a line.
Done readLines(const InputFile& file, QIODevice& device, RecordSink& sink, Progress& progress)
{
    QJsonParseError error;
    qint64 done = device.readLine(longestLine).size();
    bool ended = false;
    auto add = &addContact; // then addStatement
    for (int row = 1; !device.atEnd(); ++row) {
        if (progress.cancelled())
            return cancelled();
        if (row % 1024 == 0)
            progress.report(file.displayName(), done, file.size, Progress::Unit::Bytes);
        QByteArray line = device.readLine(longestLine);
        done += line.size();
        line = line.trimmed();
        if (line == "]}") {
            ended = true;
            break;
        }
        if (line == "],\"me\":[") {
            add = &addStatement;
            --row;
            continue;
        }
        if (line.endsWith(','))
            line.chop(1);
        const QJsonDocument document = QJsonDocument::fromJson(line, &error);
        const Done added = document.isObject()
            ? add(document.object(), row, sink)
            : sink.reject(row, Importing::tr("The line was cut or changed, and says nothing any more."),
                cleanedLines(QString::fromUtf8(line)).left(longestRejected));
        if (!added)
            return added;
    }
    if (!ended)
        sink.issue(
            {Severity::Warning, 0, 0, Importing::tr("The file breaks off. What there is of it was read.")});
    return {};
}

// As another program may have laid it out.
Done readWhole(const InputFile& file, QIODevice& device, RecordSink& sink, Progress& progress)
{
    if (file.size > largestWhole)
        return failure(ErrorCode::Damaged,
            Importing::tr("%1 is an export of Kith's that another program has written anew, and too large to "
                          "be read so. Export it again.")
                .arg(file.displayName()));
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(device.readAll(), &error);
    const QJsonArray contacts = document["contacts"_L1].toArray();
    if (!document["contacts"_L1].isArray())
        return tl::unexpected(broken(file, error));
    int row = 0;
    for (const QJsonValue contact : contacts) {
        if (progress.cancelled())
            return cancelled();
        if (Done done = addContact(contact.toObject(), ++row, sink); !done)
            return done;
    }
    for (const QJsonValue statement : document["me"_L1].toArray()) {
        if (Done done = addStatement(statement.toObject(), ++row, sink); !done)
            return done;
    }
    return {};
}

} // namespace

QLatin1StringView KithExport::format() const
{
    return "kith-json"_L1;
}

QString KithExport::title() const
{
    return Importing::tr("Kith export");
}

int KithExport::order() const
{
    return ByProfile;
}

bool KithExport::recognises(const InputFile& file) const
{
    static const QRegularExpression begins(u"^\\s*\\{\\s*\"kith\"\\s*:\\s*1\\b"_s);
    return begins.match(QString::fromUtf8(file.head.left(200))).hasMatch();
}

Done KithExport::read(const InputFile& file, const ReadContext&, RecordSink& sink, Progress& progress) const
{
    const Result<std::unique_ptr<QIODevice>> device = file.open();
    if (!device)
        return tl::unexpected(device.error());
    const bool asWritten = file.head.left(file.head.indexOf('\n')).trimmed().endsWith("\"contacts\":[");
    return asWritten ? readLines(file, **device, sink, progress) : readWhole(file, **device, sink, progress);
}

} // namespace kith
