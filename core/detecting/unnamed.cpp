#include "core/detecting/unnamed.h"

#include "core/detecting/words.h"

#include <algorithm>

namespace kith
{

namespace
{

constexpr qsizetype mostBeside = 16; // letters

// Of numbers and drawings none.
bool hasLetter(const QByteArray& word)
{
    return std::ranges::any_of(word, [](char c) { return c >= 'a' && c <= 'z'; })
        || std::ranges::any_of(QString::fromUtf8(word).toUcs4(), [](uint c) { return QChar::isLetter(c); });
}

// “Mum”, “Mum & Dad”, “Mama Handy 2”, “+49 30 5550 1234”
bool isWithoutName(const QString& name, const Lexicons::Unnamed& lexicon)
{
    if (name.size() > lexicon.longest + mostBeside)
        return false;
    const QByteArray all = wordForm(name);
    if (const QByteArray first = firstOf(all); hasLetter(first) && !lexicon.first.contains(first))
        return false; // as nearly all
    const auto form = [](const QByteArray& words) -> QByteArray { return ' ' + words + ' '; };
    QByteArrayList words = all.trimmed().split(' ');
    words.removeIf([](const QByteArray& word) { return !hasLetter(word); });
    if (words.empty())
        return true;
    if (lexicon.entries.contains(form(words.join(' '))))
        return true;
    const auto isOne = [&](const QByteArray& word) { return lexicon.entries.contains(form(word)); };
    return std::ranges::any_of(words, isOne) && std::ranges::all_of(words, [&](const QByteArray& word) {
        return isOne(word) || lexicon.beside.contains(form(word));
    });
}

} // namespace

std::optional<Fact> UnnamedDetector::detect(const Reading& reading) const
{
    const Contact& contact = reading.contact;
    if (!reading.isPerson() || !contact.profile.isEmpty() || contact.name.contains(u'@'))
        return std::nullopt;
    if (!isWithoutName(contact.name, reading.owner.lexicons->unnamed)
        || std::ranges::any_of(reading.stated, tellsWhoItIs))
        return std::nullopt;
    return inferredFact(kind(), {});
}

} // namespace kith
