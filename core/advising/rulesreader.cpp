#include "core/advising/rulesreader.h"

#include "core/advising/terms.h"

#include <QCoreApplication>
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

constexpr int deepest = 32; // conditions inside conditions; more is a circle of names

tl::unexpected<Error> invalid(const QString& message)
{
    return failure(ErrorCode::Invalid, message);
}

QString say(const char* text)
{
    return QCoreApplication::translate("Rulebook", text);
}

Result<QJsonObject> objectFrom(const QByteArray& json)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (!document.isObject())
        return invalid(
            say("The rules cannot be read: %1 at byte %2.").arg(error.errorString()).arg(error.offset));
    return document.object();
}

QStringList textsFrom(const QJsonValue& value)
{
    QStringList texts;
    for (const QJsonValue text : value.toArray())
        texts += text.toString();
    return texts;
}

template <typename Enum, std::size_t size>
std::optional<Enum> named(const std::pair<QLatin1StringView, Enum> (&names)[size], const QJsonValue& value)
{
    const QString wanted = value.toString();
    for (const auto& [name, each] : names) {
        if (name == wanted)
            return each;
    }
    return std::nullopt;
}

constexpr std::pair<QLatin1StringView, ContactKind> kinds[]{
    {"person"_L1, ContactKind::Person},
    {"organisation"_L1, ContactKind::Organisation},
};
constexpr std::pair<QLatin1StringView, int> strengths[]{
    {"slight"_L1, 1},
    {"fair"_L1, 2},
    {"good"_L1, 4},
    {"strong"_L1, 6},
    {"decisive"_L1, 8},
};
constexpr std::pair<QLatin1StringView, Side> sides[]{
    {"connect"_L1, Side::Connect}, {"follow"_L1, Side::Follow}};
constexpr std::pair<QLatin1StringView, Certainty> certainties[]{
    {"stated"_L1, Certainty::Stated},
    {"inferred"_L1, Certainty::Inferred},
};
constexpr std::pair<QLatin1StringView, Origin::By> origins[]{
    {"file"_L1, Origin::By::File},
    {"you"_L1, Origin::By::You},
    {"detector"_L1, Origin::By::Detector},
};
constexpr std::pair<QLatin1StringView, Gate> gates[]{
    {"open"_L1, Gate::Open},
    {"me"_L1, Gate::Me},
    {"do-not-contact"_L1, Gate::DoNotContact},
    {"connected"_L1, Gate::Connected},
    {"pending"_L1, Gate::Pending},
    {"withdrawn"_L1, Gate::Withdrawn},
    {"cap"_L1, Gate::Cap},
};

// Reads one document after the other into the tables; remembers what a condition belongs to, for its errors.
class Reader
{
public:
    explicit Reader(QJsonObject named) : m_named(std::move(named)) { }

    Done read(const QJsonObject& document)
    {
        for (const QJsonValue gate : document["gates"_L1].toArray()) {
            if (const Done done = readGate(gate.toObject()); !done)
                return done;
        }
        for (const QJsonValue rule : document["rules"_L1].toArray()) {
            if (const Done done = readRule(rule.toObject()); !done)
                return done;
        }
        for (const QJsonValue unknown : document["unknowns"_L1].toArray()) {
            if (const Done done = readUnknown(unknown.toObject()); !done)
                return done;
        }
        if (document.contains("nothing"_L1))
            tables.nothing = textsFrom(document["nothing"_L1]);
        return {};
    }

    RuleTables tables;

private:
    tl::unexpected<Error> wrong(const QString& what) const
    {
        return invalid(say("The rule “%1” cannot be used: %2.").arg(m_where, what));
    }

    template <typename T>
    tl::unexpected<Error> unknownWord(const T& word) const
    {
        return wrong(say("“%1” means nothing here").arg(word));
    }

    Done readKind(const QJsonObject& object, std::optional<ContactKind>& kind)
    {
        const QJsonValue value = object["kind"_L1];
        kind = named(kinds, value);
        if (!kind && !value.isUndefined() && value != "any"_L1)
            return unknownWord(value.toString());
        return {};
    }

    Result<FactKind> readFact(const QJsonValue& value) const
    {
        const auto kind = factKind(value.toString());
        if (!kind)
            return wrong(say("there is no fact called “%1”").arg(value.toString()));
        return *kind;
    }

    Result<Days> readDays(const QJsonValue& value) const
    {
        if (value.isDouble())
            return Days{value.toInt(), {}};
        if (!limitByName({}, value.toString()))
            return wrong(say("there is no limit called “%1”").arg(value.toString()));
        return Days{0, value.toString()};
    }

