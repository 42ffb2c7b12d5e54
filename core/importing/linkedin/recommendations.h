#pragma once

#include "core/importing/tableimporter.h"

namespace kith::linkedin
{

// Recommendations_Received.csv and Recommendations_Given.csv, which differ by name only.
class Recommendations : public TableImporter
{
public:
    enum class Way { Received, Given };

    explicit Recommendations(Way way);

    QLatin1StringView format() const override;
    QString title() const override;
    int order() const override;

protected:
    ColumnNames columns() const override;
    bool mayBeCalled(const QString& stem) const override;
    RowReader reader(const Table& table, const ReadContext& context, RecordSink& sink) const override;

private:
    Way m_way;
};

} // namespace kith::linkedin
