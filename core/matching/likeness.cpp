#include "core/matching/likeness.h"

#include "core/matching/texts.h"

#include <algorithm>
#include <cmath>

namespace kith
{
namespace
{

constexpr int impossible = -100;

enum Field { Name, Reach, Connection, Employer, Title, Place };

// Levels, from different to same.
enum class ReachLevel { NotSaid, Different, LikeMailbox, SamePhone, SameEmail };
enum class ConnectionLevel { NotSaid, Different, SameDay };
enum class EmployerLevel { NotSaid, Different, PartOf, SameOfMany, Same };
enum class TitleLevel { NotSaid, Different, Same };

// The mark of each that they have in common; null: none.
using CommonMark = std::pair<const Traits::Mark*, const Traits::Mark*>;

CommonMark commonMark(const std::vector<Traits::Mark>& ones, const std::vector<Traits::Mark>& others)
{
    const auto found = std::ranges::find_first_of(ones, others);
    if (found == ones.end())
        return {};
    return {&*found, &*std::ranges::find(others, *found)};
}

bool areTwoGenerations(const Traits& one, const Traits& other)
{
    return std::ranges::any_of(one.names, [&other](const NameForm& a) {
        return !a.generation.isEmpty() && std::ranges::any_of(other.names, [&a](const NameForm& b) {
            return !b.generation.isEmpty() && b.generation != a.generation;
        });
    });
}

// Whether one profile may be the other's new address: whoever changes it keeps the name, and stays connected
// since the same day, or at least in the same job.
bool mayHaveMoved(const Traits& one, const Traits& other)
{
    const bool sameName
        = !one.names.empty() && !other.names.empty() && one.names.front() == other.names.front();
    const bool sameDay = one.connected.isValid() && one.connected == other.connected;
    const bool sameJob
        = one.employer != 0 && one.employer == other.employer && one.title != 0 && one.title == other.title;
    return sameName && (sameDay || sameJob);
}

// Whether a mailbox of one spells the name of the other.
bool spells(const Traits& one, const Traits& other)
{
    const auto found = std::ranges::find_first_of(one.namesInMailboxes, other.spellings);
    return found != one.namesInMailboxes.end();
}

// A mailbox that both have and that is not just the name that both have.
CommonMark commonMailbox(const Traits& one, const Traits& other)
{
    const CommonMark common = commonMark(one.mailboxes, other.mailboxes);
    const auto isNameOf = [&common](const Traits& traits) {
        return std::ranges::find(traits.spellings, common.first->hash) != traits.spellings.end();
    };
    return common.first && isNameOf(one) && isNameOf(other) ? CommonMark() : common;
}

NameLevel nameLevel(const Traits& one, const Traits& other, const Nicknames& nicknames)
{
    NameLevel best = NameLevel::NotSaid;
    for (const NameForm& a : one.names) {
        for (const NameForm& b : other.names)
            best = std::max(best, compareNames(a, b, nicknames));
    }
    if (best < NameLevel::InAddress && (spells(one, other) || spells(other, one)))
        return NameLevel::InAddress;
    const bool isOfSeveral = best == NameLevel::OtherSpelling ? one.nameOfSeveral || other.nameOfSeveral
                                                              : best == NameLevel::Same && one.nameOfSeveral;
    return isOfSeveral ? NameLevel::SameOfSeveral : best;
}

ReachLevel reachLevel(const Traits& one, const Traits& other)
{
    if (commonMark(one.emails, other.emails).first)
        return ReachLevel::SameEmail;
    if (commonMark(one.phones, other.phones).first)
        return ReachLevel::SamePhone;
    if (commonMailbox(one, other).first)
        return ReachLevel::LikeMailbox;
    const bool comparable
        = (!one.emails.empty() && !other.emails.empty()) || (!one.phones.empty() && !other.phones.empty());
    return comparable ? ReachLevel::Different : ReachLevel::NotSaid;
}

EmployerLevel employerLevel(const Traits& one, const Traits& other)
{
    if (one.employer == 0 || other.employer == 0)
        return EmployerLevel::NotSaid;
    const auto holds = [](const Traits& whole, const Traits& part) {
        return std::ranges::find(whole.employerParts, part.employer) != whole.employerParts.end();
    };
    if (one.employer != other.employer)
        return holds(one, other) || holds(other, one) ? EmployerLevel::PartOf : EmployerLevel::Different;
    return one.employerOfMany ? EmployerLevel::SameOfMany : EmployerLevel::Same;
}

TitleLevel textLevel(size_t one, size_t other)
{
    if (one == 0 || other == 0)
        return TitleLevel::NotSaid;
    return one == other ? TitleLevel::Same : TitleLevel::Different;
}

QString nameSays(NameLevel level)
{
    switch (level) {
    case NameLevel::NotSaid:
        return {};
    case NameLevel::Different:
        return Matching::tr("Different names");
    case NameLevel::OtherFamily:
        return Matching::tr("Different surnames");
    case NameLevel::GivenOnly:
        return Matching::tr("Same given name, no surname");
    case NameLevel::Initial:
        return Matching::tr("Same surname and initial");
    case NameLevel::Loose:
        return Matching::tr("Names that are nearly alike");
    case NameLevel::Slip:
        return Matching::tr("The names differ by one letter");
    case NameLevel::InAddress:
        return Matching::tr("The e-mail address of one spells the name of the other");
    case NameLevel::Familiar:
        return Matching::tr("Same surname, and given names that one person may go by");
    case NameLevel::AcrossScripts:
        return Matching::tr("Same name in another script");
    case NameLevel::PartOf:
        return Matching::tr("One name is part of the other");
    case NameLevel::OtherSpelling:
        return Matching::tr("Same name in another spelling");
    case NameLevel::OtherOrder:
        return Matching::tr("Same name in another order");
    case NameLevel::SameOfSeveral:
        return Matching::tr("Same name, which others have too");
    case NameLevel::Same:
        break;
    }
    return Matching::tr("Same name");
}

QString reachSays(const Candidate& one, const Traits& a, const Candidate& other, const Traits& b)
{
    const auto value = [](const Candidate& candidate, const Traits::Mark* mark) {
        return candidate.contact.points[mark->point].value;
    };
    if (const auto [mine, theirs] = commonMark(a.emails, b.emails); mine)
        return Matching::tr("Same e-mail address: %1").arg(value(one, mine));
    if (const auto [mine, theirs] = commonMark(a.phones, b.phones); mine)
        return Matching::tr("Same phone number: %1").arg(value(one, mine));
    if (const auto [mine, theirs] = commonMailbox(a, b); mine)
        return Matching::tr("Alike e-mail addresses: %1 and %2").arg(value(one, mine), value(other, theirs));
    return {};
}

// What of a field speaks for one person, or against; empty: nothing worth saying.
QString fieldSays(int field, int level, const Contact& contact, const Contact& other)
{
    switch (field) {
    case Name:
        return nameSays(static_cast<NameLevel>(level));
    case Connection:
        return level == static_cast<int>(ConnectionLevel::SameDay)
            ? Matching::tr("Connected on the same day")
            : Matching::tr("Connected on different days");
    case Employer:
        if (level == static_cast<int>(EmployerLevel::PartOf))
            return Matching::tr("Employers that may be one: %1 and %2")
                .arg(contact.organisation, other.organisation);
        return level == static_cast<int>(EmployerLevel::Different)
            ? Matching::tr("Different employers")
            : Matching::tr("Same employer: %1").arg(contact.organisation);
    case Title:
        return level == static_cast<int>(TitleLevel::Same) ? Matching::tr("Same title: %1").arg(contact.title)
                                                           : QString();
    case Place:
        return level == static_cast<int>(TitleLevel::Same)
            ? Matching::tr("Same place: %1").arg(contact.location)
            : QString();
    default:
        return {};
    }
}

} // namespace

// Estimated from how address books differ; a book that is large enough teaches it better. A row is a level:
// how often it comes up between entries of one person, and between entries that merely share a key.
LinkageModel contactModel()
{
    const auto odds = [](std::initializer_list<std::pair<double, double>> levels) {
        FieldOdds field{{0}, {0}};
        for (const auto& [one, two] : levels) {
            field.one.push_back(one);
            field.two.push_back(two);
        }
        return field;
    };
    return {{odds({{.003, .650}, {.040, .300}, {.030, .030}, {.050, .006}, {.020, .004}, {.050, .0008},
                 {.100, .006}, {.100, .0016}, {.030, .0005}, {.080, .0012}, {.030, .0003}, {.047, .0009},
                 {.050, .0004}, {.370, .0008}}),
                odds({{.840, .9977}, {.060, .0018}, {.050, .0002}, {.050, .0001}}),
                odds({{.010, .970}, {.990, .030}}),
                odds({{.220, .880}, {.030, .006}, {.080, .020}, {.700, .044}}),
                odds({{.500, .875}, {.500, .125}}), odds({{.450, .725}, {.550, .275}})},
        .02};
}

bool cannotBeOne(const Traits& one, const Traits& other)
{
    const bool twoProfiles = one.profile != 0 && other.profile != 0 && one.profile != other.profile;
    return areTwoGenerations(one, other) || one.kind != other.kind
        || (twoProfiles && !mayHaveMoved(one, other))
        || (one.connected.isValid() && other.connected.isValid() && one.connected != other.connected);
}

Agreement compare(const Traits& one, const Traits& other, const Nicknames& nicknames)
{
    Agreement agreement;
    const auto set = [&agreement](Field field, auto level) { agreement.set(field, static_cast<int>(level)); };
    set(Name, nameLevel(one, other, nicknames));
    set(Reach, reachLevel(one, other));
    if (one.connected.isValid() && other.connected.isValid())
        set(Connection,
            one.connected == other.connected ? ConnectionLevel::SameDay : ConnectionLevel::Different);
    set(Employer, employerLevel(one, other));
    // Who changed the employer changed the title with it: that is not said twice.
    if (agreement.level(Employer) != static_cast<int>(EmployerLevel::Different) || one.title == other.title)
        set(Title, textLevel(one.title, other.title));
    set(Place, textLevel(one.place, other.place));
    return agreement;
}

Likeness likeness(
    const Candidate& one, const Candidate& other, const Nicknames& nicknames, const LinkageModel& model)
{
    const Transliteration transliteration;
    const Traits a = Traits::of(one.contact, one.facts, transliteration, one.otherNames);
    const Traits b = Traits::of(other.contact, other.facts, transliteration, other.otherNames);
    const Agreement agreement = compare(a, b, nicknames);
    Likeness result{.score = static_cast<int>(std::lround(model.weight(agreement))),
        .probability = model.probability(agreement)};
    if (cannotBeOne(a, b)) {
        result.score = impossible;
        result.probability = 0;
    }
    if (a.kind != b.kind)
        result.differs.append(Matching::tr("One is a person, one an organisation"));
    if (a.profile != 0 && b.profile != 0 && a.profile != b.profile)
        result.differs.append(Matching::tr("Different profiles"));
    for (int field = 0; field < static_cast<int>(model.fields().size()); ++field) {
        const int level = agreement.level(field);
        const QString says = field == Reach ? reachSays(one, a, other, b)
            : level == 0                    ? QString()
                                            : fieldSays(field, level, one.contact, other.contact);
        if (!says.isEmpty())
            (model.fields()[static_cast<size_t>(field)].weight(level) > 0 ? result.agrees : result.differs)
                .append(says);
    }
    return result;
}

} // namespace kith
