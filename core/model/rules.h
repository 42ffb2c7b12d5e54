#pragma once

#include "core/model/advice.h"
#include "core/model/contact.h"
#include "core/model/ids.h"

#include <QByteArray>
#include <QString>

#include <array>
#include <optional>
#include <vector>

namespace kith
{

// "slight" 1, "fair" 2, "good" 4, "strong" 6, "decisive" 8 (facts: advice 1).
inline constexpr std::array ruleStrengths{1, 2, 4, 6, 8};
QLatin1StringView strengthName(int strength); // of the nearest one below
std::optional<int> strengthFrom(QStringView name);

inline constexpr int mostPeopleInARule = 9999; // that an organisation is to employ
inline constexpr int mostInALabel = 18; // characters; as in the schema, since lists show it

// What the user chose about a rule of Kith's, or a rule of their own; as the book keeps it.
struct RuleChoice {
    QString id;
    std::optional<bool> on; // nothing: as the rule says
    int strength = 0; // 0: as the rule says
    QByteArray own; // the user's own rule: one entry of "rules" in a rules document; empty: a rule of Kith's

    bool operator==(const RuleChoice&) const = default;
};
using RuleChoices = std::vector<RuleChoice>; // sorted by id, each once

// A part of a rule's condition, as the sentence builder offers it.
struct RulePart {
    QString what; // such as "title-says", "is:knows", "goal:job"
    QString value; // where it takes one

    bool operator==(const RulePart&) const = default;
};

struct RulePartOffer {
    enum class Takes { Nothing, Text, Number };

    QString what;
    QString words; // "the title says …"; %1 stands for the value
    Takes takes = Takes::Nothing;
};

// A rule in the making: all of `when`, and none of `unless`. Organisations can only be followed.
struct RuleDraft {
    QString label;
    ContactKind about = ContactKind::Person;
    Side side = Side::Connect;
    int strength = 4;
    std::vector<RulePart> when;
    std::vector<RulePart> unless;

    bool operator==(const RuleDraft&) const = default;
};

// A rule, to be shown.
struct RuleLine {
    QString id;
    QString label; // one or two words
    QString says; // the whole rule in a sentence, without its strength
    Side side = Side::Connect;
    std::optional<bool> aboutPeople; // else about organisations; nothing: about both
    int strength = 1;
    int usualStrength = 1; // as the rule itself says
    bool on = true;
    bool own = false;
    QString guide; // the guide's row
    QString guideSays;
    QString source; // where it comes from beyond the guide; may be empty
    QString unusable; // why the user's own rule cannot be used any more; empty: it can
    bool changeable = false; // in the sentence builder: the user's own that says no more than that can
    qint64 moves = 0; // in the advice of how many it counts

    bool operator==(const RuleLine&) const = default;
};

// What is doubtful about a rule.
struct RuleFinding {
    enum class Kind {
        NeverFires, // nothing can fulfil it, or its exception always holds with it
        WaitsForGoal, // it needs other goals than the owner's
        BehindGate, // it only counts where a gate has closed the question
        Duplicates, // another rule says the same
        Contradicts, // another rule says the opposite of the same
    };

    Kind kind = Kind::NeverFires;
    QString rule; // the id of the doubtful one
    QString says; // one sentence

    bool operator==(const RuleFinding&) const = default;

    // Whether it speaks against having the rule: a goal may come.
    bool isDoubt() const { return kind != Kind::WaitsForGoal; }
};

// A verdict that a change of the rules would turn.
struct VerdictChange {
    ContactId contact = 0;
    QString name;
    QString organisation;
    Action before = Action::None;
    Action after = Action::None;

    bool operator==(const VerdictChange&) const = default;
};

// In the advice of how many a rule that changes counts.
struct RuleCount {
    QString rule; // its id
    bool isNew = false;
    qint64 before = 0; // 0 also where it is off or not there
    qint64 after = 0;

    bool operator==(const RuleCount&) const = default;
};

// What a change of the rules would do to everyone in the book.
struct RulesPreview {
    static constexpr std::size_t mostListed = 1000;

    std::vector<RuleCount> rules; // those that change, but for what is off before and after
    std::vector<VerdictChange> changes; // at most mostListed, in the order of the book
    qint64 turned = 0; // verdicts that change
    qint64 touched = 0; // contacts whose advice changes in any way: a reason, how sure
    std::array<std::array<qint64, actionCount>, actionCount> counts{}; // turned, by before and after

    bool operator==(const RulesPreview&) const = default;
};

} // namespace kith
