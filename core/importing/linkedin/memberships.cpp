#include "core/importing/linkedin/memberships.h"

#include "core/importing/linkedin/member.h"
#include "core/importing/texts.h"

namespace kith::linkedin
{

using namespace Qt::StringLiterals;

QLatin1StringView Memberships::format() const
{
    return m_way == Way::Volunteering ? "linkedin-volunteering"_L1 : "linkedin-organizations"_L1;
}

QString Memberships::title() const
{
    return m_way == Way::Volunteering ? Importing::tr("Where you volunteer")
                                      : Importing::tr("Organisations that you belong to");
}

int Memberships::order() const
{
    return OwnerFirst + (m_way == Way::Volunteering ? 9 : 10);
}

ColumnNames Memberships::columns() const
{
    if (m_way == Way::Volunteering)
        return {u"Company Name"_s, u"Role"_s, u"Cause"_s};
    return {u"Name"_s, u"Position"_s, u"Started On"_s, u"Finished On"_s};
}

bool Memberships::mayBeCalled(const QString& stem) const
{
    return m_way == Way::Volunteering || stem == "organizations"_L1;
}

RowReader Memberships::reader(const Table& table, const ReadContext&, RecordSink& sink) const
{
    return {[&table, &sink, name = table.column({u"Company Name"_s, u"Name"_s}),
                started = DateColumn(table, table.column(u"Started On"_s), sink),
                finished = DateColumn(table, table.column(u"Finished On"_s), sink)]() mutable {
        MeStatement place = stated(MeField::Interest, table.row(), table.cell(name));
        place.from = started.read();
        place.to = finished.read();
        if (place.value.isEmpty())
            return sink.reject(table.row(), Importing::tr("The row names no organisation."), table.rowText());
        return sink.owner({table.row(), {std::move(place)}});
    }};
}

} // namespace kith::linkedin
