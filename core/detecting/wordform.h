#pragma once

#include "core/detecting/words.h"

#include <array>
#include <bit>
#include <cstring>
#include <utility>

namespace kith::wordforms
{

// What a letter adds to the form of a text that it stands in; a space only where none was before it.
struct Part {
    std::array<char, 6> bytes{};
    quint8 size = 0;
    bool endsInSpace = false;
};
static_assert(sizeof(Part) == 8, "a part is read and written at once");

// Latin letters with marks, and the punctuation between them.
inline constexpr char16_t latinEnd = 0x180;
inline constexpr char16_t signsBegin = 0x2000;
inline constexpr char16_t signsEnd = 0x2070;
using Parts = std::array<Part, latinEnd + signsEnd - signsBegin>;

constexpr bool isCommon(char16_t c)
{
    return c < latinEnd || (c >= signsBegin && c < signsEnd);
}

constexpr std::size_t indexOf(char16_t c)
{
    return c < latinEnd ? c : c - signsBegin + latinEnd;
}

const Parts& parts();

inline constexpr int lanes = 4;
constexpr quint64 inEach(quint64 lane)
{
    return lane * 0x0001'0001'0001'0001u;
}
inline constexpr quint64 marks = inEach(0x8000); // the highest bit of each lane, which no ASCII letter has

// Marks the lanes from `first` to `last`; all hold ASCII.
constexpr quint64 between(quint64 letters, char first, char last)
{
    return (letters + inEach(0x8000u - static_cast<quint64>(first)))
        & ~(letters + inEach(0x7FFFu - static_cast<quint64>(last))) & marks;
}

// Puts four letters at once, if they are ASCII letters, digits and single spaces, as most are; else nothing.
// `space`: whether the byte before is one.
inline bool putPlain(const QChar* letters, char* to, bool& space)
{
    if constexpr (std::endian::native != std::endian::little)
        return false;
    quint64 four = 0;
    static_assert(sizeof four == lanes * sizeof(QChar));
    std::memcpy(&four, letters, sizeof four);
    if ((four & inEach(0xFF80)) != 0)
        return false;
    quint64 lower = four | inEach(0x20); // leaves digits and spaces as they are
    const quint64 spaces = between(four, ' ', ' ');
    const quint64 plain = between(lower, 'a', 'z') | between(four, '0', '9') | spaces;
    const quint64 behindSpaces = spaces << 16 | (space ? 0x8000u : 0u);
    if (plain != marks || (spaces & behindSpaces) != 0)
        return false;
    lower = (lower | lower >> 8) & 0x0000'FFFF'0000'FFFFu;
    const auto bytes = static_cast<quint32>(lower | lower >> 16);
    std::memcpy(to, &bytes, sizeof bytes);
    space = (spaces >> 63) != 0;
    return true;
}

// wordForm() of a text, each byte told as soon as it is there: `each(const char* byte)`. Waiting for one
// thing while doing the other, both take little longer than one. Empty, and of no use, where the text holds
// letters beyond those of Latin.
template <typename Each>
QByteArrayView ofLatin(QStringView text, QByteArray& buffer, Each&& each)
{
    static const Parts& table = parts();
    const qsizetype most = static_cast<qsizetype>(sizeof(Part)) * (text.size() + 1) + 2;
    if (buffer.size() < most)
        buffer.resize(most);
    char* const begin = buffer.data();
    char* to = begin;
    *to = ' ';
    each(to++);
    bool space = true; // whether the last byte is one
    const QChar* const end = text.end();
    for (const QChar* at = text.begin(); at != end; ++at) {
        while (end - at >= lanes && putPlain(at, to, space)) {
            each(to);
            each(to + 1);
            each(to + 2);
            each(to + 3);
            to += lanes;
            at += lanes;
        }
        if (at == end)
            break;
        const char16_t c = at->unicode();
        if (!isCommon(c))
            return {};
        // All of the part is written, whatever its size, and a space over one before it.
        const Part part = table[indexOf(c)];
        const bool isDoubled = space && part.bytes.front() == ' ';
        to -= static_cast<int>(isDoubled);
        std::memcpy(to, &part, sizeof part);
        for (int i = isDoubled; i < part.size; ++i)
            each(to + i);
        to += part.size;
        space = part.size == 0 ? space : part.endsInSpace;
    }
    if (!space) {
        *to = ' ';
        each(to++);
    }
    return {begin, to};
}

} // namespace kith::wordforms
