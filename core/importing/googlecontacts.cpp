#include "core/importing/googlecontacts.h"

#include "core/base/text.h"
#include "core/importing/addressbook.h"
#include "core/importing/columnwords.h"
#include "core/importing/links.h"
#include "core/importing/personname.h"
#include "core/importing/texts.h"
#include "core/importing/unreadtexts.h"
#include "core/model/phone.h"

#include <QBuffer>

#include <algorithm>
#include <memory>
#include <utility>

namespace kith
{

using namespace Qt::StringLiterals;

namespace
{

// "* Work" is the label "Work" of the value that is used by default.
constexpr QChar defaultMark = u'*';

// A label and its value stand in a pair of columns, numbered from 1: "E-mail 1 - Label", "E-mail 1 - Value".
struct Pair {
    int label = -1;
    int value = -1;
    std::vector<int> parts = {}; // of an address that is not written out
};

struct Columns {
    int given = -1;
    int middle = -1;
    int family = -1;
    int suffix = -1;
    int name = -1; // written out
    int nickname = -1;
    int organisation = -1;
    int jobTitle = -1;
    int occupation = -1;
    int location = -1;
    int notes = -1;
    int labels = -1;
    int city = -1;
    int country = -1;
    std::vector<Pair> emails;
    std::vector<Pair> phones;
    std::vector<Pair> addresses;
    std::vector<Pair> links;
    std::vector<Pair> custom; // what the user called so, and perhaps a profile's address
};

std::vector<Pair> pairs(const Table& table, const QString& kind, const QString& value)
{
    std::vector<Pair> found;
    for (int number = 1;; ++number) {
        const QString start = u"%1 %2 - "_s.arg(kind).arg(number);
        Pair pair{table.column({start + u"Label"_s, start + u"Type"_s}), table.column(start + value)};
        if (pair.value < 0)
            return found;
        if (kind == "Address"_L1) {
            for (const QString& part :
                {u"Street"_s, u"PO Box"_s, u"City"_s, u"Region"_s, u"Postal Code"_s, u"Country"_s})
                pair.parts.push_back(table.column(start + part));
        }
        found.push_back(pair);
    }
}

Columns columnsOf(const Table& table)
{
    Columns columns;
    columns.given = table.column({u"First Name"_s, u"Given Name"_s});
    columns.middle = table.column({u"Middle Name"_s, u"Additional Name"_s});
    columns.family = table.column({u"Last Name"_s, u"Family Name"_s});
    columns.suffix = table.column(u"Name Suffix"_s);
    columns.name = table.column({u"Name"_s, u"File As"_s});
    columns.nickname = table.column(u"Nickname"_s);
    columns.organisation = table.column({u"Organization Name"_s, u"Organization 1 - Name"_s});
    columns.jobTitle = table.column({u"Organization Title"_s, u"Organization 1 - Title"_s});
    columns.occupation = table.column(u"Occupation"_s);
    columns.location = table.column(u"Location"_s);
    columns.notes = table.column(u"Notes"_s);
    columns.labels = table.column({u"Labels"_s, u"Group Membership"_s});
    columns.city = table.column(u"Address 1 - City"_s);
    columns.country = table.column(u"Address 1 - Country"_s);
    columns.emails = pairs(table, u"E-mail"_s, u"Value"_s);
    columns.phones = pairs(table, u"Phone"_s, u"Value"_s);
    columns.addresses = pairs(table, u"Address"_s, u"Formatted"_s);
    columns.links = pairs(table, u"Website"_s, u"Value"_s);
    columns.custom = pairs(table, u"Custom Field"_s, u"Value"_s);
    return columns;
}

// The values of one cell, "a ::: b".
QStringList values(const QString& cell)
{
    QStringList all;
    for (const QString& value : cell.split(u":::"_s)) {
        if (const QString trimmed = value.trimmed(); !trimmed.isEmpty())
            all += trimmed;
    }
    return all;
}

QString withoutMark(const QString& label)
{
    return label.startsWith(defaultMark) ? label.mid(1).trimmed() : label;
}

// Labels are the file's words; the value used by default comes first among its kind.
void addPoints(Contact& contact, ContactPoint::Kind kind, const QStringList& all, const QString& label)
{
    auto place = contact.points.end();
    if (label.startsWith(defaultMark))
        place = std::ranges::find(contact.points, kind, &ContactPoint::kind);
    for (const QString& value : all) {
        if (contact.points.size() > mostPoints)
            return;
        const bool isPhone = kind == ContactPoint::Kind::Phone;
        const auto known = std::ranges::find_if(contact.points, [&](const ContactPoint& point) {
            return isPhone && point.kind == kind && phoneForm(point.value) == phoneForm(value);
        });
        if (known != contact.points.end()) {
            addSpelling(*known, {kind, value, withoutMark(label)});
            continue;
        }
        place = contact.points.insert(place, {kind, value, withoutMark(label)});
        ++place;
    }
}

QStringList addressesIn(const Table& table, const Pair& pair)
{
    QStringList all;
    for (const QString& address : values(table.lines(pair.value)))
        all += onOneLine(address);
    if (!all.isEmpty())
        return all;
    QStringList parts;
    for (const int column : pair.parts) {
        if (const QString part = table.cell(column); !part.isEmpty())
            parts += part;
    }
    return parts.isEmpty() ? all : QStringList{parts.join(u", "_s)};
}

void setName(Contact& contact, const Table& table, const Columns& columns)
{
    contact.given = table.cell(columns.given);
    contact.family = table.cell(columns.family);
    contact.name = nameFromParts(contact.given, table.cell(columns.middle), contact.family);
    if (contact.name.isEmpty()) {
        const PersonName written = personName(table.cell(columns.name), firstEmail(contact));
        contact.name = written.full;
        contact.given = written.given;
        contact.family = written.family;
    }
    if (contact.name.isEmpty())
        contact.name = table.cell(columns.nickname);
    contact.name = withGeneration(contact.name, table.cell(columns.suffix));
}

// What columnsOf() found, and what says of which kind a value is.
std::vector<bool> readOf(const Table& table, const Columns& columns)
{
    std::vector<bool> read;
    for (const QString& name : table.header())
        read.push_back(name.endsWith(" - Label"_L1) || name.endsWith(" - Type"_L1));
    const auto add = [&read](int column) {
        if (column >= 0)
            read[static_cast<size_t>(column)] = true;
    };
    for (const int column : {columns.given, columns.middle, columns.family, columns.suffix, columns.name,
             columns.nickname, columns.organisation, columns.jobTitle, columns.occupation, columns.location,
             columns.notes, columns.labels, columns.city, columns.country, table.column(u"File As"_s)})
        add(column);
    for (const std::vector<Pair>& all :
        {columns.emails, columns.phones, columns.addresses, columns.links, columns.custom}) {
        for (const Pair& pair : all) {
            add(pair.value);
            std::ranges::for_each(pair.parts, add);
        }
    }
    return read;
}

// The columns of which nothing is read, but for what Google fills by itself. The beginning of the file tells
// whether they hold anything: rows that are known are not read again.
QStringList unreadColumns(const Table& table, const Columns& columns)
{
    std::vector<bool> read = readOf(table, columns);
    for (size_t i = 0; i < read.size(); ++i)
        read[i] = read[i] || columnWords().isNoise(bareKey(table.header()[i]), "google-contacts"_L1);
    QByteArray head = table.head();
    QBuffer device(&head);
    device.open(QIODevice::ReadOnly);
    CsvReader reader(device);
    std::vector<bool> filled(read.size());
    const auto cell
        = [&reader](int column) { return column < 0 ? QString() : cleaned(reader.field(column)); };
    while (reader.next().value_or(false)) {
        if (reader.row() <= table.headerRow())
            continue;
        for (size_t i = 0; i < filled.size(); ++i)
            filled[i] = filled[i] || !reader.utf8(static_cast<qsizetype>(i)).trimmed().isEmpty();
        // Who has no other name is called so.
        const QString name
            = QStringList{cell(columns.given), cell(columns.middle), cell(columns.family), cell(columns.name)}
                  .join(u' ')
                  .trimmed();
        if (!name.isEmpty() && isLackingIn(name, cell(columns.nickname)))
            read[static_cast<size_t>(columns.nickname)] = false;
    }
    QStringList unread;
    for (size_t i = 0; i < read.size(); ++i) {
        if (filled[i] && !read[i])
            unread += table.header()[i];
    }
    return unread;
}

// Puts what is no link into notes: "How we met: at the harbour".
void addCustomFields(Contact& contact, QStringList& notes, const Table& table, const Columns& columns)
{
    for (const Pair& pair : columns.custom) {
        const QString label = withoutMark(table.cell(pair.label));
        for (const QString& value : values(table.lines(pair.value))) {
            Contact with = contact;
            const QStringList links = linksIn(value);
            const bool says = value.contains(u": "_s); // more than where it is
            const auto isLink = [&](const QString& link) { return addLink(with, link, label); };
            if (!says && std::ranges::all_of(links, isLink))
                contact = std::move(with);
            else
                notes += label.isEmpty() ? value : label + u": "_s + value;
        }
    }
}

Contact contactFrom(const Table& table, const Columns& columns, QStringList& notes, UnreadTexts& unread)
{
    Contact contact;
    contact.organisation = values(table.cell(columns.organisation)).value(0);
    contact.title = values(table.cell(columns.jobTitle)).value(0);
    if (contact.title.isEmpty())
        contact.title = table.cell(columns.occupation);
    for (const Pair& pair : columns.emails) {
        QStringList addresses;
        for (const QString& value : values(table.cell(pair.value))) {
            addresses += emailsIn(value);
            for (const QString& other : unreadEmailsIn(value))
                unread.tell(table.row(), {UnreadText::Kind::Email, other});
        }
        addPoints(contact, ContactPoint::Kind::Email, addresses, table.cell(pair.label));
    }
    setName(contact, table, columns); // asks for the addresses
    for (const Pair& pair : columns.phones)
        addPoints(contact, ContactPoint::Kind::Phone, values(table.cell(pair.value)), table.cell(pair.label));
    for (const Pair& pair : columns.addresses)
        addPoints(contact, ContactPoint::Kind::Address, addressesIn(table, pair), table.cell(pair.label));
    for (const Pair& pair : columns.links) {
        for (const QString& value : values(table.cell(pair.value))) {
            for (const QString& address : linksIn(value)) {
                if (!addLink(contact, address, withoutMark(table.cell(pair.label))) && !namesNobody(address))
                    unread.tell(table.row(), {UnreadText::Kind::Link, address});
            }
        }
    }
    addCustomFields(contact, notes, table, columns);
    const QStringList place
        = values(table.cell(columns.city)).mid(0, 1) + values(table.cell(columns.country)).mid(0, 1);
    contact.location = place.isEmpty() ? table.cell(columns.location) : place.join(u", "_s);
    if (contact.name.isEmpty())
        setSubstituteName(contact);
    return contact;
}

Facts factsFrom(const Table& table, const Columns& columns, const QStringList& notes)
{
    Facts facts;
    const auto add = [&facts, &table](FactKind kind, const QString& value) {
        Fact fact;
        fact.kind = kind;
        fact.value = value;
        fact.origin = Origin::file(0, table.row());
        addFact(facts, fact);
    };
    add(FactKind::KnownElsewhere, u"Google contacts"_s);
    for (const QString& group : values(table.cell(columns.labels))) {
        const QString label = withoutMark(group);
        if (!label.isEmpty() && !isSystemGroup(label))
            add(FactKind::Labelled, label);
    }
    if (const QString text = table.lines(columns.notes); !text.isEmpty())
        add(FactKind::Noted, text);
    for (const QString& note : notes)
        add(FactKind::Noted, note);
    return facts;
}

} // namespace

QLatin1StringView GoogleContacts::format() const
{
    return "google-contacts"_L1;
}

QString GoogleContacts::title() const
{
    return Importing::tr("Google contacts");
}

int GoogleContacts::order() const
{
    return ByEmail;
}

// Which columns there are depends on the contacts, so the header is told by what no other program writes.
bool GoogleContacts::recognises(const InputFile& file) const
{
    if (file.columns.empty())
        return false;
    const auto has = [&header = file.columns.front()](const QString& name) {
        return std::ranges::find(header, columnKey(name)) != header.end();
    };
    return has(u"E-mail 1 - Value"_s) || has(u"Phone 1 - Value"_s)
        || (has(u"Given Name"_s) && has(u"Group Membership"_s))
        || (has(u"First Name"_s) && has(u"File As"_s) && has(u"Labels"_s));
}

// None that all of them have; the header is the first row.
ColumnNames GoogleContacts::columns() const
{
    return {};
}

RowReader GoogleContacts::reader(const Table& table, const ReadContext&, RecordSink& sink) const
{
    const Columns found = columnsOf(table);
    tellUnread(unreadColumns(table, found), sink);
    return {[&table, &sink, columns = found, unread = std::make_shared<UnreadTexts>(sink)] {
                Record record;
                record.row = table.row();
                QStringList notes;
                record.contact = contactFrom(table, columns, notes, *unread);
                if (record.contact.name.isEmpty()) {
                    return sink.reject(table.row(),
                        Importing::tr(
                            "The row has no name, no organisation, no e-mail address and no phone number."),
                        table.rowText());
                }
                record.facts = factsFrom(table, columns, notes);
                keepWhatFits(record, sink);
                return sink.record(std::move(record));
            },
        {}, true};
}

} // namespace kith
