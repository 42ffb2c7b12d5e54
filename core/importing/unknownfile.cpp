#include "core/importing/unknownfile.h"

#include "core/base/text.h"
#include "core/importing/columnlayout.h"
#include "core/importing/table.h"
#include "core/importing/texts.h"

#include <QBuffer>

#include <algorithm>
#include <span>

namespace kith
{

using namespace Qt::StringLiterals;

namespace
{

constexpr qsizetype columnsShown = 40;

QString knownKinds()
{
    return Importing::tr("Kith reads LinkedIn archives, contact and attendee lists (CSV, LDIF), calendars "
                         "(ICS) and address cards (VCF).");
}

// Whether a file that nobody knows can be a table: it is called one, or its rows have the same number of
// cells. Commas stand in texts and calendars, too.
bool mayBeATable(const InputFile& file)
{
    const QString name = file.name.toLower();
    if (name.endsWith(".csv"_L1) || name.endsWith(".tsv"_L1) || name.endsWith(".xls"_L1))
        return true;
    if (name.endsWith(".ics"_L1) || name.endsWith(".vcf"_L1) || name.endsWith(".ldif"_L1))
        return false;
    const std::optional<size_t> header = firstTableRecord(file);
    if (!header)
        return false;
    const size_t columns = file.columns[*header].size();
    const auto rows = std::span(file.columns).subspan(*header);
    const auto same = std::ranges::count(rows, columns, &std::vector<QByteArray>::size);
    return same > 1 && same * 2 > std::ssize(rows);
}

// Whether there is nothing in it but blanks and line breaks.
bool isBlank(const InputFile& file)
{
    return file.size <= file.head.size() && file.head.mid(guessEncoding(file.head).bom).trimmed().isEmpty();
}

// Judged by the first line.
bool isInACodePage(const QByteArray& head)
{
    const QByteArray line = head.left(head.indexOf('\n'));
    return guessEncoding(head).encoding == Encoding::Utf8
        && !QUtf8StringView(line.constData(), line.size()).isValidUtf8();
}

} // namespace

QStringList headerOf(const InputFile& file)
{
    const std::optional<size_t> record = mayBeATable(file) ? likelyHeader(file) : std::nullopt;
    if (!record)
        return {};
    QByteArray head = file.head;
    QBuffer device(&head);
    device.open(QIODevice::ReadOnly);
    CsvReader reader(device);
    for (size_t row = 0; row <= *record; ++row) {
        const Result<bool> more = reader.next();
        if (!more || !*more)
            return {};
    }
    QStringList header;
    for (qsizetype i = 0; i < reader.size(); ++i) {
        if (const QString name = cleaned(reader.field(i)); !name.isEmpty())
            header += name;
    }
    if (header.size() > columnsShown)
        header = header.first(columnsShown) << u"…"_s;
    return header;
}

Error unknownFile(const InputFile& file)
{
    if (isBlank(file))
        return emptyFile(file.displayName());
    if (looksBinary(file.head)) {
        return {ErrorCode::UnknownFormat,
            Importing::tr("%1 is not a list that Kith can read. Save a spreadsheet as CSV first. %2")
                .arg(file.displayName(), knownKinds()),
            {}};
    }
    const QStringList header = headerOf(file);
    if (header.isEmpty()) {
        return {ErrorCode::UnknownFormat,
            Importing::tr("%1 is not a list that Kith knows. %2").arg(file.displayName(), knownKinds()), {}};
    }
    const std::optional<size_t> first = likelyHeader(file);
    const bool isHeadless = first && looksLikeData(file.columns[*first]);
    if (header.size() == 1 && !isHeadless) {
        return {ErrorCode::UnknownFormat,
            Importing::tr("%1 has only the column “%2”, and may list anything.")
                .arg(file.displayName(), header.first()),
            {}};
    }
    const bool anyKnown = std::ranges::any_of(
        header, [](const QString& name) { return columnWords().fieldOf(bareKey(name)).has_value(); });
    const QString says = isHeadless
        ? Importing::tr("%1 has no header that says what its columns hold. It begins with: %2.")
        : tellsOfSeveral(file, *first)
        ? Importing::tr("%1 tells of several people in each row, and not whom it lists. Its columns are: %2.")
        : anyKnown
        ? Importing::tr("%1 has no column of people's names or e-mail addresses. Its columns are: %2.")
        : Importing::tr("%1 has columns that Kith does not know: %2.");
    QString message = says.arg(file.displayName(), header.join(", "_L1));
    if (isInACodePage(file.head))
        message += u' '
            + Importing::tr(
                "If letters are wrong, save it as “CSV UTF-8” first: Kith guesses its code page.");
    return {ErrorCode::UnknownFormat, message, {}};
}

} // namespace kith
