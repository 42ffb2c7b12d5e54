#pragma once

#include "core/importing/importer.h"

namespace kith
{

// Attendee lists: the exports of Luma, Eventbrite, Meetup, Zoom, Teams and Calendly, and any table with names
// and something else about people who came (facts: formats 2; resources/attendees.json). Everyone who took
// part was at the same event; how many were there is stated for reports of meetings and for long lists only,
// so that none but small meetings count as having met (isOfSmallMeeting()).
//
// The event is the one that the context names, else the row's own, else the one named above the header, else
// the file's name. Its day is the context's, else the one that the row or the lines above the header state,
// else the first on which anyone came in; never the day of a registration. Events of one name are told apart
// by their days. Several rows of one person, by e-mail address, account or name, are summed up.
class Attendees : public Importer
{
public:
    QLatin1StringView format() const override;
    QString title() const override;
    int order() const override;
    bool recognises(const InputFile& file) const override;
    bool takesMap() const override { return true; }
    std::optional<TakenColumns> takenColumns(const InputFile& file, const ColumnMap& map) const override;
    Done read(const InputFile& file, const ReadContext& context, RecordSink& sink,
        Progress& progress) const override;
};

} // namespace kith
