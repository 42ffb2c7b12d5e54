#include "core/book/ruletouch.h"

#include "core/advising/rule.h"
#include "core/advising/rulesreader.h"
#include "core/advising/terms.h"
#include "core/book/adviseall.h"
#include "core/store/cursor.h"
#include "core/store/owner.h"
#include "core/store/ruletable.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <tuple>

namespace kith
{
namespace
{

using namespace Qt::StringLiterals;

constexpr std::size_t mostListed = 20'000; // beyond, one pass over everyone is as fast

struct Needs {
    std::set<FactKind> stated; // facts that only files and the user state
    Watch watch;
};

// Those with the ids that count in the rulebook.
void addCounting(const Rulebook& rulebook, const QStringList& ids, std::vector<const Rule*>& rules)
{
    for (const Rule& rule : rulebook.rules()) {
        if (rule.on && ids.contains(rule.id))
            rules.push_back(&rule);
    }
}

// Whether it is read from files and the user's words alone, so that without such a fact it is false.
bool isOnlyStated(FactKind kind, const RuleTables& tables)
{
    const auto inferred = Detectors::kinds();
    return std::ranges::find(inferred, kind) == inferred.end()
        && std::ranges::find(tables.unknowns, kind, &Unknown::fact) == tables.unknowns.end();
}

// Adds something that the term cannot do without; false: there is nothing that is easily found.
bool addNeed(const Term& term, const std::vector<Leaf>& leaves, const RuleTables& tables, Needs& needs)
{
    std::optional<std::size_t> best;
    term.yes.forEach([&](std::size_t index) {
        const Leaf& leaf = leaves[index];
        if (!leaf.connections.isEmpty() || best)
            return;
        const bool watched = leaf.fact == FactKind::TitleSays || leaf.fact == FactKind::WorksAt;
        if (watched || isOnlyStated(leaf.fact, tables))
            best = index;
    });
    if (!best)
        return false;
    const Leaf& leaf = leaves[*best];
    if (leaf.fact == FactKind::TitleSays)
        needs.watch.titleWords.append(leaf.value);
    else if (leaf.fact == FactKind::WorksAt)
        needs.watch.organisations.append(leaf.value);
    else
        needs.stated.insert(leaf.fact);
    return true;
}

Done addStated(const Database& database, const Needs& needs, std::set<ContactId>& contacts)
{
    QByteArrayList kinds;
    for (const FactKind kind : needs.stated)
        kinds += QByteArray::number(static_cast<int>(kind));
    const QByteArray sql
        = "SELECT DISTINCT contact FROM facts WHERE kind IN (" + kinds.join(',') + ") LIMIT 20001";
    Result<Statement> select = database.prepare(sql.constData());
    if (!select)
        return tl::unexpected(select.error());
    while (true) {
        const Result<bool> row = select->step();
        if (!row)
            return tl::unexpected(row.error());
        if (!*row)
            return {};
        contacts.insert(select->integer(0));
    }
}

Done addWatched(const Database& database, const Knowledge& knowledge, const Me& me, const Needs& needs,
    std::set<ContactId>& contacts)
{
    Result<Cursor> cursor = Cursor::open(database, Cursor::Reads::NoFacts);
    if (!cursor)
        return tl::unexpected(cursor.error());
    Detection detection = knowledge.detectors.begin(me, needs.watch);
    while (contacts.size() <= mostListed) {
        const Result<bool> more = cursor->next();
        if (!more)
            return tl::unexpected(more.error());
        if (!*more)
            return {};
        const Facts found = detection.detect(cursor->contact(), {});
        const bool isFound = std::ranges::any_of(found, [](const Fact& fact) {
            return fact.kind == FactKind::TitleSays || fact.kind == FactKind::WorksAt;
        });
        if (isFound)
            contacts.insert(cursor->contact().id);
    }
    return {};
}

QStringList changedIds(const RuleChoices& before, const RuleChoices& after)
{
    RuleChoices different;
    std::ranges::set_symmetric_difference(
        before, after, std::back_inserter(different), [](const RuleChoice& a, const RuleChoice& b) {
            return std::tie(a.id, a.on, a.strength, a.own) < std::tie(b.id, b.on, b.strength, b.own);
        });
    QStringList ids;
    for (const RuleChoice& choice : different)
        ids += choice.id;
    return ids;
}

} // namespace

Result<std::optional<std::vector<ContactId>>> whomRulesTouch(const Database& database,
    const Knowledge& knowledge, const Rulebook& before, const Rulebook& after, const QStringList& changed)
{
    const Result<OwnerTable> owner = OwnerTable::load(database);
    if (!owner)
        return tl::unexpected(owner.error());
    const Me me = owner->me();
    Needs needs;
    std::vector<const Rule*> rules;
    addCounting(before, changed, rules);
    addCounting(after, changed, rules);
    for (const Rule* rule : rules) {
        Leaves leaves;
        const Terms terms = leaves.compile(rule->when, me);
        for (const Term& term : terms) {
            if (!addNeed(term, leaves.all(), before.tables(), needs))
                return std::nullopt;
        }
    }
    std::set<ContactId> contacts;
    if (!needs.stated.empty()) {
        if (Done done = addStated(database, needs, contacts); !done)
            return tl::unexpected(done.error());
    }
    if (!needs.watch.isEmpty()) {
        if (Done done = addWatched(database, knowledge, me, needs, contacts); !done)
            return tl::unexpected(done.error());
    }
    if (contacts.size() > mostListed)
        return std::nullopt;
    return std::vector<ContactId>(contacts.begin(), contacts.end());
}

Done adviseByNewRules(const Database& database, const Knowledge& knowledge, const RuleChoices& before,
    QDate today, Progress& progress, Written written)
{
    const Result<RuleChoices> now = readRuleChoices(database);
    if (!now)
        return tl::unexpected(now.error());
    const Rulebook was = knowledge.rulebook.with(before);
    const Rulebook is = knowledge.rulebook.with(*now);
    const auto touched = whomRulesTouch(database, knowledge, was, is, changedIds(before, *now));
    const Result<bool> fresh = wasAdvised(database, was, today);
    if (const Error* error = firstError(touched, fresh))
        return tl::unexpected(*error);
    if (*fresh && *touched) {
        if (Done done = adviseSome(database, knowledge, **touched, today); !done)
            return done;
        return markAdvised(database, is, today);
    }
    const auto counts = adviseEveryone(database, knowledge, today, progress, written);
    return counts ? Done() : tl::unexpected(counts.error());
}

} // namespace kith
