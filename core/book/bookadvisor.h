#pragma once

#include "core/advising/advisor.h"
#include "core/base/result.h"
#include "core/book/knowledge.h"
#include "core/detecting/detectors.h"
#include "core/model/advice.h"
#include "core/model/me.h"
#include "core/model/rules.h"
#include "core/store/database.h"

#include <QDate>

#include <vector>

namespace kith
{

// Advises as one book does: by its owner, its connections, and Kith's rules as its user chose them with the
// rules of their own. Everyone who advises does so by this; Knowledge holds Kith's own rules only. One a
// thread.
class BookAdvisor
{
public:
    static Result<BookAdvisor> open(const Database& database, const Knowledge& knowledge, QDate today);
    // As if the user had chosen these rules.
    static Result<BookAdvisor> open(
        const Database& database, const Knowledge& knowledge, const RuleChoices& choices, QDate today);

    const Me& me() const { return m_me; }
    const Rulebook& rulebook() const { return m_rulebook; }

    // Instead of connectionsOf() the book.
    void setConnections(qint64 connections) { m_advisor.setConnections(connections); }

    // `facts`: what the book holds of the contact. What can be concluded from that is appended.
    AdviceSummary summarise(const Contact& contact, Facts& facts);
    // The rules that count, as indexes into rulebook().rules(); none behind a gate.
    const std::vector<int>& counting(const Contact& contact, Facts& facts);
    // The same where summarise() has appended to the facts already.
    const std::vector<int>& countingAlso(const Contact& contact, const Facts& facts)
    {
        return m_advisor.counting(contact, facts);
    }
    Advice advise(const Contact& contact, Facts facts);

private:
    BookAdvisor(const Knowledge& knowledge, Rulebook rulebook, Me me, qint64 connections, QDate today);
    void conclude(const Contact& contact, Facts& facts);

    Me m_me;
    Rulebook m_rulebook;
    Detection m_detection;
    Advisor m_advisor;
    QDate m_today;
};

} // namespace kith
