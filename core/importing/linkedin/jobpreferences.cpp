#include "core/importing/linkedin/jobpreferences.h"

#include "core/importing/linkedin/member.h"
#include "core/importing/texts.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace kith::linkedin
{

using namespace Qt::StringLiterals;

namespace
{

// No comma parts them: "Director, Sales" is one title, "Acme, Inc." one company.
QStringList wishesIn(const QString& lines)
{
    static const QRegularExpression separator(u"\\s*[|;\\n]\\s*"_s);
    return lines.trimmed().split(separator, Qt::SkipEmptyParts);
}

// Whether a box was ticked.
bool isSaid(const QString& cell)
{
    static constexpr std::array no{"no"_L1, "false"_L1, "n"_L1, "0"_L1};
    return !cell.isEmpty() && std::ranges::find(no, cell.toLower()) == no.end();
}

} // namespace

QLatin1StringView JobPreferences::format() const
{
    return "linkedin-job-preferences"_L1;
}

QString JobPreferences::title() const
{
    return Importing::tr("What you look for in a job");
}

int JobPreferences::order() const
{
    return OwnerFirst + 6;
}

ColumnNames JobPreferences::columns() const
{
    return {u"Job Titles"_s, u"Dream Companies"_s};
}

RowReader JobPreferences::reader(const Table& table, const ReadContext& context, RecordSink& sink) const
{
    // The file has no dates; what an old archive wished for is long found or forgotten.
    const bool isRecent
        = looksForAJobSince(context.day.isValid() ? context.day : context.today, context.today);
    const std::array wishes{
        std::pair(MeField::TargetTitle, table.column(u"Job Titles"_s)),
        std::pair(MeField::TargetIndustry, table.column(u"Industries"_s)),
        std::pair(MeField::TargetOrganisation, table.column(u"Dream Companies"_s)),
    };
    return {[&table, &sink, wishes, isRecent, open = table.column(u"Open To Recruiters"_s)] {
        OwnerRecord record{table.row(), {}};
        for (const auto& [field, column] : wishes) {
            for (const QString& wish : wishesIn(table.lines(column)))
                record.statements.push_back(stated(field, table.row(), wish));
        }
        const bool wantsAJob = isSaid(table.cell(open))
            || std::ranges::find(record.statements, MeField::TargetTitle, &MeStatement::field)
                != record.statements.end();
        if (wantsAJob && isRecent)
            record.statements.push_back(wishForAJob(table.row()));
        if (record.statements.empty()) {
            return sink.reject(table.row(),
                Importing::tr("The row names no title, no industry and no company that you look for."),
                table.rowText());
        }
        return sink.owner(std::move(record));
    }};
}

} // namespace kith::linkedin
