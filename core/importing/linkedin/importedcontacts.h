#pragma once

#include "core/importing/tableimporter.h"

namespace kith::linkedin
{

// Contacts.csv, ImportedContacts.csv, Imported Contacts.csv (2018): an address book that the owner once
// uploaded.
class ImportedContacts : public TableImporter
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
