#include "core/matching/namedonly.h"

#include "core/base/organisation.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <set>

namespace kith
{
namespace
{

using Apart = std::function<bool(ContactId, ContactId)>;

template <typename T>
bool share(const std::vector<T>& some, const std::vector<T>& others)
{
    return std::ranges::any_of(some, [&](const T& each) { return std::ranges::binary_search(others, each); });
}

template <typename T>
void unite(std::vector<T>& some, const std::vector<T>& others)
{
    std::vector<T> all;
    std::ranges::set_union(some, others, std::back_inserter(all));
    some = std::move(all);
}

// How much is known; the more comes first.
enum class Rank { Day, Employer, Name };
constexpr int ranks = 3;

Rank rankOf(const Marks& marks)
{
    return !marks.days.empty() ? Rank::Day : !marks.employers.empty() ? Rank::Employer : Rank::Name;
}

// Somebody, with the records that have been found to be about them.
struct Somebody {
    Marks marks;
    std::set<ContactId> contacts;
    std::size_t place = 0;

    // Whether nothing is known that a record of that rank could contradict.
    bool isSilentOn(Rank rank) const
    {
        return rank == Rank::Name || (rank == Rank::Day ? marks.days.empty() : marks.employers.empty());
    }
};

bool areApart(const Somebody& one, const Somebody& other, const Apart& apart)
{
    return std::ranges::any_of(one.contacts, [&](ContactId a) {
        return std::ranges::any_of(other.contacts, [&](ContactId b) { return apart(a, b); });
    });
}

// Records with the same marks, which belong together.
struct Class : Somebody {
    QByteArray key;
    std::vector<std::size_t> records; // places in Namesakes::named
};

std::vector<Class> classesOf(const Namesakes& namesakes, const Apart& apart)
{
    // By contact, so that of two contacts of one kind that the user keeps apart the first is the first.
    std::map<std::pair<ContactId, QByteArray>, Class> byContact;
    for (std::size_t i = 0; i < namesakes.named.size(); ++i) {
        const Namesakes::Named& record = namesakes.named[i];
        Class& of = byContact[{record.id, record.marks.key()}];
        of.key = record.marks.key();
        of.marks.add(record.marks);
        of.contacts.insert(record.id);
        of.records.push_back(i);
    }
    std::vector<Class> classes;
    for (auto& [at, one] : byContact) {
        const auto same = std::ranges::find_if(classes,
            [&](const Class& other) { return other.key == one.key && !areApart(other, one, apart); });
        if (same == classes.end()) {
            classes.push_back(std::move(one));
            continue;
        }
        same->marks.add(one.marks);
        same->contacts.merge(one.contacts);
        std::ranges::copy(one.records, std::back_inserter(same->records));
    }
    return classes;
}

// The only one who may be meant.
std::optional<std::size_t> meantBy(const Class& some, const std::vector<Somebody>& people, const Apart& apart)
{
    std::optional<std::size_t> meant;
    int sure = 0;
    int maybe = 0;
    for (std::size_t i = 0; i < people.size(); ++i) {
        const SamePerson agree
            = areApart(some, people[i], apart) ? SamePerson::No : agreement(some.marks, people[i].marks);
        sure += agree == SamePerson::Sure;
        maybe += agree == SamePerson::Maybe;
        if (agree == SamePerson::Sure || (agree == SamePerson::Maybe && sure == 0))
            meant = i;
    }
    return sure == 1 || (sure == 0 && maybe == 1) ? meant : std::nullopt;
}

// Whether the class may be the person, although others might be the same one.
bool mayClaim(const std::vector<const Class*>& claims, const Class& one, const Somebody& person, Rank rank,
    const Apart& apart)
{
    return std::ranges::none_of(claims, [&](const Class* other) {
        return other != &one && (person.isSilentOn(rank) || areApart(*other, one, apart));
    });
}

} // namespace

Marks Marks::of(const Contact& contact, std::span<const Fact> facts)
{
    Marks marks;
    if (contact.kind == ContactKind::Organisation)
        return marks;
    for (const Fact& fact : facts) {
        if (fact.kind == FactKind::Connected && fact.from.isValid())
            marks.days.push_back(fact.from);
    }
    std::ranges::sort(marks.days);
    const auto doubles = std::ranges::unique(marks.days);
    marks.days.erase(doubles.begin(), doubles.end());
    if (const QByteArray root = organisationRoot(contact.organisation); !root.isEmpty())
        marks.employers.push_back(root);
    return marks;
}

void Marks::add(const Marks& others)
{
    unite(days, others.days);
    unite(employers, others.employers);
}

QByteArray Marks::key() const
{
    switch (rankOf(*this)) {
    case Rank::Day:
        return QByteArray::number(days.front().toJulianDay());
    case Rank::Employer:
        return '@' + employers.front();
    case Rank::Name:
        break;
    }
    return {};
}

SamePerson agreement(const Marks& some, const Marks& others)
{
    if (!some.days.empty() && !others.days.empty())
        return share(some.days, others.days) ? SamePerson::Sure : SamePerson::No;
    const bool bothWork = !some.employers.empty() && !others.employers.empty();
    return bothWork && !share(some.employers, others.employers) ? SamePerson::No : SamePerson::Maybe;
}

std::vector<std::size_t> placesOf(const Namesakes& namesakes, const Apart& apart)
{
    std::vector<Somebody> people;
    for (const Namesakes::Known& known : namesakes.known)
        people.push_back({known.marks, {known.id}, people.size()});
    std::vector<std::size_t> places(namesakes.named.size());
    std::size_t next = people.size();
    std::vector<Class> classes = classesOf(namesakes, apart);
    const auto put = [&](const Class& some, std::size_t place) {
        for (const std::size_t record : some.records)
            places[record] = place;
    };

    std::erase_if(classes, [&](const Class& some) {
        const auto told = std::ranges::find_if(namesakes.known, [&](const Namesakes::Known& known) {
            return std::ranges::find(known.theirs, some.key) != known.theirs.end()
                && !areApart(some, {{}, {known.id}, 0}, apart);
        });
        if (told == namesakes.known.end())
            return false;
        const auto place = static_cast<std::size_t>(told - namesakes.known.begin());
        put(some, place);
        people[place].marks.add(some.marks);
        return true;
    });

    for (int number = 0; number < ranks; ++number) {
        const auto rank = static_cast<Rank>(number);
        std::map<std::size_t, std::vector<const Class*>> claims; // by place in people
        std::vector<const Class*> onTheirOwn;
        for (const Class& some : classes) {
            if (rankOf(some.marks) != rank)
                continue;
            if (const std::optional<std::size_t> meant = meantBy(some, people, apart))
                claims[*meant].push_back(&some);
            else
                onTheirOwn.push_back(&some);
        }
        for (const auto& [meant, by] : claims) {
            std::vector<const Class*> theirs;
            for (const Class* some : by)
                (mayClaim(by, *some, people[meant], rank, apart) ? theirs : onTheirOwn).push_back(some);
            for (const Class* some : theirs) {
                put(*some, people[meant].place);
                people[meant].marks.add(some->marks);
                people[meant].contacts.insert(some->contacts.begin(), some->contacts.end());
            }
        }
        for (const Class* some : onTheirOwn) {
            people.push_back({some->marks, some->contacts, next});
            put(*some, next++);
        }
    }
    return places;
}

} // namespace kith
