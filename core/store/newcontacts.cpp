#include "core/store/newcontacts.h"

#include "core/store/prepared.h"

namespace kith
{

Result<NewContacts> NewContacts::prepare(const Database& database)
{
    NewContacts table;
    const Done done = prepareAll(database,
        {{table.m_insertContacts,
             "INSERT INTO contacts (id, kind, name, given, family, title, organisation, location, profile, "
             "as_of)"
             " SELECT c0, c1, c2, c3, c4, c5, c6, c7, c8, c9 FROM given_rows(?1)"},
            {table.m_insertPoints, // WHERE: else ON would begin a join's condition
                "INSERT INTO points (contact, kind, value, label) SELECT c0, c1, c2, c3 FROM given_rows(?1)"
                " WHERE true ON CONFLICT DO NOTHING"},
            {table.m_insertFacts,
                "INSERT INTO facts (contact, number, kind, certainty, value, since, until, count, by, "
                "source, row)"
                " SELECT c0, c1, c2, c3, c4, c5, c6, c7, c8, c9, c10 FROM given_rows(?1)"}});
    return done ? Result<NewContacts>(std::move(table)) : tl::unexpected(done.error());
}

void NewContacts::add(ContactId id, const PackedContact& contact, Day asOf, SourceId source)
{
    m_contacts.add(id, static_cast<int>(contact.kind), contact.name, contact.given, contact.family,
        contact.title, contact.organisation, contact.location, contact.profile, asOf);
    for (const PackedContact::Point& point : contact.points)
        m_points.add(id, static_cast<int>(point.kind), point.value, point.label);
    int number = 0;
    for (const PackedContact::PackedFact& fact : contact.facts) {
        m_facts.add(id, number++, static_cast<int>(fact.kind), static_cast<int>(fact.certainty), fact.value,
            fact.from, fact.to, fact.count, static_cast<int>(fact.by),
            fact.by == Origin::By::File ? source : SourceId(0), fact.row);
    }
}

Done NewContacts::write()
{
    // Points and facts refer to contacts.
    const std::pair<Statement&, GivenRows&> all[]{
        {m_insertContacts, m_contacts}, {m_insertPoints, m_points}, {m_insertFacts, m_facts}};
    for (const auto& [statement, rows] : all) {
        if (rows.isEmpty())
            continue;
        if (Done done = statement.bindAll(rows).run(); !done)
            return done;
        rows.clear();
    }
    return {};
}

} // namespace kith
