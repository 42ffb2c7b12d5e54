// The end of an import: whom addresses told to be one, whatever came first (facts: advice 3).
#include "core/book/recordwriter.h"
#include "core/matching/addressed.h"

#include <algorithm>
#include <deque>
#include <map>

namespace kith
{
namespace
{

constexpr std::size_t recordsCompared = 200; // each with all others

// Contacts that lead from one to another.
class Linked
{
public:
    void add(const std::vector<ContactId>& contacts)
    {
        for (const ContactId id : contacts)
            unite(contacts.front(), id);
    }
    std::map<ContactId, std::set<ContactId>> all()
    {
        std::map<ContactId, std::set<ContactId>> byFirst;
        for (const auto& [id, before] : m_before)
            byFirst[first(id)].insert(id);
        return byFirst;
    }

private:
    ContactId first(ContactId id)
    {
        ContactId& before = m_before.try_emplace(id, id).first->second;
        if (before == id)
            return id;
        return before = first(before);
    }
    void unite(ContactId one, ContactId other)
    {
        const auto [low, high] = std::minmax({first(one), first(other)});
        m_before[high] = low;
    }

    std::map<ContactId, ContactId> m_before;
};

// Of who somebody is.
bool saySame(const AddressedRecord& one, const AddressedRecord& other)
{
    const auto marks = [](const Stated& stated) { return Marks::of(stated.contact, stated.facts); };
    return one.onceIn == other.onceIn && one.stated->contact == other.stated->contact
        && marks(*one.stated) == marks(*other.stated);
}

} // namespace

// Contacts that share addresses, together; of those of whom this import told something. Where files have
// gone, anybody may have shared one with whom they named.
std::vector<std::set<ContactId>> RecordWriter::addressesToSettle()
{
    Linked linked;
    for (const std::vector<ContactId>& contacts : m_identities.sharers())
        linked.add(contacts);
    std::set<ContactId> addressed;
    for (const ContactId id : m_addressed)
        addressed.insert(whereTo(id));
    for (const ContactId id : addressed)
        linked.add({id});
    std::vector<std::set<ContactId>> toSettle;
    for (auto& [first, contacts] : linked.all()) {
        const bool isTold = std::ranges::any_of(contacts, [&](ContactId id) {
            return m_filesGone || id >= m_firstNew || m_toSettle.contains(id) || addressed.contains(id);
        });
        if (isTold && contacts.size() <= recordsCompared)
            toSettle.push_back(std::move(contacts));
    }
    return toSettle;
}

Done RecordWriter::settleAddresses()
{
    const std::vector<std::set<ContactId>> all = addressesToSettle();
    return settleInTurn(
        all, [&](std::size_t some, RecordsOf& records) { return settleAddressed(all[some], records); });
}

// Whether the user said who the contact is: it stays one.
bool RecordWriter::isByYourWord(ContactId id) const
{
    const auto from = m_aliases.lower_bound({id, {}});
    const auto to = m_aliases.lower_bound({id + 1, {}});
    return m_edited.contains(id)
        || std::any_of(from, to, [](const auto& alias) { return alias.second == Origin::By::You; });
}

Done RecordWriter::settleAddressed(const std::set<ContactId>& contacts, RecordsOf& records)
{
    std::vector<AddressedRecord> all;
    std::vector<std::vector<RowId>> rows; // that state them
    std::deque<Stated> whole; // contacts of which it is not known what each row states
    for (const ContactId id : contacts) {
        const std::vector<ContactRecord>& of = records[id];
        if (of.empty() || !std::ranges::all_of(of, &ContactRecord::isKnown)) {
            Result<std::optional<StoredContact>> stored = this->stored(id);
            Result<Facts> facts = storedFacts(id);
            if (const Error* error = firstError(stored, facts))
                return tl::unexpected(*error);
            if (!*stored)
                continue;
            whole.push_back({(*stored)->contact, {}, std::move(*facts), {}});
            all.push_back({.contact = id, .stated = &whole.back(), .isTied = true});
            rows.emplace_back();
            continue;
        }
        const bool isTied = isByYourWord(id);
        const auto firstOfContact = std::ssize(all);
        for (const ContactRecord& record : of) {
            if (!IdentityKeys::of(record.stated->contact).beyondName())
                continue; // whom these mean is settled when it is clear who there is
            const AddressedRecord addressed{.contact = id,
                .stated = &*record.stated,
                .isTied = isTied,
                .onceIn = m_exports.contains(record.source) ? record.source : 0};
            // A calendar states somebody many times.
            const auto told = std::find_if(all.begin() + firstOfContact, all.end(),
                [&](const AddressedRecord& other) { return saySame(other, addressed); });
            if (told != all.end()) {
                rows[std::size_t(told - all.begin())].push_back(record.id());
                continue;
            }
            all.push_back(addressed);
            rows.push_back({record.id()});
        }
    }
    if (all.size() > recordsCompared)
        return {};
    const std::vector<std::size_t> people = peopleOf(all, *m_nicknames,
        [this](ContactId one, ContactId other) { return m_apart.contains(std::minmax(one, other)); });
    Homes homes;
    Parts parts;
    std::set<ContactId> housed;
    for (std::size_t i = 0; i < all.size(); ++i) {
        std::vector<RowId>& part = parts[{all[i].contact, people[i]}];
        part.insert(part.end(), rows[i].begin(), rows[i].end());
        if (!homes.contains(people[i]) && housed.insert(all[i].contact).second)
            homes[people[i]] = all[i].contact;
    }
    const auto isAtHome = [&](const auto& part) {
        const auto home = homes.find(part.first.second);
        return home != homes.end() && home->second == part.first.first;
    };
    if (std::ranges::all_of(parts, isAtHome))
        return {};
    for (const auto& [where, of] : parts)
        m_toSettle.insert(where.first);
    return bringHome(
        parts, std::move(homes), [](ContactId) { return true; }, records);
}

} // namespace kith
