#include "tests/fuzz/targets.h"

#include "core/base/text.h"
#include "core/importing/attendeelayout.h"
#include "core/importing/catalogue.h"
#include "core/importing/contentlines.h"
#include "core/importing/csvreader.h"
#include "core/importing/encoding.h"
#include "tests/core/importing/recorddump.h"

#include <QBuffer>
#include <QFile>
#include <QJsonDocument>
#include <QTemporaryDir>

#include <algorithm>
#include <set>

namespace kith::fuzz
{

using namespace Qt::StringLiterals;

namespace
{

// Hands over a few bytes at a time, as a pipe may.
class Dribble : public QIODevice
{
public:
    explicit Dribble(QByteArray bytes) : m_bytes(std::move(bytes)) { open(ReadOnly | Unbuffered); }

    bool isSequential() const override { return true; }
    bool atEnd() const override { return m_at == m_bytes.size(); }

protected:
    qint64 readData(char* to, qint64 most) override
    {
        static constexpr qint64 portion = 61;
        const qint64 size = std::min({most, portion, m_bytes.size() - m_at});
        std::copy_n(m_bytes.constData() + m_at, size, to);
        m_at += size;
        return size;
    }
    qint64 writeData(const char*, qint64) override { return -1; }

private:
    QByteArray m_bytes;
    qint64 m_at = 0;
};

struct Reading {
    QString failure;
    std::multiset<int> rows;
    QByteArray all; // everything that came out
    QStringList complaints;
};

Reading readingOf(const Importer& importer, const InputFile& file)
{
    ReadContext context;
    context.today = QDate(2026, 7, 1);
    context.me.name = u"Ida Sommer"_s;
    context.me.profile = u"ida-sommer"_s;
    context.me.emails = {u"ida@sommer.example"_s};
    test::DumpingSink sink;
    Progress progress;
    const Done done = importer.read(file, context, sink, progress);
    Reading reading;
    reading.failure = done ? QString() : done.error().message;
    reading.rows = sink.rows();
    reading.all = QJsonDocument(sink.json()).toJson();
    reading.complaints = sink.complaints();
    return reading;
}

// The reading, and what is wrong with it as with any other.
std::pair<Reading, QString> tryReading(const Importer& importer, InputFile file, const QByteArray& bytes)
{
    const Reading reading = readingOf(importer, file);
    if (!reading.failure.isEmpty())
        return {reading, u"%1 cannot be read: %2"_s.arg(importer.format(), reading.failure)};
    if (!reading.complaints.isEmpty())
        return {reading, u"%1: %2"_s.arg(importer.format(), reading.complaints.join(u"; "_s))};
    file.open = [bytes]() -> Result<std::unique_ptr<QIODevice>> { return std::make_unique<Dribble>(bytes); };
    if (readingOf(importer, file).all != reading.all)
        return {reading, u"%1: what is read depends on how much is read at a time"_s.arg(importer.format())};
    return {reading, {}};
}

// Of formats whose rows are counted as they come.
QString tryCounted(const QByteArray& input, QStringView format, int fewest)
{
    const Importer& one = *importer(format);
    const auto [reading, complaint] = tryReading(one, fileInMemory(u"file"_s, input), input);
    if (!complaint.isEmpty())
        return complaint;
    if (static_cast<int>(reading.rows.size()) < fewest)
        return u"%1: %2 rows of %3 are lost"_s.arg(format).arg(fewest - std::ssize(reading.rows)).arg(fewest);
    int row = 0;
    for (const int there : reading.rows) {
        if (there != ++row)
            return u"%1: row %2 is lost"_s.arg(format).arg(row);
    }
    return {};
}

std::vector<ContentLine> contentLines(QByteArray bytes, ContentLines::Of kind)
{
    QBuffer device(&bytes);
    device.open(QIODevice::ReadOnly);
    ContentLines lines(device, kind);
    std::vector<ContentLine> all;
    while (auto line = *lines.next())
        all.push_back(std::move(*line));
    return all;
}

// Every record that is not blank, from the first that was reported on, is a row. Reports of meetings go on
// with what is not about people, and those of webinars have titles and headers within.
QString lostRow(const std::multiset<int>& rows, QByteArray bytes, bool isReport)
{
    if (rows.empty())
        return {};
    QBuffer device(&bytes);
    device.open(QIODevice::ReadOnly);
    CsvReader reader(device);
    bool belowTitle = false;
    while (*reader.next()) {
        if (reader.row() < *rows.begin() || (isReport && reader.row() > *rows.rbegin()))
            continue;
        const bool isTitle = beginsWebinarSection(cleaned(reader.field(0)));
        const bool mayBeNone = isReport && (isTitle || belowTitle);
        if (!reader.isBlank())
            belowTitle = isTitle;
        if (rows.contains(reader.row()) == reader.isBlank() && !mayBeNone)
            return u"row %1"_s.arg(reader.row());
    }
    return {};
}

bool isOfTables(const Importer& importer)
{
    const QLatin1StringView format = importer.format();
    return format != "vcard"_L1 && format != "icalendar"_L1 && format != "ldif"_L1
        && format != "kith-json"_L1;
}

// Some importers go by the file's name, too.
QString someName(const QByteArray& input)
{
    static const QStringList names{u"Organizations.csv"_s, u"Skills.csv"_s, u"Recommendations_Given.csv"_s,
        u"Recommendations_Received.csv"_s};
    return names[input.size() % names.size()];
}

} // namespace

QString tryCsv(const QByteArray& input)
{
    const InputFile file = fileInMemory(someName(input), input);
    if (looksBinary(file.head))
        return {};
    for (const auto& one : importers()) {
        if (!isOfTables(*one) || !one->recognises(file))
            continue;
        const auto [reading, complaint] = tryReading(*one, file, input);
        if (!complaint.isEmpty())
            return complaint;
        const QString lost = lostRow(reading.rows, input, one->format() == "attendees"_L1);
        if (!lost.isEmpty())
            return u"%1: %2 is lost"_s.arg(one->format(), lost);
    }
    return {};
}

QString tryVCard(const QByteArray& input)
{
    int cards = 0;
    for (const ContentLine& line : contentLines(input, ContentLines::Of::Cards))
        cards += line.name == "BEGIN"_L1 && line.value.trimmed().toUpper() == "VCARD"_L1 ? 1 : 0;
    return tryCounted(input, u"vcard", cards);
}

QString tryICalendar(const QByteArray& input)
{
    return tryCounted(input, u"icalendar", 0);
}

QString tryLdif(const QByteArray& input)
{
    int entries = 0;
    for (const ContentLine& line : contentLines(input, ContentLines::Of::Calendar))
        entries += line.text.startsWith("dn:"_L1, Qt::CaseInsensitive) ? 1 : 0;
    return tryCounted(input, u"ldif", entries);
}

// What is no JSON cannot be read, which is said in one line.
QString tryJson(const QByteArray& input)
{
    const Reading reading = readingOf(*importer(u"kith-json"), fileInMemory(u"kith.json"_s, input));
    return reading.failure.contains(u'\n') ? u"an error of several lines"_s
                                           : reading.complaints.join(u"; "_s);
}

QString tryArchive(const QByteArray& input)
{
    static const QTemporaryDir folder;
    QFile archive(folder.filePath(u"archive.zip"_s));
    if (!archive.open(QIODevice::WriteOnly) || archive.write(input) != input.size())
        return u"there is no room for the archive"_s;
    archive.close();
    const Result<std::vector<RecognisedFile>> files = recogniseFiles({archive.fileName()});
    if (!files) {
        // A line for each file.
        const QStringList lines = files.error().message.split(u'\n');
        const auto isOfAFile = [](const QString& line) { return line.startsWith("archive.zip"_L1); };
        return std::ranges::all_of(lines, isOfAFile) ? QString() : u"an error of several lines"_s;
    }
    for (const RecognisedFile& file : *files) {
        if (file.importer == nullptr)
            continue;
        const Reading reading = readingOf(*file.importer, file.file);
        if (!reading.complaints.isEmpty())
            return u"%1: %2"_s.arg(file.file.name, reading.complaints.join(u"; "_s));
    }
    return {};
}

int run(QString (*attempt)(const QByteArray& input), const unsigned char* bytes, size_t size)
{
    const QByteArray input(reinterpret_cast<const char*>(bytes), static_cast<qsizetype>(size));
    if (const QString complaint = attempt(input); !complaint.isEmpty())
        qFatal("%s", qPrintable(complaint));
    return 0;
}

} // namespace kith::fuzz
