#pragma once

#include "core/model/fact.h"
#include "core/model/ids.h"

#include <QDate>
#include <QString>
#include <QStringList>

#include <vector>

namespace kith
{

enum class Action : quint8 { None, Connect, Follow, Ask };
inline constexpr int actionCount = 4;
// "none", "connect", "follow", "ask".
QLatin1StringView actionName(Action action);

// What closes the question before any reason counts; at most one applies.
enum class Gate : quint8 { Open, Me, DoNotContact, Connected, Pending, Withdrawn, Cap };
inline constexpr int gateCount = 7;
// "" for Open, "me", "do-not-contact", "connected", "pending", "withdrawn", "cap".
QLatin1StringView gateName(Gate gate);

enum class Side : quint8 { Connect, Follow };
QLatin1StringView sideName(Side side);

// A rule that applies to this contact.
struct Reason {
    QString rule; // its id
    QString guide; // the guide row that it comes from
    Side side = Side::Connect;
    int strength = 0; // 1 slight, 2 fair, 4 good, 6 strong, 8 decisive
    QString says; // one plain translated sentence
    QString label; // one or two words for a list, such as "met"
    std::vector<int> facts; // indexes into Advice::facts

    bool operator==(const Reason&) const = default;
};

// A single thing that a person could learn or change and that would turn the verdict.
struct Change {
    QString condition; // "you have worked together"
    Action then = Action::Ask;

    bool operator==(const Change&) const = default;
};

// What Kith would like to know. Answering stores facts as yours.
struct Question {
    struct Option {
        FactKind fact = FactKind::WorkedWith;
        QString text; // "We worked together"

        bool operator==(const Option&) const = default;
    };

    QString text;
    // One alone is asked with yes or no; of several one is the answer, or `none`, which denies them all.
    std::vector<Option> options;
    QString none; // "Not yet"

    bool operator==(const Question&) const = default;
};

// An answer to a question that nobody asked, and that would have turned the verdict.
struct Missing {
    FactKind fact = FactKind::WorkedWith;
    bool holds = true;
    QString text; // "you have worked together"

    bool operator==(const Missing&) const = default;
};

// From this confidence on a verdict is sure, and Kith asks nothing. At 0.9 four verdicts in a hundred would
// turn once everything is known, here one in two hundred (kith_bench --questions).
inline constexpr double sureEnough = 0.95;

// The advice for one contact, with everything needed to explain it.
struct Advice {
    Action action = Action::None;
    bool chosen = false; // by the owner, whatever the rules say
    Action advised = Action::None; // what the rules say: the action, unless the owner chose another
    Gate gate = Gate::Open;
    QString gateSays; // why the gate is shut, one sentence; empty when open
    int margin = 0; // sum of the strengths for connecting minus those for following
    double confidence = 1; // chance that the verdict survives what is not known, 0 … 1
    double worth = 0; // sorts the lists: higher first
    Facts facts; // all facts, stored and detected, that the reasons and the draft point to
    std::vector<Reason> reasons; // strongest first; for before against at equal strength
    std::vector<Change> changes;
    std::vector<Question> questions; // at most two, the most valuable first
    std::vector<Missing> missing; // where the owner chose otherwise: what would have turned the rules too

    bool operator==(const Advice&) const = default;

    // Whether connecting means to accept their invitation instead of sending one.
    bool acceptsInvitation() const;
    // Whether all that they sent is too old to be accepted.
    bool invitationExpired() const;
};

// What lists, counts and the side bar need of an advice; stored for every contact.
struct AdviceSummary {
    ContactId contact = 0;
    Action action = Action::None; // as in Advice
    Gate gate = Gate::Open;
    int margin = 0;
    double confidence = 1;
    double worth = 0;
    QDate later; // put off to this day by the user; invalid: not put off
    QStringList labels; // of the strongest reasons for the verdict, at most two; or the gate’s, such as since
                        // when a request waits

    bool operator==(const AdviceSummary&) const = default;
};

// A row of the guide, from resources/guide.json.
struct GuideEntry {
    QString id; // such as "connect.pro.message"
    QString says;

    bool operator==(const GuideEntry&) const = default;
};

} // namespace kith
