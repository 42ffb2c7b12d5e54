#pragma once

#include "core/base/issue.h"
#include "core/base/result.h"
#include "core/importing/codepage.h"
#include "core/importing/unfoldedlines.h"

#include <QByteArray>
#include <QLatin1StringView>
#include <QString>
#include <QStringView>
#include <QVarLengthArray>

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

// The parts of a line as they stand in it, by RFC 5545 section 3.1 and RFC 6868; they last as long as its
// text. Lenient where programs are careless: a quotation mark closes a value only before `;`, `:` or `,`, one
// that never closes is an ordinary character, and commas need no quotes. Never fails: a line without a colon
// has an empty value.
struct LineParts {
    explicit LineParts(QStringView text);

    struct Parameter {
        QStringView name;
        QString value; // quotes and RFC 6868 carets resolved
    };

    QStringView name;
    QVarLengthArray<Parameter, 4> parameters;
    QStringView value;
    qsizetype valueAt = 0; // where in the text it begins
};

// The same, to be kept.
ContentLine contentLine(const QString& text);

// The bytes of a line's value, out of the line before it was decoded.
QByteArrayView valueBytes(QByteArrayView line, QStringView text, qsizetype valueAt);

// `\n`, `\,`, `\;` and `\\` in a text value (RFC 5545 section 3.3.11).
QString unescaped(const QString& value);

// Reads the content lines of a stream, and decodes each as UTF-8 or else in the code page of the first that
// is not, and of those behind it.
class ContentLines
{
public:
    using Of = UnfoldedLines::Of;

    // The device is open for reading and outlives the reader.
    explicit ContentLines(QIODevice& device, Of kind = Of::Calendar) : m_lines(device, kind) { }

    // Goes to the next line; false at the end. Fails if the device does. What text() and bytes() hand out
    // lasts until then.
    Result<bool> read();
    const QString& text() const { return m_text; }
    // The line before it was decoded; empty if the file is UTF-16.
    QByteArrayView bytes() const { return m_lines.isUtf16() ? QByteArrayView() : m_lines.line(); }

    // The next line taken apart; nothing at the end.
    Result<std::optional<ContentLine>> next();

    // Bytes of the device used up so far; for progress.
    qint64 position() const { return m_lines.position(); }
    // In which lines so far were read that are not UTF-8; none: all are.
    const std::optional<CodePage>& codePage() const { return m_codePage; }
    // Lines so far that were longer than the limit; the rest of such a line is dropped.
    int tooLong() const { return m_lines.tooLong(); }

    static constexpr qsizetype lineLimit = UnfoldedLines::lineLimit;

private:
    UnfoldedLines m_lines;
    QString m_text;
    std::optional<CodePage> m_codePage;
};

// What there is to say about the lines of a file that was read to its end. `foundForeign`: whether something
// was not UTF-8 that did not say what it is.
std::vector<Issue> issuesOf(const ContentLines& lines, bool foundForeign);

} // namespace kith
