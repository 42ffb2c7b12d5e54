#include "core/advising/ownrules.h"

#include "core/advising/conditionreader.h"
#include "core/advising/sentence.h"
#include "core/advising/terms.h"
#include "core/advising/texts.h"
#include "core/base/text.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace kith
{
namespace
{

using namespace Qt::StringLiterals;

// What a file may hold at most. Rules are shared, so the file may be anyone's.
constexpr qsizetype mostBytes = 1 << 20;
constexpr qsizetype mostRules = 200;
constexpr qsizetype mostInAText = 300;
constexpr qsizetype mostInAnId = 60;
constexpr qsizetype mostInAValue = 100;
constexpr double mostAlternatives = 64; // of a condition once its parts are multiplied out

tl::unexpected<Error> refused(const QString& message)
{
    return failure(ErrorCode::Invalid, message);
}

// In how many ways the condition can hold, at most; `wanted` false: not hold.
double alternatives(const Condition& condition, bool wanted)
{
    if (condition.kind == Condition::Kind::Not)
        return alternatives(condition.parts.front(), !wanted);
    if (condition.kind != Condition::Kind::All && condition.kind != Condition::Kind::Any)
        return 1;
    const bool all = (condition.kind == Condition::Kind::All) == wanted;
    double count = all ? 1 : 0;
    for (const Condition& part : condition.parts)
        count = all ? count * alternatives(part, wanted) : count + alternatives(part, wanted);
    return count;
}

Done hasOnly(const QJsonObject& object, const QSet<QString>& keys, const ConditionReader& reader)
{
    for (auto each = object.begin(); each != object.end(); ++each) {
        if (!keys.contains(each.key()))
            return reader.meansNothing(each.key());
    }
    return {};
}

// Conditions hold one thing each, and what the reader takes for granted of Kith's own is looked at here.
Done isPlain(const QJsonValue& condition, const ConditionReader& reader)
{
    const QJsonObject object = condition.toObject();
    if (object.isEmpty())
        return reader.wrong(Advising::tr("it has a condition that says nothing"));
    for (const QLatin1StringView list : {"all"_L1, "any"_L1}) {
        if (!object.contains(list))
            continue;
        const QJsonArray parts = object[list].toArray();
        if (object.size() > 1 || parts.isEmpty())
            return reader.wrong(Advising::tr("“%1” needs a list of conditions, alone").arg(list));
        for (const QJsonValue part : parts) {
            if (Done done = isPlain(part, reader); !done)
                return done;
        }
        return {};
    }
    if (object.contains("not"_L1)) {
        if (Done done = hasOnly(object, {u"not"_s}, reader); !done)
            return done;
        return isPlain(object["not"_L1], reader);
    }
    for (const QLatin1StringView one : {"is"_L1, "always"_L1, "connections"_L1}) {
        if (object.contains(one))
            return hasOnly(object, {one}, reader);
    }
    if (object.contains("goal"_L1))
        return hasOnly(object, {u"goal"_s, u"chosen"_s}, reader);
    if (object["value"_L1].toString().size() > mostInAValue)
        return reader.wrong(
            Advising::tr("a value is longer than %n character(s)", nullptr, int{mostInAValue}));
    return {};
}

Done readsAsText(const QString& text, qsizetype most, const ConditionReader& reader)
{
    if (text.isEmpty() || text != cleaned(text))
        return reader.wrong(Advising::tr("a text is missing or holds signs that cannot be shown"));
    if (text.size() > most)
        return reader.wrong(
            Advising::tr("“%1” is longer than %n character(s)", nullptr, static_cast<int>(most))
                .arg(text.left(40)));
    return {};
}

// A text with a slot that is never filled would never be said.
Done hasKnownSlots(const QString& text, const ConditionReader& reader)
{
    const QStringList foreign = foreignSlots(text);
    if (foreign.isEmpty())
        return {};
    return reader.wrong(
        Advising::tr("there is no %1 to fill in; there are %2", "a slot of a text, those that there are")
            .arg(foreign.first(), ruleSlots().join(u", "_s)));
}

// Whether the rules can read what this one reads, too.
bool thereIsRoom(const std::vector<Leaf>& leaves)
{
    return leaves.size() <= State::mostLeaves;
}

void collectAll(const RuleTables& tables, std::vector<Leaf>& leaves)
{
    for (const GateRule& gate : tables.gates)
        collectLeaves(gate.when, leaves);
    for (const Rule& rule : tables.rules) {
        collectLeaves(rule.when, leaves);
        collectLeaves(rule.unless, leaves);
    }
}

void apply(const RuleChoice& choice, Rule& rule)
{
    rule.on = choice.on.value_or(rule.on);
    if (choice.strength > 0)
        rule.strength = choice.strength;
}

Rule unusable(const RuleChoice& choice, const QString& why)
{
    Rule rule;
    rule.id = choice.id;
    rule.label = choice.id;
    rule.when = Condition::never();
    rule.on = false;
    rule.own = true;
    rule.unusable = why;
    return rule;
}

} // namespace

Result<Rule> readOwnRule(const QJsonObject& object, const RuleTables& shipped)
{
    static const QRegularExpression plainId(u"^[a-z][a-z0-9-]*$"_s);
    ConditionReader reader(shipped.conditions);
    const QString id = object["id"_L1].toString();
    reader.enter(cleaned(id).left(mostInAnId));
    if (!plainId.match(id).hasMatch() || id.size() > mostInAnId)
        return reader.wrong(
            Advising::tr("its id must be small letters, digits and hyphens, such as “embedded-at-targets”"));
    if (std::ranges::find(shipped.rules, id, &Rule::id) != shipped.rules.end())
        return reader.wrong(Advising::tr("a rule of Kith's has this id; give it another"));
    const QSet<QString> keys{u"id"_s, u"on"_s, u"guide"_s, u"source"_s, u"side"_s, u"strength"_s, u"kind"_s,
        u"when"_s, u"unless"_s, u"says"_s, u"label"_s};
    if (Done done = hasOnly(object, keys, reader); !done)
        return tl::unexpected(done.error());
    for (const QLatin1StringView condition : {"when"_L1, "unless"_L1}) {
        if (!object.contains(condition) && condition == "unless"_L1)
            continue;
        if (Done done = isPlain(object[condition], reader); !done)
            return tl::unexpected(done.error());
    }
    auto rule = readRule(object, reader);
    if (!rule)
        return rule;
    if (rule->side == Side::Connect) {
        if (rule->kind == ContactKind::Organisation)
            return reader.wrong(
                Advising::tr("it never counts, for organisations cannot be connected with; let it speak for "
                             "following"));
        rule->kind = ContactKind::Person; // also where it is about “any”
    }
    for (const QString& text : std::as_const(rule->says)) {
        if (Done done = readsAsText(text, mostInAText, reader); !done)
            return tl::unexpected(done.error());
        if (Done done = hasKnownSlots(text, reader); !done)
            return tl::unexpected(done.error());
    }
    if (Done done = readsAsText(rule->label, mostInALabel, reader); !done)
        return tl::unexpected(done.error());
    if (!rule->source.isEmpty()) {
        if (Done done = readsAsText(rule->source, mostInAText, reader); !done)
            return tl::unexpected(done.error());
    }
    if (std::ranges::find(shipped.guide, rule->guide, &GuideEntry::id) == shipped.guide.end())
        return reader.wrong(
            Advising::tr("it names a row that the guide does not have: “%1”").arg(rule->guide));
    if (alternatives(rule->when, true) * alternatives(rule->unless, false) > mostAlternatives
        || alternatives(rule->unless, true) > mostAlternatives)
        return reader.wrong(Advising::tr("its conditions are too entangled; make several rules of it"));
    std::vector<Leaf> leaves;
    collectAll(shipped, leaves);
    collectLeaves(rule->when, leaves);
    collectLeaves(rule->unless, leaves);
    if (!thereIsRoom(leaves))
        return reader.wrong(Advising::tr("it reads too many different facts; make it smaller"));
    rule->own = true;
    return rule;
}

Result<Rule> readOwnRule(const QByteArray& json, const RuleTables& shipped)
{
    return readOwnRule(QJsonDocument::fromJson(json).object(), shipped);
}

Result<std::vector<QJsonObject>> readOwnRules(const QByteArray& json, const RuleTables& shipped)
{
    if (json.size() > mostBytes)
        return refused(Advising::tr("It is too large for rules."));
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (!document.isObject())
        return refused(Advising::tr("It is no JSON object: %1 at byte %2.")
                           .arg(error.error == QJsonParseError::NoError ? Advising::tr("a list or a value")
                                                                        : error.errorString())
                           .arg(error.offset));
    const QJsonObject object = document.object();
    if (object.contains("gates"_L1))
        return refused(
            Advising::tr("It opens or shuts gates, which only Kith's own rules do: take “gates” out."));
    for (auto each = object.begin(); each != object.end(); ++each) {
        if (each.key() != "$schema"_L1 && each.key() != "about"_L1 && each.key() != "rules"_L1)
            return refused(
                Advising::tr("“%1” has no place in a file of rules: take it out.").arg(each.key().left(40)));
    }
    const QJsonArray rules = object["rules"_L1].toArray();
    if (rules.isEmpty())
        return refused(Advising::tr("It holds no rules: they are listed under “rules”."));
    if (rules.size() > mostRules)
        return refused(Advising::tr("It holds more than %n rule(s).", nullptr, int{mostRules}));
    std::vector<QJsonObject> read;
    QSet<QString> ids;
    for (const QJsonValue value : rules) {
        const auto rule = readOwnRule(value.toObject(), shipped);
        if (!rule)
            return tl::unexpected(rule.error());
        if (ids.contains(rule->id))
            return refused(Advising::tr("The rule “%1” stands there twice: take one out.").arg(rule->id));
        ids.insert(rule->id);
        read.push_back(value.toObject());
    }
    return read;
}

RuleTables chosen(RuleTables tables, const RuleChoices& choices)
{
    const RuleTables shipped = tables;
    std::vector<Leaf> leaves;
    collectAll(shipped, leaves);
    for (const RuleChoice& choice : choices) {
        if (choice.own.isEmpty()) {
            const auto rule = std::ranges::find(tables.rules, choice.id, &Rule::id);
            if (rule != tables.rules.end()) // else a rule that Kith no longer has
                apply(choice, *rule);
            continue;
        }
        Result<Rule> rule = readOwnRule(choice.own, shipped);
        if (!rule) {
            tables.rules.push_back(unusable(choice, rule.error().message));
            continue;
        }
        apply(choice, *rule);
        std::vector<Leaf> more = leaves;
        if (rule->on) {
            collectLeaves(rule->when, more);
            collectLeaves(rule->unless, more);
        }
        if (!thereIsRoom(more)) {
            tables.rules.push_back(unusable(choice,
                Advising::tr(
                    "The rules read too many different facts: switch off or remove another rule of yours.")));
            continue;
        }
        leaves = std::move(more);
        tables.rules.push_back(std::move(*rule));
    }
    return tables;
}

QByteArray writeOwnRules(const RuleChoices& choices, const QStringList& ids)
{
    QJsonArray rules;
    for (const RuleChoice& choice : choices) {
        if (choice.own.isEmpty() || (!ids.isEmpty() && !ids.contains(choice.id)))
            continue;
        QJsonObject rule = QJsonDocument::fromJson(choice.own).object();
        if (choice.on)
            rule["on"_L1] = *choice.on;
        if (choice.strength > 0)
            rule["strength"_L1] = QString(strengthName(choice.strength));
        rules.append(rule);
    }
    return QJsonDocument(QJsonObject{{u"about"_s, u"Rules for Kith: “kith rules add FILE” takes them in."_s},
                             {u"rules"_s, rules}})
        .toJson();
}

} // namespace kith
