#include "core/book/adviseall.h"

#include "core/book/bookadvisor.h"
#include "core/book/everyone.h"
#include "core/book/texts.h"
#include "core/store/advicetable.h"
#include "core/store/contacts.h"
#include "core/store/facts.h"
#include "core/store/ruletable.h"
#include "core/store/settings.h"

#include <vector>

namespace kith
{
namespace
{

using namespace Qt::StringLiterals;

constexpr QLatin1StringView advisedFor = "advised-for"_L1;
constexpr QLatin1StringView connectionCount = "connections"_L1;

// What stored advice depends on beside the book itself.
QString basis(const Rulebook& rulebook, QDate today)
{
    return today.toString(Qt::ISODate) + u' ' + QString::fromLatin1(rulebook.fingerprint().toHex());
}

std::vector<AdviceSummary> think(BookAdvisor& advisor, ContactBlock& block)
{
    std::vector<AdviceSummary> summaries;
    Contact contact;
    Facts facts;
    while (block.next(contact, facts))
        summaries.push_back(advisor.summarise(contact, facts));
    return summaries;
}

Done putAll(AdviceUpdate& update, const std::vector<AdviceSummary>& summaries,
    std::array<qint64, actionCount>& counts)
{
    for (const AdviceSummary& summary : summaries)
        ++counts[static_cast<std::size_t>(summary.action)];
    return update.put(summaries);
}

} // namespace

Result<qint64> connectionsOf(const Database& database)
{
    const Result<QString> counted = setting(database, connectionCount);
    if (!counted)
        return tl::unexpected(counted.error());
    return counted->toLongLong();
}

Result<qint64> countConnections(const Database& database)
{
    static_assert(static_cast<int>(FactKind::Connected) == 0);
    const Result<qint64> connections = database.integer("SELECT count(*) FROM facts WHERE kind = 0");
    if (!connections)
        return connections;
    if (Done done = setSetting(database, connectionCount, QString::number(*connections)); !done)
        return tl::unexpected(done.error());
    return connections;
}

Done markAdvised(const Database& database, const Rulebook& rulebook, QDate today)
{
    return setSetting(database, advisedFor, basis(rulebook, today));
}

Result<std::array<qint64, actionCount>> adviseEveryone(
    const Database& database, const Knowledge& knowledge, QDate today, Progress& progress)
{
    Result<AdviceUpdate> update = AdviceUpdate::begin(database);
    const Result<qint64> connections = countConnections(database);
    Result<BookAdvisor> advisor = BookAdvisor::open(database, knowledge, today);
    if (const Error* error = firstError(update, connections, advisor))
        return tl::unexpected(*error);

    std::array<qint64, actionCount> counts{};
    const Done advised = throughEveryone(
        database, Book::tr("Advising"), progress, [&](ContactBlock& block) { return think(*advisor, block); },
        [&](const std::vector<AdviceSummary>& summaries) { return putAll(*update, summaries, counts); });
    if (!advised)
        return tl::unexpected(advised.error());
    if (Done done = update->finish(); !done)
        return tl::unexpected(done.error());
    if (Done done = markAdvised(database, advisor->rulebook(), today); !done)
        return tl::unexpected(done.error());
    return counts;
}

Result<std::array<qint64, actionCount>> adviseAll(
    Database& database, const Knowledge& knowledge, QDate today, Progress& progress)
{
    const Cancellable cancellable(database, progress);
    Result<Transaction> transaction = Transaction::begin(database);
    if (!transaction)
        return tl::unexpected(transaction.error());
    const auto counts = adviseEveryone(database, knowledge, today, progress);
    if (!counts)
        return counts;
    if (Done done = transaction->commit(); !done)
        return tl::unexpected(done.error());
    return counts;
}

Done adviseSome(
    const Database& database, const Knowledge& knowledge, std::span<const ContactId> contacts, QDate today)
{
    Result<BookAdvisor> advisor = BookAdvisor::open(database, knowledge, today);
    Result<Contacts> contactTable = Contacts::prepare(database);
    Result<FactTable> factTable = FactTable::prepare(database);
    Result<AdviceTable> adviceTable = AdviceTable::prepare(database);
    if (const Error* error = firstError(advisor, contactTable, factTable, adviceTable))
        return tl::unexpected(*error);
    for (const ContactId id : contacts) {
        const Result<std::optional<StoredContact>> stored = contactTable->read(id);
        if (!stored)
            return tl::unexpected(stored.error());
        if (!*stored) {
            if (Done done = adviceTable->remove(id); !done)
                return done;
            continue;
        }
        Result<Facts> facts = factTable->read(id);
        if (!facts)
            return tl::unexpected(facts.error());
        if (Done done = adviceTable->put(advisor->summarise((*stored)->contact, *facts)); !done)
            return done;
    }
    return {};
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
