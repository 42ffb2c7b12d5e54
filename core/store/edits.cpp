#include "core/store/edits.h"

#include "core/store/prepared.h"

namespace kith
{
namespace
{

// A field that was emptied is an edit, too: "" and not NULL, which means that it was not edited.
template <typename IsEdited>
bool bindEdits(Statement& statement, const Contact& edited, QDate day, IsEdited&& isEdited)
{
    statement.bind(1, edited.id);
    int parameter = 1;
    bool some = false;
    for (const TypedField& field : typedFields) {
        const QString& value = edited.*field.value;
        if (!isEdited(field))
            statement.bind(++parameter, QString());
        else if (some = true; value.isEmpty())
            statement.bind(++parameter, QLatin1StringView(""));
        else
            statement.bind(++parameter, value);
    }
    statement.bind(++parameter, day);
    return some;
}

} // namespace

Done keepEdits(const Database& database, const Contact& before, const Contact& edited, QDate day)
{
    Result<Statement> keep = database.prepare(
        "INSERT INTO edits (contact, name, given, family, title, organisation, location, day)"
        " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) ON CONFLICT (contact) DO UPDATE SET"
        " name = ifnull(excluded.name, name), given = ifnull(excluded.given, given),"
        " family = ifnull(excluded.family, family), title = ifnull(excluded.title, title),"
        " organisation = ifnull(excluded.organisation, organisation),"
        " location = ifnull(excluded.location, location), day = excluded.day");
    if (!keep)
        return tl::unexpected(keep.error());
    const bool differs = bindEdits(*keep, edited, day,
        [&](const TypedField& field) { return edited.*field.value != before.*field.value; });
    return differs ? keep->run() : Done();
}

Result<bool> addEdits(const Database& database, const Contact& edited, const QStringList& fields, QDate day)
{
    Result<Statement> add = database.prepare(
        "INSERT INTO edits (contact, name, given, family, title, organisation, location, day)"
        " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) ON CONFLICT (contact) DO UPDATE SET"
        " name = ifnull(name, excluded.name), given = ifnull(given, excluded.given),"
        " family = ifnull(family, excluded.family), title = ifnull(title, excluded.title),"
        " organisation = ifnull(organisation, excluded.organisation),"
        " location = ifnull(location, excluded.location)"
        " WHERE name IS NULL AND excluded.name IS NOT NULL OR given IS NULL AND excluded.given IS NOT NULL"
        " OR family IS NULL AND excluded.family IS NOT NULL OR title IS NULL AND excluded.title IS NOT NULL"
        " OR organisation IS NULL AND excluded.organisation IS NOT NULL"
        " OR location IS NULL AND excluded.location IS NOT NULL RETURNING 1");
    if (!add)
        return tl::unexpected(add.error());
    const bool some
        = bindEdits(*add, edited, day, [&](const TypedField& field) { return fields.contains(field.name); });
    return some ? add->step() : Result<bool>(false);
}

Result<bool> applyEdits(const Database& database, Contact& contact, QDate& asOf)
{
    Result<Statement> select = database.prepare(
        "SELECT name, given, family, title, organisation, location, day FROM edits WHERE contact = ?");
    if (!select)
        return tl::unexpected(select.error());
    const Result<bool> row = select->bindAll(contact.id).step();
    if (!row || !*row)
        return row;
    for (std::size_t i = 0; i < typedFields.size(); ++i) {
        if (!select->isNull(static_cast<int>(i)))
            contact.*typedFields[i].value = select->text(static_cast<int>(i));
    }
    asOf = select->date(6);
    return true;
}

Done copyEdits(const Database& database, ContactId from, ContactId to)
{
    Result<Statement> copy
        = database.prepare("INSERT INTO edits (contact, title, organisation, location, day)"
                           " SELECT ?2, title, organisation, location, day FROM edits WHERE contact = ?1"
                           " AND (title IS NOT NULL OR organisation IS NOT NULL OR location IS NOT NULL)"
                           " ON CONFLICT (contact) DO UPDATE SET title = ifnull(title, excluded.title),"
                           " organisation = ifnull(organisation, excluded.organisation),"
                           " location = ifnull(location, excluded.location)");
    return copy ? copy->bindAll(from, to).run() : tl::unexpected(copy.error());
}

Result<QHash<ContactId, Edits>> allEdits(const Database& database)
{
    Result<Statement> select = database.prepare(
        "SELECT contact, name, given, family, title, organisation, location, day FROM edits");
    if (!select)
        return tl::unexpected(select.error());
    QHash<ContactId, Edits> all;
    while (true) {
        const Result<bool> row = select->step();
        if (!row)
            return tl::unexpected(row.error());
        if (!*row)
            return all;
        Edits& edits = all[select->integer(0)];
        for (std::size_t i = 0; i < typedFields.size(); ++i) {
            if (!select->isNull(static_cast<int>(i) + 1))
                edits.fields.append(typedFields[i].name);
        }
        edits.day = select->date(static_cast<int>(typedFields.size()) + 1);
    }
}

Result<std::set<ContactId>> editedContacts(const Database& database)
{
    Result<Statement> select = database.prepare("SELECT contact FROM edits ORDER BY contact");
    return select ? idsIn(*select) : tl::unexpected(select.error());
}

} // namespace kith
