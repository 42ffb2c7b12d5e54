#include "core/store/identitydecisions.h"

#include "core/store/prepared.h"

#include <algorithm>

namespace kith
{

Result<IdentityDecisions> IdentityDecisions::prepare(const Database& database)
{
    IdentityDecisions table;
    const Done done = prepareAll(database,
        {{table.m_addAlias,
             "INSERT INTO aliases (contact, name, by) VALUES (?, ?, ?)"
             " ON CONFLICT DO UPDATE SET by = 1 WHERE excluded.by = 1 AND by <> 1 RETURNING 1"},
            {table.m_removeOfFiles, "DELETE FROM aliases WHERE contact = ? AND by = 0"},
            {table.m_removeAlias, "DELETE FROM aliases WHERE contact = ? AND name = ?"},
            {table.m_aliases,
                "SELECT contact, kind, aliases.name, by FROM aliases CROSS JOIN contacts ON id = contact"
                " ORDER BY contact, aliases.name"},
            {table.m_aliasesOf, "SELECT name FROM aliases WHERE contact = ? ORDER BY name"},
            {table.m_keepApart, "INSERT INTO apart (one, other) VALUES (?, ?) ON CONFLICT DO NOTHING"},
            {table.m_apart, "SELECT one, other FROM apart ORDER BY one, other"},
            {table.m_moveAliases,
                "INSERT INTO aliases (contact, name, by) SELECT ?2, name, by FROM aliases WHERE contact = ?1"
                " ON CONFLICT DO UPDATE SET by = max(by, excluded.by)"},
            {table.m_apartFrom,
                "SELECT other FROM apart WHERE one = ?1 UNION SELECT one FROM apart WHERE other = ?1"},
            {table.m_otherProfiles, "SELECT contact, value FROM points WHERE kind = 2 AND label = ?"}});
    static_assert(static_cast<int>(ContactPoint::Kind::Link) == 2);
    if (!done)
        return tl::unexpected(done.error());
    return table;
}

Result<bool> IdentityDecisions::addAlias(ContactId contact, const QString& name, Origin::By by)
{
    static_assert(static_cast<int>(Origin::By::File) == 0 && static_cast<int>(Origin::By::You) == 1);
    const Result<bool> added = m_addAlias.bindAll(contact, name, static_cast<int>(by)).step();
    m_addAlias.reset();
    return added;
}

Done IdentityDecisions::removeAlias(ContactId contact, const QString& name)
{
    return m_removeAlias.bindAll(contact, name).run();
}

Done IdentityDecisions::removeAliasesOfFiles(ContactId contact)
{
    return m_removeOfFiles.bindAll(contact).run();
}

Result<std::vector<IdentityDecisions::Alias>> IdentityDecisions::aliases()
{
    std::vector<Alias> found;
    while (true) {
        const Result<bool> row = m_aliases.step();
        if (!row)
            return tl::unexpected(row.error());
        if (!*row)
            return found;
        found.push_back({m_aliases.integer(0), static_cast<ContactKind>(m_aliases.integer(1)),
            m_aliases.text(2), static_cast<Origin::By>(m_aliases.integer(3))});
    }
}

Result<QStringList> IdentityDecisions::aliasesOf(ContactId contact)
{
    QStringList names;
    m_aliasesOf.bindAll(contact);
    while (true) {
        const Result<bool> row = m_aliasesOf.step();
        if (!row)
            return tl::unexpected(row.error());
        if (!*row)
            return names;
        names += m_aliasesOf.text(0);
    }
}

Result<std::vector<std::pair<ContactId, QString>>> IdentityDecisions::otherProfiles()
{
    std::vector<std::pair<ContactId, QString>> found;
    m_otherProfiles.bindAll(QString(otherProfileLabel));
    while (true) {
        const Result<bool> row = m_otherProfiles.step();
        if (!row)
            return tl::unexpected(row.error());
        if (!*row)
            return found;
        found.emplace_back(m_otherProfiles.integer(0), m_otherProfiles.text(1));
    }
}

Done IdentityDecisions::keepApart(ContactId one, ContactId other)
{
    return m_keepApart.bindAll(std::min(one, other), std::max(one, other)).run();
}

Result<std::vector<std::pair<ContactId, ContactId>>> IdentityDecisions::apart()
{
    std::vector<std::pair<ContactId, ContactId>> found;
    while (true) {
        const Result<bool> row = m_apart.step();
        if (!row)
            return tl::unexpected(row.error());
        if (!*row)
            return found;
        found.emplace_back(m_apart.integer(0), m_apart.integer(1));
    }
}

Done IdentityDecisions::move(ContactId gone, ContactId into)
{
    if (Done done = m_moveAliases.bindAll(gone, into).run(); !done)
        return done;
    std::vector<ContactId> others;
    m_apartFrom.bindAll(gone);
    while (true) {
        const Result<bool> row = m_apartFrom.step();
        if (!row)
            return tl::unexpected(row.error());
        if (!*row)
            break;
        others.push_back(m_apartFrom.integer(0));
    }
    for (const ContactId other : others) {
        if (other == into)
            continue;
        if (Done done = keepApart(into, other); !done)
            return done;
    }
    return {};
}

} // namespace kith
