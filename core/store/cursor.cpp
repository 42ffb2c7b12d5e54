#include "core/store/cursor.h"

#include "core/store/prepared.h"

namespace kith
{

Result<Cursor> Cursor::open(const Database& database, Reads reads)
{
    Cursor cursor;
    const bool all = reads != Reads::ToAdvise;
    const Done done = prepareAll(database,
        {{cursor.m_contacts,
             all ? "SELECT id, kind, name, given, family, title, organisation, location, profile"
                   " FROM contacts ORDER BY id"
                 : "SELECT id, kind, name, NULL, NULL, title, organisation, NULL, profile"
                   " FROM contacts ORDER BY id"},
            {cursor.m_points,
                all ? "SELECT contact, kind, value, label FROM points ORDER BY contact"
                    : "SELECT contact, kind, value, NULL FROM points ORDER BY contact"},
            {cursor.m_factRows,
                "SELECT contact, kind, certainty, value, since, until, count, by, source, row"
                " FROM facts WHERE ?1 ORDER BY contact, number"}});
    if (!done)
        return tl::unexpected(done.error());
    cursor.m_factRows.bind(1, reads != Reads::NoFacts ? 1 : 0);
    return cursor;
}

Done Cursor::passTo(qint64 contact, Statement& rows, bool& more, void (ContactBlock::*put)(const Statement&),
    ContactBlock& block)
{
    while (more) {
        const qint64 of = rows.integer(0);
        if (of > contact)
            break;
        if (of == contact)
            (block.*put)(rows);
        const Result<bool> row = rows.step();
        if (!row)
            return tl::unexpected(row.error());
        more = *row;
    }
    return {};
}

Result<bool> Cursor::readOne(ContactBlock& block)
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
    block.putContact(m_contacts);
    const qint64 contact = m_contacts.integer(0);
    const Done points = passTo(contact, m_points, m_morePoints, &ContactBlock::putPoint, block);
    const Done facts = passTo(contact, m_factRows, m_moreFacts, &ContactBlock::putFact, block);
    if (const Error* error = firstError(points, facts))
        return tl::unexpected(*error);
    block.putEnd();
    return true;
}

Result<bool> Cursor::next()
{
    m_one.clear();
    const Result<bool> more = readOne(m_one);
    if (more && *more)
        m_one.next(m_contact, m_facts);
    return more;
}

Done Cursor::read(int contacts, ContactBlock& block)
{
    block.clear();
    for (int i = 0; i < contacts; ++i) {
        const Result<bool> more = readOne(block);
        if (!more)
            return tl::unexpected(more.error());
        if (!*more)
            break;
    }
    return {};
}

} // namespace kith
