#include "core/matching/addressed.h"

#include "core/matching/identities.h"
#include "core/matching/namedonly.h"
#include "core/matching/nameform.h"
#include "core/matching/namekey.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <optional>
#include <set>

namespace kith
{
namespace
{

// What of a record tells who it is about.
struct Person {
    const AddressedRecord* record = nullptr;
    QByteArray name; // key, of those who have one
    std::optional<KeyHash> profile;
    std::vector<KeyHash> otherProfiles; // of before it moved
    std::vector<KeyHash> emails; // ascending
    std::vector<QByteArray> reaches; // the same, as reachOf()
    Marks marks;

    explicit Person(const AddressedRecord& of) : record(&of), name(nameKey(contact()))
    {
        const IdentityKeys keys = IdentityKeys::of(contact());
        profile = keys.profile;
        otherProfiles = keys.otherProfiles;
        emails.assign(keys.emails.begin(), keys.emails.end());
        std::ranges::sort(emails);
        reaches = reachesOf(contact());
        marks = Marks::of(contact(), of.stated->facts);
    }

    const Contact& contact() const { return record->stated->contact; }
    bool isCalledAs(const Person& other) const
    {
        return contact().name == other.contact().name || (!name.isEmpty() && name == other.name);
    }
    // What of a record tells who it is about; also where nobody knows which of several that is.
    bool saysTheSameAs(const Person& other) const
    {
        return !isListedBeside(other) && contact().kind == other.contact().kind && isCalledAs(other)
            && profile == other.profile && reaches == other.reaches
            && contact().title == other.contact().title;
    }
    // In a file that holds each contact once.
    bool isListedBeside(const Person& other) const
    {
        return record->onceIn != 0 && record->onceIn == other.record->onceIn;
    }
    bool hasProfileOf(const Person& other) const
    {
        return other.profile
            && (profile == other.profile
                || std::ranges::find(otherProfiles, *other.profile) != otherProfiles.end());
    }
    bool hasEmailOf(const Person& other) const
    {
        return std::ranges::any_of(
            emails, [&](KeyHash email) { return std::ranges::binary_search(other.emails, email); });
    }
};

class People
{
public:
    People(std::span<const AddressedRecord> records, const Nicknames& nicknames,
        const std::function<bool(ContactId, ContactId)>& apart)
        : m_nicknames(nicknames), m_apart(apart), m_first(records.size())
    {
        for (const AddressedRecord& record : records)
            m_people.emplace_back(record);
        std::iota(m_first.begin(), m_first.end(), std::size_t(0));
    }

    std::vector<std::size_t> find()
    {
        uniteIf([](const Person& one, const Person& other) {
            return one.record->isTied && other.record->isTied && one.record->contact == other.record->contact;
        });
        uniteIf([](const Person& one, const Person& other) {
            return one.hasProfileOf(other) || other.hasProfileOf(one);
        });
        uniteIf([](const Person& one, const Person& other) { return one.saysTheSameAs(other); });
        uniteNamesakes([this](const Group& one, const Group& other) { return shareEmail(one, other); });
        uniteNamesakes([this](const Group& one, const Group& other) {
            return compareGroups(one, other) == Reached::AsOne;
        });
        uniteByEmail();
        std::map<std::size_t, std::size_t> numbers;
        std::vector<std::size_t> all;
        for (std::size_t i = 0; i < m_people.size(); ++i)
            all.push_back(numbers.try_emplace(first(i), numbers.size()).first->second);
        return all;
    }

private:
    using Group = std::vector<std::size_t>; // records of one person, as far as is known

    std::size_t first(std::size_t i) const // of its group
    {
        while (m_first[i] != i)
            i = m_first[i];
        return i;
    }
    void unite(std::size_t i, std::size_t j)
    {
        const auto [low, high] = std::minmax({first(i), first(j)});
        m_first[high] = low;
    }

    template <typename AreOne>
    void uniteIf(AreOne areOne)
    {
        for (std::size_t i = 0; i < m_people.size(); ++i) {
            for (std::size_t j = i + 1; j < m_people.size(); ++j) {
                if (first(i) != first(j) && areOne(m_people[i], m_people[j]) && !areKeptApart(i, j))
                    unite(i, j);
            }
        }
    }

