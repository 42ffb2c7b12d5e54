#pragma once

#include "core/base/issue.h"
#include "core/base/result.h"

#include <QByteArray>
#include <QIODevice>
#include <QLatin1StringView>
#include <QString>
#include <QStringDecoder>

#include <optional>
#include <utility>
#include <vector>

namespace kith
{

// A property of a calendar or an address card, such as `ATTENDEE;CN="Lindqvist,
// Mara":mailto:mara@example.org`.
struct ContentLine {
    QString name; // upper case
    std::vector<std::pair<QString, QString>>
        parameters; // names upper case; quotes and RFC 6868 carets resolved
    QString value; // as it stands: what its backslashes mean depends on the property
    QString text; // the whole line, unfolded
    qsizetype valueAt = 0; // where in the text the value begins
    QByteArray bytes; // the line before it was decoded; empty if the file is UTF-16

    // The parameter's value, or empty. Of several the first counts.
    QString parameter(QLatin1StringView parameterName) const;
    // The value's bytes, for values that say what they are encoded in; UTF-8 if the file is UTF-16.
    QByteArray valueBytes() const;

    bool operator==(const ContentLine&) const = default;
};

// Takes a line apart by RFC 5545 section 3.1 and RFC 6868. Lenient where programs are careless: a quotation
// mark closes a value only before `;`, `:` or `,`, one that never closes is an ordinary character, and commas
// need no quotes. Never fails: a line without a colon has an empty value.
ContentLine contentLine(const QString& text);

// `\n`, `\,`, `\;` and `\\` in a text value (RFC 5545 section 3.3.11).
QString unescaped(const QString& value);

// Reads the content lines of a stream: unfolds them (byte by byte, since folds may split a character), skips
// blank lines, accepts LF, CRLF and CR, and decodes each line as UTF-8, or else as Windows-1252. UTF-16 files
// are recognised.
class ContentLines
{
public:
    // Address cards know more kinds of lines: a quoted-printable value goes on behind a `=` at the end of a
    // line (vCard 2.1 section 2.1.3; RFC 2045 section 6.7), folded or not. Of a picture, sound or key only
    // the beginning is kept.
    enum class Of { Calendar, Cards };

    // The device is open for reading and outlives the reader.
    explicit ContentLines(QIODevice& device, Of kind = Of::Calendar);

    // The next line; nothing at the end. Fails if the device does.
    Result<std::optional<ContentLine>> next();

    // Bytes of the device used up so far; for progress.
    qint64 position() const { return m_position; }
    // Whether a line so far was not UTF-8.
    bool foundForeign() const { return m_foundForeign; }
    // Lines so far that were longer than the limit; the rest of such a line is dropped.
    int tooLong() const { return m_tooLong; }

    static constexpr qsizetype lineLimit = 1 << 20; // bytes, unfolded

private:
    struct PhysicalLine {
        QByteArray bytes;
        bool cut = false;
    };

    Done fill();
    Result<std::optional<PhysicalLine>> readPhysicalLine();
    Result<std::optional<PhysicalLine>> takePhysicalLine();

    QIODevice& m_device;
    Of m_kind;
    std::optional<QStringDecoder> m_utf16;
    QByteArray m_buffer;
    qsizetype m_at = 0;
    bool m_begun = false;
    bool m_atEnd = false;
    int m_carriageReturns = 0; // behind the last line: CR, CR LF and CR CR LF all end it
    bool m_foundForeign = false;
    int m_tooLong = 0;
    qint64 m_position = 0;
    std::optional<PhysicalLine> m_ahead; // the one after the current line
};

// What there is to say about the lines of a file that was read to its end.
std::vector<Issue> issuesOf(const ContentLines& lines, bool foundForeign);

} // namespace kith
