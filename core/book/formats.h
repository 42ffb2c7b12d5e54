#pragma once

#include <QString>

#include <vector>

namespace kith
{

// What the window may know of the catalogues.

// An import format for people: "LinkedIn connections" for "linkedin-connections"; an unknown id stays itself.
QString importFormatTitle(const QString& format);
// Whether the file is a list of attendees, so that the user may say of what event and day.
bool importFormatTakesEvent(const QString& format);

// Whether it is a table of contacts, who may be guests of an event if the user says so.
bool importFormatMayTakeEvent(const QString& format);

// A format that exportBook() writes.
struct ExportFormat {
    QString id;
    QString title; // for people
    QString suffix; // "csv"

    bool operator==(const ExportFormat&) const = default;
};
std::vector<ExportFormat> exportFormats(); // in the catalogue's order

} // namespace kith
