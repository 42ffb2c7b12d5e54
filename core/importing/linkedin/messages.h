#pragma once

#include "core/importing/tableimporter.h"

namespace kith::linkedin
{

// messages.csv: who wrote to whom, summed up by partner (facts: formats 1.5). See conversations.h for what
// counts. Long texts are cut in the rejected rows.
class Messages : public TableImporter
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
