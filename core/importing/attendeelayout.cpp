#include "core/importing/attendeelayout.h"

#include "core/base/text.h"
#include "core/importing/columnlayout.h"
#include "core/importing/csvreader.h"
#include "core/importing/dates.h"
#include "core/importing/eventname.h"

#include <QBuffer>
#include <QRegularExpression>
#include <QStringList>

#include <algorithm>

namespace kith
{

using namespace Qt::StringLiterals;

namespace
{

using enum AttendeeColumn;

// Teams writes its columns in the language of whoever saved the report, but always in this order: name, first
// join, last leave, duration, e-mail, participant id, role.
constexpr size_t teamsColumnCount = 7;

AttendeeColumns teamsColumns()
{
    AttendeeColumns columns;
    columns.at[static_cast<size_t>(Name)] = {0};
    columns.at[static_cast<size_t>(Joined)] = {1};
    columns.at[static_cast<size_t>(Email)] = {4, 5};
    columns.at[static_cast<size_t>(Unneeded)] = {2, 3, 6};
    return columns;
}

bool isSection(const std::vector<QByteArray>& record)
{
    return record.size() == 1 && beginsSection(QString::fromUtf8(record[0]));
}

// Without the empty cells at the end of a line.
std::vector<QStringList> linesAbove(const InputFile& file, size_t records)
{
    QByteArray head = file.head;
    QBuffer device(&head);
    device.open(QIODevice::ReadOnly);
    CsvReader reader(device);
    std::vector<QStringList> lines;
    while (lines.size() < records) {
        if (const Result<bool> more = reader.next(); !more || !*more)
            break;
        QStringList& line = lines.emplace_back();
        for (qsizetype i = 0; i < reader.size(); ++i)
            line += cleaned(reader.field(i));
        while (!line.isEmpty() && line.back().isEmpty())
            line.removeLast();
    }
    return lines;
}

// By the names of the values. Zoom puts values below their names, Teams beside them.
void readNamedValues(const std::vector<QStringList>& lines, AttendeeLayout& layout)
{
    for (size_t i = 0; i < lines.size(); ++i) {
        for (qsizetype cell = 0; cell < lines[i].size(); ++cell) {
            const std::optional<AttendeeColumn> kind = attendeeColumn(attendeeKey(lines[i][cell]));
            const bool beside = lines[i].size() == 2 && cell == 0;
            const QString below = i + 1 < lines.size() ? lines[i + 1].value(cell) : QString();
            const QString value = beside ? lines[i][1] : below;
            if (kind == Event && layout.event.isEmpty())
                layout.event = value;
            else if (kind == Day && !layout.day.isValid())
                layout.day = dateFrom(value.toUtf8(), layout.dates.dayFirst);
        }
    }
}

// By their order: the summary of Teams begins with the title and has the start before the end.
void readSummary(const std::vector<QStringList>& lines, AttendeeLayout& layout)
{
    if (lines.size() < 2 || lines[0].size() != 1 || !beginsSection(lines[0][0]))
        return;
    layout.isMeeting = true;
    layout.isTeams = true;
    if (layout.event.isEmpty())
        layout.event = lines[1].value(1);
    for (size_t i = 2; i < lines.size() && !layout.day.isValid(); ++i)
        layout.day = dateFrom(lines[i].value(1).toUtf8(), layout.dates.dayFirst);
}

// "for Spring Gala" → "Spring Gala"
QString withoutPreposition(QString name)
{
    while (name.contains(u' ') && name.front().isLower())
        name = name.section(u' ', 1);
    return name;
}

// "Hafentag 2026 — Teilnehmerliste"
QString eventInTitle(const std::vector<QStringList>& lines)
{
    for (const QStringList& line : lines) {
        if (line.size() != 1 || beginsWebinarSection(line[0]) || !namesAttendees(line[0]))
            continue;
        if (const QString event = withoutPreposition(eventFromFileName(line[0])); !event.isEmpty())
            return event;
    }
    return {};
}

// Whether what stands in the columns may tell which holds the names.
bool mayNameGuests(const std::vector<QByteArray>& header)
{
    return std::ranges::any_of(header, [](const QByteArray& name) {
        const QByteArray key = attendeeKey(QString::fromUtf8(name));
        return columnWords().people.contains(withoutDigits(key)) || attendeeColumn(key) == Email;
    });
}

} // namespace

std::optional<AttendeeLayout> attendeeLayout(const InputFile& file)
{
    const bool atAnEvent = namesAttendees(file.name);
    for (size_t i = 0; i < file.columns.size(); ++i) {
        std::optional<AttendeeColumns> columns = attendeeColumns(file.columns[i], atAnEvent);
        if (columns || mayNameGuests(file.columns[i]))
            columns = attendeeColumns(file.columns[i], atAnEvent, samplesOf(file, i));
        const bool isOfMeeting = columns && columns->has(Joined);
        if (!isOfMeeting && i > 0 && isSection(file.columns[i - 1])
            && file.columns[i].size() == teamsColumnCount)
            columns = teamsColumns();
        if (!columns)
            continue;
        const std::vector<QStringList> lines = linesAbove(file, i);
        AttendeeLayout layout;
        layout.record = i;
        layout.columns = *columns;
        // Who listens to a webinar is not met.
        layout.isMeeting = columns->areAppointments
            || (columns->has(Joined) && (lines.empty() || !beginsWebinarSection(lines.back().value(0))));
        layout.dates = dateOrderOf(file);
        readNamedValues(lines, layout);
        readSummary(lines, layout);
        if (layout.event.isEmpty() && !layout.isTeams)
            layout.event = eventInTitle(lines);
        return layout;
    }
    return std::nullopt;
}

bool beginsSection(const QString& cell)
{
    static const QRegularExpression section(u"^\\d\\.\\s*[^\\s\\d]"_s);
    return section.match(cell).hasMatch();
}

bool beginsWebinarSection(const QString& cell)
{
    static const QList<QByteArray> sections{
        "hostdetails", "panelistdetails", "attendeedetails", "otherattended"};
    return sections.contains(attendeeKey(cell));
}

} // namespace kith
