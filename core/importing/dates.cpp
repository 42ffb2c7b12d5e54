#include "core/importing/dates.h"

#include <array>

namespace kith
{
namespace
{

// The pieces of a date: numbers and English month names, in the order in which they stand.
struct Piece {
    int number = 0;
    int digits = 0; // 0: a month's name
    char after = '\0'; // what follows directly
};

constexpr std::array<const char*, 12> months{
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"};

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}
bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
char lower(char c)
{
    return static_cast<char>(c | 0x20);
}

// 1 … 12, or 0: "Mar", "March", "Sept".
int month(const char* word, qsizetype length)
{
    if (length < 3)
        return 0;
    for (int i = 0; i < 12; ++i) {
        const char* name = months[static_cast<size_t>(i)];
        if (lower(word[0]) == name[0] && lower(word[1]) == name[1] && lower(word[2]) == name[2])
            return i + 1;
    }
    return 0;
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
                while (at != end && isLetter(*at))
                    ++at;
                piece.number = month(from, at - from);
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
    const Pieces pieces(text);
    if (pieces.size() == 0)
        return {};
    QDate date;
    if (pieces.isMonth(0))
        date = monthFirst(pieces);
    else if (pieces.isMonth(1) && pieces.isNumber(0, 1, 2)
        && (pieces.isNumber(2, 4, 4) || pieces.isNumber(2, 2, 2)))
        date = {fullYear(pieces[2]), pieces[1].number, pieces[0].number};
    else
        date = numbersOnly(pieces, dayFirst);
    // Smaller numbers are not written with four digits, hence no year.
    return date.isValid() && date.year() >= 1000 ? date : QDate();
}

} // namespace kith
