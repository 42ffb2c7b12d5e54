#include "core/importing/linkedin/targetjobs.h"

#include "core/importing/linkedin/member.h"
#include "core/importing/texts.h"

namespace kith::linkedin
{

using namespace Qt::StringLiterals;

QLatin1StringView TargetJobs::format() const
{
    return m_way == Way::Saved ? "linkedin-saved-jobs"_L1 : "linkedin-job-applications"_L1;
}

QString TargetJobs::title() const
{
    return m_way == Way::Saved ? Importing::tr("Jobs that you saved")
                               : Importing::tr("Jobs that you applied for");
}

int TargetJobs::order() const
{
    return OwnerFirst + (m_way == Way::Saved ? 7 : 8);
}

QString TargetJobs::dateColumn() const
{
    return m_way == Way::Saved ? u"Saved Date"_s : u"Application Date"_s;
}

ColumnNames TargetJobs::columns() const
{
    return {dateColumn(), u"Job Url"_s, u"Company Name"_s};
}

RowReader TargetJobs::reader(const Table& table, const ReadContext& context, RecordSink& sink) const
{
    return {[&table, &sink, today = context.today, company = table.column(u"Company Name"_s),
                date = DateColumn(table, table.column(dateColumn()), sink, context.today)]() mutable {
        MeStatement target = stated(MeField::TargetOrganisation, table.row(), table.cell(company));
        target.from = date.read();
        if (target.value.isEmpty())
            return sink.reject(table.row(), namesNoCompany(), table.rowText());
        OwnerRecord record{table.row(), {std::move(target)}};
        if (looksForAJobSince(record.statements.front().from, today))
            record.statements.push_back(wishForAJob(table.row()));
        return sink.owner(std::move(record));
    }};
}

} // namespace kith::linkedin
