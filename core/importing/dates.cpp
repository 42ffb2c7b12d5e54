#include "core/importing/dates.h"

#include "core/importing/monthnames.h"

#include <algorithm>
#include <array>

namespace kith
{
namespace
{

// The pieces of a date: numbers and names of months, in the order in which they stand.
struct Piece {
    int number = 0;
    int digits = 0; // 0: a month's name
    char after = '\0'; // what follows directly
};

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}
// Of the Latin, Greek and Cyrillic scripts: bytes that begin a letter in UTF-8, and no space or mark.
bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')
        || (static_cast<uchar>(c) >= 0xC3 && static_cast<uchar>(c) <= 0xDF);
}
bool continuesLetter(char c)
{
    return (static_cast<uchar>(c) & 0xC0) == 0x80;
}
class Pieces
{
public:
    explicit Pieces(QByteArrayView text)
    {
        const char* at = text.begin();
        const char* const end = text.end();
        while (at != end && m_size < m_pieces.size()) {
            const char* const from = at;
            Piece piece;
            if (isDigit(*at)) {
                for (; at != end && isDigit(*at); ++at) {
                    if (++piece.digits > 9)
                        return;
                    piece.number = piece.number * 10 + (*at - '0');
                }
            } else if (isLetter(*at)) {
                while (at != end && (isLetter(*at) || continuesLetter(*at)))
                    ++at;
                piece.number = monthNamed({from, at});
                if (piece.number == 0)
                    continue; // a weekday, AM, UTC
            } else {
                ++at;
                continue;
            }
            piece.after = at == end ? '\0' : *at;
            m_pieces[m_size++] = piece;
        }
    }

    size_t size() const { return m_size; }
    const Piece& operator[](size_t i) const { return m_pieces[i]; }
    bool isNumber(size_t i, int fewest, int most) const
    {
        return i < m_size && m_pieces[i].digits >= fewest && m_pieces[i].digits <= most;
    }
    bool isMonth(size_t i) const { return i < m_size && m_pieces[i].digits == 0; }
    void dropFirst() { std::shift_left(m_pieces.begin(), m_pieces.begin() + m_size--, 1); }

private:
    std::array<Piece, 8> m_pieces;
    size_t m_size = 0;
};

int fullYear(const Piece& piece)
{
    if (piece.digits > 2)
        return piece.number;
    return piece.number + (piece.number < 70 ? 2000 : 1900);
}

// "Jun 24 12:43:42 UTC 2026", "Apr 08, 2024", "Mar 2021"
QDate monthFirst(const Pieces& pieces)
{
    if (pieces.isNumber(1, 4, 4))
        return {pieces[1].number, pieces[0].number, 1};
    if (!pieces.isNumber(1, 1, 2))
        return {};
    for (size_t i = 2; i < pieces.size(); ++i) {
        if (pieces.isNumber(i, 4, 4))
            return {pieces[i].number, pieces[0].number, pieces[1].number};
    }
    return {};
}

QDate numbersOnly(const Pieces& pieces, bool mostlyDayFirst)
{
    if (pieces.isNumber(0, 8, 8)) {
        const int day = pieces[0].number;
        return {day / 10000, day / 100 % 100, day % 100};
    }
    if (pieces.isNumber(0, 4, 4)) {
        if (pieces.isNumber(1, 1, 2) && pieces.isNumber(2, 1, 2) && pieces[0].after != ':')
            return {pieces[0].number, pieces[1].number, pieces[2].number};
        return pieces.size() == 1 ? QDate(pieces[0].number, 1, 1) : QDate();
    }
    const bool isShort = pieces.isNumber(0, 1, 2) && pieces.isNumber(1, 1, 2)
        && (pieces.isNumber(2, 4, 4) || pieces.isNumber(2, 2, 2)) && pieces[0].after != ':'
        && pieces[1].after != ':';
    if (!isShort)
        return {};
    const int year = fullYear(pieces[2]);
    const bool dayFirst
        = pieces[0].after == '.' || pieces[0].number > 12 || (mostlyDayFirst && pieces[1].number <= 12);
    return dayFirst ? QDate(year, pieces[1].number, pieces[0].number)
                    : QDate(year, pieces[0].number, pieces[1].number);
}

} // namespace

QDate dateFrom(QByteArrayView text, bool dayFirst)
{
    Pieces pieces(text);
    if (pieces.size() == 0)
        return {};
    if (pieces.isMonth(0) && pieces.isNumber(1, 1, 2) && pieces.isMonth(2))
        pieces.dropFirst(); // a Tuesday: "mar. 12 janv. 2021"
    QDate date;
    if (pieces.isMonth(0))
        date = monthFirst(pieces);
    else if (pieces.isMonth(1) && pieces.isNumber(0, 1, 2)
        && (pieces.isNumber(2, 4, 4) || pieces.isNumber(2, 2, 2)))
        date = {fullYear(pieces[2]), pieces[1].number, pieces[0].number};
    else if (pieces.isNumber(0, 4, 4) && pieces.isMonth(1) && pieces.isNumber(2, 1, 2))
        date = {pieces[0].number, pieces[1].number, pieces[2].number};
    else
        date = numbersOnly(pieces, dayFirst);
    // Smaller numbers are not written with four digits, hence no year.
    return date.isValid() && date.year() >= 1000 ? date : QDate();
}

QDate spreadsheetDate(QByteArrayView text)
{
    constexpr int first = 25569;
    constexpr int last = 62093;
    const QByteArrayView cell = text.trimmed();
    const auto digits = std::ranges::find_if_not(cell, isDigit) - cell.begin();
    const bool isWhole = digits == cell.size();
    const bool hasClock = digits < cell.size() && (cell[digits] == '.' || cell[digits] == ',')
        && std::all_of(cell.begin() + digits + 1, cell.end(), isDigit);
    if (digits != 5 || !(isWhole || hasClock))
        return {};
    const int days = cell.first(digits).toInt();
    return days < first || days > last ? QDate() : QDate(1899, 12, 30).addDays(days);
}

} // namespace kith
