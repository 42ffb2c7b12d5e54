#pragma once

#include "core/importing/tableimporter.h"

namespace kith::linkedin
{

// Certifications.csv: what the owner is certified in, which is a skill.
class Certifications : public TableImporter
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
