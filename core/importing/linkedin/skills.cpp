#include "core/importing/linkedin/skills.h"

#include "core/importing/linkedin/member.h"
#include "core/importing/texts.h"

namespace kith::linkedin
{

using namespace Qt::StringLiterals;

QLatin1StringView Skills::format() const
{
    return "linkedin-skills"_L1;
}

QString Skills::title() const
{
    return Importing::tr("Your skills");
}

int Skills::order() const
{
    return OwnerFirst + 4;
}

ColumnNames Skills::columns() const
{
    return {u"Name"_s};
}

bool Skills::mayBeCalled(const QString& stem) const
{
    return stem == "skills"_L1;
}

RowReader Skills::reader(const Table& table, const ReadContext&, RecordSink& sink) const
{
    return {[&table, &sink, name = table.column(u"Name"_s)] {
        return sink.owner({table.row(), {stated(MeField::Skill, table.row(), table.cell(name))}});
    }};
}

} // namespace kith::linkedin
