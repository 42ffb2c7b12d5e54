#pragma once

#include "core/model/ids.h"

#include <QDate>
#include <QMetaType>
#include <QString>
#include <QStringView>

#include <optional>
#include <span>
#include <vector>

namespace kith
{

// What a fact says about the tie between the owner and a contact. The names that files and JSON carry are in
// kindName(); none of them ever changes its meaning. Books store the number: append only. In brackets: what
// value, dates and count hold.
enum class FactKind : quint8 {
    Connected, // first-degree connection [from: since]
    Invited, // I sent a request [value: my note; from: sent]
    InvitationReceived, // they sent one [value: their note; from: sent]
    Withdrawn, // I withdrew my request [from: when]
    Following, // I follow them [from: since]
    Unfollowed, // I stopped following them [from: when]
    Messaged, // we wrote to each other [value: both, sent or received; from, to: first and last; count:
              // messages]
    EndorsedMe, // [value: the skill; from: when]
    EndorsedByMe, // [value: the skill; from: when]
    RecommendedMe, // [value: their company; from: when]
    RecommendedByMe, // [value: their company; from: when]
    WorkedWith, // [value: where or on what; from, to]
    SameEmployer, // they are where I am or was [value: the organisation; from, to: my time there]
    Met, // at an event or in a small meeting [value: its name; from: its day; count: people there, 0 unknown]
    SameSchool, // [value: the school; from, to: my time there]
    SharedConnection, // someone we both know [value: their name]
    SharedInterest, // [value: the interest]
    SameIndustry, // [value: the industry or field]
    Recruiter, // [value: the words that say so; count: 2 when recruiting is only a part of the role]
    Hiring, // hires for a role that I want [value: the role]
    Leader, // leads or influences the field [value: why]
    Admired, // I admire them from afar [value: what for]
    WantsToCollaborate, // I would like to work with them [value: on what]
    LargeOrganisation, // is one, or a person's employer is one [value: the organisation]
    TargetOrganisation, // is one that I want to reach, or a person works there [value: the organisation]
    KnownElsewhere, // is in another address book of mine [value: which]
    DoNotContact, // [value: my reason]
    Me, // this contact is the owner
    Employs, // an organisation where people of my book work [count: how many]
    Labelled, // a tag or label of mine [value: the label]
    Noted, // a note of mine [value: its text; from: when]
    Later, // decide again on a day [from: decided; to: the day]
    TitleSays, // words that a rule of the user's looks for stand in the title [value: the words, as in the
               // rule]
    WorksAt, // is, or works at, an organisation that a rule of the user's names [value: as in the rule]
    ChoseToConnect, // whatever the advice [value: my reason; from: when]
    ChoseToFollow, // likewise; who is to be left alone is DoNotContact
    TargetIndustry, // works in an industry that I want to reach [value: the industry]
    Disconnected, // no connection any more, as far as lists of them tell [from: the day of the list]
    Namesake, // goes by my name, and nothing else tells whether it is me
    Unnamed, // goes by what nobody is called, such as a number or “Mum”
};
inline constexpr int factKindCount = static_cast<int>(FactKind::Unnamed) + 1;

// The stable name, such as "invitation-received".
QLatin1StringView kindName(FactKind kind);
std::optional<FactKind> factKind(QStringView name);

enum class Certainty : quint8 {
    Stated, // a file or the user says so
    Inferred, // Kith concludes it from other data
    Denied, // the user says that it is not so; value and dates are empty
};
QLatin1StringView certaintyName(Certainty certainty);

// Where a fact comes from: a row of an imported file, the user, or a detector of Kith's.
struct Origin {
    enum class By : quint8 { File, You, Detector };

    By by = By::You;
    SourceId source = 0; // for File: the id of the Source
    int row = 0; // for File: 1-based, as a spreadsheet counts; 0: the whole file

    static Origin file(SourceId source, int row) { return {By::File, source, row}; }
    static Origin you() { return {}; }
    static Origin detector() { return {By::Detector, 0, 0}; }

    bool operator==(const Origin&) const = default;
};

struct Fact {
    FactKind kind = FactKind::Noted;
    Certainty certainty = Certainty::Stated;
    QString value;
    QDate from;
    QDate to;
    int count = 0;
    Origin origin;

    bool operator==(const Fact&) const = default;

    bool holds() const { return certainty != Certainty::Denied; }

    // Whether both say the same, wherever they come from.
    bool saysTheSame(const Fact& other) const
    {
        return kind == other.kind && holds() == other.holds() && value == other.value && from == other.from
            && to == other.to && count == other.count;
    }
};

using Facts = std::vector<Fact>;

// Whether they state one of this kind that holds.
bool states(std::span<const Fact> facts, FactKind kind);
// Whether the fact is drawn from what a list leaves out (core/book/lostconnections.h): no row of it says so.
inline bool isByOmission(const Fact& fact)
{
    return fact.kind == FactKind::Disconnected && fact.origin.by == Origin::By::File && fact.origin.row == 0;
}
// Whether `later` is of the same day or a later one. The user's word comes after what others say of its day;
// what has no day is taken to be the later.
bool comesAfter(const Fact& later, const Fact& fact);
// The day until which the owner has put the contact off; invalid: none after today.
QDate putOffUntil(std::span<const Fact> facts, QDate today);

} // namespace kith

Q_DECLARE_METATYPE(kith::FactKind)
