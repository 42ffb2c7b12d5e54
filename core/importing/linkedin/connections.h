#pragma once

#include "core/importing/tableimporter.h"

namespace kith::linkedin
{

// Connections.csv: whom the owner is connected with, and since when (facts: formats 1.3).
class Connections : public TableImporter
{
public:
    QLatin1StringView format() const override;
    QString title() const override;
    int order() const override;

protected:
    ColumnNames columns() const override;
    ColumnNames columnsIn(const InputFile& file) const override;
    RowReader reader(const Table& table, const ReadContext& context, RecordSink& sink) const override;
};

} // namespace kith::linkedin