    // By the user, with whoever has been found to be either of them.
    bool areKeptApart(std::size_t i, std::size_t j) const
    {
        for (std::size_t one = 0; one < m_people.size(); ++one) {
            for (std::size_t other = 0; first(one) == first(i) && other < m_people.size(); ++other) {
                if (first(other) == first(j) && areApart(m_people[one], m_people[other]))
                    return true;
            }
        }
        return false;
    }
    bool areApart(const Person& one, const Person& other) const
    {
        return one.record->contact != other.record->contact
            && m_apart(one.record->contact, other.record->contact);
    }

    std::vector<Group> groups() const
    {
        std::map<std::size_t, Group> byFirst;
        for (std::size_t i = 0; i < m_people.size(); ++i)
            byFirst[first(i)].push_back(i);
        std::vector<Group> all;
        for (auto& [at, group] : byFirst)
            all.push_back(std::move(group));
        return all;
    }

    template <typename Holds>
    bool anyPair(const Group& one, const Group& other, Holds holds) const
    {
        return std::ranges::any_of(one, [&](std::size_t i) {
            return std::ranges::any_of(other, [&](std::size_t j) { return holds(m_people[i], m_people[j]); });
        });
    }

    bool hasProfile(const Group& group) const
    {
        return std::ranges::any_of(group, [this](std::size_t i) { return m_people[i].profile.has_value(); });
    }

    // Whether something says for certain that the two are two.
    bool areTwo(const Group& one, const Group& other) const
    {
        return (hasProfile(one) && hasProfile(other))
            || anyPair(one, other, [this](const Person& some, const Person& others) {
                   return some.isListedBeside(others) || some.contact().kind != others.contact().kind
                       || areApart(some, others);
               });
    }

    bool shareEmail(const Group& one, const Group& other) const
    {
        return anyPair(
            one, other, [](const Person& some, const Person& others) { return some.hasEmailOf(others); });
    }

    // Of people of one name, by all that is known of each.
    Reached compareGroups(const Group& one, const Group& other) const
    {
        const auto whole = [this](const Group& group) {
            Contact all = m_people[group.front()].contact();
            all.name.clear();
            all.title.clear();
            for (const std::size_t i : group) {
                const Contact& contact = m_people[i].contact();
                all.points.insert(all.points.end(), contact.points.begin(), contact.points.end());
            }
            return all;
        };
        const auto titles = [this](const Group& group) {
            std::set<QString> all;
            for (const std::size_t i : group)
                all.insert(m_people[i].contact().title);
            all.erase(QString());
            return all;
        };
        Contact some = whole(one);
        Contact others = whole(other);
        const std::set<QString> mine = titles(one);
        const std::set<QString> theirs = titles(other);
        if (!mine.empty() && !theirs.empty()
            && std::ranges::none_of(mine, [&](const QString& title) { return theirs.contains(title); })) {
            some.title = *mine.begin();
            others.title = *theirs.begin();
        }
        return compareReach(some, others);
    }
    bool areTwoNamesakes(const Group& one, const Group& other) const
    {
        return areTwo(one, other) || compareGroups(one, other) == Reached::AsTwo;
    }

    Marks marksOf(const Group& group) const
    {
        Marks marks;
        for (const std::size_t i : group)
            marks.add(m_people[i].marks);
        return marks;
    }

    template <typename AreReached>
    bool areNamesakes(const Group& one, const Group& other, AreReached areReached) const
    {
        // An address in the place of a name tells nothing about who has a profile.
        const bool profiled = hasProfile(one) || hasProfile(other);
        const auto called = [profiled](const Person& some, const Person& others) {
            return some.isCalledAs(others) && !(profiled && hasSubstituteName(some.contact()));
        };
        if (areTwo(one, other) || !anyPair(one, other, called))
            return false;
        const Marks marks = marksOf(one);
        const Marks others = marksOf(other);
        const SamePerson agree = agreement(marks, others);
        const bool otherDays = agree == SamePerson::No && !marks.days.empty() && !others.days.empty();
        const bool isOrganisation = m_people[one.front()].contact().kind == ContactKind::Organisation;
        return agree == SamePerson::Sure || (!otherDays && (isOrganisation || areReached(one, other)));
    }

    // By more than an address.
    bool isNamed(const Group& group) const
    {
        return std::ranges::any_of(
            group, [this](std::size_t i) { return !hasSubstituteName(m_people[i].contact()); });
    }

