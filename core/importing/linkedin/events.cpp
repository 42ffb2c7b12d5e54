#include "core/importing/linkedin/events.h"

#include "core/importing/linkedin/member.h"
#include "core/importing/texts.h"

#include <utility>

namespace kith::linkedin
{

using namespace Qt::StringLiterals;

QLatin1StringView Events::format() const
{
    return "linkedin-events"_L1;
}

QString Events::title() const
{
    return Importing::tr("LinkedIn events");
}

int Events::order() const
{
    return OwnerFirst + 5;
}

ColumnNames Events::columns() const
{
    return {u"Event Name"_s, u"Event Time"_s, u"Status"_s};
}

RowReader Events::reader(const Table& table, const ReadContext&, RecordSink& sink) const
{
    return {[&table, &sink, name = table.column(u"Event Name"_s), status = table.column(u"Status"_s),
                time = DateColumn(table, table.column(u"Event Time"_s), sink), said = false]() mutable {
        MeStatement event = stated(MeField::Interest, table.row(), table.cell(name));
        if (event.value.isEmpty())
            return sink.reject(table.row(), hasNoName(), table.rowText());
        if (table.cell(status).compare("RELINQUISHED"_L1, Qt::CaseInsensitive) == 0)
            return sink.reject(
                table.row(), Importing::tr("You gave up your place at this event."), table.rowText());
        event.from = time.read();
        if (!std::exchange(said, true)) {
            sink.issue({Severity::Info, 0, 0,
                Importing::tr(
                    "Events are kept as interests of yours: the file does not say who else was there. Import "
                    "an attendee list to record whom you met.")});
        }
        return sink.owner({table.row(), {std::move(event)}});
    }};
}

} // namespace kith::linkedin
