#include "core/importing/namecolumn.h"

#include "core/base/mailbox.h"
#include "core/base/organisation.h"
#include "core/base/text.h"
#include "core/importing/columnwords.h"

#include <algorithm>
#include <array>

namespace kith
{

using namespace Qt::StringLiterals;

namespace
{

bool isKnown(const std::vector<ListField>& fields)
{
    using enum ListField;
    constexpr std::array names{Name, BareName, Given, Family};
    return std::ranges::any_of(
        names, [&fields](ListField name) { return std::ranges::find(fields, name) != fields.end(); });
}

bool isInWritingWithoutCase(const QString& text)
{
    constexpr qsizetype longest = 5;
    return text.size() > 1 && text.size() <= longest
        && std::ranges::all_of(text, [](QChar c) { return c.category() == QChar::Letter_Other; });
}

// "Lindqvist" begins a name, "von" does not.
bool isCapitalised(const QString& word)
{
    return word.front().isLetter() && !word.front().isLower();
}

bool isSpelt(const QString& name, const QString& address)
{
    constexpr qsizetype shortest = 3; // letters
    const QByteArray mailbox = mailboxOf(address);
    const QByteArrayList words = folded(name).replace(',', ' ').replace('-', ' ').split(' ');
    return std::ranges::any_of(
        words, [&](const QByteArray& word) { return word.size() >= shortest && mailbox.contains(word); });
}

// How many names of the column the addresses beside spell; 0 if it is less than half of them, or just one.
qsizetype namesSpelt(const QStringList& cells, const QStringList& addresses)
{
    qsizetype beside = 0;
    qsizetype spelt = 0;
    for (qsizetype i = 0; i < std::min(cells.size(), addresses.size()); ++i) {
        if (!looksLikeName(cells[i]) || !addresses[i].contains(u'@'))
            continue;
        ++beside;
        spelt += isSpelt(cells[i], addresses[i]) ? 1 : 0;
    }
    return spelt > 1 && spelt * 2 >= beside ? spelt : 0;
}

} // namespace

bool looksLikeName(const QString& text)
{
    constexpr qsizetype longest = 60;
    constexpr qsizetype mostWords = 6;
    constexpr qsizetype longestParticle = 4;
    constexpr QStringView marks = u" -.'’,";
    if (text.size() > longest || text.count(u',') > 1)
        return false;
    if (!std::ranges::all_of(
            text, [marks](QChar c) { return c.isLetter() || c.isMark() || marks.contains(c); }))
        return false;
    if (isInWritingWithoutCase(text))
        return true;
    const QStringList words = QString(text).replace(u',', u' ').split(u' ', Qt::SkipEmptyParts);
    const auto isWord = [](const QString& word) {
        return isCapitalised(word) || (word.size() <= longestParticle && word.front().isLower());
    };
    return words.size() > 1 && words.size() <= mostWords && std::ranges::all_of(words, isWord)
        && std::ranges::count_if(words, isCapitalised) > 1 && isCapitalised(words.back())
        && legalFormOf(text).isEmpty();
}

bool holdNames(const QStringList& cells)
{
    const auto filled = std::ranges::count_if(cells, [](const QString& cell) { return !cell.isEmpty(); });
    return filled > 0 && std::ranges::count_if(cells, looksLikeName) * 5 >= filled * 3;
}

std::optional<size_t> nameColumn(const std::vector<ListField>& fields, const std::vector<QByteArray>& header,
    const std::vector<QStringList>& samples)
{
    if (isKnown(fields) || samples.size() != fields.size())
        return std::nullopt;
    const auto email = std::ranges::find(fields, ListField::Email);
    const QStringList addresses
        = email == fields.end() ? QStringList() : samples[static_cast<size_t>(email - fields.begin())];
    std::optional<size_t> found;
    qsizetype most = 0;
    for (size_t i = 0; i < fields.size(); ++i) {
        if (fields[i] != ListField::Ignored || !holdNames(samples[i]))
            continue;
        if (columnWords().people.contains(withoutDigits(header[i])))
            return i;
        if (const qsizetype spelt = namesSpelt(samples[i], addresses); spelt > most) {
            most = spelt;
            found = i;
        }
    }
    return found;
}

} // namespace kith
