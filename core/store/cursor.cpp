#include "core/store/cursor.h"

#include "core/store/prepared.h"

#include <limits>

namespace kith
{
namespace
{

constexpr int contactsAtOnce = 256;

} // namespace

Result<Cursor> Cursor::open(const Database& database, Reads reads)
{
    Cursor cursor;
    const bool all = reads != Reads::ToAdvise;
    const Done done = prepareAll(database,
        {{cursor.m_ends, "SELECT id FROM contacts WHERE id > ?1 ORDER BY id LIMIT 1 OFFSET ?2"},
            {cursor.m_contacts,
                all ? "SELECT each_row(?1, id, kind, name, title, organisation, profile, given, family, "
                      "location)"
                      " FROM contacts WHERE id > ?2 AND id <= ?3"
                    : "SELECT each_row(?1, id, kind, name, title, organisation, profile)"
                      " FROM contacts WHERE id > ?2 AND id <= ?3"},
            {cursor.m_points,
                all ? "SELECT each_row(?1, contact, kind, value, label)"
                      " FROM points WHERE contact > ?2 AND contact <= ?3"
                    : "SELECT each_row(?1, contact, kind, value)"
                      " FROM points WHERE contact > ?2 AND contact <= ?3"},
            {cursor.m_factRows,
                all ? "SELECT each_row(?1, contact, kind, certainty, since, until, count, by, value, source, "
                      "row)"
                      " FROM facts WHERE contact > ?2 AND contact <= ?3"
                    : "SELECT each_row(?1, contact, kind, certainty, since, until, count, by, value)"
                      " FROM facts WHERE contact > ?2 AND contact <= ?3"}});
    if (!done)
        return tl::unexpected(done.error());
    if (reads == Reads::NoFacts)
        cursor.m_factRows = {};
    return cursor;
}

Result<bool> Cursor::next()
{
    if (m_block.next(m_contact, m_facts))
        return true;
    if (Done done = read(contactsAtOnce, m_block); !done)
        return tl::unexpected(done.error());
    return m_block.next(m_contact, m_facts);
}

Done Cursor::read(int contacts, ContactBlock& block)
{
    block.clear();
    m_ends.bindAll(m_last, contacts - 1);
    const Result<bool> isFull = m_ends.step();
    if (!isFull)
        return tl::unexpected(isFull.error());
    const ContactId end = *isFull ? m_ends.integer(0) : std::numeric_limits<ContactId>::max();
    m_ends.reset();
    Done done = m_contacts.bindAll(block.m_contacts, m_last, end).run();
    if (done && !block.isEmpty())
        done = m_points.bindAll(block.m_points, m_last, end).run();
    if (done && !block.isEmpty() && m_factRows.isPrepared())
        done = m_factRows.bindAll(block.m_facts, m_last, end).run();
    m_last = end;
    return done;
}

} // namespace kith
