#include "core/advising/rulesreader.h"

#include "core/advising/conditionreader.h"
#include "core/advising/terms.h"
#include "core/advising/texts.h"
#include "core/model/rules.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <utility>

namespace kith
{
namespace
{

using namespace Qt::StringLiterals;

tl::unexpected<Error> invalid(const QString& message)
{
    return failure(ErrorCode::Invalid, message);
}

Result<QJsonObject> objectFrom(const QByteArray& json)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (!document.isObject())
        return invalid(Advising::tr("The rules cannot be read: %1 at byte %2.")
                           .arg(error.errorString())
                           .arg(error.offset));
    return document.object();
}

QStringList textsFrom(const QJsonValue& value)
{
    QStringList texts;
    for (const QJsonValue text : value.toArray())
        texts += text.toString();
    return texts;
}

constexpr std::pair<QLatin1StringView, ContactKind> kinds[]{
    {"person"_L1, ContactKind::Person},
    {"organisation"_L1, ContactKind::Organisation},
};
constexpr std::pair<QLatin1StringView, Side> sides[]{
    {"connect"_L1, Side::Connect}, {"follow"_L1, Side::Follow}};
constexpr std::pair<QLatin1StringView, Gate> gates[]{
    {"open"_L1, Gate::Open},
    {"me"_L1, Gate::Me},
    {"do-not-contact"_L1, Gate::DoNotContact},
    {"connected"_L1, Gate::Connected},
    {"pending"_L1, Gate::Pending},
    {"withdrawn"_L1, Gate::Withdrawn},
    {"cap"_L1, Gate::Cap},
};

Result<std::optional<ContactKind>> readKind(const QJsonObject& object, const ConditionReader& conditions)
{
    const QJsonValue value = object["kind"_L1];
    const auto kind = named(kinds, value);
    if (!kind && !value.isUndefined() && value != "any"_L1)
        return conditions.meansNothing(value.toString());
    return kind;
}

// Reads one document after the other into the tables.
class Reader
{
public:
    explicit Reader(const QJsonObject& namedConditions) : m_conditions(namedConditions) { }

    Done read(const QJsonObject& document)
    {
        for (const QJsonValue gate : document["gates"_L1].toArray()) {
            if (const Done done = readGate(gate.toObject()); !done)
                return done;
        }
        for (const QJsonValue rule : document["rules"_L1].toArray()) {
            if (const Done done = addRule(rule.toObject()); !done)
                return done;
        }
        for (const QJsonValue unknown : document["unknowns"_L1].toArray()) {
            if (const Done done = readUnknown(unknown.toObject()); !done)
                return done;
        }
        for (const QJsonValue each : document["groups"_L1].toArray()) {
            const QJsonObject group = each.toObject();
            tables.groups.push_back(
                {group["id"_L1].toString(), group["question"_L1].toString(), group["none"_L1].toString()});
        }
        if (const QJsonObject nothing = document["nothing"_L1].toObject(); !nothing.isEmpty())
            tables.nothing = {textsFrom(nothing["person"_L1]), textsFrom(nothing["followed"_L1]),
                textsFrom(nothing["organisation"_L1])};
        return readNeverFollow(document["neverFollow"_L1]);
    }

    RuleTables tables;

private:
    Done readNeverFollow(const QJsonValue& json)
    {
        if (json.isUndefined())
            return {};
        m_conditions.enter(u"neverFollow"_s);
        auto condition = m_conditions.read(json);
        if (!condition)
            return tl::unexpected(condition.error());
        tables.neverFollow = std::move(*condition);
        return {};
    }

    Done readGate(const QJsonObject& object)
    {
        m_conditions.enter(object["gate"_L1].toString());
        const auto gate = named(gates, object["gate"_L1]);
        if (!gate)
            return m_conditions.meansNothing(object["gate"_L1].toString());
        GateRule rule;
        rule.gate = *gate;
        const auto kind = readKind(object, m_conditions);
        if (!kind)
            return tl::unexpected(kind.error());
        rule.kind = *kind;
        auto when = m_conditions.read(object["when"_L1]);
        if (!when)
            return tl::unexpected(when.error());
        rule.when = std::move(*when);
        rule.limit = object["limit"_L1].toString();
        rule.says = textsFrom(object["says"_L1]);
        rule.label = object["label"_L1].toString();
        if (const QJsonObject asks = object["asks"_L1].toObject(); !asks.isEmpty()) {
            const auto fact = m_conditions.readFact(asks["fact"_L1]);
            if (!fact)
                return tl::unexpected(fact.error());
            rule.asks = *fact;
            rule.question = asks["question"_L1].toString();
        }
        tables.gates.push_back(std::move(rule));
        return {};
    }

    Done addRule(const QJsonObject& object)
    {
        const QString id = object["id"_L1].toString();
        m_conditions.enter(id);
        if (std::ranges::find(tables.rules, id, &Rule::id) != tables.rules.end())
            return m_conditions.wrong(Advising::tr("its id is missing or taken"));
        auto rule = readRule(object, m_conditions);
        if (!rule)
            return tl::unexpected(rule.error());
        tables.rules.push_back(std::move(*rule));
        return {};
    }

