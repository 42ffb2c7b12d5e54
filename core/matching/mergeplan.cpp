#include "core/matching/mergeplan.h"

#include "core/base/mailbox.h"
#include "core/base/organisation.h"
#include "core/base/text.h"
#include "core/matching/namekey.h"
#include "core/model/phone.h"
#include "core/model/profile.h"
#include "core/model/smallmeeting.h"

#include <algorithm>
#include <iterator>
#include <tuple>

namespace kith
{
namespace
{

bool hasEmail(const Contact& contact)
{
    return std::ranges::find(contact.points, ContactPoint::Kind::Email, &ContactPoint::kind)
        != contact.points.end();
}

template <typename Points>
auto find(Points& points, const ContactPoint& point)
{
    const auto form = [&point](const QString& value) {
        return point.kind == ContactPoint::Kind::Phone ? phoneForm(value) : folded(value);
    };
    return std::ranges::find_if(points, [&, same = form(point.value)](const ContactPoint& other) {
        return other.kind == point.kind && form(other.value) == same;
    });
}

bool holds(const std::vector<ContactPoint>& points, const ContactPoint& point)
{
    return find(points, point) != points.end();
}

// Whether the names say that one is the father of the other.
bool areTwoGenerations(const Contact& a, const Contact& b)
{
    return a.name != b.name && differInGeneration(personNameKey(a.name), personNameKey(b.name));
}

bool isPhone(const ContactPoint& point)
{
    return point.kind == ContactPoint::Kind::Phone;
}

bool isOwnEmail(const ContactPoint& point)
{
    return point.kind == ContactPoint::Kind::Email && !isShared(mailboxOf(point.value));
}

// How two contacts agree in one kind of ways to reach them.
enum class Ways { NotSaid, Differ, Shared };

Ways compareWays(const Contact& a, const Contact& b, bool (*counts)(const ContactPoint&))
{
    const auto all = [counts](const Contact& contact) {
        std::vector<QByteArray> values;
        for (const ContactPoint& point : contact.points) {
            if (const QByteArray value = reachOf(point); counts(point) && !value.isEmpty())
                values.push_back(value);
        }
        return values;
    };
    const std::vector<QByteArray> mine = all(a);
    const std::vector<QByteArray> theirs = all(b);
    if (mine.empty() || theirs.empty())
        return Ways::NotSaid;
    return std::ranges::find_first_of(mine, theirs) == mine.end() ? Ways::Differ : Ways::Shared;
}

// Whether each has an address of their own at the same firm. Whoever has two there is rarer than two
// colleagues with one number.
bool haveFirmInCommon(const Contact& a, const Contact& b)
{
    const auto firms = [](const Contact& contact) {
        std::vector<QByteArray> all;
        for (const ContactPoint& point : contact.points) {
            const QByteArray address = reachOf(point);
            const qsizetype at = address.lastIndexOf('@');
            if (at > 0 && isOwnEmail(point) && !isMailProvider(address.mid(at + 1)))
                all.push_back(address.mid(at));
        }
        return all;
    };
    const std::vector<QByteArray> theirs = firms(b);
    return std::ranges::any_of(firms(a),
        [&theirs](const QByteArray& firm) { return std::ranges::find(theirs, firm) != theirs.end(); });
}

// Some rows say when, and others only that.
bool tellsADay(const Fact& fact)
{
    return fact.kind == FactKind::Connected && fact.from.isValid();
}

// Facts of which a contact has one for each value and beginning, and which grow.
bool sumsUp(FactKind kind)
{
    return kind == FactKind::Messaged || kind == FactKind::Met || kind == FactKind::Employs;
}

bool sameSum(const Fact& a, const Fact& b)
{
    if (a.kind != b.kind || !sumsUp(a.kind) || !a.holds() || !b.holds())
        return false;
    return a.kind == FactKind::Messaged || (a.value == b.value && a.from == b.from);
}

// Of two that reach as far, one has to come first: "both" before "received" and "sent".
bool largerSum(const Fact& a, const Fact& b)
{
    if (a.to != b.to || a.count != b.count)
        return a.to != b.to ? a.to > b.to : a.count > b.count;
    return a.value != b.value ? a.value < b.value : a.from < b.from;
}

bool fill(QString& field, const QString& value)
{
    if (!field.isEmpty() || value.isEmpty())
        return false;
    field = value;
    return true;
}

bool replace(QString& field, const QString& value)
{
    if (value.isEmpty() || field == value)
        return false;
    field = value;
    return true;
}

bool keepAsOther(Contact& contact, const QString& profile)
{
    const ContactPoint link{ContactPoint::Kind::Link, profile, otherProfileLabel};
    if (profile.isEmpty() || profileKey(profile) == profileKey(contact.profile)
        || holds(contact.points, link))
        return false;
    contact.points.push_back(link);
    return true;
}

bool mergeProfile(Contact& into, const Contact& record, bool isNewest)
{
    if (record.profile.isEmpty() || record.profile == into.profile)
        return false;
    if (const QString key = profileKey(record.profile); key == profileKey(into.profile))
        return into.profile == key && replace(into.profile, record.profile); // which leads somewhere
    if (into.profile.isEmpty() || isNewest) {
        moveProfile(into, record.profile);
        return true;
    }
    return keepAsOther(into, record.profile);
}

void mergePoints(Merged& merged, const Contact& record)
{
    for (const ContactPoint& point : record.points) {
        const bool isTheirOwn = point.label == otherProfileLabel
            && profileKey(point.value) == profileKey(merged.contact.profile);
        if (isTheirOwn)
            continue;
        const auto known = find(merged.contact.points, point);
        if (known == merged.contact.points.end()) {
            merged.contact.points.push_back(point);
            merged.changed = true;
        } else if (isPhone(point)) {
            merged.changed |= addSpelling(*known, point);
        } else if (point.value < known->value) {
            // Of two spellings of one some has to hold, whichever came first.
            known->value = point.value;
            merged.changed = true;
        }
    }
}

void mergeFacts(Merged& merged, std::span<const Fact> facts, std::span<const Fact> recordFacts)
{
    for (const Fact& fact : recordFacts) {
        const auto known = [&](const Fact& other) {
            return !isByOmission(other) && (other.saysTheSame(fact) || isWithin(fact, other));
        };
        if (std::ranges::any_of(facts, known) || std::ranges::any_of(merged.added, known))
            continue;
        const auto sum = std::ranges::find_if(facts, [&](const Fact& other) { return sameSum(other, fact); });
        if (sum != facts.end()) {
            if (!largerSum(fact, *sum))
                continue;
            merged.replaced.push_back(*sum);
        }
        std::ranges::copy_if(facts, std::back_inserter(merged.replaced), [&](const Fact& other) {
            return isWithin(other, fact)
                && std::ranges::find(merged.replaced, other) == merged.replaced.end();
        });
        merged.added.push_back(fact);
        merged.changed = true;
    }
}

// An invalid day is before all others.
QDate newer(QDate one, QDate other)
{
    return !one.isValid() || (other.isValid() && other > one) ? other : one;
}

// Of records of which the files do not tell which is newer, one has to come first: the same for title and
// employer, which else would be those of two jobs.
bool employmentComesFirst(const Contact& one, const Contact& other)
{
    const auto of = [](const Contact& contact) {
        return std::tie(contact.title, contact.organisation, contact.location);
    };
    return of(one) < of(other);
}

// "JOHN DOE", or "john doe".
bool isOfOneCase(const QString& name)
{
    const auto words = QStringView(name).split(u' ');
    const auto shouts = [](QStringView word) {
        const QString text = word.toString();
        return word.size() > 3 && text == text.toUpper() && text != text.toLower();
    };
    return name == name.toLower() || std::ranges::any_of(words, shouts);
}

// So with names: rather one that is written as names are, and whole.
bool nameComesFirst(const Contact& one, const Contact& other)
{
    const auto of = [](const Contact& contact) {
        const QString& name = contact.name;
        return std::tuple(isOfOneCase(name), -name.size(), name, contact.given, contact.family);
    };
    return of(one) < of(other);
}

// The newest of those that have it; none: nobody has.
template <typename Has, typename ComesFirst>
const Contact* newest(std::span<const Stated> records, Has has, ComesFirst comesFirst)
{
    const Stated* best = nullptr;
    for (const Stated& record : records) {
        if (!has(record.contact))
            continue;
        const auto age = [](const Stated& stated) { return std::pair(stated.asOf, stated.age); };
        if (best == nullptr || age(*best) < age(record)
            || (age(*best) == age(record) && comesFirst(record.contact, best->contact)))
            best = &record;
    }
    return best ? &best->contact : nullptr;
}

bool hasProfile(const Contact& contact)
{
    return !contact.profile.isEmpty();
}

bool profileComesFirst(const Contact& one, const Contact& other)
{
    return one.profile < other.profile;
}

bool hasName(const Contact& contact)
{
    return !contact.name.isEmpty() && !isNoName(contact.name);
}

bool hasAnyName(const Contact& contact)
{
    return !contact.name.isEmpty();
}

bool tellsParts(const Contact& contact)
{
    return !contact.given.isEmpty() || !contact.family.isEmpty();
}

// Of a name and what stands in the place of one the name holds.
bool disagreeOnName(const Contact& contact, const Contact& record)
{
    if (contact.name != record.name)
        return hasName(contact) == hasName(record) && !contact.name.isEmpty() && !record.name.isEmpty();
    return tellsParts(contact) && tellsParts(record)
        && (contact.given != record.given || contact.family != record.family);
}

bool takeName(Contact& into, const Contact& from)
{
    if (into.name == from.name && into.given == from.given && into.family == from.family)
        return false;
    // What tells less of the same name takes nothing away.
    if (into.name == from.name && !tellsParts(from))
        return false;
    into.name = from.name;
    into.given = from.given;
    into.family = from.family;
    return true;
}

} // namespace

bool sameConnection(std::span<const Fact> facts, std::span<const Fact> recordFacts)
{
    return std::ranges::any_of(facts, [&](const Fact& fact) {
        return tellsADay(fact) && std::ranges::any_of(recordFacts, [&](const Fact& other) {
            return tellsADay(other) && other.from == fact.from;
        });
    });
}

bool connectedOnTwoDays(std::span<const Fact> facts, std::span<const Fact> recordFacts)
{
    return std::ranges::any_of(facts, tellsADay) && std::ranges::any_of(recordFacts, tellsADay)
        && !sameConnection(facts, recordFacts);
}

// Written in full or for the country, with spaces or without, a number is the same.
QByteArray reachOf(const ContactPoint& point)
{
    constexpr qsizetype digitsCompared = 9;
    constexpr qsizetype fewestDigits = 3; // of an extension; "n/a" and "0" are no numbers
    if (point.kind != ContactPoint::Kind::Phone && point.kind != ContactPoint::Kind::Email)
        return {};
    QByteArray value = folded(point.value);
    if (!isPhone(point))
        return value;
    value.removeIf([](char c) { return c < '0' || c > '9'; });
    return value.size() < fewestDigits ? QByteArray() : value.right(digitsCompared);
}

std::vector<QByteArray> reachesOf(const Contact& contact)
{
    std::vector<QByteArray> all;
    for (const ContactPoint& point : contact.points) {
        if (QByteArray reach = reachOf(point); !reach.isEmpty())
            all.push_back(std::move(reach));
    }
    std::ranges::sort(all);
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return all;
}

std::vector<QByteArray> ownMailboxesShared(const Contact& a, const Contact& b)
{
    std::vector<QByteArray> all;
    for (const ContactPoint& point : a.points) {
        if (isOwnEmail(point) && holds(b.points, point))
            all.push_back(mailboxOf(point.value));
    }
    return all;
}

Reached compareReach(const Contact& a, const Contact& b)
{
    if (compareWays(a, b, [](const ContactPoint&) { return true; }) != Ways::Shared)
        return Reached::Apart;
    if (a.kind == ContactKind::Organisation || b.kind == ContactKind::Organisation)
        return Reached::AsOne;
    if (areTwoGenerations(a, b))
        return Reached::AsTwo;
    // Ways to reach somebody stay, so that whoever was joined by these has them in common for good.
    const Ways own = compareWays(a, b, isOwnEmail);
    const Ways phones = compareWays(a, b, isPhone);
    const bool otherTitles = !a.title.isEmpty() && !b.title.isEmpty() && a.title != b.title;
    if (phones == Ways::Shared)
        return own == Ways::Differ && (otherTitles || haveFirmInCommon(a, b)) ? Reached::AsTwo
                                                                              : Reached::AsOne;
    return own == Ways::Shared || (own == Ways::NotSaid && phones == Ways::NotSaid) ? Reached::AsOne
                                                                                    : Reached::AsTwo;
}

bool contradicts(const Contact& contact, std::span<const Fact> facts, const Contact& record,
    std::span<const Fact> recordFacts)
{
    if (contact.kind != record.kind)
        return true;
    if (!contact.profile.isEmpty() && !record.profile.isEmpty()
        && profileKey(contact.profile) != profileKey(record.profile))
        return true;
    if (contact.kind == ContactKind::Organisation)
        return false;
    if (areTwoGenerations(contact, record))
        return true;
    if (std::ranges::any_of(facts, tellsADay) && std::ranges::any_of(recordFacts, tellsADay))
        return !sameConnection(facts, recordFacts);
    if (haveAddressInCommon(contact, record))
        return false;
    if (hasEmail(contact) && hasEmail(record))
        return true;
    return !contact.organisation.isEmpty() && !record.organisation.isEmpty()
        && organisationRoot(contact.organisation) != organisationRoot(record.organisation);
}

void moveProfile(Contact& contact, const QString& profile)
{
    const QString key = profileKey(profile);
    if (key == profileKey(contact.profile))
        return;
    std::erase_if(contact.points, [&key](const ContactPoint& point) {
        return point.label == otherProfileLabel && profileKey(point.value) == key;
    });
    keepAsOther(contact, std::exchange(contact.profile, profile));
}

Merged merge(const Contact& contact, QDate contactAsOf, std::span<const Fact> facts, const Contact& record,
    QDate asOf, std::span<const Fact> recordFacts, bool isNewest)
{
    Merged merged{.contact = contact, .asOf = contactAsOf, .added = {}, .replaced = {}};
    Contact& into = merged.contact;
    const bool isNews = isNewest && asOf.isValid();
    if (hasName(record) ? isNews || isNoName(into.name) : isNews && isNoName(into.name))
        merged.changed |= takeName(into, record);
    if (into.name == record.name) { // else they would be parts of another name
        merged.changed |= fill(into.given, record.given);
        merged.changed |= fill(into.family, record.family);
    }
    merged.changed |= mergeProfile(into, record, isNewest && asOf.isValid());

    const bool tellsEmployment = !record.title.isEmpty() || !record.organisation.isEmpty();
    const bool newer = tellsEmployment && (contactAsOf < asOf || (isNewest && contactAsOf == asOf));
    if (newer) {
        merged.changed |= replace(into.title, record.title);
        merged.changed |= replace(into.organisation, record.organisation);
        merged.changed |= replace(into.location, record.location);
        merged.asOf = asOf; // also where it says the same again
    } else {
        merged.changed |= fill(into.title, record.title);
        merged.changed |= fill(into.organisation, record.organisation);
        merged.changed |= fill(into.location, record.location);
    }
    mergePoints(merged, record);
    mergeFacts(merged, facts, recordFacts);
    return merged;
}

bool disagreeOnEmployment(const Contact& contact, const Contact& record)
{
    const auto differ = [](const QString& one, const QString& other) {
        return !one.isEmpty() && !other.isEmpty() && one != other;
    };
    return differ(contact.title, record.title) || differ(contact.organisation, record.organisation)
        || differ(contact.location, record.location);
}

bool disagree(const Contact& contact, const Contact& record)
{
    const bool twoProfiles = hasProfile(contact) && hasProfile(record)
        && profileKey(contact.profile) != profileKey(record.profile);
    return twoProfiles || disagreeOnName(contact, record) || disagreeOnEmployment(contact, record);
}

Stated mergeAll(std::span<const Stated> records)
{
    Stated all = records.front();
    for (const Stated& record : records.subspan(1)) {
        Merged merged = merge(all.contact, {}, all.facts, record.contact, {}, record.facts);
        all.contact = std::move(merged.contact);
        for (const Fact& fact : merged.replaced)
            std::erase(all.facts, fact);
        all.facts.insert(all.facts.end(), merged.added.begin(), merged.added.end());
    }
    all.asOf = {};
    for (const Stated& record : records)
        all.asOf = newer(all.asOf, employmentDay(record.contact, record.asOf));
    for (QString Contact::*field : {&Contact::title, &Contact::organisation, &Contact::location}) {
        const auto hasIt = [field](const Contact& contact) { return !(contact.*field).isEmpty(); };
        const Contact* of = newest(records, hasIt, employmentComesFirst);
        all.contact.*field = of ? of->*field : QString();
    }
    const bool isNamed = std::ranges::any_of(records, hasName, &Stated::contact);
    if (const Contact* of = newest(records, isNamed ? hasName : hasAnyName, nameComesFirst))
        takeName(all.contact, *of);
    const auto tellsItsParts = [&name = all.contact.name](const Contact& contact) {
        return contact.name == name && tellsParts(contact);
    };
    if (const Contact* of = newest(records, tellsItsParts, nameComesFirst))
        takeName(all.contact, *of);
    if (const Contact* of = newest(records, hasProfile, profileComesFirst))
        moveProfile(all.contact, of->profile);
    // Of two forms of a member's id the one that leads somewhere.
    for (const Stated& record : records) {
        const QString key = profileKey(record.contact.profile);
        if (all.contact.profile == key)
            replace(all.contact.profile, record.contact.profile);
    }
    return all;
}

} // namespace kith
