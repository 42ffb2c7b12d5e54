#include "core/store/cursor.h"

#include "core/store/facts.h"
#include "core/store/prepared.h"

namespace kith
{

Result<Cursor> Cursor::open(const Database& database, Reads reads)
{
    Cursor cursor;
    const Done done = prepareAll(database,
        {{cursor.m_contacts,
             "SELECT id, kind, name, given, family, title, organisation, location, profile"
             " FROM contacts ORDER BY id"},
            {cursor.m_points, "SELECT contact, kind, value, label FROM points ORDER BY contact"},
            {cursor.m_factRows,
                "SELECT contact, kind, certainty, value, since, until, count, by, source, row"
                " FROM facts WHERE ?1 ORDER BY contact, number"}});
    if (!done)
        return tl::unexpected(done.error());
    cursor.m_factRows.bind(1, reads == Reads::Everything ? 1 : 0);
    return cursor;
}

Result<bool> Cursor::next()
{
    if (m_ended)
        return false;
    if (!m_started) {
        m_started = true;
        const Result<bool> points = m_points.step();
        const Result<bool> facts = m_factRows.step();
        if (const Error* error = firstError(points, facts))
            return tl::unexpected(*error);
        m_morePoints = *points;
        m_moreFacts = *facts;
    }
    const Result<bool> more = m_contacts.step();
    m_ended = !more || !*more;
    if (m_ended)
        return more;
    m_contact.id = m_contacts.integer(0);
    m_contact.kind = static_cast<ContactKind>(m_contacts.integer(1));
    m_contact.name = m_contacts.text(2);
    m_contact.given = m_contacts.text(3);
    m_contact.family = m_contacts.text(4);
    m_contact.title = m_contacts.text(5);
    m_contact.organisation = m_contacts.text(6);
    m_contact.location = m_contacts.text(7);
    m_contact.profile = m_contacts.text(8);
    m_contact.points.clear();
    m_facts.clear();
    while (m_morePoints && m_points.integer(0) <= m_contact.id) {
        if (m_points.integer(0) == m_contact.id)
            m_contact.points.push_back(
                {static_cast<ContactPoint::Kind>(m_points.integer(1)), m_points.text(2), m_points.text(3)});
        const Result<bool> row = m_points.step();
        if (!row)
            return row;
        m_morePoints = *row;
    }
    while (m_moreFacts && m_factRows.integer(0) <= m_contact.id) {
        if (m_factRows.integer(0) == m_contact.id)
            m_facts.push_back(factAt(m_factRows, 1));
        const Result<bool> row = m_factRows.step();
        if (!row)
            return row;
        m_moreFacts = *row;
    }
    return true;
}

} // namespace kith