    Done readUnknown(const QJsonObject& object)
    {
        m_conditions.enter(object["fact"_L1].toString());
        const auto fact = m_conditions.readFact(object["fact"_L1]);
        if (!fact)
            return tl::unexpected(fact.error());
        Unknown unknown;
        unknown.fact = *fact;
        const auto kind = readKind(object, m_conditions);
        if (!kind)
            return tl::unexpected(kind.error());
        unknown.kind = *kind;
        unknown.prior = object["prior"_L1].toDouble();
        if (object.contains("inferred"_L1))
            unknown.inferred = object["inferred"_L1].toDouble();
        unknown.opinion = object["opinion"_L1].toBool();
        unknown.group = object["group"_L1].toString();
        unknown.option = object["option"_L1].toString();
        unknown.question = object["question"_L1].toString();
        unknown.wouldBe = object["wouldBe"_L1].toString();
        unknown.wouldNotBe = object["wouldNotBe"_L1].toString();
        tables.unknowns.push_back(std::move(unknown));
        return {};
    }

    ConditionReader m_conditions;
};

// What a State has bits for.
Done fits(const RuleTables& tables)
{
    std::vector<Leaf> leaves;
    collectLeaves(tables.neverFollow, leaves);
    for (const GateRule& gate : tables.gates)
        collectLeaves(gate.when, leaves);
    for (const Rule& rule : tables.rules) {
        collectLeaves(rule.when, leaves);
        collectLeaves(rule.unless, leaves);
    }
    if (leaves.size() > State::mostLeaves || tables.unknowns.size() > State::mostUnknowns)
        return invalid(Advising::tr("The rules read too many different facts: %1, of which %2 can be used.")
                           .arg(leaves.size())
                           .arg(State::mostLeaves));
    return {};
}

Done knowsTheGuide(const RuleTables& tables)
{
    for (const Rule& rule : tables.rules) {
        if (std::ranges::find(tables.guide, rule.guide, &GuideEntry::id) == tables.guide.end())
            return invalid(Advising::tr("The rule “%1” names a row that the guide does not have: “%2”.")
                               .arg(rule.id, rule.guide));
    }
    return {};
}

} // namespace

Result<Rule> readRule(const QJsonObject& object, ConditionReader& conditions)
{
    Rule rule;
    rule.id = object["id"_L1].toString();
    conditions.enter(rule.id);
    if (rule.id.isEmpty())
        return conditions.wrong(Advising::tr("its id is missing or taken"));
    const auto side = named(sides, object["side"_L1]);
    const auto strength = strengthFrom(object["strength"_L1].toString());
    if (!side || !strength)
        return conditions.meansNothing(
            side ? object["strength"_L1].toString() : object["side"_L1].toString());
    rule.side = *side;
    rule.strength = rule.usualStrength = *strength;
    const auto kind = readKind(object, conditions);
    if (!kind)
        return tl::unexpected(kind.error());
    rule.kind = *kind;
    auto when = conditions.read(object["when"_L1]);
    if (!when)
        return tl::unexpected(when.error());
    rule.when = std::move(*when);
    if (object.contains("unless"_L1)) {
        auto unless = conditions.read(object["unless"_L1]);
        if (!unless)
            return tl::unexpected(unless.error());
        rule.unless = std::move(*unless);
    }
    rule.on = object["on"_L1].toBool(true);
    rule.guide = object["guide"_L1].toString();
    rule.source = object["source"_L1].toString();
    rule.says = textsFrom(object["says"_L1]);
    rule.unsaid = textsFrom(object["unsaid"_L1]);
    rule.label = object["label"_L1].toString();
    if (rule.says.isEmpty())
        return conditions.wrong(Advising::tr("it says nothing"));
    return rule;
}

void collectLeaves(const Condition& condition, std::vector<Leaf>& leaves)
{
    if (condition.kind == Condition::Kind::Leaf && std::ranges::find(leaves, condition.leaf) == leaves.end())
        leaves.push_back(condition.leaf);
    for (const Condition& part : condition.parts)
        collectLeaves(part, leaves);
}

Result<RuleTables> readRules(const QList<QByteArray>& documents, const QByteArray& guide)
{
    std::vector<QJsonObject> objects;
    QJsonObject namedConditions;
    for (const QByteArray& json : documents) {
        auto object = objectFrom(json);
        if (!object)
            return tl::unexpected(object.error());
        const QJsonObject conditions = (*object)["conditions"_L1].toObject();
        for (auto each = conditions.begin(); each != conditions.end(); ++each)
            namedConditions.insert(each.key(), each.value());
        objects.push_back(std::move(*object));
    }
    Reader reader(namedConditions);
    for (const QJsonObject& object : objects) {
        if (const Done done = reader.read(object); !done)
            return tl::unexpected(done.error());
    }
    const auto rows = objectFrom(guide);
    if (!rows)
        return tl::unexpected(rows.error());
    for (const QJsonValue row : (*rows)["rows"_L1].toArray()) {
        const QString id = row["id"_L1].toString();
        reader.tables.guide.push_back({id, row["says"_L1].toString()});
        if (row["of"_L1] == "person"_L1)
            reader.tables.ofPeople += id;
        else if (row["of"_L1] == "request"_L1)
            reader.tables.ofRequests += id;
    }
    for (const auto& check : {fits, knowsTheGuide}) {
        if (const Done done = check(reader.tables); !done)
            return tl::unexpected(done.error());
    }
    reader.tables.conditions = namedConditions;
    return std::move(reader.tables);
}

} // namespace kith
