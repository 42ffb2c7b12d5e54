#include "core/importing/table.h"

#include "core/base/text.h"
#include "core/importing/texts.h"

#include <algorithm>
#include <utility>

namespace kith
{

using namespace Qt::StringLiterals;

namespace
{

// Whether there is nothing to decode and nothing to clean, as in most cells of a million.
bool isPlain(QByteArrayView text)
{
    return std::ranges::all_of(text, [](char c) { return c >= ' ' && c < 0x7F; });
}

} // namespace

QByteArray columnKey(QStringView name)
{
    QByteArray key = folded(name);
    key.removeIf([](char c) { return c == ' ' || c == '_'; });
    return key;
}

QByteArray bareKey(QStringView name)
{
    QByteArray key = columnKey(name);
    key.replace('#', "number");
    key.removeIf([](char c) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<uchar>(c) >= 0x80;
        return !letter;
    });
    // The apostrophe of "What's your LinkedIn?" that word processors set.
    return key.replace("\xE2\x80\x99", "");
}

QByteArray withoutDigits(QByteArray key)
{
    key.removeIf([](char c) { return c >= '0' && c <= '9'; });
    return key;
}

Table::Table(QIODevice& device, QByteArray head) : m_reader(device), m_head(std::move(head)) { }

Result<bool> Table::findHeader(const ColumnNames& required)
{
    std::vector<QByteArray> wanted;
    for (const QString& name : required)
        wanted.push_back(columnKey(name));
    for (int record = 0; record < headerWithin; ++record) {
        const Result<bool> more = m_reader.next();
        if (!more || !*more)
            return more;
        std::vector<QByteArray> keys;
        for (qsizetype i = 0; i < m_reader.size(); ++i)
            keys.push_back(columnKey(m_reader.field(i)));
        const bool all = std::ranges::all_of(
            wanted, [&keys](const QByteArray& key) { return std::ranges::find(keys, key) != keys.end(); });
        if (!all)
            continue;
        takeHeader();
        return true;
    }
    return false;
}

void Table::takeHeader()
{
    m_keys.clear();
    m_header.clear();
    m_headerRow = m_reader.row();
    for (qsizetype i = 0; i < m_reader.size(); ++i) {
        m_keys.push_back(columnKey(m_reader.field(i)));
        m_header += cleaned(m_reader.field(i));
    }
}

void Table::takeNoHeader()
{
    m_headless = true;
    m_keys.clear();
    m_header.clear();
}

int Table::column(std::initializer_list<QString> names) const
{
    for (const QString& name : names) {
        const auto found = std::ranges::find(m_keys, columnKey(name));
        if (found != m_keys.end())
            return static_cast<int>(found - m_keys.begin());
    }
    return -1;
}

Result<bool> Table::next()
{
    for (;;) {
        Result<bool> more = m_reader.next();
        if (!more || !*more || !m_reader.isBlank())
            return more;
    }
}

QString Table::cell(int column) const
{
    QByteArrayView text = m_reader.utf8(column);
    if (text.isEmpty())
        return {};
    // What spreadsheet-safe exports put before a cell that would be taken for a formula.
    if (text[0] == '\'' && text.size() > 1 && QByteArrayView("=+-@").contains(text[1]))
        text = text.sliced(1);
    // What keeps spreadsheets from reading a text as a number: ="0043".
    if (text.size() > 3 && text.startsWith("=\"") && text.endsWith('"'))
        return cleaned(QString::fromUtf8(text.sliced(2).chopped(1)).replace("\"\""_L1, "\""_L1));
    if (isPlain(text))
        return QString::fromLatin1(text.trimmed());
    return cleaned(QString::fromUtf8(text));
}

QString Table::lines(int column) const
{
    return cleanedLines(m_reader.field(column));
}

QString Table::rowText() const
{
    const QByteArrayView bytes = m_reader.rawBytes();
    const bool isUtf8 = QUtf8StringView(bytes.data(), bytes.size()).isValidUtf8();
    return cleanedLines(isUtf8 ? QString::fromUtf8(bytes) : fromCodePage(m_reader.codePage(), bytes));
}

QString Table::trouble() const
{
    switch (m_reader.trouble()) {
    case CsvReader::Trouble::OpenQuote:
        return Importing::tr("A quotation mark is never closed.");
    case CsvReader::Trouble::StrayQuote:
        return Importing::tr("Text follows the quotation mark that closes a cell.");
    case CsvReader::Trouble::TooLong:
        return Importing::tr("The row is too long to be a row of a contact list.");
    case CsvReader::Trouble::None:
        break;
    }
    for (qsizetype i = m_header.size(); !m_headless && i < m_reader.size(); ++i) {
        if (!m_reader.utf8(i).trimmed().isEmpty())
            return Importing::tr("The row has more cells than the header has columns.");
    }
    return {};
}

} // namespace kith
