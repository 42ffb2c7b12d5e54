#include "core/importing/rolecolumns.h"

#include "core/importing/columnwords.h"
#include "core/importing/namecolumn.h"

#include <algorithm>
#include <set>
#include <utility>

namespace kith
{
namespace
{

using Roles = std::set<QByteArray>;

bool namesAPerson(ListField field)
{
    using enum ListField;
    return field == Name || field == BareName || field == Given || field == Family;
}

QByteArray withoutNumberBehind(QByteArray key)
{
    while (!key.isEmpty() && key.back() >= '0' && key.back() <= '9')
        key.chop(1);
    return key;
}

// Whose the field is and which, by the words for it at either end of a column's name: "candidatefirstname".
// The longest counts; the role is empty where there is nothing else.
template <typename Test>
std::optional<std::pair<QByteArray, ListField>> roleAndField(const QByteArray& column, Test isWanted)
{
    const QByteArray key = withoutNumberBehind(column);
    std::optional<std::pair<QByteArray, ListField>> found;
    std::pair<qsizetype, bool> best; // its length, and whether it stands behind
    for (auto word = columnWords().words.begin(); word != columnWords().words.end(); ++word) {
        const qsizetype size = word.key().size();
        const bool behind = key.endsWith(word.key());
        if (!isWanted(*word) || std::pair(size, behind) <= best || (!behind && !key.startsWith(word.key())))
            continue;
        best = {size, behind};
        found.emplace(behind ? key.chopped(size) : key.sliced(size), *word);
    }
    return found;
}

QByteArray roleOfAddress(const QByteArray& key)
{
    const auto found = roleAndField(key, [](ListField field) { return field == ListField::Email; });
    return found ? found->first : QByteArray();
}

// "Kunde" is in "Kunden-E-Mail", "Client" in "Clients".
bool isSameRole(const QByteArray& one, const QByteArray& other)
{
    const auto isFormOf = [](const QByteArray& form, const QByteArray& role) {
        return form.size() == role.size() + 1 && form.startsWith(role)
            && (form.back() == 'n' || form.back() == 's');
    };
    return one == other || isFormOf(one, other) || isFormOf(other, one);
}

// What a column says of the name of somebody in that role; "Client" holds all of it.
std::optional<ListField> nameOf(const QByteArray& role, const QByteArray& key)
{
    if (isSameRole(key, role))
        return ListField::Name;
    const auto found = roleAndField(key, namesAPerson);
    if (!found || !isSameRole(found->first, role))
        return std::nullopt;
    return found->second == ListField::BareName ? ListField::Name : found->second;
}

bool isListed(const QByteArray& role)
{
    const ColumnWords& words = columnWords();
    const QByteArray plain = withoutDigits(role);
    return words.people.contains(plain) || words.clients.contains(plain)
        || (plain.endsWith('n') && words.clients.contains(plain.chopped(1)));
}

// Also one of several kinds: "Senior Account Manager".
bool isKeeper(const QByteArray& role)
{
    const QByteArray plain = withoutDigits(role);
    return std::ranges::any_of(
        columnWords().keepers, [&plain](const QByteArray& keeper) { return plain.endsWith(keeper); });
}

template <typename Test>
Roles rolesWith(const Roles& roles, Test test)
{
    Roles found;
    std::ranges::copy_if(roles, std::inserter(found, found.end()), test);
    return found;
}

struct RoleTable {
    const std::vector<ListField>& fields;
    const std::vector<QByteArray>& header;
    const std::vector<QStringList>& samples;
};

// What a column says of the name of somebody in that role, if it holds what it is called by.
std::optional<ListField> nameIn(const RoleTable& table, size_t column, const QByteArray& role)
{
    const std::optional<ListField> field = nameOf(role, table.header[column]);
    return field != ListField::Name || holdNames(table.samples[column]) ? field : std::nullopt;
}

bool hasNamesOf(const RoleTable& table, const QByteArray& role)
{
    for (size_t i = 0; i < table.header.size(); ++i) {
        if (nameIn(table, i, role))
            return true;
    }
    return false;
}

// Whose an address is; empty: of whom the table lists, as it is of nobody else who is named.
QByteArray ownerOf(const RoleTable& table, size_t column)
{
    const QByteArray role = roleOfAddress(table.header[column]);
    const bool isSomebody = !role.isEmpty() && (isListed(role) || isKeeper(role) || hasNamesOf(table, role));
    return isSomebody ? role : QByteArray();
}

// Of those whose names are known.
Roles namedRoles(const RoleTable& table)
{
    Roles named;
    for (size_t i = 0; i < table.fields.size(); ++i) {
        if (!namesAPerson(table.fields[i]))
            continue;
        const auto role = roleAndField(table.header[i], namesAPerson);
        named.insert(role ? role->first : table.header[i]);
    }
    return named;
}

// The owners who are those of known names; a client of whom there is nothing but the address is one, too.
Roles ownersNamed(const RoleTable& table, const Roles& owners, const Roles& named)
{
    return rolesWith(owners, [&](const QByteArray& owner) {
        const bool isNamed = std::ranges::any_of(
            named, [&owner](const QByteArray& name) { return isSameRole(name, owner); });
        return isNamed || (isListed(owner) && !hasNamesOf(table, owner));
    });
}

// The owner whom the table lists, or whoever is without an address; of several none is told. `anyOwn`: there
// are addresses of whom it lists.
Roles rolesListed(const RoleTable& table, const Roles& owners, bool anyOwn)
{
    Roles listed = rolesWith(owners, isListed);
    for (size_t i = 0; listed.empty() && i < table.header.size(); ++i) {
        if (isListed(table.header[i]) && holdNames(table.samples[i]))
            listed.insert(table.header[i]);
    }
    if (listed.empty())
        listed = rolesWith(owners, [](const QByteArray& owner) { return !isKeeper(owner); });
    const bool isOfKeepers = !anyOwn && owners.size() == 1 && std::ranges::none_of(table.header, isListed);
    return listed.empty() && isOfKeepers ? owners : listed;
}

} // namespace

RoleColumns roleColumns(const std::vector<ListField>& fields, const std::vector<QByteArray>& header,
    const std::vector<QStringList>& samples, const std::vector<size_t>& addresses)
{
    const RoleTable table{fields, header, samples};
    Roles owners;
    for (const size_t column : addresses)
        owners.insert(ownerOf(table, column));
    const bool anyOwn = owners.erase(QByteArray()) > 0;
    RoleColumns found;
    found.addresses = addresses;
    if (owners.empty())
        return found;
    const Roles named = namedRoles(table);
    const Roles chosen
        = named.empty() ? rolesListed(table, owners, anyOwn) : ownersNamed(table, owners, named);
    if (named.empty() && (chosen.size() > 1 || (chosen.empty() && !anyOwn))) {
        found.isTold = false;
        return found;
    }
    found.addresses.clear();
    for (const size_t column : addresses) {
        const QByteArray owner = ownerOf(table, column);
        (owner.isEmpty() || chosen.contains(owner) ? found.addresses : found.others).push_back(column);
    }
    for (size_t i = 0; i < header.size(); ++i) {
        if (fields[i] != ListField::Ignored)
            continue;
        for (const QByteArray& role : named.empty() ? chosen : Roles()) {
            if (const std::optional<ListField> field = nameIn(table, i, role))
                found.names.emplace_back(i, *field);
        }
        const bool isOfAnother = std::ranges::any_of(owners, [&](const QByteArray& owner) {
            return !chosen.contains(owner) && nameOf(owner, header[i]).has_value();
        });
        if (isOfAnother)
            found.others.push_back(i);
    }
    return found;
}

} // namespace kith
