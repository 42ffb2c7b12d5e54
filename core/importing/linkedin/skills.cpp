#include "core/importing/linkedin/skills.h"

#include "core/importing/linkedin/member.h"

#include <QCoreApplication>

namespace kith::linkedin
{

using namespace Qt::StringLiterals;

namespace
{

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(LinkedIn)
};

} // namespace

QLatin1StringView Skills::format() const
{
    return "linkedin-skills"_L1;
}

QString Skills::title() const
{
    return Texts::tr("Your skills");
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
