#include "core/book/rebuilder.h"

#include "core/matching/identities.h"
#include "core/matching/namekey.h"
#include "core/store/edits.h"
#include "core/store/prepared.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <utility>

namespace kith
{
namespace
{

bool ofFile(const Fact& fact)
{
    return fact.origin.by == Origin::By::File;
}

} // namespace

Result<Rebuilder> Rebuilder::prepare(const Database& database)
{
    Rebuilder rebuilder;
    rebuilder.m_database = &database;
    Result<Contacts> contacts = Contacts::prepare(database);
    Result<FactTable> facts = FactTable::prepare(database);
    Result<SourceRows> rows = SourceRows::prepare(database);
    Result<IdentityDecisions> decisions = IdentityDecisions::prepare(database);
    if (const Error* error = firstError(contacts, facts, rows, decisions))
        return tl::unexpected(*error);
    rebuilder.m_contacts = std::move(*contacts);
    rebuilder.m_decisions = std::move(*decisions);
    rebuilder.m_facts = std::move(*facts);
    rebuilder.m_rows = std::move(*rows);
    const Done done = prepareAll(database,
        {{rebuilder.m_hasDraft, "SELECT 1 FROM drafts WHERE contact = ?"},
            {rebuilder.m_hasSource, "SELECT 1 FROM sources WHERE id = ?"},
            {rebuilder.m_removeFacts, "DELETE FROM facts WHERE contact = ?"}});
    return done ? Result<Rebuilder>(std::move(rebuilder)) : tl::unexpected(done.error());
}

Result<bool> Rebuilder::userSpokeOf(ContactId id, const Facts& facts)
{
    if (std::ranges::any_of(facts, [](const Fact& fact) { return fact.origin.by == Origin::By::You; }))
        return true;
    Result<bool> hasDraft = m_hasDraft.bindAll(id).step();
    m_hasDraft.reset();
    return hasDraft;
}

Done Rebuilder::rebuild(ContactId id, const std::vector<ContactRecord>& rows, const std::set<RowId>& gone)
{
    const Result<std::optional<StoredContact>> stored = m_contacts.read(id);
    const Result<Facts> facts = m_facts.read(id);
    if (const Error* error = firstError(stored, facts))
        return tl::unexpected(*error);
    if (!*stored)
        return {};
    StoredContact after = **stored;
    const Result<bool> edited = applyEdits(*m_database, after.contact, after.asOf);
    const Result<bool> spoke = userSpokeOf(id, *facts);
    if (const Error* error = firstError(edited, spoke))
        return tl::unexpected(*error);
    if (rows.empty() && !*edited && !*spoke)
        return m_contacts.remove(id);

    Facts stated;
    if (rows.empty() || !std::ranges::all_of(rows, &ContactRecord::isKnown)) {
        // Who is known by the user's word, or was read by an older Kith, keeps the fields.
        for (const Fact& fact : *facts) {
            const Result<bool> there
                = ofFile(fact) ? m_hasSource.bindAll(fact.origin.source).step() : Result<bool>(false);
            m_hasSource.reset();
            if (!there)
                return tl::unexpected(there.error());
            if (*there && !gone.contains({fact.origin.source, fact.origin.row}))
                stated.push_back(fact);
        }
    } else {
        std::vector<Stated> records;
        std::ranges::transform(
            rows, std::back_inserter(records), [](const ContactRecord& row) { return *row.stated; });
        // The user's words stand beside, and must not take the place of what a file says as well.
        for (Stated& record : records)
            std::erase_if(record.facts, std::not_fn(ofFile));
        Stated all = mergeAll(records);
        all.contact.id = id;
        after = {std::move(all.contact), all.asOf};
        stated = std::move(all.facts);
        if (const Result<bool> again = applyEdits(*m_database, after.contact, after.asOf); !again)
            return tl::unexpected(again.error());
    }
    return restOn(**stored, *facts, std::move(after), stated);
}

Done Rebuilder::callBy(ContactId id, const std::vector<ContactRecord>& rows)
{
    const Result<std::optional<StoredContact>> stored = m_contacts.read(id);
    if (!stored)
        return tl::unexpected(stored.error());
    if (!*stored || !std::ranges::all_of(rows, &ContactRecord::isKnown))
        return {};
    const Contact& contact = (*stored)->contact;
    if (Done done = m_decisions.removeAliasesOfFiles(id); !done)
        return done;
    for (const ContactRecord& row : rows) {
        const Contact& stated = row.stated->contact;
        const QByteArray key = nameKey(stated);
        if (stated.kind != contact.kind || hasSubstituteName(stated) || key.isEmpty()
            || key == nameKey(contact) || !IdentityKeys::of(stated).beyondName())
            continue;
        if (const auto added = m_decisions.addAlias(id, stated.name, Origin::By::File); !added)
            return tl::unexpected(added.error());
    }
    return {};
}

Done Rebuilder::add(ContactId id, const std::vector<ContactRecord>& rows)
{
    std::vector<Stated> records;
    std::ranges::transform(
        rows, std::back_inserter(records), [](const ContactRecord& row) { return *row.stated; });
    Stated all = mergeAll(records);
    all.contact.id = id;
    if (Done done = m_contacts.insert(all.contact, all.asOf); !done)
        return done;
    int number = 0;
    for (const Fact& fact : all.facts) {
        if (Done done = m_facts.insert(id, number++, fact); !done)
            return done;
    }
    return {};
}

Done Rebuilder::moveRows(const std::vector<ContactRecord>& rows, ContactId to)
{
    std::map<RowId, ContactId> moves;
    for (const ContactRecord& record : rows) {
        for (const RowId& row : record.rows())
            moves[row] = to;
    }
    return m_rows.move(moves);
}

Done Rebuilder::restOn(
    const StoredContact& before, const Facts& facts, StoredContact after, const Facts& stated)
{
    const ContactId id = before.contact.id;
    if (Done done = m_contacts.update(before, after.contact, after.asOf); !done)
        return done;
    Facts all = stated;
    std::ranges::copy_if(facts, std::back_inserter(all), std::not_fn(ofFile));
    if (std::ranges::is_permutation(all, facts))
        return {};
    if (Done done = m_removeFacts.bindAll(id).run(); !done)
        return done;
    int number = 0;
    for (const Fact& fact : all) {
        if (Done done = m_facts.insert(id, number++, fact); !done)
            return done;
    }
    return {};
}

} // namespace kith
