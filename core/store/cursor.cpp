#include "core/store/cursor.h"

#include "core/store/prepared.h"

namespace kith
{
namespace
{

constexpr int contactsAtOnce = 256;

} // namespace

Result<Cursor> Cursor::open(const Database& database, Reads reads)
{
    // Columns in the order of ContactBlock, up to the last that is read.
    const char* contacts = "SELECT each_row(?1, id, kind, name, title, organisation, profile, given, family,"
                           " location) FROM contacts WHERE id BETWEEN ?2 AND ?3";
    // They hold in place of what contacts say. Joining them would look one up for each contact.
    const char* employments = "SELECT each_row(?1, contact, title, organisation, location) FROM employments"
                              " WHERE contact BETWEEN ?2 AND ?3";
    const char* points
        = "SELECT each_row(?1, contact, kind, value, label) FROM points WHERE contact BETWEEN ?2 AND ?3";
    const char* facts
        = "SELECT each_row(?1, contact, kind, certainty, since, until, count, by, value, source,"
          " row) FROM facts WHERE contact BETWEEN ?2 AND ?3";
    switch (reads) {
    case Reads::Everything:
        break;
    case Reads::NoFacts:
        facts = nullptr;
        break;
    case Reads::ToIdentify:
        contacts = "SELECT each_row(?1, id, kind, name, NULL, NULL, profile)"
                   " FROM contacts WHERE id BETWEEN ?2 AND ?3";
        points = "SELECT each_row(?1, contact, kind, value)"
                 " FROM points WHERE contact BETWEEN ?2 AND ?3 AND kind <= 1";
        static_assert(static_cast<int>(ContactPoint::Kind::Email) == 0);
        static_assert(static_cast<int>(ContactPoint::Kind::Phone) == 1);
        employments = facts = nullptr;
        break;
    case Reads::ToAdvise:
        contacts = "SELECT each_row(?1, id, kind, name, title, organisation, profile)"
                   " FROM contacts WHERE id BETWEEN ?2 AND ?3";
        employments = "SELECT each_row(?1, contact, title, organisation) FROM employments"
                      " WHERE contact BETWEEN ?2 AND ?3";
        points = "SELECT each_row(?1, contact, kind, value) FROM points WHERE contact BETWEEN ?2 AND ?3";
        facts = "SELECT each_row(?1, contact, kind, certainty, since, until, count, by, value)"
                " FROM facts WHERE contact BETWEEN ?2 AND ?3";
        break;
    }
    Cursor cursor;
    Done done = prepareAll(database,
        {{cursor.m_first, "SELECT min(id) FROM contacts WHERE id > ?"}, {cursor.m_contacts, contacts},
            {cursor.m_points, points}});
    if (done && employments)
        done = prepareAll(database, {{cursor.m_employments, employments}});
    if (done && facts)
        done = prepareAll(database, {{cursor.m_factRows, facts}});
    return done ? Result<Cursor>(std::move(cursor)) : tl::unexpected(done.error());
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
    while (true) {
        block.clear();
        const Result<ContactIds> ids = idsAfter(m_last, contacts);
        if (!ids)
            return tl::unexpected(ids.error());
        if (ids->isEmpty())
            return {};
        m_last = ids->last;
        const Done done = read(*ids, block);
        if (!done || !block.isEmpty()) // else others have just removed them
            return done;
    }
}

Result<ContactIds> Cursor::idsAfter(ContactId last, int contacts)
{
    if (const Result<bool> row = m_first.bindAll(last).step(); !row)
        return tl::unexpected(row.error());
    const ContactId first = m_first.integer(0); // 0 for NULL
    m_first.reset();
    // Ids have few gaps: counting contacts off would cost a walk of its own.
    return first == 0 ? ContactIds() : ContactIds{first, first + contacts - 1};
}

Done Cursor::read(ContactIds ids, ContactBlock& block)
{
    block.clear();
    Done done = m_contacts.bindAll(block.m_contacts, ids.first, ids.last).run();
    if (done && m_employments.isPrepared())
        done = m_employments.bindAll(block.m_employments, ids.first, ids.last).run();
    if (done)
        done = m_points.bindAll(block.m_points, ids.first, ids.last).run();
    if (done && m_factRows.isPrepared())
        done = m_factRows.bindAll(block.m_facts, ids.first, ids.last).run();
    return done;
}

} // namespace kith
