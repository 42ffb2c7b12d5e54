#pragma once

#include "core/importing/tableimporter.h"

namespace kith::linkedin
{

// Events.csv: events that the owner signed up for. They name nobody else, so an event is only kept as an
// interest.
class Events : public TableImporter
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
