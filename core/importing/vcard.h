#pragma once

#include "core/importing/importer.h"

namespace kith
{

// Address cards of any program (vCard 2.1, 3.0 and 4.0; facts: formats 3). Everyone in them is known
// elsewhere; one's own categories and notes become facts. A row is a card, one within another one too. Cards
// of organisations become organisations; groups, places and things are rejected.
class VCard : public Importer
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
