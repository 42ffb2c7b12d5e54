#include "core/importing/googlecontacts.h"

#include "core/importing/addressbook.h"
#include "core/importing/links.h"
#include "core/importing/personname.h"
#include "core/importing/texts.h"

#include <algorithm>

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
    std::vector<Pair> links; // web sites, and custom fields that may hold a profile's address
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
    std::ranges::move(pairs(table, u"Custom Field"_s, u"Value"_s), std::back_inserter(columns.links));
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
        const PersonName written = personName(table.cell(columns.name));
        contact.name = written.full;
        contact.given = written.given;
        contact.family = written.family;
    }
    if (contact.name.isEmpty())
        contact.name = table.cell(columns.nickname);
    contact.name = withGeneration(contact.name, table.cell(columns.suffix));
}

Contact contactFrom(const Table& table, const Columns& columns)
{
    Contact contact;
    setName(contact, table, columns);
    contact.organisation = values(table.cell(columns.organisation)).value(0);
    contact.title = values(table.cell(columns.jobTitle)).value(0);
    if (contact.title.isEmpty())
        contact.title = table.cell(columns.occupation);
    for (const Pair& pair : columns.emails) {
        QStringList addresses;
        for (const QString& value : values(table.cell(pair.value)))
            addresses += emailsIn(value);
        addPoints(contact, ContactPoint::Kind::Email, addresses, table.cell(pair.label));
    }
    for (const Pair& pair : columns.phones)
        addPoints(contact, ContactPoint::Kind::Phone, values(table.cell(pair.value)), table.cell(pair.label));
    for (const Pair& pair : columns.addresses)
        addPoints(contact, ContactPoint::Kind::Address, addressesIn(table, pair), table.cell(pair.label));
    for (const Pair& pair : columns.links) {
        for (const QString& address : values(table.cell(pair.value)))
            addLink(contact, address, withoutMark(table.cell(pair.label)));
    }
    const QStringList place
        = values(table.cell(columns.city)).mid(0, 1) + values(table.cell(columns.country)).mid(0, 1);
    contact.location = place.isEmpty() ? table.cell(columns.location) : place.join(u", "_s);
    if (contact.name.isEmpty())
        setSubstituteName(contact);
    return contact;
}

Facts factsFrom(const Table& table, const Columns& columns)
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
    if (const QString notes = table.lines(columns.notes); !notes.isEmpty())
        add(FactKind::Noted, notes);
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
    return {[&table, &sink, columns = columnsOf(table)] {
                Record record;
                record.row = table.row();
                record.contact = contactFrom(table, columns);
                if (record.contact.name.isEmpty()) {
                    return sink.reject(table.row(),
                        Importing::tr(
                            "The row has no name, no organisation, no e-mail address and no phone number."),
                        table.rowText());
                }
                record.facts = factsFrom(table, columns);
                keepWhatFits(record, sink);
                return sink.record(std::move(record));
            },
        {}, true};
}

} // namespace kith
