#include "core/importing/linkedin/connections.h"

#include "core/importing/linkedin/member.h"
#include "core/importing/texts.h"

namespace kith::linkedin
{

using namespace Qt::StringLiterals;

namespace
{

// Two to five rows in a hundred hold nothing but the date (facts: formats 1.3).
QString hasNobody(const Table& table, int address, int email)
{
    if (table.bytes(address).isEmpty() && table.bytes(email).isEmpty())
        return Importing::tr("The profile is closed or hidden: LinkedIn gives the date only.");
    return hasNoName();
}

} // namespace

QLatin1StringView Connections::format() const
{
    return "linkedin-connections"_L1;
}

QString Connections::title() const
{
    return Importing::tr("LinkedIn connections");
}

int Connections::order() const
{
    return ByProfile;
}

ColumnNames Connections::columns() const
{
    return {u"First Name"_s, u"Connected On"_s};
}

RowReader Connections::reader(const Table& table, const ReadContext& context, RecordSink& sink) const
{
    const DateColumn dates(table, table.column(u"Connected On"_s), sink, context.today);
    return {[&table, &sink, first = table.column(u"First Name"_s), last = table.column(u"Last Name"_s),
                address = table.column(u"URL"_s), email = table.column(u"Email Address"_s),
                company = table.column(u"Company"_s), position = table.column(u"Position"_s),
                connected = dates]() mutable {
                // Without a column for last names the first names are whole names.
                Contact contact
                    = last < 0 ? person(table.cell(first)) : person(table.cell(first), table.cell(last));
                if (contact.name.isEmpty())
                    return sink.reject(table.row(), hasNobody(table, address, email), table.rowText());
                contact.title = table.cell(position);
                contact.organisation = table.cell(company);
                addAddress(contact, table.cell(address));
                addPoint(contact, ContactPoint::Kind::Email, table.cell(email));
                Fact fact;
                fact.kind = FactKind::Connected;
                fact.from = connected.read();
                return sink.record(recordOf(table.row(), std::move(contact), std::move(fact)));
            },
        {}, !dates.dayFirst()}; // else the file as a whole tells what a date means
}

} // namespace kith::linkedin
