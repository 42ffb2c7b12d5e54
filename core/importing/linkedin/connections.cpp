#include "core/importing/linkedin/connections.h"

#include "core/importing/columnwords.h"
#include "core/importing/linkedin/member.h"
#include "core/importing/texts.h"

#include <algorithm>

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

// LinkedIn's name of a column, and what it is called where the account is in another language.
QStringList namesOf(const QString& column)
{
    return QStringList(column) + columnWords().linkedIn.value(column);
}

int columnOf(const Table& table, const QString& column)
{
    for (const QString& name : namesOf(column)) {
        if (const int place = table.column(name); place >= 0)
            return place;
    }
    return -1;
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

// In another language the words are those of everyday lists, of who logged in to a webinar, too: it takes all
// of them, and the profiles or LinkedIn's own name of the file.
ColumnNames Connections::columnsIn(const InputFile& file) const
{
    if (file.hasColumns(columns()))
        return columns();
    for (const std::vector<QByteArray>& record : file.columns) {
        ColumnNames found;
        if (file.stem() != "connections"_L1)
            found.push_back(u"URL"_s);
        for (const QString& column :
            {u"First Name"_s, u"Last Name"_s, u"Company"_s, u"Position"_s, u"Connected On"_s}) {
            const QStringList names = namesOf(column);
            const auto name = std::ranges::find_if(names, [&record](const QString& one) {
                return std::ranges::find(record, columnKey(one)) != record.end();
            });
            found.push_back(name == names.end() ? column : *name);
        }
        if (file.hasColumns(found))
            return found;
    }
    return columns();
}

RowReader Connections::reader(const Table& table, const ReadContext& context, RecordSink& sink) const
{
    const DateColumn dates(table, columnOf(table, u"Connected On"_s), sink, context.today);
    return {[&table, &sink, first = columnOf(table, u"First Name"_s), last = columnOf(table, u"Last Name"_s),
                address = table.column(u"URL"_s), email = columnOf(table, u"Email Address"_s),
                company = columnOf(table, u"Company"_s), position = columnOf(table, u"Position"_s),
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
