#include "core/importing/linkedin/companyfollows.h"

#include "core/importing/linkedin/member.h"
#include "core/importing/texts.h"

namespace kith::linkedin
{

using namespace Qt::StringLiterals;

QLatin1StringView CompanyFollows::format() const
{
    return "linkedin-company-follows"_L1;
}

QString CompanyFollows::title() const
{
    return Importing::tr("Organisations followed on LinkedIn");
}

int CompanyFollows::order() const
{
    return ByName + 3;
}

ColumnNames CompanyFollows::columns() const
{
    return {u"Organization"_s, u"Followed On"_s};
}

RowReader CompanyFollows::reader(const Table& table, const ReadContext& context, RecordSink& sink) const
{
    return {[&table, &sink, name = table.column(u"Organization"_s),
                date = DateColumn(table, table.column(u"Followed On"_s), sink, context.today)]() mutable {
        Contact contact = person(table.cell(name));
        contact.kind = ContactKind::Organisation;
        if (contact.name.isEmpty())
            return sink.reject(table.row(), hasNoName(), table.rowText());
        Fact fact;
        fact.kind = FactKind::Following;
        fact.from = date.read();
        return sink.record(recordOf(table.row(), std::move(contact), std::move(fact)));
    }};
}

} // namespace kith::linkedin
