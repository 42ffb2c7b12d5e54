#include "core/importing/linkedin/education.h"

#include "core/importing/linkedin/member.h"
#include "core/importing/texts.h"

namespace kith::linkedin
{

using namespace Qt::StringLiterals;

QLatin1StringView Education::format() const
{
    return "linkedin-education"_L1;
}

QString Education::title() const
{
    return Importing::tr("Your education");
}

int Education::order() const
{
    return OwnerFirst + 3;
}

ColumnNames Education::columns() const
{
    return {u"School Name"_s, u"Start Date"_s, u"End Date"_s};
}

RowReader Education::reader(const Table& table, const ReadContext&, RecordSink& sink) const
{
    return {[&table, &sink, name = table.column(u"School Name"_s), degree = table.column(u"Degree Name"_s),
                start = DateColumn(table, table.column(u"Start Date"_s), sink),
                end = DateColumn(table, table.column(u"End Date"_s), sink)]() mutable {
        MeStatement school = stated(MeField::School, table.row(), table.cell(name));
        school.detail = table.cell(degree);
        school.from = start.read();
        school.to = end.read();
        if (school.value.isEmpty())
            return sink.reject(table.row(), Importing::tr("The row names no school."), table.rowText());
        return sink.owner({table.row(), {std::move(school)}});
    }};
}

} // namespace kith::linkedin
