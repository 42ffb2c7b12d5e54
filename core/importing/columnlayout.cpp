#include "core/importing/columnlayout.h"

#include "core/base/mailbox.h"
#include "core/base/text.h"
#include "core/importing/links.h"
#include "core/importing/namecolumn.h"
#include "core/importing/rolecolumns.h"
#include "core/importing/texts.h"
#include "core/model/profile.h"

#include <QBuffer>

#include <algorithm>
#include <array>
#include <utility>

namespace kith
{

using namespace Qt::StringLiterals;

namespace
{

constexpr size_t samplesRead = 50; // rows below the header

using Header = std::vector<QByteArray>; // columnKey() of each cell

// The first cells below a header, by column.
using Samples = std::vector<QStringList>;

bool isEmail(const QString& text)
{
    const qsizetype at = text.indexOf(u'@');
    return at > 0 && text.indexOf(u'.', at) > at && !text.contains(u' ');
}

bool isPersonsProfile(const QString& text)
{
    const QString profile = text.contains(u'/') ? canonicalProfile(linksIn(text).value(0)) : QString();
    return !profile.isEmpty() && !isOrganisationProfile(profile);
}

// Whether most of the cells that hold anything hold that; false if none does.
template <typename Test>
bool mostly(const QStringList& cells, Test test)
{
    const auto filled = std::ranges::count_if(cells, [](const QString& cell) { return !cell.isEmpty(); });
    return filled > 0 && std::ranges::count_if(cells, test) * 5 >= filled * 3;
}

// Whether there are cells, and no address among them: "Email: yes".
bool holdNoEmail(const QStringList& cells)
{
    const auto email = [](const QString& cell) { return cell.contains(u'@'); };
    return !std::ranges::all_of(cells, &QString::isEmpty) && std::ranges::none_of(cells, email);
}

bool has(const std::vector<ListField>& fields, ListField field)
{
    return std::ranges::find(fields, field) != fields.end();
}

// Whether the cells of one column hold, word for word, those of the other.
bool contain(const QStringList& whole, const QStringList& part)
{
    for (qsizetype i = 0; i < std::min(whole.size(), part.size()); ++i) {
        if (!part[i].isEmpty() && whole[i].contains(part[i]))
            return true;
    }
    return false;
}

qsizetype placeOf(const std::vector<ListField>& fields, ListField field)
{
    return std::ranges::find(fields, field) - fields.begin();
}

// "Nom" is the family's name beside "Prénom", "Nome" the given one beside "Cognome"; else it is the whole
// name.
ListField meaningOfBareName(const std::vector<ListField>& fields, const Samples& samples)
{
    const bool given = has(fields, ListField::Given);
    const bool family = has(fields, ListField::Family);
    if (given == family || has(fields, ListField::Name))
        return ListField::Name;
    const auto bare = static_cast<size_t>(placeOf(fields, ListField::BareName));
    const auto part = static_cast<size_t>(placeOf(fields, given ? ListField::Given : ListField::Family));
    if (!samples.empty() && contain(samples[bare], samples[part]))
        return ListField::Name;
    return given ? ListField::Family : ListField::Given;
}

std::vector<QByteArray> bareKeys(const Header& header)
{
    std::vector<QByteArray> keys;
    for (const QByteArray& name : header)
        keys.push_back(bareKey(QString::fromUtf8(name)));
    return keys;
}

// Whose the addresses are in columns that are not called by what they hold, as far as more than these tell
// it. `words`: the header as it is written.
RoleColumns rolesIn(const std::vector<ListField>& fields, const Header& header, const Samples& samples,
    const QStringList& words)
{
    std::vector<size_t> addresses;
    for (size_t i = 0; i < fields.size() && !has(fields, ListField::Email); ++i) {
        if (fields[i] == ListField::Ignored && mostly(samples[i], isEmail))
            addresses.push_back(i);
    }
    return roleColumns(fields, bareKeys(header), samples, addresses, words);
}

// What stands in the columns counts before what they are called. A column of an unknown name is taken for
// what it holds only where no other is called so: addresses may be those of whoever keeps the list.
void corroborate(std::vector<ListField>& fields, const Samples& samples, const RoleColumns& roles = {})
{
    const bool profileKnown = has(fields, ListField::Profile);
    for (size_t i = 0; i < fields.size(); ++i) {
        ListField& field = fields[i];
        const bool unknown = field == ListField::Ignored;
        if (field == ListField::Notes)
            continue;
        if (unknown ? std::ranges::find(roles.addresses, i) != roles.addresses.end()
                    : mostly(samples[i], isEmail))
            field = ListField::Email;
        else if (field == ListField::Email && holdNoEmail(samples[i]))
            field = ListField::Ignored;
        else if (!(unknown && profileKnown) && mostly(samples[i], isPersonsProfile))
            field = ListField::Profile;
    }
    for (const auto& [column, field] : roles.names)
        fields[column] = field;
}

// Among the columns that are not of others than those whom the table lists.
void findNames(
    std::vector<ListField>& fields, const Header& header, Samples samples, const RoleColumns& roles)
{
    for (const size_t column : roles.others)
        samples[column].clear();
    if (const std::optional<size_t> place = nameColumn(fields, bareKeys(header), samples))
        fields[*place] = ListField::Name;
}

bool namesPeople(const std::vector<ListField>& fields)
{
    using enum ListField;
    constexpr std::array telling{Name, Given, Family, Email};
    return std::ranges::any_of(telling, [&fields](ListField field) { return has(fields, field); });
}

// Products, countries and companies have names and web sites as well; a person has something else beside a
// name.
bool mayBeThings(const std::vector<ListField>& fields)
{
    using enum ListField;
    constexpr std::array ofPeople{
        Name, Given, Middle, Family, Nickname, Email, Phone, Title, Organisation, Profile, Connected};
    return has(fields, BareName)
        && std::ranges::none_of(ofPeople, [&fields](ListField field) { return has(fields, field); });
}

std::vector<ListField> fieldsByName(const Header& header)
{
    std::vector<ListField> fields;
    for (const QByteArray& key : bareKeys(header))
        fields.push_back(columnWords().fieldOf(key).value_or(ListField::Ignored));
    return fields;
}

bool isPhone(const QString& text)
{
    constexpr qsizetype shortest = 7; // digits
    constexpr QStringView marks = u"+()-./";
    const auto digits = std::ranges::count_if(text, [](QChar c) { return c.isDigit(); });
    return digits >= shortest
        && std::ranges::all_of(text, [marks](QChar c) { return c.isDigit() || marks.contains(c); });
}

// "+49 30 5550 1234", or nobody's.
bool isPhoneOrEmpty(QString cell)
{
    return cell.isEmpty() || isPhone(cell.remove(u' '));
}

// Whether the user says of any column that it holds names.
bool saysNames(const ColumnMap& map)
{
    return std::ranges::any_of(map, [](const MappedColumn& column) {
        using enum ListField;
        return column.field == Name || column.field == Given || column.field == Family;
    });
}

// By a header that names its columns.
std::optional<size_t> recordNaming(const InputFile& file, const ColumnMap& map)
{
    for (size_t record = 0; record < file.columns.size(); ++record) {
        const Header& header = file.columns[record];
        const bool named = std::ranges::any_of(map, [&header](const MappedColumn& column) {
            return std::ranges::find(header, columnKey(column.column)) != header.end();
        });
        if (named)
            return record;
    }
    return std::nullopt;
}

// As it is written.
QStringList headerIn(const InputFile& file, size_t record)
{
    QByteArray head = file.head;
    QBuffer device(&head);
    device.open(QIODevice::ReadOnly);
    CsvReader reader(device);
    for (size_t row = 0; row <= record; ++row) {
        if (const Result<bool> more = reader.next(); !more || !*more)
            return {};
    }
    QStringList names;
    for (qsizetype i = 0; i < reader.size(); ++i)
        names += reader.field(i);
    return names;
}

std::optional<ColumnLayout> guessedLayoutAt(const InputFile& file, size_t record)
{
    const Header& header = file.columns[record];
    ColumnLayout layout{record, fieldsByName(header)};
    const bool known
        = std::ranges::any_of(layout.fields, [](ListField field) { return field != ListField::Ignored; })
        || std::ranges::any_of(
            bareKeys(header), [](const QByteArray& key) { return columnWords().people.contains(key); });
    if (!known || looksLikeData(header))
        return std::nullopt;
    const Samples samples = samplesOf(file, record);
    const RoleColumns roles = rolesIn(layout.fields, header, samples, headerIn(file, record));
    if (!roles.isTold)
        return std::nullopt;
    corroborate(layout.fields, samples, roles);
    if (mayBeThings(layout.fields))
        return std::nullopt;
    findNames(layout.fields, header, samples, roles);
    resolveBareNames(layout.fields, samples);
    return namesPeople(layout.fields) ? std::optional(layout) : std::nullopt;
}

// The rows of a table, but for empty ones, have that many cells.
bool areAllOf(const InputFile& file, size_t columns)
{
    return std::ranges::all_of(file.columns, [columns](const Header& row) {
        return row.size() == columns || std::ranges::all_of(row, &QByteArray::isEmpty);
    });
}

template <typename Test>
std::vector<size_t> columnsOfAll(const Samples& samples, Test test)
{
    std::vector<size_t> columns;
    for (size_t i = 0; i < samples.size(); ++i) {
        if (!samples[i].isEmpty() && std::ranges::all_of(samples[i], test))
            columns.push_back(i);
    }
    return columns;
}

// Whether an address is spelt from the two: anna.huber@, ahuber@.
bool isSpeltFrom(const QByteArray& mailbox, const QByteArray& given, const QByteArray& family)
{
    return !given.isEmpty() && !family.isEmpty()
        && (mailbox == given + family || mailbox == given.first(1) + family);
}

// The columns of the given and of the family's names, where the addresses spell them in one order only.
std::optional<std::pair<size_t, size_t>> partsOfNames(
    const Samples& samples, size_t one, size_t other, size_t email)
{
    bool forward = false;
    bool backward = false;
    for (qsizetype row = 0; row < samples[email].size(); ++row) {
        const QString& first = samples[one][row];
        const QString& second = samples[other][row];
        if (!looksLikeName(first + u' ' + second))
            return std::nullopt;
        const QByteArray mailbox = mailboxOf(samples[email][row]);
        forward = forward || isSpeltFrom(mailbox, folded(first), folded(second));
        backward = backward || isSpeltFrom(mailbox, folded(second), folded(first));
    }
    if (forward == backward)
        return std::nullopt;
    return forward ? std::pair(one, other) : std::pair(other, one);
}

// Takes out rows in which nothing stands.
void dropEmptyRows(Samples& samples)
{
    for (qsizetype row = samples.front().size() - 1; row >= 0; --row) {
        if (std::ranges::all_of(samples, [row](const QStringList& cells) { return cells[row].isEmpty(); })) {
            for (QStringList& cells : samples)
                cells.removeAt(row);
        }
    }
}

// Whether a cell alone may begin a list rather than a text.
bool mayBeSingle(const Header& header)
{
    return !header.empty() && (fieldsByName(header).front() != ListField::Ignored || looksLikeData(header));
}

} // namespace

QString numberedColumn(size_t place)
{
    return Importing::tr("Column %1").arg(place + 1);
}

std::vector<size_t> columnsCalled(const QString& name, const Header& header)
{
    const QByteArray key = columnKey(name);
    std::vector<size_t> places;
    for (size_t i = 0; i < header.size(); ++i) {
        if (header[i] == key)
            places.push_back(i);
    }
    const bool mayBeNumbered = header.size() > 1 || mayBeSingle(header);
    for (size_t i = 0; places.empty() && mayBeNumbered && i < header.size(); ++i) {
        if (key == QByteArray::number(i + 1) || key == columnKey(numberedColumn(i)))
            places.push_back(i);
    }
    return places;
}

bool looksLikeData(const Header& record)
{
    return std::ranges::any_of(record, [](const QByteArray& cell) {
        const QString text = QString::fromUtf8(cell);
        return isEmail(text) || isPersonsProfile(text) || isPhone(text);
    });
}

std::optional<size_t> firstTableRecord(const InputFile& file)
{
    const auto found = std::ranges::find_if(file.columns, [](const Header& cells) {
        return std::ranges::count_if(cells, [](const QByteArray& cell) { return !cell.isEmpty(); }) > 1;
    });
    if (found == file.columns.end())
        return std::nullopt;
    return static_cast<size_t>(found - file.columns.begin());
}

Samples samplesOf(const InputFile& file, size_t record, bool headless)
{
    Samples samples(file.columns[record].size());
    QByteArray head = file.head;
    QBuffer device(&head);
    device.open(QIODevice::ReadOnly);
    CsvReader reader(device);
    for (size_t row = 0; row <= record + samplesRead; ++row) {
        const Result<bool> more = reader.next();
        if (!more || !*more)
            break;
        if (row < record || (row == record && !headless))
            continue;
        for (size_t i = 0; i < samples.size(); ++i)
            samples[i] += cleaned(reader.field(static_cast<qsizetype>(i)));
    }
    return samples;
}

void resolveBareNames(std::vector<ListField>& fields, const std::vector<QStringList>& samples)
{
    if (has(fields, ListField::BareName))
        std::ranges::replace(fields, ListField::BareName, meaningOfBareName(fields, samples));
}

std::optional<ColumnLayout> layoutOf(const InputFile& file, const ListFormat& format)
{
    for (size_t record = 0; record < file.columns.size(); ++record) {
        const std::vector<QByteArray> keys = bareKeys(file.columns[record]);
        const bool told = std::ranges::any_of(format.told, [&keys](const std::vector<QByteArray>& telling) {
            return std::ranges::all_of(telling,
                [&keys](const QByteArray& key) { return std::ranges::find(keys, key) != keys.end(); });
        });
        if (!told)
            continue;
        ColumnLayout layout{record, {}};
        for (const QByteArray& key : keys)
            layout.fields.push_back(columnWords().fieldOf(key, format).value_or(ListField::Ignored));
        resolveBareNames(layout.fields, {});
        return layout;
    }
    return std::nullopt;
}

std::optional<ColumnLayout> guessedLayout(const InputFile& file)
{
    for (size_t record = 0; record < file.columns.size(); ++record) {
        if (const auto layout = guessedLayoutAt(file, record))
            return layout;
    }
    return std::nullopt;
}

bool tellsOfSeveral(const InputFile& file, size_t record)
{
    const Header& header = file.columns[record];
    return !looksLikeData(header)
        && !rolesIn(fieldsByName(header), header, samplesOf(file, record), headerIn(file, record)).isTold;
}

std::optional<ColumnLayout> headlessLayout(const InputFile& file)
{
    using enum ListField;
    const std::optional<size_t> first = firstTableRecord(file);
    const size_t size = first ? file.columns[*first].size() : 0;
    if (size < 2 || size > 3 || !areAllOf(file, size))
        return std::nullopt;
    Samples samples = samplesOf(file, *first, true);
    dropEmptyRows(samples);
    const std::vector<size_t> emails = columnsOfAll(samples, isEmail);
    const std::vector<size_t> names = columnsOfAll(samples, looksLikeName);
    if (emails.size() != 1)
        return std::nullopt;
    const size_t email = emails.front();
    ColumnLayout layout{*first, std::vector<ListField>(size, Ignored), true};
    layout.fields[email] = Email;
    if (names.size() == 1) {
        layout.fields[names.front()] = Name;
    } else if (names.size() > 1) { // organisations look like names; the addresses tell
        const auto place = nameColumn(layout.fields, Header(size), samples);
        if (!place)
            return std::nullopt;
        layout.fields[*place] = Name;
    } else {
        const auto parts
            = size == 3 ? partsOfNames(samples, email == 0 ? 1 : 0, email == 2 ? 1 : 2, email) : std::nullopt;
        if (!parts)
            return std::nullopt;
        layout.fields[parts->first] = Given;
        layout.fields[parts->second] = Family;
    }
    for (const size_t place : columnsOfAll(samples, isPhoneOrEmpty)) {
        const bool anyPhone = !std::ranges::all_of(samples[place], &QString::isEmpty);
        if (layout.fields[place] == Ignored && anyPhone)
            layout.fields[place] = Phone;
    }
    corroborate(layout.fields, samples);
    return layout;
}

std::optional<size_t> mappedRecord(const InputFile& file, const ColumnMap& map)
{
    if (const auto named = recordNaming(file, map))
        return named;
    // The first of several columns, or of a column of addresses.
    const std::optional<size_t> first = firstTableRecord(file) ? firstTableRecord(file) : likelyHeader(file);
    const bool numbered = first && std::ranges::any_of(map, [&](const MappedColumn& column) {
        return !columnsCalled(column.column, file.columns[*first]).empty();
    });
    return numbered ? first : std::nullopt;
}

std::optional<ColumnLayout> mappedLayout(const InputFile& file, const ColumnMap& map)
{
    const std::optional<size_t> named = recordNaming(file, map);
    const std::optional<size_t> record = named ? named : mappedRecord(file, map);
    if (!record)
        return std::nullopt;
    if (std::optional<ColumnLayout> guessed = named ? std::nullopt : guessedLayout(file)) {
        applyMap(map, file.columns[guessed->record], guessed->fields);
        return guessed;
    }
    const Header& header = file.columns[*record];
    ColumnLayout layout{*record, fieldsByName(header)};
    const bool known
        = std::ranges::any_of(layout.fields, [](ListField field) { return field != ListField::Ignored; });
    // Whoever takes the first row for names of columns must not lose whom it tells of.
    layout.headless = looksLikeData(header) || (!named && !known);
    if (layout.headless) {
        const std::optional<ColumnLayout> certain = saysNames(map) ? std::nullopt : headlessLayout(file);
        layout.fields = certain ? certain->fields : std::vector<ListField>(header.size(), ListField::Ignored);
    }
    const Samples samples = samplesOf(file, *record, layout.headless);
    std::vector<ListField> said = layout.fields;
    applyMap(map, header, said);
    RoleColumns roles
        = rolesIn(said, layout.headless ? Header(header.size()) : header, samples, headerIn(file, *record));
    if (!roles.isTold)
        roles.addresses.clear();
    corroborate(layout.fields, samples, roles);
    applyMap(map, header, layout.fields);
    findNames(layout.fields, header, samples, roles);
    applyMap(map, header, layout.fields); // what is said to be ignored holds no names
    resolveBareNames(layout.fields, samples);
    return layout;
}

std::optional<size_t> likelyHeader(const InputFile& file)
{
    const auto filled = [](const Header& cells) {
        return std::ranges::count_if(cells, [](const QByteArray& cell) { return !cell.isEmpty(); });
    };
    const auto isFilled = [&](const Header& cells) { return filled(cells) > 0; };
    const auto begin = file.columns.begin();
    const auto end = file.columns.end();
    const auto first = std::find_if(begin, end, isFilled);
    const auto second = first == end ? end : std::find_if(std::next(first), end, isFilled);
    const bool isSingle = second != end && filled(*first) == 1 && filled(*second) == 1;
    if (isSingle && mayBeSingle(*first))
        return first - begin;
    const auto several = std::find_if(begin, end, [&](const Header& cells) { return filled(cells) > 1; });
    return several == end ? std::nullopt : std::optional<size_t>(several - begin);
}

void applyMap(const ColumnMap& map, const std::vector<QByteArray>& header, std::vector<ListField>& fields)
{
    for (const MappedColumn& mapped : map) {
        for (const size_t place : columnsCalled(mapped.column, header)) {
            if (place < fields.size())
                fields[place] = mapped.field;
        }
    }
}

} // namespace kith
