#include "core/importing/csvreader.h"

#include <algorithm>

// How a file writes its cells, found out from its beginning.
namespace kith
{
namespace
{

constexpr int sampleRecords = 50;

} // namespace

// Calls it for each of the first records that is neither broken nor blank; then the reader is where it was.
template <typename Look>
void CsvReader::lookAtFirstRecords(Look look)
{
    const qsizetype start = m_next;
    m_start = start;
    m_skipping = false;
    for (int records = 0; records < sampleRecords && m_start < m_end && !m_skipping;) {
        const Step step = parse();
        if (step == Step::NeedMore)
            break;
        if (step == Step::Complete && !isBlank()) {
            look();
            ++records;
        }
        m_start = m_next;
    }
    m_start = m_next = start;
    m_skipping = false;
}

void CsvReader::useDelimiter(char delimiter)
{
    m_delimiter = delimiter;
    m_ends = {};
    for (const char c : {delimiter, '\n', '\r'})
        m_ends[static_cast<uchar>(c)] = true;
}

// Excel's own `sep=;`, with or without quotation marks.
void CsvReader::skipSeparatorLine()
{
    const char* const from = m_window.constData();
    const char* const end = from + m_end;
    const char* stop = lineEnd(from, end);
    QByteArray line(from, stop - from);
    if (line.startsWith('"') && line.endsWith('"'))
        line = line.mid(1, line.size() - 2);
    if (line.size() != 5 || line.first(4).toLower() != "sep=")
        return;
    useDelimiter(line.back());
    if (stop != end && *stop == '\r' && stop + 1 != end && stop[1] == '\n')
        ++stop;
    m_next = std::min<qsizetype>(stop + 1 - from, m_end);
}

// The delimiter by which most of the first records have the same number of cells, more than one; among equals
// the one that makes most cells. Text in a single column may hold any of them, so one odd record proves
// nothing, unless it is the first.
char CsvReader::likelyDelimiter()
{
    char best = ',';
    qsizetype bestRecords = 0;
    qsizetype bestCells = 0;
    for (const char delimiter : {',', ';', '\t', '|'}) {
        useDelimiter(delimiter);
        std::vector<qsizetype> counts;
        lookAtFirstRecords([&] { counts.push_back(size()); });
        for (const qsizetype cells : counts) {
            const auto records = std::ranges::count(counts, cells);
            if (cells < 2 || (records < 2 && counts.front() != cells))
                continue;
            if (records > bestRecords || (records == bestRecords && cells > bestCells)) {
                best = delimiter;
                bestRecords = records;
                bestCells = cells;
            }
        }
    }
    return best;
}

// In all records of several cells, at least two, a space follows each delimiter, before a quotation mark once
// or more. Of a single record nobody can tell whether the space belongs to the cell.
bool CsvReader::quotesStandBehindSpaces()
{
    int records = 0;
    bool spaced = true;
    bool quoted = false;
    lookAtFirstRecords([&] {
        records += size() > 1 ? 1 : 0;
        for (qsizetype i = 1; i < size(); ++i) {
            const QByteArrayView cell = utf8(i);
            spaced = spaced && cell.startsWith(' ');
            quoted = quoted || cell.trimmed().startsWith('"');
        }
    });
    return records > 1 && spaced && quoted;
}

} // namespace kith
