#include "core/store/edits.h"

#include "core/store/prepared.h"

#include <array>

namespace kith
{
namespace
{

using Field = QString Contact::*;
constexpr std::array<Field, 6> fields{&Contact::name, &Contact::given, &Contact::family, &Contact::title,
    &Contact::organisation, &Contact::location};

} // namespace

Done keepEdits(const Database& database, const Contact& before, const Contact& edited, QDate day)
{
    // A field that was emptied is an edit, too: "" and not NULL, which means that it was not edited.
    Result<Statement> keep = database.prepare(
        "INSERT INTO edits (contact, name, given, family, title, organisation, location, day)"
        " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) ON CONFLICT (contact) DO UPDATE SET"
        " name = ifnull(excluded.name, name), given = ifnull(excluded.given, given),"
        " family = ifnull(excluded.family, family), title = ifnull(excluded.title, title),"
        " organisation = ifnull(excluded.organisation, organisation),"
        " location = ifnull(excluded.location, location), day = excluded.day");
    if (!keep)
        return tl::unexpected(keep.error());
    keep->bind(1, edited.id);
    bool differs = false;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        const QString& value = edited.*fields[i];
        if (value == before.*fields[i])
            keep->bind(static_cast<int>(i) + 2, QString());
        else if (differs = true; value.isEmpty())
            keep->bind(static_cast<int>(i) + 2, QLatin1StringView(""));
        else
            keep->bind(static_cast<int>(i) + 2, value);
    }
    keep->bind(8, day);
    return differs ? keep->run() : Done();
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
    for (std::size_t i = 0; i < fields.size(); ++i) {
        if (!select->isNull(static_cast<int>(i)))
            contact.*fields[i] = select->text(static_cast<int>(i));
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

Result<std::set<ContactId>> editedContacts(const Database& database)
{
    Result<Statement> select = database.prepare("SELECT contact FROM edits ORDER BY contact");
    return select ? idsIn(*select) : tl::unexpected(select.error());
}

} // namespace kith
