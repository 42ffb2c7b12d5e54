#include "core/importing/linkedin/importedcontacts.h"

#include "core/importing/addressbook.h"
#include "core/importing/linkedin/member.h"
#include "core/importing/personname.h"
#include "core/importing/texts.h"

namespace kith::linkedin
{

using namespace Qt::StringLiterals;

namespace
{

// Several values stand in one cell.
QStringList valuesIn(const QString& cell)
{
    QStringList values;
    qsizetype from = 0;
    for (qsizetype i = 0; i <= cell.size(); ++i) {
        if (i < cell.size() && cell[i] != u',' && cell[i] != u';')
            continue;
        if (const QString value = cell.mid(from, i - from).trimmed(); !value.isEmpty())
            values += value;
        from = i + 1;
    }
    return values;
}

// "Google contacts" from "GOOGLE_CONTACTS". The words are the file's own, hence not translated.
QString sourceName(const QString& source)
{
    if (source.isEmpty())
        return u"Imported contacts"_s;
    QString name = source.toLower().replace(u'_', u' ');
    name[0] = name[0].toUpper();
    return name;
}

} // namespace

QLatin1StringView ImportedContacts::format() const
{
    return "linkedin-imported-contacts"_L1;
}

QString ImportedContacts::title() const
{
    return Importing::tr("Address book uploaded to LinkedIn");
}

int ImportedContacts::order() const
{
    return ByEmail;
}

ColumnNames ImportedContacts::columns() const
{
    return {u"First Name"_s, u"Companies"_s, u"Created At"_s};
}

RowReader ImportedContacts::reader(const Table& table, const ReadContext&, RecordSink& sink) const
{
    return {[&table, &sink, source = table.column(u"Source"_s), first = table.column(u"First Name"_s),
                last = table.column(u"Last Name"_s), full = table.column(u"Full Name"_s),
                company = table.column(u"Companies"_s), title = table.column(u"Title"_s),
                emails = table.column({u"Emails"_s, u"Email Address"_s}),
                phones = table.column(u"Phone Numbers"_s), addresses = table.column(u"Addresses"_s),
                sites = table.column(u"Sites"_s), place = table.column(u"Location"_s),
                profiles = table.column(u"Profiles"_s)] {
        Contact contact = person(table.cell(first), table.cell(last));
        const QStringList written = valuesIn(table.cell(emails));
        if (contact.name.isEmpty())
            contact.name = personName(table.cell(full), written.value(0)).full;
        contact.title = table.cell(title);
        contact.organisation = table.cell(company);
        contact.location = table.cell(place);
        for (const QString& site : valuesIn(table.cell(profiles)) + valuesIn(table.cell(sites)))
            addAddress(contact, site);
        for (const QString& email : written)
            addPoint(contact, ContactPoint::Kind::Email, email);
        for (const QString& phone : valuesIn(table.cell(phones)))
            addPoint(contact, ContactPoint::Kind::Phone, phone);
        addPoint(contact, ContactPoint::Kind::Address, table.cell(addresses).simplified());
        if (contact.name.isEmpty())
            setSubstituteName(contact);
        if (contact.name.isEmpty()) {
            return sink.reject(table.row(),
                Importing::tr("The row has no name, no organisation, no e-mail address and no phone number."),
                table.rowText());
        }
        Fact fact;
        fact.kind = FactKind::KnownElsewhere;
        fact.value = sourceName(table.cell(source));
        return sink.record(recordOf(table.row(), std::move(contact), std::move(fact)));
    }};
}

} // namespace kith::linkedin
