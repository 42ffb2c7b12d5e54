#pragma once

#include "core/importing/tableimporter.h"

namespace kith::linkedin
{

// Volunteering.csv and Organizations.csv: where the owner helps and belongs. Neither is an employer, so that
// they are kept as interests.
class Memberships : public TableImporter
{
public:
    enum class Way { Volunteering, Organizations };

    explicit Memberships(Way way) : m_way(way) { }

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
