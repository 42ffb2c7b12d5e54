#pragma once

#include "core/advising/rulebook.h"
#include "core/model/advice.h"
#include "core/model/contact.h"
#include "core/model/limits.h"
#include "core/model/me.h"

#include <QDate>

#include <memory>
#include <vector>

namespace kith
{

// Says connect, follow, ask or none, and why (facts: advice 1). A verdict depends on which facts hold and not
// on their wording, so it is computed once for each such state and remembered; hence one Advisor a thread.
class Advisor
{
public:
    Advisor(Rulebook rulebook, const Limits& limits, const Me& me, QDate today);
    Advisor(Advisor&&) noexcept;
    ~Advisor();

    // `facts`: all of the contact's, stored and detected. `worth` is |margin| × confidence, plus up to 1 for
    // a tie of the last year (the fresher the more); for `ask` the chance that it becomes `connect`; 0 where
    // nothing is left to do: behind a gate, or a person to follow who is followed. `later` is left to the
    // book.
    AdviceSummary summarise(const Contact& contact, const Facts& facts);
    // The same verdict with its reasons, changes and questions; takes over the facts as Advice::facts.
    Advice advise(const Contact& contact, Facts facts);

    // The rules that count, as indexes into Rulebook::rules(); none behind a gate.
    const std::vector<int>& counting(const Contact& contact, const Facts& facts);

    // How many connections the owner has; closes the gate `cap` at the network's limit.
    void setConnections(qint64 connections);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace kith
