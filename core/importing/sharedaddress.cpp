#include "core/importing/sharedaddress.h"

#include "core/base/mailbox.h"
#include "core/importing/guestwords.h"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace kith
{

using namespace Qt::StringLiterals;

namespace
{

constexpr size_t mostCompared = 100; // names; more are no people of one buyer, and are not compared

struct WrittenName {
    size_t place = 0;
    QString written;
    QStringList words; // folded; none where it names nobody
    qsizetype letters = 0; // of the words
};

QStringList nameWords(const QString& name)
{
    if (name.contains(u'@'))
        return {}; // the address in place of a name
    QStringList words = guestNameWords(name);
    if (!std::ranges::any_of(words, [](const QString& word) { return guestWords().devices.contains(word); }))
        return words;
    words.removeIf([](const QString& word) {
        return hasDigit(word) || guestWords().devices.contains(word)
            || guestWords().besideDevices.contains(word);
    });
    return words;
}

// "Müller" is spelt "Muller" and "Mueller".
QString spelt(QString word)
{
    return word.replace("ae"_L1, "a"_L1).replace("oe"_L1, "o"_L1).replace("ue"_L1, "u"_L1);
}

bool isSameWord(const QString& one, const QString& other)
{
    const bool initial = one.size() == 1 || other.size() == 1;
    return initial ? one.front() == other.front() : spelt(one) == spelt(other);
}

bool isInLatinScript(const WrittenName& name)
{
    return std::ranges::any_of(name.words.join(QString()), [](QChar c) { return c.unicode() < 0x80; });
}

// Whether all words of the name are among those of the fuller one, initials for words.
bool isPartOf(const WrittenName& name, const WrittenName& fuller)
{
    if (isInLatinScript(name) != isInLatinScript(fuller))
        return true; // nobody can tell that they differ
    const QString joined = name.words.join(QString());
    const QString joinedFuller = fuller.words.join(QString());
    if (joined == joinedFuller || (!isInLatinScript(name) && joinedFuller.contains(joined)))
        return true; // "Annmarie Lee", "Ann-Marie Lee"; some scripts have no spaces
    QStringList left = fuller.words;
    QStringList initials;
    for (const QString& word : name.words) {
        const qsizetype exact = word.size() > 1 ? left.indexOf(word) : -1;
        if (exact >= 0)
            left.removeAt(exact);
        else
            initials += word;
    }
    for (const QString& word : initials) {
        const auto found
            = std::ranges::find_if(left, [&word](const QString& other) { return isSameWord(word, other); });
        if (found == left.end()) {
            // "mlindqvist" is an account of Mara Lindqvist.
            constexpr qsizetype shortest = 4;
            return name.words.size() == 1 && std::ranges::any_of(fuller.words, [&word](const QString& other) {
                return other.size() >= shortest && word.endsWith(other);
            });
        }
        left.erase(found);
    }
    return true;
}

bool isSpeltBy(const QByteArray& mailbox, const WrittenName& name)
{
    constexpr qsizetype shortest = 3;
    return std::ranges::any_of(name.words,
        [&](const QString& word) { return word.size() >= shortest && mailbox.contains(word.toUtf8()); });
}

// "Mara" before "MARA" and "mara".
bool isPlainlyWritten(const QString& name)
{
    return name.isEmpty() || (name != name.toUpper() && name != name.toLower());
}

bool isFullerName(const WrittenName& one, const WrittenName& other)
{
    const auto rank = [](const WrittenName& name) {
        return std::tuple(-name.words.size(), -name.letters, !isPlainlyWritten(name.written));
    };
    return std::pair(rank(one), QStringView(one.written))
        < std::pair(rank(other), QStringView(other.written));
}

} // namespace

std::vector<size_t> peopleBehind(const QString& address, const QStringList& names)
{
    std::vector<WrittenName> all;
    for (const QString& written : names) {
        const QStringList words = nameWords(written);
        all.push_back({all.size(), written, words, words.join(QString()).size()});
    }
    std::vector<size_t> places(all.size());
    std::iota(places.begin(), places.end(), 0);
    if (all.size() > mostCompared)
        return places;
    std::ranges::sort(all, isFullerName);
    const QByteArray mailbox = mailboxOf(address);
    std::vector<const WrittenName*> people; // the fullest name of each, the address's own first
    for (const WrittenName& name : all) {
        auto person = std::ranges::find_if(people,
            [&name](const WrittenName* known) { return name.words.isEmpty() || isPartOf(name, *known); });
        if (person != people.end())
            places[name.place] = (*person)->place;
        else
            people.insert(isSpeltBy(mailbox, name) ? people.begin() : people.end(), &name);
    }
    return places;
}

} // namespace kith
