#include "core/book/history.h"

#include "core/book/adviseall.h"
#include "core/book/ruletouch.h"
#include "core/book/texts.h"
#include "core/store/journal.h"
#include "core/store/ruletable.h"

namespace kith
{
namespace
{

using Step = Result<std::optional<JournalMove>> (*)(const Database&, Progress&);

// A step of so many contacts may have filled the network, or made room in it.
constexpr std::size_t longStep = 64;

Result<HistoryStep> move(Database& database, const Knowledge& knowledge, QDate today, Progress& progress,
    Step step, const QString& nothing)
{
    const Cancellable cancellable(database, progress);
    Result<Transaction> transaction = Transaction::begin(database);
    if (!transaction)
        return tl::unexpected(transaction.error());
    const Result<RuleChoices> rules = readRuleChoices(database);
    const Result<std::optional<JournalMove>> moved = step(database, progress);
    const Result<RuleChoices> rulesNow = readRuleChoices(database);
    if (const Error* error = firstError(rules, moved, rulesNow))
        return tl::unexpected(*error);
    if (!*moved)
        return failure(ErrorCode::NotFound, nothing);
    const Touched& touched = (*moved)->touched;
    const Result<bool> turned = !touched.everything && touched.contacts.size() >= longStep
        ? recountConnections(database, knowledge.limits)
        : Result<bool>(false);
    if (!turned)
        return tl::unexpected(turned.error());
    if (touched.everything || *turned) {
        if (const auto counts = adviseEveryone(database, knowledge, today, progress, Written::Contacts);
            !counts)
            return tl::unexpected(counts.error());
    } else if (Done done = adviseSome(database, knowledge, touched.contacts, today); !done) {
        return tl::unexpected(done.error());
    } else if (*rules != *rulesNow) {
        if (Done byRules = adviseByNewRules(database, knowledge, *rules, today, progress, Written::Contacts);
            !byRules)
            return tl::unexpected(byRules.error());
    }
    if (Done done = transaction->commit(); !done)
        return tl::unexpected(done.error());
    return (*moved)->step;
}

} // namespace

Result<std::vector<HistoryStep>> history(const Database& database)
{
    return journal(database);
}

Result<NextSteps> nextSteps(const Database& database)
{
    return nextJournalSteps(database);
}

Result<HistoryStep> undo(Database& database, const Knowledge& knowledge, QDate today, Progress& progress)
{
    return move(database, knowledge, today, progress, undoStep, Book::tr("There is nothing to undo."));
}

Result<HistoryStep> redo(Database& database, const Knowledge& knowledge, QDate today, Progress& progress)
{
    return move(database, knowledge, today, progress, redoStep, Book::tr("There is nothing to redo."));
}

} // namespace kith