    bool mayBeOne(const Group& one, const Group& other) const
    {
        if (areTwo(one, other))
            return false;
        if (!isNamed(one) || !isNamed(other))
            return true;
        const std::vector<QByteArray> mailboxes = mailboxesShared(one, other);
        const auto mayBeCalledSo = [&](const QString& name, const QString& otherName) {
            return mailboxes.empty() ? !namesDisagree(name, otherName, m_nicknames)
                                     : std::ranges::any_of(mailboxes, [&](const QByteArray& mailbox) {
                                           return areOneBehind(mailbox, name, otherName, m_nicknames);
                                       });
        };
        return anyPair(one, other, [&](const Person& some, const Person& others) {
            return some.contact().kind == ContactKind::Organisation
                || (!hasSubstituteName(some.contact()) && !hasSubstituteName(others.contact())
                    && mayBeCalledSo(some.contact().name, others.contact().name));
        });
    }

    std::vector<QByteArray> mailboxesShared(const Group& one, const Group& other) const
    {
        std::vector<QByteArray> all;
        for (const std::size_t i : one) {
            for (const std::size_t j : other) {
                const std::vector<QByteArray> shared
                    = ownMailboxesShared(m_people[i].contact(), m_people[j].contact());
                all.insert(all.end(), shared.begin(), shared.end());
            }
        }
        return all;
    }

    // Unites groups that links lead from one to another, unless two of them cannot be one.
    template <typename AreLinked, typename MayBeOne>
    void uniteLinked(const std::vector<Group>& all, AreLinked areLinked, MayBeOne mayBeOne)
    {
        std::vector<std::size_t> part(all.size());
        std::iota(part.begin(), part.end(), std::size_t(0));
        for (std::size_t i = 0; i < all.size(); ++i) {
            for (std::size_t j = i + 1; j < all.size(); ++j) {
                const auto [low, high] = std::minmax({part[i], part[j]});
                if (low != high && areLinked(all[i], all[j]))
                    std::ranges::replace(part, high, low);
            }
        }
        std::map<std::size_t, std::vector<const Group*>> parts;
        for (std::size_t i = 0; i < all.size(); ++i)
            parts[part[i]].push_back(&all[i]);
        for (const auto& [number, members] : parts) {
            const bool isOne = std::ranges::all_of(members, [&](const Group* one) {
                return std::ranges::all_of(
                    members, [&](const Group* other) { return one == other || mayBeOne(*one, *other); });
            });
            for (const Group* member : members) {
                if (isOne)
                    unite(members.front()->front(), member->front());
            }
        }
    }

    template <typename AreReached>
    void uniteNamesakes(AreReached areReached)
    {
        const auto areNamesakes = [&](const Group& one, const Group& other) {
            return this->areNamesakes(one, other, areReached);
        };
        const auto mayBeOne
            = [this](const Group& one, const Group& other) { return !areTwoNamesakes(one, other); };
        std::vector<Group> others = groups();
        std::erase_if(others, [this](const Group& group) { return hasProfile(group); });
        uniteLinked(others, areNamesakes, mayBeOne);

        // Of several with a profile nobody knows who one without is.
        std::vector<Group> all = groups();
        std::map<std::size_t, std::vector<const Group*>> claims; // by the first of whom they can only be
        for (const Group& other : all) {
            std::vector<const Group*> meant;
            for (const Group& one : all) {
                if (!hasProfile(other) && hasProfile(one) && areNamesakes(one, other))
                    meant.push_back(&one);
            }
            if (meant.size() == 1)
                claims[meant.front()->front()].push_back(&other);
        }
        for (const auto& [one, by] : claims) {
            const bool contest = std::ranges::any_of(by, [&](const Group* some) {
                return std::ranges::any_of(
                    by, [&](const Group* other) { return some != other && areTwoNamesakes(*some, *other); });
            });
            for (const Group* some : by) {
                if (!contest)
                    unite(one, some->front());
            }
        }
    }

    void uniteByEmail()
    {
        const auto mayBeOne
            = [this](const Group& one, const Group& other) { return this->mayBeOne(one, other); };
        uniteLinked(
            groups(),
            [&](const Group& one, const Group& other) {
                return shareEmail(one, other) && mayBeOne(one, other);
            },
            mayBeOne);
    }

    const Nicknames& m_nicknames;
    const std::function<bool(ContactId, ContactId)>& m_apart;
    std::vector<Person> m_people;
    std::vector<std::size_t> m_first;
};

} // namespace

std::vector<std::size_t> peopleOf(std::span<const AddressedRecord> records, const Nicknames& nicknames,
    const std::function<bool(ContactId, ContactId)>& apart)
{
    return People(records, nicknames, apart).find();
}

} // namespace kith