    Done readQualifier(const QString& key, const QJsonValue& value, Leaf& leaf) const
    {
        if (key == "fact"_L1 || key == "unlessLater"_L1) {
            const auto kind = readFact(value);
            if (!kind)
                return tl::unexpected(kind.error());
            (key == "fact"_L1 ? leaf.fact : leaf.unlessLater.emplace()) = *kind;
        } else if (key == "within"_L1 || key == "olderThan"_L1) {
            const auto days = readDays(value);
            if (!days)
                return tl::unexpected(days.error());
            (key == "within"_L1 ? leaf.within : leaf.olderThan) = *days;
        } else if (key == "certainty"_L1) {
            leaf.certainty = named(certainties, value);
            if (!leaf.certainty)
                return unknownWord(value.toString());
        } else if (key == "by"_L1) {
            leaf.by = named(origins, value);
            if (!leaf.by)
                return unknownWord(value.toString());
        } else if (key == "value"_L1) {
            leaf.value = value.toString();
        } else if (key == "min"_L1) {
            leaf.least = value.toInt();
        } else if (key == "max"_L1) {
            leaf.most = value.toInt();
        } else if (key == "dated"_L1) {
            leaf.dated = value.toBool();
        } else if (key == "current"_L1) {
            leaf.current = value.toBool();
        } else {
            return unknownWord(key);
        }
        return {};
    }

    Result<Condition> readLeaf(const QJsonObject& object) const
    {
        Condition condition;
        condition.kind = Condition::Kind::Leaf;
        for (auto each = object.begin(); each != object.end(); ++each) {
            if (const Done done = readQualifier(each.key(), each.value(), condition.leaf); !done)
                return tl::unexpected(done.error());
        }
        return condition;
    }

    Result<Condition> readParts(Condition::Kind kind, const QJsonArray& parts, int depth) const
    {
        Condition condition;
        condition.kind = kind;
        for (const QJsonValue part : parts) {
            auto read = readCondition(part, depth + 1);
            if (!read)
                return read;
            condition.parts.push_back(std::move(*read));
        }
        return condition;
    }

    Result<Condition> readCondition(const QJsonValue& value, int depth = 0) const
    {
        const QJsonObject object = value.toObject();
        if (depth > deepest)
            return wrong(say("its conditions name each other in a circle"));
        if (object.contains("all"_L1))
            return readParts(Condition::Kind::All, object["all"_L1].toArray(), depth);
        if (object.contains("any"_L1))
            return readParts(Condition::Kind::Any, object["any"_L1].toArray(), depth);
        if (object.contains("not"_L1))
            return readParts(Condition::Kind::Not, QJsonArray{object["not"_L1]}, depth);
        if (object.contains("fact"_L1))
            return readLeaf(object);
        if (object.contains("always"_L1))
            return Condition();
        if (object.contains("is"_L1)) {
            const QString name = object["is"_L1].toString();
            if (!m_named.contains(name))
                return wrong(say("there is no condition called “%1”").arg(name));
            return readCondition(m_named[name], depth + 1);
        }
        Condition condition;
        if (object.contains("goal"_L1)) {
            const auto goal = goalFrom(object["goal"_L1].toString());
            if (!goal)
                return wrong(say("there is no goal called “%1”").arg(object["goal"_L1].toString()));
            condition.kind = Condition::Kind::Goal;
            condition.goal = *goal;
            condition.chosen = object["chosen"_L1].toBool();
            return condition;
        }
        if (object.contains("connections"_L1)) {
            condition.kind = Condition::Kind::Leaf;
            condition.leaf.connections = object["connections"_L1].toString();
            if (!limitByName({}, condition.leaf.connections))
                return wrong(say("there is no limit called “%1”").arg(condition.leaf.connections));
            return condition;
        }
        return wrong(say("it has a condition that says nothing"));
    }

    Done readGate(const QJsonObject& object)
    {
        m_where = object["gate"_L1].toString();
        const auto gate = named(gates, object["gate"_L1]);
        if (!gate)
            return unknownWord(m_where);
        GateRule rule;
        rule.gate = *gate;
        if (const Done done = readKind(object, rule.kind); !done)
            return done;
        auto when = readCondition(object["when"_L1]);
        if (!when)
            return tl::unexpected(when.error());
        rule.when = std::move(*when);
        rule.limit = object["limit"_L1].toString();
        rule.says = textsFrom(object["says"_L1]);
        tables.gates.push_back(std::move(rule));
        return {};
    }

