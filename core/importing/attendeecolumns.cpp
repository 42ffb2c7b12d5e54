#include "core/importing/attendeecolumns.h"

#include "core/importing/columnlayout.h"
#include "core/importing/namecolumn.h"
#include "core/importing/rolecolumns.h"

#include <algorithm>
#include <array>
#include <numeric>

namespace kith
{
namespace
{

using enum AttendeeColumn;

// Whether a column makes an attendee list of a list of people.
bool isSignOfEvent(std::optional<AttendeeColumn> kind, const QByteArray& key)
{
    return kind == Attendance || std::ranges::any_of(attendeeWords().signs, [&key](const QByteArray& sign) {
        return key.contains(sign);
    });
}

// Whether a column beside the names makes a list of people. Products and companies have names and web sites,
// too, and the people that one follows on LinkedIn a "Status".
bool isTelling(AttendeeColumn kind, const QByteArray& key)
{
    switch (kind) {
    case ZoomName:
    case Email:
    case Company:
    case JobTitle:
    case Attendance:
    case Answer:
    case Seen:
    case Joined:
        return true;
    case Profile:
    case Link:
        return key.contains("linkedin");
    default:
        return false;
    }
}

// What columns of attendee lists and of others have in common. Where two of others are one here, the first is
// what it is called.
constexpr std::array inCommon{std::pair(ListField::Name, Name), std::pair(ListField::Name, ZoomName),
    std::pair(ListField::Given, Given), std::pair(ListField::Family, Family),
    std::pair(ListField::Email, Email), std::pair(ListField::Phone, Phone),
    std::pair(ListField::Organisation, Company), std::pair(ListField::Title, JobTitle),
    std::pair(ListField::Profile, Profile), std::pair(ListField::Link, Link),
    std::pair(ListField::Notes, Notes), std::pair(ListField::Street, Street),
    std::pair(ListField::PostalCode, PostalCode), std::pair(ListField::City, City),
    std::pair(ListField::Region, Region), std::pair(ListField::Country, Country),
    std::pair(ListField::Ignored, Unneeded)};

std::optional<AttendeeColumn> attendeeColumnOf(ListField field)
{
    const auto* found = std::ranges::find(inCommon, field, [](const auto& pair) { return pair.first; });
    return found == inCommon.end() ? std::nullopt : std::optional(found->second);
}

std::optional<ListField> fieldOf(AttendeeColumn column)
{
    const auto* found = std::ranges::find(inCommon, column, [](const auto& pair) { return pair.second; });
    return found == inCommon.end() ? std::nullopt : std::optional(found->first);
}

// What these columns hold that other contact lists don't have, or that hold something else there.
std::vector<std::optional<AttendeeColumn>> ownColumns(
    const std::vector<QByteArray>& keys, AttendeeColumns& columns)
{
    std::vector<const AttendeeColumnByKey*> words;
    for (const ColumnsInstead& instead : attendeeWords().instead) {
        if (std::ranges::find_first_of(keys, instead.beside) == keys.end())
            continue;
        words.push_back(&instead.columns);
        columns.areAppointments = columns.areAppointments || instead.areAppointments;
    }
    words.push_back(&attendeeWords().columns);
    std::vector<std::optional<AttendeeColumn>> kinds(keys.size());
    for (size_t i = 0; i < keys.size(); ++i) {
        for (auto each = words.begin(); each != words.end() && !kinds[i]; ++each)
            kinds[i] = columnIn(**each, keys[i]);
    }
    return kinds;
}

// Whether most of the names hold the given ones beside them.
bool areOfOnePerson(const QStringList& names, const QStringList& givens)
{
    qsizetype both = 0;
    qsizetype same = 0;
    for (qsizetype row = 0; row < std::min(names.size(), givens.size()); ++row) {
        if (names[row].isEmpty() || givens[row].isEmpty())
            continue;
        ++both;
        same += names[row].contains(givens[row], Qt::CaseInsensitive) ? 1 : 0;
    }
    return same * 2 >= both;
}

bool isNumbered(const QByteArray& key)
{
    return withoutDigits(key) != key;
}

// The column that says whom the list lists: of given names beside family names, or of whole ones.
std::optional<size_t> ownName(
    const std::vector<QByteArray>& keys, const std::vector<std::optional<AttendeeColumn>>& kinds)
{
    const auto given = std::ranges::find(kinds, Given);
    if (given != kinds.end() && std::ranges::find(kinds, Family) != kinds.end())
        return static_cast<size_t>(given - kinds.begin());
    std::optional<size_t> found;
    for (size_t i = 0; i < kinds.size(); ++i) {
        if (kinds[i] == Name && (!found || (isNumbered(keys[*found]) && !isNumbered(keys[i]))))
            found = i;
    }
    return found;
}

// "Guest 1 Name" beside "First Name" and "Last Name" is of somebody whom they bring along; "Guest Name" only
// if it says so.
void dropNamesOfOthers(const std::vector<QByteArray>& keys, const std::vector<QStringList>& samples,
    std::vector<ListField>& fields, std::vector<std::optional<AttendeeColumn>>& kinds)
{
    const std::optional<size_t> own = ownName(keys, kinds);
    for (size_t i = 0; own && i < kinds.size(); ++i) {
        if (i == *own || kinds[i] != Name || !isCalledByAnother(keys[i], keys[*own]))
            continue;
        const bool isElse = kinds[*own] == Given && samples.size() == keys.size()
            && !areOfOnePerson(samples[i], samples[*own]);
        if (isNumbered(keys[i]) || isElse) {
            kinds[i].reset();
            fields[i] = ListField::Ignored;
        }
    }
}

// "Guest 2 Email" is not of the guest who is called "Guest 1".
void dropAddressesOfOthers(const std::vector<ListField>& fields, const std::vector<QByteArray>& keys,
    const std::vector<QStringList>& samples, std::vector<std::optional<AttendeeColumn>>& kinds)
{
    if (samples.size() != keys.size())
        return;
    std::vector<size_t> addresses;
    for (size_t i = 0; i < kinds.size(); ++i) {
        if (kinds[i] == Email)
            addresses.push_back(i);
    }
    for (const size_t column : roleColumns(fields, keys, samples, addresses).others) {
        if (kinds[column] == Email)
            kinds[column].reset();
    }
}

// What the others hold, as in other contact lists.
void addContactColumns(const std::vector<QByteArray>& keys, const std::vector<QStringList>& samples,
    std::vector<std::optional<AttendeeColumn>>& kinds)
{
    std::vector<ListField> fields;
    for (size_t i = 0; i < keys.size(); ++i) {
        const std::optional<ListField> field = kinds[i] ? fieldOf(*kinds[i]) : columnWords().fieldOf(keys[i]);
        fields.push_back(field.value_or(ListField::Ignored));
    }
    if (const std::optional<size_t> place = nameColumn(fields, keys, samples);
        place && kinds[*place].value_or(Unneeded) == Unneeded) {
        kinds[*place] = Name;
        fields[*place] = ListField::Name;
    }
    resolveBareNames(fields, samples);
    for (size_t i = 0; i < keys.size(); ++i) {
        if (!kinds[i] && fields[i] != ListField::Ignored)
            kinds[i] = attendeeColumnOf(fields[i]);
    }
    dropNamesOfOthers(keys, samples, fields, kinds);
    dropAddressesOfOthers(fields, keys, samples, kinds);
}

} // namespace

std::vector<int> AttendeeColumns::unread(size_t size) const
{
    std::vector<int> columns(size);
    std::iota(columns.begin(), columns.end(), 0);
    for (const std::vector<int>& known : at)
        std::erase_if(
            columns, [&known](int column) { return std::ranges::find(known, column) != known.end(); });
    return columns;
}

QByteArray attendeeKey(QStringView text)
{
    return bareKey(text);
}

std::optional<AttendeeColumn> attendeeColumn(const QByteArray& attendeeKey)
{
    std::vector kinds{columnIn(attendeeWords().columns, attendeeKey)};
    addContactColumns({attendeeKey}, {}, kinds);
    return kinds.front() == Unneeded ? std::nullopt : kinds.front();
}

std::optional<AttendeeColumns> attendeeColumns(
    const std::vector<QByteArray>& header, bool atAnEvent, const std::vector<QStringList>& samples)
{
    std::vector<QByteArray> keys;
    std::ranges::transform(header, std::back_inserter(keys),
        [](const QByteArray& name) { return attendeeKey(QString::fromUtf8(name)); });
    const AttendeeWords& words = attendeeWords();
    if (std::ranges::any_of(keys, [&words](const QByteArray& key) { return words.strangers.contains(key); }))
        return std::nullopt;
    AttendeeColumns columns;
    std::vector<std::optional<AttendeeColumn>> kinds = ownColumns(keys, columns);
    addContactColumns(keys, samples, kinds);
    bool tells = false; // more than names
    for (size_t i = 0; i < keys.size(); ++i) {
        atAnEvent = atAnEvent || isSignOfEvent(kinds[i], keys[i]);
        if (!kinds[i])
            continue;
        // Other profiles have handles, too.
        if (kinds[i] == Profile && !keys[i].contains("linkedin"))
            kinds[i] = Link;
        columns.at[static_cast<size_t>(*kinds[i])].push_back(static_cast<int>(i));
        tells = tells || isTelling(*kinds[i], keys[i]);
    }
    const bool names = columns.has(Name) || columns.has(ZoomName) || columns.has(Given);
    return names && tells && atAnEvent ? std::optional(columns) : std::nullopt;
}

void applyMap(const ColumnMap& map, const std::vector<QByteArray>& header, AttendeeColumns& columns)
{
    for (const MappedColumn& mapped : map) {
        const std::optional<AttendeeColumn> kind = attendeeColumnOf(mapped.field);
        for (const size_t i : columnsCalled(mapped.column, header)) {
            for (std::vector<int>& places : columns.at)
                std::erase(places, static_cast<int>(i));
            if (kind) {
                std::vector<int>& places = columns.at[static_cast<size_t>(*kind)];
                places.insert(places.begin(), static_cast<int>(i));
            }
        }
    }
}

std::vector<std::optional<ListField>> fieldsOf(const AttendeeColumns& columns, size_t size)
{
    std::vector<std::optional<ListField>> fields(size, ListField::Ignored);
    for (int kind = 0; kind < attendeeColumnCount; ++kind) {
        const auto column = static_cast<AttendeeColumn>(kind);
        for (const int place : columns.of(column)) {
            if (static_cast<size_t>(place) < size)
                fields[static_cast<size_t>(place)] = fieldOf(column);
        }
    }
    return fields;
}

std::vector<ListField> attendeeFields()
{
    std::vector<ListField> fields;
    for (const ListField field : listFieldsForPeople()) {
        if (attendeeColumnOf(field) || field == ListField::Ignored)
            fields.push_back(field);
    }
    return fields;
}

bool meansAbsent(const QByteArray& attendeeKey)
{
    return attendeeWords().absent.contains(attendeeKey);
}

bool meansUnsure(const QByteArray& attendeeKey)
{
    return attendeeWords().unsure.contains(attendeeKey);
}

bool meansYes(const QByteArray& attendeeKey)
{
    return attendeeWords().yes.contains(attendeeKey);
}

} // namespace kith
