#pragma once

#include "core/base/issue.h"
#include "core/base/result.h"
#include "core/importing/codepage.h"
#include "core/importing/encoding.h"

#include <QByteArray>
#include <QIODevice>
#include <QString>
#include <QStringDecoder>

#include <array>
#include <optional>
#include <vector>

namespace kith
{

// Reads delimited text record by record from a stream, as RFC 4180 has it and as programs really write it:
// UTF-8 or UTF-16 with or without a byte order mark, a code page of Windows for rows that are not UTF-8, `,`
// `;` TAB or
// `|` (a `sep=;` line decides, else the one that splits the first rows most evenly), LF, CRLF or CR, ragged
// rows. NUL bytes are dropped. A quotation mark that is never closed costs its own line only.
//
// Works on the bytes of a window over the stream: nothing is allocated per record, a cell becomes a QString
// when asked for, and the cells of a line without quotation marks are not even looked for before. What utf8()
// and rawBytes() point to lasts until the next call of next().
class CsvReader
{
public:
    // Why a record cannot be trusted. Its cells are empty then, raw() is the line.
    enum class Trouble { None, OpenQuote, StrayQuote, TooLong };

    // The device is open for reading and outlives the reader. A delimiter of 0 is found out.
    explicit CsvReader(QIODevice& device, char delimiter = '\0');

    // The next record; false at the end. Blank lines are records with one empty cell. Fails if the device
    // does.
    Result<bool> next();

    // Of the current record, 1-based; every record counts, the header too. A `sep=` line does not, as
    // spreadsheets hide it.
    int row() const { return m_row; }
    qsizetype size() const { return static_cast<qsizetype>(cells().size()); }
    // Quotation marks resolved, spaces kept. Empty for cells that the record does not have.
    QByteArrayView utf8(qsizetype cell) const;
    QString field(qsizetype cell) const { return QString::fromUtf8(utf8(cell)); }
    // Whether every cell is empty or holds spaces only.
    bool isBlank() const;
    // The record as it stands in the file (as UTF-8 if the file is UTF-16), without its line end.
    QByteArray raw() const { return rawBytes().toByteArray(); }
    QByteArrayView rawBytes() const { return QByteArrayView(m_window).sliced(m_start, m_stop - m_start); }
    Trouble trouble() const { return m_trouble; }

    // Known after the first next().
    char delimiter() const { return m_delimiter; }
    Encoding encoding() const { return m_encoding; }
    // Of the rows that are not UTF-8; known once there was one.
    const CodePage& codePage() const { return m_codePage; }
    // How much of the device has been used up to the current record, in the device's bytes; for progress.
    qint64 position() const;
    // What is to be known about the file so far, such as the first row that is not UTF-8.
    const std::vector<Issue>& issues() const { return m_issues; }

    static constexpr qsizetype cellLimit = 1 << 20; // bytes
    static constexpr qsizetype recordLimit = 16 << 20; // bytes
    static constexpr qsizetype columnLimit = 4096;

private:
    struct Cell {
        qsizetype from = 0; // into the window, or into m_rewritten
        qsizetype size = 0;
        bool rewritten = false;
    };
    enum class Step { Complete, NeedMore, Broken };

    Done begin();
    Done fill();
    void append(QByteArrayView bytes);
    void skipSeparatorLine();
    void useDelimiter(char delimiter);
    char likelyDelimiter();
    bool quotesStandBehindSpaces();
    template <typename Look>
    void lookAtFirstRecords(Look look);
    bool takePlainLine();
    const std::vector<Cell>& cells() const;
    static const char* lineEnd(const char* from, const char* end);
    static const char* behindSpaces(const char* from, const char* end);
    Step parse();
    Step parseQuoted(const char*& at);
    Step breakRecord(Trouble trouble);
    void skipBrokenLine();
    void checkEncoding();

    QIODevice& m_device;
    std::optional<QStringDecoder> m_utf16;
    QByteArray m_window;
    qsizetype m_start = 0; // the current record: [m_start, m_stop) in the window
    qsizetype m_stop = 0;
    qsizetype m_next = 0; // where the next one starts
    qsizetype m_end = 0; // of what has been read
    bool m_begun = false;
    bool m_atEnd = false; // the device has no more
    bool m_skipping = false; // to the end of a line that is too long to be held
    mutable std::vector<Cell> m_cells;
    mutable bool m_isSplit = true; // else the record is a plain line, whose cells nobody has asked for yet
    QByteArray m_rewritten; // cells that differ from their bytes in the file
    std::array<bool, 256> m_ends{}; // bytes that end an unquoted cell
    char m_delimiter = '\0';
    bool m_spacedQuotes = false; // `"a", "b"`
    Encoding m_encoding = Encoding::Utf8;
    Trouble m_trouble = Trouble::None;
    int m_row = 0;
    qint64 m_read = 0;
    CodePage m_codePage;
    bool m_foundForeign = false;
    bool m_foundLost = false;
    std::vector<Issue> m_issues;
};

} // namespace kith
