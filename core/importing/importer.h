#pragma once

#include "core/base/progress.h"
#include "core/importing/inputfile.h"
#include "core/importing/listfield.h"
#include "core/importing/recordsink.h"
#include "core/model/me.h"

#include <QDate>
#include <QLatin1StringView>
#include <QString>

#include <optional>
#include <vector>

namespace kith
{

// What an importer may know beside the bytes.
struct ReadContext {
    QString event; // the name of the event that an attendee list belongs to; empty: from the file's name
    QDate on; // its day; invalid: from the file, or unknown
    Me me; // the owner, as far as known: tells who wrote a message and who is not a fellow attendee
    QDate today; // importers don't read the clock
    QDate day = {}; // when the file was made, as far as its archive's name tells
    ColumnMap map; // what the user says of columns; for importers that take it
};

// What an importer takes the columns of a table for.
struct TakenColumns {
    size_t record = 0; // the header's place among InputFile::columns
    // From left to right; empty for what only this kind of list has, such as whether a guest came.
    std::vector<std::optional<ListField>> fields;
    std::vector<ListField> choices; // what the user may say instead
    QString event = {}; // of a list of guests: what the event is called, unless its rows say so
    bool headless = false; // the record is no header but the first row of the list
    bool rowsTellEvent = false; // of a list of guests: each row says at which event
    bool rowsTellDay = false; // and when
};

// Where Importer::order() starts for files that tell people apart in the same way.
enum ReadingOrder : int { OwnerFirst = 0, ByProfile = 100, ByEmail = 200, ByName = 300 };

// Reads one kind of file. One class a file, one line in the catalogue, one folder of examples in
// tests/data/importing/<format>/.
class Importer
{
public:
    virtual ~Importer() = default;

    // Stable id, such as "linkedin-connections": names the examples' folder, the JSON "format", the sources
    // table.
    virtual QLatin1StringView format() const = 0;
    // For people: "LinkedIn connections".
    virtual QString title() const = 0;
    // Files of one import are read in ascending order: the owner first, then lists that carry profile
    // addresses, then lists known by e-mail, at last those known by name only.
    virtual int order() const = 0;
    // Whether the file is of this kind, judged by its name and its beginning.
    virtual bool recognises(const InputFile& file) const = 0;
    // Whether the user may say what its columns hold: ReadContext::map.
    virtual bool takesMap() const { return false; }
    // What it takes them for, by what the user says and else by itself; of importers that take the map.
    virtual std::optional<TakenColumns> takenColumns(const InputFile&, const ColumnMap&) const { return {}; }
    // Streams the file's rows into the sink. A failure means that the file as a whole could not be read.
    virtual Done read(
        const InputFile& file, const ReadContext& context, RecordSink& sink, Progress& progress) const = 0;
};

} // namespace kith
