#pragma once

#include "core/model/advice.h"
#include "core/model/contact.h"
#include "core/model/fact.h"
#include "core/model/limits.h"
#include "core/model/me.h"

#include <QString>
#include <QStringList>

#include <limits>
#include <optional>
#include <vector>

namespace kith
{

// A number of days, given or taken from a limit of the network; 0 and no limit: none asked for.
struct Days {
    int days = 0;
    QString limit; // name of a member of Limits

    bool operator==(const Days&) const = default;
    bool asked() const { return days > 0 || !limit.isEmpty(); }
};

// What a fact must be like. A leaf is true when one of the contact's facts is like this.
struct Leaf {
    FactKind fact = FactKind::Connected;
    std::optional<Certainty> certainty;
    std::optional<Origin::By> by;
    QString value; // empty: any; of a note: words that stand somewhere in it
    int least = 0; // of Fact::count
    int most = std::numeric_limits<int>::max();
    Days within; // days before today at most; a fact without a date counts as recent
    Days olderThan; // days before today at least; a fact without a date does not count
    bool dated = false; // only facts that have a date
    std::optional<bool> current; // whether it has no end
    std::optional<FactKind> unlessLater; // not when a fact of this kind has the same or a later date
    QString connections; // instead of a fact: the owner has at least this limit's number of connections

    bool operator==(const Leaf&) const = default;
};

struct Condition {
    enum class Kind { Always, All, Any, Not, Leaf, Goal };

    Kind kind = Kind::Always;
    std::vector<Condition> parts; // of All, Any, Not
    Leaf leaf;
    Goal goal = Goal::Job;
    bool chosen = false; // of Goal: the owner chose it; else it also holds when none is chosen
    QString name; // that it goes by in the rules; may be empty

    static Condition never() { return {Kind::Any, {}, {}, Goal::Job, false, {}}; }
};

// A row of the table that is summed up.
struct Rule {
    QString id;
    QString guide; // the guide's row
    QString source; // where it comes from beyond the guide; may be empty
    Side side = Side::Connect;
    int strength = 1; // 1 slight, 2 fair, 4 good, 6 strong, 8 decisive
    std::optional<ContactKind> kind;
    Condition when;
    Condition unless = Condition::never();
    QStringList says; // the first of which every slot can be filled is said
    QStringList unsaid; // values of the fact that no slot is filled with
    QString label;
    bool on = true;
    bool own = false; // the user's
    int usualStrength = 1; // before the user chose another
    QString unusable; // why a rule of the user's cannot be used any more; it is off then
};

// A row of the table in which the first that applies closes the question.
struct GateRule {
    Gate gate = Gate::Open; // Open: nothing to do, for no named reason
    std::optional<ContactKind> kind;
    Condition when;
    QString limit; // fills {limit}, and {until}, that many days after the fact
    QStringList says;
    QString label; // for lists; may be empty
    std::optional<FactKind> asks; // the question is not closed, but comes after another, of this
    QString question;
};

// A fact that a person could know although no file tells it.
struct Unknown {
    FactKind fact = FactKind::WorkedWith;
    std::optional<ContactKind> kind;
    double prior = 0; // how often it is true when nothing else is known
    std::optional<double> inferred; // how often it is true when Kith has inferred it, or a list suggests it
    bool opinion = false; // the owner may change their mind about it
    QString group; // of those that one question asks about; empty: it has one of its own
    QString option; // the answer to the group's question
    QString question;
    QString wouldBe; // "you have worked together"
    QString wouldNotBe;
};

// Unknowns that one question asks about.
struct UnknownGroup {
    QString id;
    QString question;
    QString none; // the answer that denies them all
};

// The value of a limit by its name in struct Limits; nothing for other names.
std::optional<int> limitByName(const Limits& limits, const QString& name);

} // namespace kith
