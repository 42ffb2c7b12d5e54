#pragma once

#include "core/importing/tableimporter.h"

namespace kith::linkedin
{

// Skills.csv: one column, so that only the file's name tells its kind.
class Skills : public TableImporter
{
public:
    QLatin1StringView format() const override;
    QString title() const override;
    int order() const override;

protected:
    ColumnNames columns() const override;
    bool mayBeCalled(const QString& stem) const override;
    RowReader reader(const Table& table, const ReadContext& context, RecordSink& sink) const override;
};

} // namespace kith::linkedin
