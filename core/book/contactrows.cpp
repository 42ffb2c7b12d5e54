#include "core/book/contactrows.h"

#include "core/store/edits.h"
#include "core/store/prepared.h"
#include "core/store/rowrecord.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace kith
{
namespace
{

Done listContacts(const Database& database, const std::set<ContactId>& contacts)
{
    for (const char* sql :
        {"CREATE TEMP TABLE IF NOT EXISTS walked (contact INTEGER PRIMARY KEY)", "DELETE FROM temp.walked"}) {
        if (Done done = database.execute(sql); !done)
            return done;
    }
    Result<Statement> insert = database.prepare("INSERT INTO temp.walked VALUES (?)");
    if (!insert)
        return tl::unexpected(insert.error());
    for (const ContactId contact : contacts) {
        if (Done done = insert->bindAll(contact).run(); !done)
            return done;
    }
    return {};
}

// The rows about one contact, as they come.
class Collected
{
public:
    // A row of "…, source, row, record".
    void add(const Statement& at)
    {
        const SourceId source = at.integer(1);
        const int row = static_cast<int>(at.integer(2));
        std::optional<RowRecord> record = unpacked(at.blob(3));
        if (record && record->about == RowRecord::About::OtherRow) {
            m_further.push_back({source, row, record->row});
            return;
        }
        ContactRecord& added = m_records.emplace_back(ContactRecord{source, row, {}, {}});
        if (!record)
            return;
        for (Fact& fact : record->facts) {
            if (fact.origin.by == Origin::By::File)
                fact.origin.source = source;
        }
        added.stated = Stated{std::move(record->contact), record->asOf, std::move(record->facts)};
    }

    std::vector<ContactRecord> take()
    {
        for (const Further& further : m_further) {
            const auto main = std::ranges::find_if(m_records, [&](const ContactRecord& record) {
                return record.source == further.source && record.row == further.of;
            });
            if (main != m_records.end())
                main->furtherRows.push_back(further.row);
        }
        m_further.clear();
        return std::exchange(m_records, {});
    }

private:
    struct Further {
        SourceId source = 0;
        int row = 0;
        int of = 0;
    };

    std::vector<ContactRecord> m_records;
    std::vector<Further> m_further;
};

bool ofFile(const Fact& fact)
{
    return fact.origin.by == Origin::By::File;
}

} // namespace

Done walkRecords(const Database& database, const std::set<ContactId>& contacts, const VisitRecords& visit)
{
    if (Done done = listContacts(database, contacts); !done)
        return done;
    // Through all rows, looking each contact up; the other way round would go through them once a contact.
    Result<Statement> select = database.prepare(
        "SELECT source_rows.contact, source, row, record FROM source_rows"
        " CROSS JOIN temp.walked ON walked.contact = source_rows.contact ORDER BY 1, 2, 3");
    if (!select)
        return tl::unexpected(select.error());
    Collected records;
    Result<bool> more = select->step();
    for (const ContactId contact : contacts) {
        while (more && *more && select->integer(0) == contact) {
            records.add(*select);
            more = select->step();
        }
        if (!more)
            return tl::unexpected(more.error());
        if (Done done = visit(contact, records.take()); !done)
            return done;
    }
    return {};
}

Result<Rebuilder> Rebuilder::prepare(const Database& database)
{
    Rebuilder rebuilder;
    rebuilder.m_database = &database;
    Result<Contacts> contacts = Contacts::prepare(database);
    Result<FactTable> facts = FactTable::prepare(database);
    if (const Error* error = firstError(contacts, facts))
        return tl::unexpected(*error);
    rebuilder.m_contacts = std::move(*contacts);
    rebuilder.m_facts = std::move(*facts);
    const Done done = prepareAll(database,
        {{rebuilder.m_hasDraft, "SELECT 1 FROM drafts WHERE contact = ?"},
            {rebuilder.m_hasSource, "SELECT 1 FROM sources WHERE id = ?"},
            {rebuilder.m_removeFacts, "DELETE FROM facts WHERE contact = ?"},
            {rebuilder.m_moveRow, "UPDATE source_rows SET contact = ?3 WHERE source = ?1 AND row = ?2"}});
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

Done Rebuilder::rebuild(ContactId id, const std::vector<ContactRecord>& rows)
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
            if (*there)
                stated.push_back(fact);
        }
    } else {
        std::vector<Stated> records;
        std::ranges::transform(
            rows, std::back_inserter(records), [](const ContactRecord& row) { return *row.stated; });
        // The user's words stand beside, and must not take the place of what a file says as well.
        for (Stated& record : records)
            std::erase_if(record.facts, std::not_fn(ofFile));
        // The name stays as it was where somebody still writes it so.
        const bool namedSo = std::ranges::any_of(
            records, [&](const Stated& each) { return each.contact.name == after.contact.name; });
        Stated all = mergeAll(records);
        if (namedSo)
            all.contact.name = after.contact.name;
        all.contact.id = id;
        after = {std::move(all.contact), all.asOf};
        stated = std::move(all.facts);
        if (const Result<bool> again = applyEdits(*m_database, after.contact, after.asOf); !again)
            return tl::unexpected(again.error());
    }
    return restOn(**stored, *facts, std::move(after), stated);
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
    for (const ContactRecord& row : rows) {
        if (Done done = m_moveRow.bindAll(row.source, row.row, to).run(); !done)
            return done;
        for (const int further : row.furtherRows) {
            if (Done done = m_moveRow.bindAll(row.source, further, to).run(); !done)
                return done;
        }
    }
    return {};
}

Done Rebuilder::restOn(
    const StoredContact& before, const Facts& facts, StoredContact after, const Facts& stated)
{
    const ContactId id = before.contact.id;
    if (after.contact != before.contact || after.asOf != before.asOf) {
        if (Done done = m_contacts.update(after.contact, after.asOf); !done)
            return done;
    }
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
