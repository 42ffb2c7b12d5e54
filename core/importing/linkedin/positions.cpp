#include "core/importing/linkedin/positions.h"

#include "core/importing/linkedin/member.h"
#include "core/importing/texts.h"

namespace kith::linkedin
{

using namespace Qt::StringLiterals;

QLatin1StringView Positions::format() const
{
    return "linkedin-positions"_L1;
}

QString Positions::title() const
{
    return Importing::tr("Your positions");
}

int Positions::order() const
{
    return OwnerFirst + 2;
}

ColumnNames Positions::columns() const
{
    return {u"Company Name"_s, u"Title"_s, u"Started On"_s};
}

RowReader Positions::reader(const Table& table, const ReadContext&, RecordSink& sink) const
{
    return {[&table, &sink, company = table.column(u"Company Name"_s), title = table.column(u"Title"_s),
                started = DateColumn(table, table.column(u"Started On"_s), sink),
                finished = DateColumn(table, table.column(u"Finished On"_s), sink)]() mutable {
        MeStatement position = stated(MeField::Position, table.row(), table.cell(company));
        position.detail = table.cell(title);
        position.from = started.read();
        position.to = finished.read();
        if (position.value.isEmpty())
            return sink.reject(table.row(), namesNoCompany(), table.rowText());
        return sink.owner({table.row(), {std::move(position)}});
    }};
}

} // namespace kith::linkedin
