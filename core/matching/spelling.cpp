#include "core/matching/spelling.h"

#include <algorithm>
#include <array>

namespace kith
{
namespace
{

constexpr qsizetype bits = 64;

struct Spelling {
    QByteArrayView letters;
    QByteArrayView sound;
};
// The longer first, since the first that fits is taken. What is not listed stays.
constexpr std::array<Spelling, 30> soundTable{
    {{"shch", "s"}, {"schtsch", "s"}, {"tsch", "s"}, {"sch", "s"}, {"sh", "s"}, {"ch", "k"}, {"cz", "s"},
        {"sz", "s"}, {"zh", "s"}, {"ts", "s"}, {"tz", "s"}, {"z", "s"}, {"kh", "k"}, {"ck", "k"}, {"ks", "x"},
        {"ph", "f"}, {"th", "t"}, {"dh", "d"}, {"gh", "g"}, {"c", "k"}, {"q", "k"}, {"p", "f"}, {"b", "v"},
        {"w", "v"}, {"h", ""}, {"a", ""}, {"e", ""}, {"i", ""}, {"o", ""}, {"u", ""}}};
constexpr QByteArrayView vowels{"aeiouyj"};

} // namespace

// A column of the table of distances in one machine word (Hyyrö 2003, "A bit-vector algorithm for computing
// Levenshtein and Damerau edit distances", figure 8), so that a comparison costs a few steps a letter.
int editDistance(QByteArrayView one, QByteArrayView other)
{
    one = one.first(std::min(one.size(), bits));
    other = other.first(std::min(other.size(), bits));
    if (one.isEmpty() || other.isEmpty())
        return static_cast<int>(std::max(one.size(), other.size()));
    std::array<quint64, 256> places{}; // of each letter in `one`
    for (qsizetype at = 0; at < one.size(); ++at)
        places[static_cast<unsigned char>(one[at])] |= quint64(1) << at;
    const quint64 last = quint64(1) << (one.size() - 1);
    quint64 up = ~quint64(0); // where the column grows downwards
    quint64 down = 0; // where it shrinks
    quint64 level = 0;
    quint64 previous = 0;
    auto distance = static_cast<int>(one.size());
    for (const char letter : other) {
        const quint64 here = places[static_cast<unsigned char>(letter)];
        const quint64 swapped = ((~level & here) << 1) & previous;
        level = swapped | (((here & up) + up) ^ up) | here | down;
        quint64 rises = down | ~(level | up);
        quint64 falls = level & up;
        distance += (rises & last) ? 1 : 0;
        distance -= (falls & last) ? 1 : 0;
        rises = rises << 1 | 1;
        falls <<= 1;
        up = falls | ~(level | rises);
        down = rises & level;
        previous = here;
    }
    return distance;
}

double similarity(QByteArrayView one, QByteArrayView other)
{
    const qsizetype longer = std::clamp<qsizetype>(std::max(one.size(), other.size()), 1, bits);
    return 1.0 - static_cast<double>(editDistance(one, other)) / static_cast<double>(longer);
}

QByteArray soundOf(QByteArrayView word)
{
    QByteArray sound;
    if (!word.isEmpty() && vowels.contains(word.front()))
        sound += 'a';
    while (!word.isEmpty()) {
        const auto fits = [word](const Spelling& spelling) { return word.startsWith(spelling.letters); };
        const auto found = std::ranges::find_if(soundTable, fits);
        const bool glide = word.front() == 'y' || word.front() == 'j'; // a vowel in one language or another
        QByteArrayView heard = found != soundTable.end() ? found->sound : word.first(glide ? 0 : 1);
        if (heard == "v" && !sound.isEmpty()) // of Arabic and Hebrew it may be left out, too
            heard = {};
        if (!heard.isEmpty() && !sound.endsWith(heard.back())) // doubled letters are one
            sound += heard;
        word = word.sliced(found != soundTable.end() ? found->letters.size() : 1);
    }
    return sound;
}

} // namespace kith
