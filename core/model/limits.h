#pragma once

#include "core/model/me.h"

#include <QDate>
#include <QString>

namespace kith
{

// A number that the network sets, with where it comes from (resources/limits.json). Shown with its source.
struct Limit {
    int value = 0;
    QDate asOf;
    QString sure; // "high", "medium", "low"
    QString source;

    bool operator==(const Limit&) const = default;
};

struct Limits {
    Limit noteLengthFree; // UTF-16 units of a note in a request
    Limit noteLengthPremium;
    Limit notesPerMonthFree;
    Limit invitationsPerWeek;
    Limit daysAfterWithdrawal; // before the same person may be invited again
    Limit invitationExpiryDays;
    Limit mostConnections;
    Limit reviewPendingDays;

    bool operator==(const Limits&) const = default;

    const Limit& noteLength(Plan plan) const
    {
        return plan == Plan::Premium ? noteLengthPremium : noteLengthFree;
    }
};

} // namespace kith
