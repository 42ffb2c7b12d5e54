#pragma once

#include "core/importing/importer.h"

namespace kith
{

// What Kith itself exports as JSON (resources/schemas/export.schema.json): contacts with their facts, those
// that the user said included, the user's notes, and what is known of the owner. Verdicts and what Kith
// concluded are left out, since they are made anew. The row is the number of the contact in the file; the
// statements about the owner follow.
class KithExport : public Importer
{
public:
    QLatin1StringView format() const override;
    QString title() const override;
    int order() const override;
    bool recognises(const InputFile& file) const override;
    Done read(const InputFile& file, const ReadContext& context, RecordSink& sink,
        Progress& progress) const override;
};

} // namespace kith
