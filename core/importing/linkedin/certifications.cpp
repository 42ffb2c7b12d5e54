#include "core/importing/linkedin/certifications.h"

#include "core/importing/linkedin/member.h"
#include "core/importing/texts.h"

namespace kith::linkedin
{

using namespace Qt::StringLiterals;

QLatin1StringView Certifications::format() const
{
    return "linkedin-certifications"_L1;
}

QString Certifications::title() const
{
    return Importing::tr("Your certificates");
}

int Certifications::order() const
{
    return OwnerFirst + 11;
}

ColumnNames Certifications::columns() const
{
    return {u"Name"_s, u"Authority"_s, u"License Number"_s};
}

RowReader Certifications::reader(const Table& table, const ReadContext&, RecordSink& sink) const
{
    return {[&table, &sink, name = table.column(u"Name"_s),
                started = DateColumn(table, table.column(u"Started On"_s), sink),
                finished = DateColumn(table, table.column(u"Finished On"_s), sink)]() mutable {
        MeStatement skill = stated(MeField::Skill, table.row(), table.cell(name));
        skill.from = started.read();
        skill.to = finished.read();
        if (skill.value.isEmpty())
            return sink.reject(table.row(), hasNoName(), table.rowText());
        return sink.owner({table.row(), {std::move(skill)}});
    }};
}

} // namespace kith::linkedin
