#pragma once

#include "core/exporting/exporter.h"

namespace kith
{

// Everything that is known of each contact and why it is advised, as one document (resources/schemas/
// export.schema.json; the fields are a contract with other programs). UTF-8, one contact a line.
class JsonExporter : public Exporter
{
public:
    QLatin1StringView format() const override;
    QString title() const override;
    QLatin1StringView suffix() const override;

    QByteArray begin(const ExportContext& context) const override;
    QByteArray contact(
        const ExportedContact& contact, qint64 number, const ExportContext& context) const override;
    QByteArray end(const ExportContext& context) const override;
};

} // namespace kith
