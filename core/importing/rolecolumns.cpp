#include "core/importing/rolecolumns.h"

#include "core/base/mailbox.h"
#include "core/base/text.h"
#include "core/importing/columnwords.h"
#include "core/importing/namecolumn.h"
#include "core/importing/table.h"

#include <algorithm>
#include <set>
#include <utility>

namespace kith
{
namespace
{

using Roles = std::set<QByteArray>;
using RoleField = std::optional<std::pair<QByteArray, ListField>>;

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
RoleField roleAndField(const QByteArray& column, Test isWanted)
{
    const QByteArray key = withoutNumberBehind(column);
    RoleField found;
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

bool isListed(const QByteArray& role)
{
    const ColumnWords& words = columnWords();
    const QByteArray plain = withoutDigits(role);
    return words.people.contains(plain) || words.clients.contains(plain)
        || (plain.endsWith('n') && words.clients.contains(plain.chopped(1)));
}

// What people belong to: "School", "Firma", "Head Office". Its address is of those who name it.
bool isOfGroup(const QByteArray& role)
{
    constexpr qsizetype shortest = 6; // or a bishop is a shop
    const QByteArray plain = withoutDigits(role);
    const auto isKind = [&plain](const QByteArray& group) {
        return plain == group || (group.size() >= shortest && plain.endsWith(group));
    };
    const std::optional<ListField> field = columnWords().fieldOf(plain);
    return (field && !namesAPerson(*field)) || std::ranges::any_of(columnWords().groups, isKind);
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
    const QStringList& words; // the header as it is written
    std::vector<RoleField> names; // whose names the columns are called by
    Roles keepers;
    Roles named; // of whom the names are known
};

// Where words begin in the bareKey() of a column, and its end: of "AccountOwner" as of "account_owner".
std::set<qsizetype> wordBorders(const QString& column)
{
    std::set<qsizetype> borders{0};
    QString before;
    for (qsizetype i = 0; i < column.size(); ++i) {
        const bool isNew = i > 0
            && (!column[i].isLetterOrNumber() || !column[i - 1].isLetterOrNumber()
                || (column[i].isUpper() && column[i - 1].isLower()));
        if (isNew)
            borders.insert(bareKey(before).size());
        before += column[i];
    }
    borders.insert(bareKey(before).size());
    return borders;
}

// Also one of several kinds, "Senior Account Manager", but not a part of a word: "Homeowner".
bool isCalledKeeper(const RoleTable& table, size_t column, const QByteArray& role)
{
    const QByteArray plain = withoutNumberBehind(role);
    const qsizetype at = table.header[column].indexOf(role);
    const auto borders = wordBorders(table.words.value(static_cast<qsizetype>(column)));
    return std::ranges::any_of(columnWords().keepers, [&](const QByteArray& keeper) {
        if (!plain.endsWith(keeper))
            return false;
        const qsizetype before = plain.size() - keeper.size();
        return before == 0 || isListed(plain.first(before)) || borders.contains(at + before);
    });
}

bool isKeeper(const RoleTable& table, const QByteArray& role)
{
    return table.keepers.contains(role);
}

// What a column says of the name of somebody in that role; "Client" holds all of it.
std::optional<ListField> nameOf(const RoleTable& table, size_t column, const QByteArray& role)
{
    if (isSameRole(table.header[column], role))
        return ListField::Name;
    const RoleField& found = table.names[column];
    if (!found || !isSameRole(found->first, role))
        return std::nullopt;
    return found->second == ListField::BareName ? ListField::Name : found->second;
}

// What a column says of the name of somebody in that role, if it holds what it is called by and nothing else
// is known of it.
std::optional<ListField> nameIn(const RoleTable& table, size_t column, const QByteArray& role)
{
    const ListField known = table.fields[column];
    if (known != ListField::Ignored && !namesAPerson(known))
        return std::nullopt;
    const std::optional<ListField> field = nameOf(table, column, role);
    // "Guest 1" is one, as "Guest Name" is of one, however short they are.
    const bool isOne = !isSameRole(table.header[column], role) || withoutDigits(role) != role;
    const bool saysSo = isOne && (isListed(role) || isKeeper(table, role));
    return field != ListField::Name || saysSo || holdNames(table.samples[column]) ? field : std::nullopt;
}

bool hasNamesOf(const RoleTable& table, const QByteArray& role)
{
    for (size_t i = 0; i < table.header.size(); ++i) {
        if (nameIn(table, i, role))
            return true;
    }
    return false;
}

// What stands in a row of these columns.
QString cellsOf(const RoleTable& table, const std::vector<size_t>& columns, qsizetype row)
{
    QStringList cells;
    for (const size_t column : columns)
        cells += table.samples[column].value(row);
    return cells.join(u' ');
}

// How many words of a name an address spells.
qsizetype wordsSpelt(const QString& name, const QByteArray& mailbox)
{
    constexpr qsizetype shortest = 3; // letters, of a part of what stands there
    const QByteArrayList words = folded(name).replace(',', ' ').replace('-', ' ').split(' ');
    return std::ranges::count_if(words, [&](const QByteArray& word) {
        return mailbox == word || (word.size() >= shortest && mailbox.contains(word));
    });
}

// In how many rows an address spells more of the name of whom the row lists, or of whoever is in that role.
struct Spelt {
    qsizetype own = 0;
    qsizetype others = 0;
    qsizetype addresses = 0;

    bool areOwn() const { return own > others && own * 2 >= addresses; }
    bool areOthers() const { return others > own && others * 2 >= addresses; }
};

Spelt speltIn(const RoleTable& table, size_t column, const QByteArray& role)
{
    std::vector<size_t> ownNames;
    std::vector<size_t> otherNames;
    for (size_t i = 0; i < table.header.size(); ++i) {
        if (namesAPerson(table.fields[i]))
            ownNames.push_back(i);
        else if (nameIn(table, i, role))
            otherNames.push_back(i);
    }
    Spelt spelt;
    for (qsizetype row = 0; row < table.samples[column].size(); ++row) {
        const QString& address = table.samples[column][row];
        if (!address.contains(u'@'))
            continue;
        ++spelt.addresses;
        const QByteArray mailbox = mailboxOf(address);
        const qsizetype own = wordsSpelt(cellsOf(table, ownNames, row), mailbox);
        const qsizetype other = wordsSpelt(cellsOf(table, otherNames, row), mailbox);
        spelt.own += own > other ? 1 : 0;
        spelt.others += other > own ? 1 : 0;
    }
    return spelt;
}

bool areRepeated(const QStringList& addresses)
{
    QStringList filled = addresses;
    filled.removeAll(QString());
    const qsizetype all = filled.size();
    return filled.removeDuplicates() * 2 >= all && all > 1;
}

bool isNamed(const RoleTable& table, const QByteArray& role)
{
    return std::ranges::any_of(
        table.named, [&role](const QByteArray& name) { return isSameRole(name, role); });
}

// Whose an address may be beside those whom the table lists, if it says so; else empty.
QByteArray ownerOf(const RoleTable& table, size_t column)
{
    const QByteArray role = roleOfAddress(table.header[column]);
    const bool isKnown = isListed(role) || isKeeper(table, role);
    if (role.isEmpty() || isNamed(table, role) || (!isKnown && isOfGroup(role)))
        return {};
    if (table.named.empty())
        return isKnown || hasNamesOf(table, role) ? role : QByteArray();
    const Spelt spelt = speltIn(table, column, role);
    if (spelt.areOwn())
        return {};
    // There are many things beside people that have names: of what role nobody knows, the addresses tell it.
    const bool isOther = hasNamesOf(table, role) ? isKnown || spelt.areOthers() : isKeeper(table, role);
    return isOther ? role : QByteArray();
}

// Of those whose names are known.
Roles namedRoles(const RoleTable& table)
{
    Roles named;
    for (size_t i = 0; i < table.fields.size(); ++i) {
        if (!namesAPerson(table.fields[i]))
            continue;
        named.insert(table.names[i] ? table.names[i]->first : table.header[i]);
    }
    return named;
}

// Those of whom there is nothing but an address are whom the table lists where they have no other, unless
// several share it.
Roles ownersListed(const RoleTable& table, const Roles& owners,
    const std::vector<std::pair<size_t, QByteArray>>& owned, bool anyOwn)
{
    return rolesWith(owners, [&](const QByteArray& owner) {
        const bool isShared = std::ranges::any_of(owned, [&](const auto& address) {
            return address.second == owner && areRepeated(table.samples[address.first]);
        });
        return !anyOwn && !isShared && !hasNamesOf(table, owner);
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
        listed = rolesWith(owners, [&table](const QByteArray& owner) { return !isKeeper(table, owner); });
    const bool isOfKeepers = !anyOwn && owners.size() == 1 && std::ranges::none_of(table.header, isListed);
    return listed.empty() && isOfKeepers ? owners : listed;
}

} // namespace

RoleColumns roleColumns(const std::vector<ListField>& fields, const std::vector<QByteArray>& header,
    const std::vector<QStringList>& samples, const std::vector<size_t>& addresses, const QStringList& words)
{
    RoleColumns found;
    found.addresses = addresses;
    if (addresses.empty())
        return found;
    RoleTable table{fields, header, samples, words, {}, {}, {}};
    for (const QByteArray& column : header)
        table.names.push_back(roleAndField(column, namesAPerson));
    table.named = namedRoles(table);
    for (const size_t column : addresses) {
        const QByteArray role = roleOfAddress(header[column]);
        if (!role.isEmpty() && isCalledKeeper(table, column, role))
            table.keepers.insert(role);
    }
    std::vector<std::pair<size_t, QByteArray>> owned; // addresses, and whose
    Roles owners;
    for (const size_t column : addresses)
        owners.insert(owned.emplace_back(column, ownerOf(table, column)).second);
    const bool anyOwn = owners.erase(QByteArray()) > 0;
    if (owners.empty())
        return found;
    const bool anyNamed = !table.named.empty();
    const Roles chosen
        = anyNamed ? ownersListed(table, owners, owned, anyOwn) : rolesListed(table, owners, anyOwn);
    if (!anyNamed && (chosen.size() > 1 || (chosen.empty() && !anyOwn))) {
        found.isTold = false;
        return found;
    }
    found.addresses.clear();
    for (const auto& [column, owner] : owned)
        (owner.isEmpty() || chosen.contains(owner) ? found.addresses : found.others).push_back(column);
    for (size_t i = 0; i < header.size(); ++i) {
        if (fields[i] != ListField::Ignored)
            continue;
        for (const QByteArray& role : anyNamed ? Roles() : chosen) {
            if (const std::optional<ListField> field = nameIn(table, i, role))
                found.names.emplace_back(i, *field);
        }
        const bool isOfAnother = std::ranges::any_of(owners, [&](const QByteArray& owner) {
            return !chosen.contains(owner) && nameOf(table, i, owner).has_value();
        });
        if (isOfAnother)
            found.others.push_back(i);
    }
    return found;
}

bool isCalledByAnother(const QByteArray& column, const QByteArray& own)
{
    const RoleField role = roleAndField(column, namesAPerson);
    const RoleField ownRole = roleAndField(own, namesAPerson);
    return role && !role->first.isEmpty()
        && !isSameRole(role->first, ownRole ? ownRole->first : QByteArray());
}

} // namespace kith
