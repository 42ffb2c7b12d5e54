#include "core/store/contacts.h"

#include "core/store/prepared.h"
#include "core/store/rowsink.h"

#include <tuple>

namespace kith
{
namespace
{

// A row of "kind, name, given, family, title, organisation, location, profile, as_of" from the given column
// on, as a statement yields it or a sink gets it.
template <typename Row>
StoredContact contactAt(const Row& row, ContactId id, int column)
{
    return {.contact = {.id = id,
                .kind = static_cast<ContactKind>(row.integer(column)),
                .name = row.text(column + 1),
                .given = row.text(column + 2),
                .family = row.text(column + 3),
                .title = row.text(column + 4),
                .organisation = row.text(column + 5),
                .location = row.text(column + 6),
                .profile = row.text(column + 7),
                .points = {}},
        .asOf = row.date(column + 8)};
}

// The same of "kind, value, label".
template <typename Row>
ContactPoint pointAt(const Row& row, int column)
{
    return {static_cast<ContactPoint::Kind>(row.integer(column)), row.text(column + 1), row.text(column + 2)};
}

} // namespace

Result<Contacts> Contacts::prepare(const Database& database)
{
    Contacts table;
    const Done done = prepareAll(database,
        {{table.m_read,
             "SELECT kind, name, given, family, title, organisation, location, profile, as_of"
             " FROM current_contacts WHERE id = ?"},
            {table.m_readPoints, "SELECT kind, value, label FROM points WHERE contact = ?"},
            {table.m_readGiven,
                "SELECT each_row(?1, id, kind, name, given, family, title, organisation, location, profile,"
                " as_of) FROM given_rows(?2) CROSS JOIN current_contacts ON id = c0"},
            {table.m_readPointsOfGiven,
                "SELECT each_row(?1, contact, kind, value, label) FROM given_rows(?2)"
                " CROSS JOIN points ON contact = c0"},
            {table.m_lastId, "SELECT max(id) FROM contacts"},
            {table.m_insert,
                "INSERT INTO contacts (id, kind, name, given, family, title, organisation, location, "
                "profile, as_of)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"},
            {table.m_insertPoint,
                "INSERT INTO points (contact, kind, value, label) VALUES (?, ?, ?, ?)"
                " ON CONFLICT DO NOTHING"},
            {table.m_update,
                "UPDATE contacts SET kind = ?2, name = ?3, given = ?4, family = ?5, profile = ?6 WHERE id = "
                "?1"},
            {table.m_employ,
                "INSERT INTO employments (contact, title, organisation, location, as_of) VALUES (?, ?, ?, ?, "
                "?)"
                " ON CONFLICT (contact) DO UPDATE SET title = excluded.title,"
                " organisation = excluded.organisation, location = excluded.location, as_of = "
                "excluded.as_of"},
            {table.m_deletePoints, "DELETE FROM points WHERE contact = ?"},
            {table.m_deleteFacts, "DELETE FROM facts WHERE contact = ?"},
            {table.m_deleteDraft, "DELETE FROM drafts WHERE contact = ?"},
            {table.m_deleteAliases, "DELETE FROM aliases WHERE contact = ?"},
            {table.m_deleteEdits, "DELETE FROM edits WHERE contact = ?"},
            {table.m_deleteApart, "DELETE FROM apart WHERE ?1 IN (one, other)"},
            {table.m_deleteAdvice, "DELETE FROM advice WHERE contact = ?"},
            {table.m_deleteEmployment, "DELETE FROM employments WHERE contact = ?"},
            {table.m_delete, "DELETE FROM contacts WHERE id = ?"}});
    if (!done)
        return tl::unexpected(done.error());
    return table;
}

Result<std::optional<StoredContact>> Contacts::read(ContactId id)
{
    const Result<bool> found = m_read.bindAll(id).step();
    if (!found)
        return tl::unexpected(found.error());
    if (!*found)
        return std::nullopt;
    StoredContact stored = contactAt(m_read, id, 0);
    m_read.reset();
    m_readPoints.bindAll(id);
    while (true) {
        const Result<bool> row = m_readPoints.step();
        if (!row)
            return tl::unexpected(row.error());
        if (!*row)
            return stored;
        stored.contact.points.push_back(pointAt(m_readPoints, 0));
    }
}

Result<std::vector<StoredContact>> Contacts::read(const GivenRows& ids)
{
    std::vector<StoredContact> all;
    TakeRows contacts([&all](const RowValues& row) { all.push_back(contactAt(row, row.integer(0), 1)); });
    auto at = all.begin();
    TakeRows points([&](const RowValues& row) {
        while (at != all.end() && at->contact.id < row.integer(0))
            ++at;
        if (at != all.end() && at->contact.id == row.integer(0))
            at->contact.points.push_back(pointAt(row, 1));
    });
    Done done = m_readGiven.bindAll(contacts, ids).run();
    at = all.begin();
    if (done)
        done = m_readPointsOfGiven.bindAll(points, ids).run();
    return done ? Result<std::vector<StoredContact>>(std::move(all)) : tl::unexpected(done.error());
}

Result<bool> Contacts::says(ContactId id, const PackedContact& contact)
{
    const Result<bool> found = m_read.bindAll(id).step();
    if (!found || !*found)
        return found;
    bool same = m_read.integer(0) == static_cast<int>(contact.kind) && m_read.utf8(1) == contact.name;
    int column = 2;
    for (const QByteArrayView field : {contact.given, contact.family, contact.title, contact.organisation,
             contact.location, contact.profile}) {
        same = same && (field.isEmpty() || m_read.utf8(column) == field);
        ++column;
    }
    m_read.reset();
    if (!same || contact.points.empty())
        return same;
    m_readPoints.bindAll(id);
    return foundAll(m_readPoints, contact.points, [this](const PackedContact::Point& point) {
        return static_cast<int>(point.kind) == m_readPoints.integer(0) && point.value == m_readPoints.utf8(1);
    });
}

Result<ContactId> Contacts::lastId()
{
    if (const Result<bool> row = m_lastId.step(); !row)
        return tl::unexpected(row.error());
    const ContactId last = m_lastId.integer(0);
    m_lastId.reset();
    return last;
}

Done Contacts::insert(const Contact& contact, QDate asOf)
{
    const Done done = m_insert
                          .bindAll(contact.id, static_cast<int>(contact.kind), contact.name, contact.given,
                              contact.family, contact.title, contact.organisation, contact.location,
                              contact.profile, asOf)
                          .run();
    return done ? insertPoints(contact) : done;
}

Done Contacts::update(const StoredContact& before, const Contact& contact, QDate asOf)
{
    const auto identity
        = [](const Contact& of) { return std::tie(of.kind, of.name, of.given, of.family, of.profile); };
    const auto employment
        = [](const Contact& of) { return std::tie(of.title, of.organisation, of.location); };
    Done done;
    if (identity(contact) != identity(before.contact))
        done = m_update
                   .bindAll(contact.id, static_cast<int>(contact.kind), contact.name, contact.given,
                       contact.family, contact.profile)
                   .run();
    if (done && (employment(contact) != employment(before.contact) || asOf != before.asOf))
        done
            = m_employ.bindAll(contact.id, contact.title, contact.organisation, contact.location, asOf).run();
    if (!done || contact.points == before.contact.points)
        return done;
    done = m_deletePoints.bindAll(contact.id).run();
    return done ? insertPoints(contact) : done;
}

Done Contacts::insertPoints(const Contact& contact)
{
    for (const ContactPoint& point : contact.points) {
        const Done done
            = m_insertPoint.bindAll(contact.id, static_cast<int>(point.kind), point.value, point.label).run();
        if (!done)
            return done;
    }
    return {};
}

Done Contacts::remove(ContactId id)
{
    for (Statement* statement : {&m_deletePoints, &m_deleteFacts, &m_deleteDraft, &m_deleteAliases,
             &m_deleteEdits, &m_deleteApart, &m_deleteAdvice, &m_deleteEmployment, &m_delete}) {
        if (Done done = statement->bindAll(id).run(); !done)
            return done;
    }
    return {};
}

} // namespace kith
