#pragma once

#include "core/importing/importer.h"

namespace kith
{

// What Kith itself exports as CSV: who the contacts are, and the notes that the user wrote. Advice, drafts
// and counts are Kith's words, which are made anew; of facts the table names the sources alone.
class KithTable : public Importer
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
