#include "core/book/bookadvisor.h"

#include "core/book/adviseall.h"
#include "core/store/owner.h"
#include "core/store/ruletable.h"

#include <iterator>
#include <utility>

namespace kith
{

BookAdvisor::BookAdvisor(
    const Knowledge& knowledge, Rulebook rulebook, Me me, qint64 connections, QDate today)
    : m_me(std::move(me)), m_rulebook(std::move(rulebook)),
      m_detection(knowledge.detectors.begin(m_me, m_rulebook.watch())),
      m_advisor(m_rulebook, knowledge.limits, m_me, today), m_today(today)
{
    m_advisor.setConnections(connections);
}

Result<BookAdvisor> BookAdvisor::open(const Database& database, const Knowledge& knowledge, QDate today)
{
    const Result<RuleChoices> choices = readRuleChoices(database);
    return choices ? open(database, knowledge, *choices, today) : tl::unexpected(choices.error());
}

Result<BookAdvisor> BookAdvisor::open(
    const Database& database, const Knowledge& knowledge, const RuleChoices& choices, QDate today)
{
    const Result<OwnerTable> owner = OwnerTable::load(database);
    const Result<qint64> connections = connectionsOf(database);
    if (const Error* error = firstError(owner, connections))
        return tl::unexpected(*error);
    return BookAdvisor(knowledge, knowledge.rulebook.with(choices), owner->me(), *connections, today);
}

void BookAdvisor::conclude(const Contact& contact, Facts& facts)
{
    Facts detected = m_detection.detect(contact, facts);
    facts.insert(facts.end(), std::move_iterator(detected.begin()), std::move_iterator(detected.end()));
}

AdviceSummary BookAdvisor::summarise(const Contact& contact, Facts& facts)
{
    const QDate later = putOffUntil(facts, m_today);
    conclude(contact, facts);
    AdviceSummary summary = m_advisor.summarise(contact, facts);
    summary.later = later;
    return summary;
}

const std::vector<int>& BookAdvisor::counting(const Contact& contact, Facts& facts)
{
    conclude(contact, facts);
    return m_advisor.counting(contact, facts);
}

Advice BookAdvisor::advise(const Contact& contact, Facts facts)
{
    conclude(contact, facts);
    return m_advisor.advise(contact, std::move(facts));
}

} // namespace kith
