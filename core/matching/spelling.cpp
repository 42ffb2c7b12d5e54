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
constexpr std::array<Spelling, 25> soundTable{{{"b", "v"}, {"ch", "k"}, {"ck", "k"}, {"cz", "s"}, {"c", "k"},
    {"dh", "d"}, {"gh", "g"}, {"h", ""}, {"kh", "k"}, {"ks", "x"}, {"ph", "f"}, {"p", "f"}, {"q", "k"},
    {"schtsch", "s"}, {"shch", "s"}, {"sch", "s"}, {"sh", "s"}, {"sz", "s"}, {"tsch", "s"}, {"th", "t"},
    {"ts", "s"}, {"tz", "s"}, {"w", "v"}, {"zh", "s"}, {"z", "s"}}};

// The spelling that a word begins with; null: its first letter is its sound.
const Spelling* spellingAt(QByteArrayView word)
{
    const auto fits = [word](const Spelling& spelling) {
        return spelling.letters.front() == word.front() && word.startsWith(spelling.letters);
    };
    const auto found = std::ranges::find_if(soundTable, fits);
    return found == soundTable.end() ? nullptr : &*found;
}

constexpr QByteArrayView vowels{"aeiouyj"}; // and what is one in some language

// After these, two vowels are what they look like: Bauer, Joaquin, Yuen, Xuefei.
constexpr QByteArrayView beforePlainVowels{"aeiouyqx"};
constexpr qsizetype shortestWithDigraph = 4;

// How many letters at this place of a word stand for one.
qsizetype lettersAt(QByteArrayView word, qsizetype at)
{
    if (at + 1 == word.size())
        return 1;
    const char next = word[at + 1];
    if (next != 'e' && next != 'a')
        return 1;
    const char letter = word[at];
    const bool isPair = letter == 'a' || (next == 'e' && (letter == 'o' || letter == 'u'));
    return isPair && (at == 0 || !beforePlainVowels.contains(word[at - 1])) ? 2 : 1;
}

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

QByteArray withoutDigraphs(const QByteArray& word)
{
    QByteArray plain;
    qsizetype copied = 0; // most words have none and are not copied
    for (qsizetype at = 0; at < word.size();) {
        const qsizetype letters = lettersAt(word, at);
        if (letters == 2) {
            plain += QByteArrayView(word).sliced(copied, at + 1 - copied);
            copied = at + 2;
        }
        at += letters;
    }
    if (copied == 0)
        return word;
    plain += QByteArrayView(word).sliced(copied);
    return plain;
}

bool differInDigraphs(QByteArrayView one, QByteArrayView other)
{
    if (one.size() == other.size() || std::max(one.size(), other.size()) < shortestWithDigraph
        || one.isEmpty() || other.isEmpty())
        return false;
    qsizetype at = 0;
    qsizetype there = 0;
    while (at < one.size() && there < other.size() && one[at] == other[there]) {
        at += lettersAt(one, at);
        there += lettersAt(other, there);
    }
    return at == one.size() && there == other.size();
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
        if (vowels.contains(word.front())) {
            word = word.sliced(1);
            continue;
        }
        const Spelling* spelling = spellingAt(word);
        const QByteArrayView heard = spelling ? spelling->sound : word.first(1);
        const bool leftOut = heard == "v" && !sound.isEmpty(); // as Arabic and Hebrew do
        if (!heard.isEmpty() && !leftOut && !sound.endsWith(heard.back())) // doubled letters are one
            sound += heard;
        word = word.sliced(spelling ? spelling->letters.size() : 1);
    }
    return sound;
}

} // namespace kith
