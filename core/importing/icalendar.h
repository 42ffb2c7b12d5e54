#pragma once

#include "core/importing/importer.h"
#include "core/model/smallmeeting.h"

namespace kith
{

// People met in meetings, out of a calendar (RFC 5545; facts: formats 2). A meeting counts if it is past, not
// cancelled, and two to mostPeople people were there. Someone was there who is an individual named in an
// ATTENDEE or ORGANIZER line and has not declined; nobody counts whose meeting the owner declined.
//
// A row is an attendee of an event, numbered from 1 through the file. Every person becomes one record with
// one fact a meeting, for each set of people who declined or sent somebody else: if the owner turns out to be
// one of those, the record goes. A series is one meeting, from its first to its last past day.
class ICalendar : public Importer
{
public:
    QLatin1StringView format() const override;
    QString title() const override;
    int order() const override;
    bool recognises(const InputFile& file) const override;
    Done read(const InputFile& file, const ReadContext& context, RecordSink& sink,
        Progress& progress) const override;

    // In a bigger round, people listen and are not met.
    static constexpr int mostPeople = mostPeopleMet;
    // Rules that are expanded in one file; the rest counts with its first day, so that no file keeps Kith
    // busy for ages.
    static constexpr int mostSeries = 5'000;
};

} // namespace kith
