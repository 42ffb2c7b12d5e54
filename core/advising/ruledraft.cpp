#include "core/advising/ruledraft.h"

#include "core/advising/conditionreader.h"
#include "core/advising/ownrules.h"
#include "core/advising/rulewords.h"
#include "core/advising/texts.h"
#include "core/base/text.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>
#include <span>

namespace kith
{
namespace
{

using namespace Qt::StringLiterals;

constexpr std::array ofPeople{"title-says"_L1, "works-at"_L1, "target-organisation"_L1,
    "large-organisation"_L1, "target-industry"_L1, "labelled"_L1, "recruiter"_L1, "hiring"_L1, "leader"_L1,
    "admired"_L1, "same-industry"_L1, "shared-interest"_L1, "is:met-in-person"_L1, "met"_L1, "worked-with"_L1,
    "is:colleague-now"_L1, "same-employer"_L1, "same-school"_L1, "shared-connection"_L1, "is:invited-me"_L1,
    "messaged"_L1, "endorsed-me"_L1, "recommended-me"_L1, "is:follows"_L1, "known-elsewhere"_L1,
    "wants-to-collaborate"_L1, "is:knows"_L1, "is:tie"_L1, "goal:job"_L1, "goal:collaborate"_L1,
    "goal:learn"_L1, "goal:sell"_L1, "goal:hire"_L1, "goal:visibility"_L1};

constexpr std::array ofOrganisations{"employs"_L1, "target-organisation"_L1, "large-organisation"_L1,
    "works-at"_L1, "labelled"_L1, "noted"_L1, "known-elsewhere"_L1, "is:colleague-now"_L1, "same-employer"_L1,
    "same-school"_L1, "is:stopped-following"_L1, "goal:job"_L1, "goal:collaborate"_L1, "goal:learn"_L1,
    "goal:sell"_L1, "goal:hire"_L1, "goal:visibility"_L1};

std::span<const QLatin1StringView> offered(ContactKind about)
{
    return about == ContactKind::Organisation ? std::span<const QLatin1StringView>(ofOrganisations)
                                              : std::span<const QLatin1StringView>(ofPeople);
}

using Takes = RulePartOffer::Takes;

Takes takes(QStringView what)
{
    if (what == "employs"_L1)
        return Takes::Number;
    const bool text = what == "title-says"_L1 || what == "works-at"_L1 || what == "labelled"_L1;
    return text ? Takes::Text : Takes::Nothing;
}

// What stands in the field of a number; 0 where that is none.
int numberIn(const QString& text)
{
    const int number = text.trimmed().toInt();
    return number <= mostPeopleInARule ? std::max(number, 0) : 0;
}

QJsonObject conditionFrom(const RulePart& part)
{
    const qsizetype colon = part.what.indexOf(u':');
    if (colon > 0)
        return {{part.what.left(colon), part.what.mid(colon + 1)}};
    QJsonObject leaf{{u"fact"_s, part.what}};
    if (takes(part.what) == Takes::Text)
        leaf[u"value"_s] = cleaned(part.value);
    if (takes(part.what) == Takes::Number)
        leaf[u"min"_s] = numberIn(part.value);
    return leaf;
}

QJsonObject joined(const std::vector<RulePart>& parts, const QString& how)
{
    if (parts.size() == 1)
        return conditionFrom(parts.front());
    QJsonArray all;
    for (const RulePart& part : parts)
        all.append(conditionFrom(part));
    return {{how, all}};
}

RulePart partFrom(const QJsonObject& condition)
{
    for (const QLatin1StringView list : {"is"_L1, "goal"_L1}) {
        if (condition.contains(list))
            return {QString(list) + u':' + condition[list].toString(), {}};
    }
    const QString fact = condition["fact"_L1].toString();
    return {fact,
        takes(fact) == Takes::Number ? QString::number(condition["min"_L1].toInt())
                                     : condition["value"_L1].toString()};
}

// The parts that joined() makes this of, and whatever of anything else.
std::vector<RulePart> partsFrom(const QJsonObject& condition, QLatin1StringView how)
{
    std::vector<RulePart> parts;
    const QJsonArray several = condition[how].toArray();
    for (const QJsonValue each : several)
        parts.push_back(partFrom(each.toObject()));
    if (several.isEmpty() && !condition.isEmpty())
        parts.push_back(partFrom(condition));
    return parts;
}

bool areOffered(const std::vector<RulePart>& parts, ContactKind about)
{
    return std::ranges::all_of(parts, [all = offered(about)](const RulePart& part) {
        return std::ranges::find(all, part.what) != all.end();
    });
}

Done hasValues(const std::vector<RulePart>& parts)
{
    for (const RulePart& part : parts) {
        if (takes(part.what) == Takes::Text && folded(part.value).isEmpty())
            return failure(ErrorCode::Invalid, Advising::tr("Fill in what to look for."));
        if (takes(part.what) == Takes::Number && numberIn(part.value) == 0)
            return failure(ErrorCode::Invalid, Advising::tr("Fill in how many."));
    }
    return {};
}

} // namespace

std::vector<RulePartOffer> rulePartOffers(const RuleTables& tables, ContactKind about)
{
    const ConditionReader reader(tables.conditions);
    std::vector<RulePartOffer> offers;
    for (const QLatin1StringView what : offered(about)) {
        const auto condition = reader.read(conditionFrom({what, u"%1"_s}));
        if (!condition)
            continue;
        const QString words = takes(QString(what)) == Takes::Number
            ? Advising::tr("you know at least %1 people who work there")
            : conditionSays(*condition, {}, about);
        offers.push_back({what, words, takes(QString(what))});
    }
    return offers;
}

QString newRuleId(const QString& label, const QStringList& taken)
{
    QString id;
    for (const char letter : folded(label)) {
        const bool plain
            = (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9' && !id.isEmpty());
        if (plain)
            id += QLatin1Char(letter);
        else if (!id.isEmpty() && !id.endsWith(u'-'))
            id += u'-';
    }
    while (id.endsWith(u'-'))
        id.chop(1);
    if (id.isEmpty())
        id = u"my-rule"_s;
    QString unique = id;
    for (int number = 2; taken.contains(unique); ++number)
        unique = u"%1-%2"_s.arg(id).arg(number);
    return unique;
}

Result<QByteArray> ruleFrom(const RuleDraft& draft, const QString& id, const RuleTables& tables)
{
    const QString label = cleaned(draft.label);
    if (draft.when.empty())
        return failure(ErrorCode::Invalid, Advising::tr("Say when the rule counts."));
    for (const auto* parts : {&draft.when, &draft.unless}) {
        if (Done done = hasValues(*parts); !done)
            return tl::unexpected(done.error());
    }
    if (label.isEmpty())
        return failure(ErrorCode::Invalid, Advising::tr("Give the rule a short name."));
    if (label.size() > mostInALabel)
        return failure(ErrorCode::Invalid,
            Advising::tr("The name is longer than %n character(s).", nullptr, mostInALabel));
    const QJsonObject when = joined(draft.when, u"all"_s);
    const auto condition = ConditionReader(tables.conditions).read(when);
    if (!condition)
        return tl::unexpected(condition.error());
    QString says = conditionSays(*condition, {}, draft.about);
    says.replace(0, 1, says.left(1).toUpper());
    // A brace of the user's is no slot.
    says.remove(u'{').remove(u'}').remove(u'%');
    const bool ofPerson = draft.about == ContactKind::Person;
    QJsonObject rule{{u"id"_s, id}, {u"guide"_s, u"decide.context"_s},
        {u"side"_s, QString(sideName(ofPerson ? draft.side : Side::Follow))},
        {u"strength"_s, QString(strengthName(draft.strength))},
        {u"kind"_s, ofPerson ? u"person"_s : u"organisation"_s}, {u"when"_s, when},
        {u"says"_s, QJsonArray{says.left(299) + u'.'}}, {u"label"_s, label}};
    if (!draft.unless.empty())
        rule[u"unless"_s] = joined(draft.unless, u"any"_s);
    return QJsonDocument(rule).toJson(QJsonDocument::Compact);
}

std::optional<RuleDraft> draftOf(const QByteArray& rule, const RuleTables& tables)
{
    const QJsonObject object = QJsonDocument::fromJson(rule).object();
    const RuleDraft draft{.label = object["label"_L1].toString(),
        .about = object["kind"_L1] == "organisation"_L1 ? ContactKind::Organisation : ContactKind::Person,
        .side = object["side"_L1] == sideName(Side::Follow) ? Side::Follow : Side::Connect,
        .strength = strengthFrom(object["strength"_L1].toString()).value_or(0),
        .when = partsFrom(object["when"_L1].toObject(), "all"_L1),
        .unless = partsFrom(object["unless"_L1].toObject(), "any"_L1)};
    if (!areOffered(draft.when, draft.about) || !areOffered(draft.unless, draft.about))
        return std::nullopt;
    const Result<QByteArray> again = ruleFrom(draft, object["id"_L1].toString(), tables);
    if (!again)
        return std::nullopt;
    QJsonObject same = QJsonDocument::fromJson(*again).object();
    for (const QLatin1StringView any : {"says"_L1, "on"_L1}) { // in whatever words, in use or not
        if (object.contains(any))
            same[any] = object[any];
    }
    return same == object ? std::optional(draft) : std::nullopt;
}

std::optional<RuleDraft> draftOf(const RuleChoice& choice, const RuleTables& tables)
{
    std::optional<RuleDraft> draft = draftOf(choice.own, tables);
    if (draft && choice.strength > 0)
        draft->strength = choice.strength;
    return draft;
}

} // namespace kith
