#include "core/book/adviseall.h"

#include "core/book/bookadvisor.h"
#include "core/book/everyone.h"
#include "core/book/subjects.h"
#include "core/book/texts.h"
#include "core/store/advicetable.h"
#include "core/store/ruletable.h"
#include "core/store/settings.h"

#include <algorithm>
#include <future>
#include <utility>
#include <vector>

namespace kith
{
namespace
{

using namespace Qt::StringLiterals;

constexpr std::size_t readAtOnce = 512;
constexpr QLatin1StringView advisedFor = "advised-for"_L1;
constexpr QLatin1StringView connectionCount = "connections"_L1;

// What stored advice depends on beside the book itself.
QString basis(const Rulebook& rulebook, QDate today)
{
    return today.toString(Qt::ISODate) + u' ' + QString::fromLatin1(rulebook.fingerprint().toHex());
}

// The advice on some, and how many connections they are.
struct Thought {
    std::vector<DigestedAdvice> advice;
    qint64 connections = 0;
};

// Thinks with an advisor of its own.
struct Thinker {
    BookAdvisor* advisor;

    void operator()(ContactBlock& block, Thought& thought) const
    {
        thought.advice.clear();
        thought.connections = 0;
        Contact contact;
        Facts facts;
        while (block.next(contact, facts)) {
            thought.connections += int{isConnected(facts)};
            thought.advice.emplace_back(advisor->summarise(contact, facts));
        }
    }
};

// The advice on everyone, by that many connections.
struct Pass {
    std::array<qint64, actionCount> counts{};
    qint64 connections = 0; // as it turned out
};

Result<Pass> adviseBy(qint64 connections, const Database& database, std::vector<BookAdvisor>& advisors,
    Progress& progress, ContactId after = 0)
{
    Result<AdviceUpdate> update = AdviceUpdate::begin(database, after);
    if (!update)
        return tl::unexpected(update.error());
    std::vector<Thinker> thinkers;
    for (BookAdvisor& advisor : advisors) {
        advisor.setConnections(connections);
        thinkers.push_back({&advisor});
    }
    Pass pass;
    const auto take = [&](const Thought& thought) {
        for (const DigestedAdvice& advice : thought.advice)
            ++pass.counts[static_cast<std::size_t>(advice.summary.action)];
        pass.connections += thought.connections;
        return update->put(thought.advice);
    };
    Done done = throughEveryone<Thought>(
        database, Book::tr("Advising"), progress, Cursor::Reads::ToAdvise, std::span(thinkers), take, after);
    if (done)
        done = update->finish();
    return done ? Result<Pass>(pass) : tl::unexpected(done.error());
}

Done keepConnections(const Database& database, qint64 connections)
{
    return setSetting(database, connectionCount, QString::number(connections));
}

} // namespace

Result<qint64> connectionsOf(const Database& database)
{
    const Result<QString> counted = setting(database, connectionCount);
    if (!counted)
        return tl::unexpected(counted.error());
    return counted->toLongLong();
}

Done expectConnections(const Database& database, qint64 connections)
{
    return keepConnections(database, connections);
}

Result<bool> recountConnections(const Database& database, const Limits& limits)
{
    const qint64 most = limits.mostConnections.value; // more make no difference
    const Result<qint64> before = connectionsOf(database);
    if (!before)
        return tl::unexpected(before.error());
    Result<Statement> count = database.prepare(
        "SELECT count(*) FROM (SELECT DISTINCT contact FROM facts AS tie WHERE kind = ?"
        " AND certainty < 2 AND NOT EXISTS (SELECT 1 FROM facts AS lost INDEXED BY lost"
        " WHERE contact = tie.contact AND kind = 37 AND certainty < 2 AND (tie.since IS NULL"
        " OR lost.since IS NULL OR lost.since - (tie.by = 1 AND lost.by <> 1) >= tie.since))"
        " LIMIT ?)");
    static_assert(static_cast<int>(Certainty::Denied) == 2 && static_cast<int>(Origin::By::You) == 1);
    static_assert(static_cast<int>(FactKind::Disconnected) == 37); // the index lost
    if (!count)
        return tl::unexpected(count.error());
    count->bindAll(static_cast<int>(FactKind::Connected), most);
    if (const Result<bool> row = count->step(); !row)
        return row;
    const qint64 connections = count->integer(0);
    return keepConnections(database, connections).map([&] {
        return (*before >= most) != (connections >= most);
    });
}

Done markAdvised(const Database& database, const Rulebook& rulebook, QDate today)
{
    return setSetting(database, advisedFor, basis(rulebook, today));
}

Result<std::array<qint64, actionCount>> adviseEveryone(
    const Database& database, const Knowledge& knowledge, QDate today, Progress& progress, Written written)
{
    const Result<qint64> known = connectionsOf(database);
    if (!known)
        return tl::unexpected(known.error());
    std::vector<BookAdvisor> advisors;
    const std::size_t thinkers = usefulThinkers(database, written);
    for (std::size_t i = 0; i < thinkers; ++i) {
        Result<BookAdvisor> advisor = BookAdvisor::open(database, knowledge, today);
        if (!advisor)
            return tl::unexpected(advisor.error());
        advisors.push_back(std::move(*advisor));
    }
    // Counting them first would cost a walk of its own. That there are not as many as expected is rare, but
    // for a book that Kith exported.
    const qint64 most = knowledge.limits.mostConnections.value;
    Result<Pass> pass = adviseBy(*known, database, advisors, progress);
    if (pass && (pass->connections >= most) != (*known >= most))
        pass = adviseBy(pass->connections, database, advisors, progress);
    if (!pass)
        return tl::unexpected(pass.error());
    if (Done done = keepConnections(database, pass->connections); !done)
        return tl::unexpected(done.error());
    if (Done done = markAdvised(database, advisors.front().rulebook(), today); !done)
        return tl::unexpected(done.error());
    return pass->counts;
}

Result<std::array<qint64, actionCount>> adviseAll(
    Database& database, const Knowledge& knowledge, QDate today, Progress& progress)
{
    const Cancellable cancellable(database, progress);
    Result<Transaction> transaction = Transaction::begin(database);
    if (!transaction)
        return tl::unexpected(transaction.error());
    const auto counts = adviseEveryone(database, knowledge, today, progress, Written::NoContacts);
    if (!counts)
        return counts;
    if (Done done = transaction->commit(); !done)
        return tl::unexpected(done.error());
    return counts;
}

Done adviseSome(
    const Database& database, const Knowledge& knowledge, std::span<const ContactId> contacts, QDate today)
{
    std::vector<ContactId> all(contacts.begin(), contacts.end());
    std::ranges::sort(all);
    all.erase(std::unique(all.begin(), all.end()), all.end());
    Result<BookAdvisor> advisor = BookAdvisor::open(database, knowledge, today);
    Result<Cursor> cursor = Cursor::open(database, Cursor::Reads::ToAdvise);
    Result<AdviceUpdate> update = AdviceUpdate::begin(database);
    if (const Error* error = firstError(advisor, cursor, update))
        return tl::unexpected(*error);
    // Some contacts, and what there is to say of them. While this thread reads the next ones, another thinks
    // about those before.
    struct Some {
        GivenRows ids{1};
        ContactBlock block;
        Thought thought;
    };
    std::array<Some, 2> some;
    std::future<void> thinking;
    const auto putThought = [&](Some& of) {
        thinking.get();
        const Done done = update->put(of.ids, of.thought.advice);
        of.ids.clear();
        return done;
    };
    std::size_t at = 0;
    for (std::size_t from = 0; from < all.size(); from += readAtOnce, at = 1 - at) {
        Some& next = some[at];
        for (const ContactId id : std::span(all).subspan(from, std::min(readAtOnce, all.size() - from)))
            next.ids.add(id);
        Done done = cursor->read(next.ids, next.block);
        if (done && thinking.valid())
            done = putThought(some[1 - at]);
        if (!done)
            return done;
        thinking = std::async(all.size() > readAtOnce ? std::launch::async : std::launch::deferred,
            Thinker{&*advisor}, std::ref(next.block), std::ref(next.thought));
    }
    return thinking.valid() ? putThought(some[1 - at]) : Done();
}

Done adviseNew(
    const Database& database, const Knowledge& knowledge, ContactId after, QDate today, Progress& progress)
{
    const Result<qint64> known = connectionsOf(database);
    Result<BookAdvisor> advisor = BookAdvisor::open(database, knowledge, today);
    if (const Error* error = firstError(known, advisor))
        return tl::unexpected(*error);
    std::vector<BookAdvisor> advisors;
    advisors.push_back(std::move(*advisor));
    return adviseBy(*known, database, advisors, progress, after).map([](const Pass&) {});
}

Result<bool> wasAdvised(const Database& database, const Rulebook& rulebook, QDate today)
{
    const Result<QString> made = setting(database, advisedFor);
    if (!made)
        return tl::unexpected(made.error());
    return *made == basis(rulebook, today);
}

Result<bool> adviceIsFresh(const Database& database, const Knowledge& knowledge, QDate today)
{
    const Result<RuleChoices> choices = readRuleChoices(database);
    if (!choices)
        return tl::unexpected(choices.error());
    return wasAdvised(database, knowledge.rulebook.with(*choices), today);
}

} // namespace kith
