#pragma once

#include "core/importing/tableimporter.h"

namespace kith::linkedin
{

// Jobs/Job Seeker Preferences.csv: the titles, industries and companies that the owner looks for, several in
// a cell. Whoever names titles or is open to recruiters looks for a job.
class JobPreferences : public TableImporter
{
public:
    QLatin1StringView format() const override;
    QString title() const override;
    int order() const override;

protected:
    ColumnNames columns() const override;
    RowReader reader(const Table& table, const ReadContext& context, RecordSink& sink) const override;
};

} // namespace kith::linkedin
