#pragma once

#include "core/importing/tableimporter.h"

namespace kith::linkedin
{

// Jobs/Saved Jobs.csv and Jobs/Job Applications.csv: jobs that the owner kept or applied for. Their companies
// are ones that the owner wants to reach, and who did so within a year looks for a job. The answers to the
// companies' questions are not looked at.
class TargetJobs : public TableImporter
{
public:
    enum class Way { Saved, Applied };

    explicit TargetJobs(Way way) : m_way(way) { }

    QLatin1StringView format() const override;
    QString title() const override;
    int order() const override;

protected:
    ColumnNames columns() const override;
    RowReader reader(const Table& table, const ReadContext& context, RecordSink& sink) const override;

private:
    QString dateColumn() const;

    Way m_way;
};

} // namespace kith::linkedin