    Done readRule(const QJsonObject& object)
    {
        Rule rule;
        rule.id = m_where = object["id"_L1].toString();
        if (object.contains("on"_L1) && !object["on"_L1].toBool())
            return {};
        const auto same = [&](const Rule& each) { return each.id == rule.id; };
        if (rule.id.isEmpty() || std::ranges::any_of(tables.rules, same))
            return wrong(say("its id is missing or taken"));
        const auto side = named(sides, object["side"_L1]);
        const auto strength = named(strengths, object["strength"_L1]);
        if (!side || !strength)
            return unknownWord(side ? object["strength"_L1].toString() : object["side"_L1].toString());
        rule.side = *side;
        rule.strength = *strength;
        if (const Done done = readKind(object, rule.kind); !done)
            return done;
        auto when = readCondition(object["when"_L1]);
        if (!when)
            return tl::unexpected(when.error());
        rule.when = std::move(*when);
        if (object.contains("unless"_L1)) {
            auto unless = readCondition(object["unless"_L1]);
            if (!unless)
                return tl::unexpected(unless.error());
            rule.unless = std::move(*unless);
        }
        rule.guide = object["guide"_L1].toString();
        rule.source = object["source"_L1].toString();
        rule.says = textsFrom(object["says"_L1]);
        rule.label = object["label"_L1].toString();
        if (rule.says.isEmpty())
            return wrong(say("it says nothing"));
        tables.rules.push_back(std::move(rule));
        return {};
    }

    Done readUnknown(const QJsonObject& object)
    {
        m_where = object["fact"_L1].toString();
        const auto fact = readFact(object["fact"_L1]);
        if (!fact)
            return tl::unexpected(fact.error());
        Unknown unknown;
        unknown.fact = *fact;
        if (const Done done = readKind(object, unknown.kind); !done)
            return done;
        unknown.prior = object["prior"_L1].toDouble();
        if (object.contains("inferred"_L1))
            unknown.inferred = object["inferred"_L1].toDouble();
        unknown.opinion = object["opinion"_L1].toBool();
        unknown.question = object["question"_L1].toString();
        unknown.wouldBe = object["wouldBe"_L1].toString();
        unknown.wouldNotBe = object["wouldNotBe"_L1].toString();
        tables.unknowns.push_back(std::move(unknown));
        return {};
    }

    QJsonObject m_named; // conditions that others name
    QString m_where;
};

void collect(const Condition& condition, std::vector<Leaf>& leaves)
{
    if (condition.kind == Condition::Kind::Leaf && std::ranges::find(leaves, condition.leaf) == leaves.end())
        leaves.push_back(condition.leaf);
    for (const Condition& part : condition.parts)
        collect(part, leaves);
}

// What a State has bits for.
Done fits(const RuleTables& tables)
{
    std::vector<Leaf> leaves;
    for (const GateRule& gate : tables.gates)
        collect(gate.when, leaves);
    for (const Rule& rule : tables.rules) {
        collect(rule.when, leaves);
        collect(rule.unless, leaves);
    }
    if (leaves.size() > State::mostLeaves || tables.unknowns.size() > State::mostUnknowns)
        return invalid(say("The rules read too many different facts: %1, of which %2 can be used.")
                           .arg(leaves.size())
                           .arg(State::mostLeaves));
    return {};
}

Done knowsTheGuide(const RuleTables& tables)
{
    for (const Rule& rule : tables.rules) {
        if (std::ranges::find(tables.guide, rule.guide, &GuideEntry::id) == tables.guide.end())
            return invalid(say("The rule “%1” names a row that the guide does not have: “%2”.")
                               .arg(rule.id, rule.guide));
    }
    return {};
}

} // namespace

Result<RuleTables> readRules(const QList<QByteArray>& documents, const QByteArray& guide)
{
    std::vector<QJsonObject> objects;
    QJsonObject named;
    for (const QByteArray& json : documents) {
        auto object = objectFrom(json);
        if (!object)
            return tl::unexpected(object.error());
        const QJsonObject conditions = (*object)["conditions"_L1].toObject();
        for (auto each = conditions.begin(); each != conditions.end(); ++each)
            named.insert(each.key(), each.value());
        objects.push_back(std::move(*object));
    }
    Reader reader(named);
    for (const QJsonObject& object : objects) {
        if (const Done done = reader.read(object); !done)
            return tl::unexpected(done.error());
    }
    const auto rows = objectFrom(guide);
    if (!rows)
        return tl::unexpected(rows.error());
    for (const QJsonValue row : (*rows)["rows"_L1].toArray())
        reader.tables.guide.push_back({row["id"_L1].toString(), row["says"_L1].toString()});
    for (const auto& check : {fits, knowsTheGuide}) {
        if (const Done done = check(reader.tables); !done)
            return tl::unexpected(done.error());
    }
    return std::move(reader.tables);
}

} // namespace kith
