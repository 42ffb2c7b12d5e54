#include "core/book/adviseall.h"

#include "core/advising/advisor.h"
#include "core/book/texts.h"
#include "core/store/advicetable.h"
#include "core/store/contacts.h"
#include "core/store/cursor.h"
#include "core/store/facts.h"
#include "core/store/owner.h"
#include "core/store/settings.h"

#include <algorithm>
#include <iterator>

namespace kith
{
namespace
{

using namespace Qt::StringLiterals;

constexpr QLatin1StringView advisedFor = "advised-for"_L1;
constexpr QLatin1StringView connectionCount = "connections"_L1;

// What stored advice depends on beside the book itself.
QString basis(const Knowledge& knowledge, QDate today)
{
    return today.toString(Qt::ISODate) + u' ' + QString::fromLatin1(knowledge.rulebook.fingerprint().toHex());
}

AdviceSummary summarise(Advisor& advisor, const Knowledge& knowledge, const Me& me, QDate today,
    const Contact& contact, const Facts& stated)
{
    Facts facts = stated;
    Facts detected = knowledge.detectors.detect(contact, stated, me);
    facts.insert(facts.end(), std::move_iterator(detected.begin()), std::move_iterator(detected.end()));
    AdviceSummary summary = advisor.summarise(contact, facts);
    summary.contact = contact.id;
    for (const Fact& fact : stated) {
        if (fact.kind == FactKind::Later && fact.holds() && fact.to > today)
            summary.later = fact.to;
    }
    return summary;
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

Result<std::array<qint64, actionCount>> adviseEveryone(
    const Database& database, const Knowledge& knowledge, QDate today, Progress& progress)
{
    const Result<OwnerTable> owner = OwnerTable::load(database);
    Result<Cursor> cursor = Cursor::open(database);
    Result<AdviceTable> table = AdviceTable::prepare(database);
    const Result<qint64> total = database.integer("SELECT count(*) FROM contacts");
    const Result<qint64> connections = countConnections(database);
    if (const Error* error = firstError(owner, cursor, table, total, connections))
        return tl::unexpected(*error);
    if (Done done = database.execute("DELETE FROM advice"); !done)
        return tl::unexpected(done.error());

    const Me me = owner->me();
    Advisor advisor(knowledge.rulebook, knowledge.limits, me, today);
    advisor.setConnections(*connections);
    const QString what = Book::tr("Advising");
    std::array<qint64, actionCount> counts{};
    for (qint64 number = 0;; ++number) {
        const Result<bool> more = cursor->next();
        if (!more)
            return tl::unexpected(more.error());
        if (!*more)
            break;
        if (number % 1024 == 0) {
            if (progress.cancelled())
                return failure(ErrorCode::Cancelled, Book::tr("Stopped. Nothing was changed."));
            progress.report(what, number, *total);
        }
        const AdviceSummary summary
            = summarise(advisor, knowledge, me, today, cursor->contact(), cursor->facts());
        ++counts[static_cast<std::size_t>(summary.action)];
        if (Done done = table->put(summary); !done)
            return tl::unexpected(done.error());
    }
    if (Done done = setSetting(database, advisedFor, basis(knowledge, today)); !done)
        return tl::unexpected(done.error());
    return counts;
}

Result<std::array<qint64, actionCount>> adviseAll(
    Database& database, const Knowledge& knowledge, QDate today, Progress& progress)
{
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
    const Result<OwnerTable> owner = OwnerTable::load(database);
    Result<Contacts> contactTable = Contacts::prepare(database);
    Result<FactTable> factTable = FactTable::prepare(database);
    Result<AdviceTable> adviceTable = AdviceTable::prepare(database);
    const Result<qint64> connections = connectionsOf(database);
    if (const Error* error = firstError(owner, contactTable, factTable, adviceTable, connections))
        return tl::unexpected(*error);
    const Me me = owner->me();
    Advisor advisor(knowledge.rulebook, knowledge.limits, me, today);
    advisor.setConnections(*connections);
    for (const ContactId id : contacts) {
        const Result<std::optional<StoredContact>> stored = contactTable->read(id);
        if (!stored)
            return tl::unexpected(stored.error());
        if (!*stored) {
            if (Done done = adviceTable->remove(id); !done)
                return done;
            continue;
        }
        const Result<Facts> facts = factTable->read(id);
        if (!facts)
            return tl::unexpected(facts.error());
        const Done done
            = adviceTable->put(summarise(advisor, knowledge, me, today, (*stored)->contact, *facts));
        if (!done)
            return done;
    }
    return {};
}

Result<bool> adviceIsFresh(const Database& database, const Knowledge& knowledge, QDate today)
{
    const Result<QString> made = setting(database, advisedFor);
    if (!made)
        return tl::unexpected(made.error());
    return *made == basis(knowledge, today);
}

} // namespace kith
