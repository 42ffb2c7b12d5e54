#pragma once

#include "core/importing/importer.h"

namespace kith
{

// Entries of a directory in the LDAP data interchange format (RFC 2849), as Thunderbird exports its address
// book. Who is in the address book of a mail program is known elsewhere; a directory says no such thing.
// Mailing lists and other things that are no persons are rejected. Rows count the entries.
class Ldif : public Importer
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
