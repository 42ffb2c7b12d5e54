#include "core/store/cursor.h"

#include "core/store/prepared.h"

namespace kith
{
namespace
{

constexpr int contactsAtOnce = 256;

// What is read of each table: columns in the order of ContactBlock, up to the last one. Null: nothing.
struct Columns {
    const char* contacts = "id, kind, name, title, organisation, profile, given, family, location";
    // They hold in place of what contacts say. Joining them would look one up for each contact.
    const char* employments = "contact, title, organisation, location";
    const char* points = "contact, kind, value, label";
    const char* facts = "contact, kind, certainty, since, until, count, by, value, source, row";
    const char* whichPoints = "true";
};

Columns columnsOf(Cursor::Reads reads)
{
    Columns columns;
    switch (reads) {
    case Cursor::Reads::Everything:
        break;
    case Cursor::Reads::NoFacts:
        columns.facts = nullptr;
        break;
    case Cursor::Reads::ToIdentify:
        columns = {.contacts = "id, kind, name, NULL, NULL, profile",
            .employments = nullptr,
            .points = "contact, kind, value",
            .facts = nullptr,
            .whichPoints = "kind <= 1"};
        static_assert(static_cast<int>(ContactPoint::Kind::Email) == 0);
        static_assert(static_cast<int>(ContactPoint::Kind::Phone) == 1);
        break;
    case Cursor::Reads::ToAdvise:
        columns = {.contacts = "id, kind, name, title, organisation, profile",
            .employments = "contact, title, organisation",
            .points = "contact, kind, value",
            .facts = "contact, kind, certainty, since, until, count, by, value"};
        break;
    }
    return columns;
}

} // namespace

// Each of the statements reads contacts of a range, or some that are given.
Result<Cursor> Cursor::open(const Database& database, Reads reads)
{
    const Columns all = columnsOf(reads);
    Cursor cursor;
    Done done = prepareAll(database, {{cursor.m_first, "SELECT min(id) FROM contacts WHERE id > ?"}});
    const auto prepare = [&](Tables& tables, const QByteArray& from, const QByteArray& where) {
        const auto table = [&](Statement& statement, const char* columns, const char* name, const char* id,
                               const char* which = "true") {
            const QByteArray sql = QByteArray("SELECT each_row(?1, ") + columns + ") FROM " + from + name
                + " WHERE " + id + where + " AND " + which;
            if (done && columns)
                done = prepareAll(database, {{statement, sql.constData()}});
        };
        table(tables.contacts, all.contacts, "contacts", "id");
        table(tables.employments, all.employments, "employments", "contact");
        table(tables.points, all.points, "points", "contact", all.whichPoints);
        table(tables.facts, all.facts, "facts", "contact");
    };
    prepare(cursor.m_ofRange, {}, " BETWEEN ?2 AND ?3");
    prepare(cursor.m_given, "given_rows(?2) CROSS JOIN ", " = c0");
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

template <typename... Which>
Done Cursor::fill(ContactBlock& block, Tables& tables, const Which&... which)
{
    block.clear();
    Done done;
    for (const auto& [statement, rows] :
        {std::pair<Statement*, RowSink*>(&tables.contacts, &block.m_contacts),
            {&tables.employments, &block.m_employments}, {&tables.points, &block.m_points},
            {&tables.facts, &block.m_facts}}) {
        if (done && statement->isPrepared())
            done = statement->bindAll(*rows, which...).run();
    }
    return done;
}

Done Cursor::read(ContactIds ids, ContactBlock& block)
{
    return fill(block, m_ofRange, ids.first, ids.last);
}

Done Cursor::read(const GivenRows& ids, ContactBlock& block)
{
    return fill(block, m_given, ids);
}

} // namespace kith
