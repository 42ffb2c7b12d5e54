#pragma once

#include "core/importing/tableimporter.h"

namespace kith
{

// The CSV export of Google Contacts, with the header since 2024 ("First Name", "Labels") or the one before
// ("Given Name", "Group Membership"; facts: formats 2). Everyone in it is known elsewhere; one's own labels,
// notes and custom fields become facts. Who has no name is called as setSubstituteName() does.
class GoogleContacts : public TableImporter
{
public:
    QLatin1StringView format() const override;
    QString title() const override;
    int order() const override;
    bool recognises(const InputFile& file) const override;

protected:
    ColumnNames columns() const override;
    RowReader reader(const Table& table, const ReadContext& context, RecordSink& sink) const override;
};

} // namespace kith
