#include "core/drafting/phrases.h"

#include "core/base/text.h"
#include "core/drafting/texts.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace kith
{
namespace
{

using namespace Qt::StringLiterals;

constexpr std::array<QLatin1StringView, circumstanceCount> circumstances{"few"_L1, "many"_L1, "present"_L1,
    "past"_L1, "undated"_L1, "place"_L1, "mutual"_L1, "sent"_L1, "received"_L1, "unnamed"_L1, "open"_L1};

const QStringList& otherSlots()
{
    static const QStringList names{u"given"_s, u"employer"_s, u"my.role"_s, u"my.title"_s,
        u"my.organisation"_s, u"my.field"_s, u"my.skill"_s, u"my.given"_s, u"my.place"_s};
    return names;
}

QStringList strings(const QJsonValue& value)
{
    QStringList list;
    for (const QJsonValue& each : value.toArray())
        list.append(each.toString());
    return list;
}

QByteArrayList foldedStrings(const QJsonValue& value)
{
    QByteArrayList list;
    for (const QJsonValue& each : value.toArray())
        list.append(folded(each.toString()));
    return list;
}

QStringList slotsIn(const QString& text)
{
    static const QRegularExpression slot(u"\\{([^{}]*)\\}"_s);
    QStringList names;
    for (auto match = slot.globalMatch(text); match.hasNext();)
        names.append(match.next().captured(1));
    return names;
}

std::set<QString> longWords(const QString& text)
{
    static const QRegularExpression notLetters(
        u"\\{[^{}]*\\}|\\W+"_s, QRegularExpression::UseUnicodePropertiesOption);
    std::set<QString> words;
    for (const QString& word : QString(text).replace(notLetters, u" "_s).split(u' ', Qt::SkipEmptyParts)) {
        if (word.size() >= 4)
            words.insert(QString::fromUtf8(folded(word)));
    }
    return words;
}

// Reads one file and keeps the first thing that is wrong with it.
class PhraseReader
{
public:
    Phrases read(const QJsonObject& json);
    const QString& wrong() const { return m_wrong; }

private:
    void expect(bool right, const QString& elseWrong)
    {
        if (!right && m_wrong.isEmpty())
            m_wrong = elseWrong;
    }
    FactKind kindNamed(const QString& name);
    Phrase phrase(const QJsonObject& json);
    void checkSlots(const Phrase& phrase);
    std::vector<Phrase> phrases(const QJsonObject& json, const QString& key);

    QString m_wrong;
};

FactKind PhraseReader::kindNamed(const QString& name)
{
    const std::optional<FactKind> kind = factKind(name);
    expect(kind.has_value(), Drafting::tr("\"%1\" is no kind of fact").arg(name));
    return kind.value_or(FactKind::Noted);
}

Phrase PhraseReader::phrase(const QJsonObject& json)
{
    Phrase phrase;
    phrase.id = json[u"id"_s].toString();
    phrase.text = json[u"text"_s].toString();
    phrase.slotNames = slotsIn(phrase.text);
    phrase.words = longWords(phrase.text);
    expect(!phrase.id.isEmpty() && !phrase.text.isEmpty(), Drafting::tr("a phrase has no id or no text"));
    if (json.contains(u"fact"_s))
        phrase.fact = kindNamed(json[u"fact"_s].toString());
    for (const QString& name : strings(json[u"when"_s])) {
        const std::optional<Circumstance> known = circumstance(name);
        expect(known.has_value(), Drafting::tr("\"%1\" is no circumstance").arg(name));
        if (known)
            phrase.when.insert(*known);
    }
    for (const QString& name : strings(json[u"after"_s]))
        phrase.after.insert(kindNamed(name));
    if (json.contains(u"goal"_s)) {
        phrase.goal = goalFrom(json[u"goal"_s].toString());
        expect(phrase.goal.has_value(), Drafting::tr("\"%1\" is no goal").arg(json[u"goal"_s].toString()));
    }
    checkSlots(phrase);
    return phrase;
}

void PhraseReader::checkSlots(const Phrase& phrase)
{
    for (const QString& slot : phrase.slotNames) {
        const bool ofFact = phrase.fact && !slot.isEmpty() && slot == factSlot(*phrase.fact);
        const bool ofDate = phrase.fact && (slot == "day"_L1 || slot == "month"_L1 || slot == "years"_L1);
        expect(ofFact || ofDate || otherSlots().contains(slot),
            Drafting::tr("nothing fills the slot {%1} of \"%2\"").arg(slot, phrase.id));
    }
}

std::vector<Phrase> PhraseReader::phrases(const QJsonObject& json, const QString& key)
{
    std::vector<Phrase> phrases;
    for (const QJsonValue& each : json[key].toArray())
        phrases.push_back(phrase(each.toObject()));
    expect(!phrases.empty(), Drafting::tr("there are no \"%1\"").arg(key));
    return phrases;
}

Phrases PhraseReader::read(const QJsonObject& json)
{
    Phrases phrases;
    phrases.language = json[u"language"_s].toString();
    expect(!phrases.language.isEmpty(), Drafting::tr("it names no language"));
    phrases.months = strings(json[u"months"_s]);
    expect(phrases.months.size() == 12, Drafting::tr("there are not twelve months"));
    phrases.range = json[u"range"_s].toString();
    expect(phrases.range.contains("%1"_L1) && phrases.range.contains("%2"_L1),
        Drafting::tr("the range of years lacks a place"));
    phrases.day = json[u"day"_s].toString();
    expect(phrases.day.contains("%1"_L1) && phrases.day.contains("%2"_L1),
        Drafting::tr("the day of a month lacks a place"));
    const QJsonObject worth = json[u"worth"_s].toObject();
    for (auto each = worth.begin(); each != worth.end(); ++each)
        phrases.worth[kindNamed(each.key())] = each->toInt();
    for (const QString& name : strings(json[u"particular"_s]))
        phrases.particular.insert(kindNamed(name));
    phrases.openers = this->phrases(json, u"openers"_s);
    phrases.links = this->phrases(json, u"links"_s);
    phrases.reasons = this->phrases(json, u"reasons"_s);
    phrases.closes = this->phrases(json, u"closes"_s);
    for (const Phrase& link : phrases.links)
        expect(link.fact && phrases.worth.contains(*link.fact),
            Drafting::tr("the link \"%1\" states no fact that is worth a note").arg(link.id));
    const QJsonObject mentions = json[u"mentions"_s].toObject();
    for (auto each = mentions.begin(); each != mentions.end(); ++each)
        phrases.mentions[kindNamed(each.key())] = foldedStrings(*each);
    phrases.cliches = foldedStrings(json[u"cliches"_s]);
    phrases.requests = foldedStrings(json[u"requests"_s]);
    return phrases;
}

} // namespace

std::optional<Circumstance> circumstance(QStringView name)
{
    const auto found
        = std::ranges::find_if(circumstances, [&](QLatin1StringView each) { return name == each; });
    if (found == circumstances.end())
        return std::nullopt;
    return static_cast<Circumstance>(found - circumstances.begin());
}

QLatin1StringView factSlot(FactKind kind)
{
    switch (kind) {
    case FactKind::Met:
        return "event"_L1;
    case FactKind::WorkedWith:
        return "work"_L1;
    case FactKind::SameEmployer:
    case FactKind::TargetOrganisation:
    case FactKind::RecommendedByMe:
        return "organisation"_L1;
    case FactKind::SameSchool:
        return "school"_L1;
    case FactKind::EndorsedMe:
    case FactKind::EndorsedByMe:
        return "skill"_L1;
    case FactKind::SharedInterest:
        return "interest"_L1;
    case FactKind::SameIndustry:
        return "field"_L1;
    case FactKind::Hiring:
        return "role"_L1;
    case FactKind::WantsToCollaborate:
        return "topic"_L1;
    default:
        return {};
    }
}

Result<Phrases> readPhrases(const QByteArray& json, const QString& name)
{
    const QString message = Drafting::tr("The phrases in %1 cannot be used: %2. Install Kith anew.");
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (!document.isObject())
        return failure(
            ErrorCode::Damaged, message.arg(name, Drafting::tr("it is no JSON object")), error.errorString());
    PhraseReader reader;
    Phrases phrases = reader.read(document.object());
    if (!reader.wrong().isEmpty())
        return failure(ErrorCode::Damaged, message.arg(name, reader.wrong()));
    return phrases;
}

Result<std::vector<Phrases>> loadPhrases()
{
    std::vector<Phrases> all;
    const QDir folder(u":/phrases"_s);
    for (const QString& name : folder.entryList({u"*.json"_s}, QDir::Files, QDir::Name)) {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::ReadOnly))
            return failure(ErrorCode::Unreadable,
                Drafting::tr("The phrases in %1 cannot be read. Install Kith anew.").arg(name));
        Result<Phrases> phrases = readPhrases(file.readAll(), name);
        if (!phrases)
            return tl::unexpected<Error>(phrases.error());
        all.push_back(*std::move(phrases));
    }
    if (all.empty())
        return failure(ErrorCode::NotFound,
            Drafting::tr("There are no phrases to write notes with. Install Kith anew."));
    return all;
}

} // namespace kith
