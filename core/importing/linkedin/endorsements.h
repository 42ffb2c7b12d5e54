#pragma once

#include "core/importing/tableimporter.h"

namespace kith::linkedin
{

// Endorsement_Received_Info.csv and Endorsement_Given_Info.csv: one skill a row. What a member has hidden or
// refused is no tie and is rejected.
class Endorsements : public TableImporter
{
public:
    enum class Way { Received, Given };

    explicit Endorsements(Way way);

    QLatin1StringView format() const override;
    QString title() const override;
    int order() const override;

protected:
    ColumnNames columns() const override;
    RowReader reader(const Table& table, const ReadContext& context, RecordSink& sink) const override;

private:
    Way m_way;
};

} // namespace kith::linkedin
