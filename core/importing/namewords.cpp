#include "core/importing/namewords.h"

#include "core/base/resource.h"
#include "core/base/text.h"

#include <QByteArrayList>
#include <QJsonArray>
#include <QJsonObject>
#include <QSet>

#include <algorithm>

namespace kith
{

using namespace Qt::StringLiterals;

namespace
{

// Of letters and digits, a space around each, folded().
QByteArray spacedWords(QByteArray text)
{
    for (char& c : text) {
        const bool isMark
            = static_cast<unsigned char>(c) < 0x80 && !(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9');
        c = isMark ? ' ' : c;
    }
    return ' ' + text.simplified() + ' ';
}

// Words and phrases, some of which go on at either end.
class WordList
{
public:
    void add(const QJsonValue& list)
    {
        for (const QJsonValue value : list.toArray())
            add(folded(value.toString()));
    }
    bool isIn(const QString& text) const
    {
        const QByteArray spaced = spacedWords(folded(text));
        const QByteArrayList words = spaced.trimmed().split(' ');
        return std::ranges::any_of(words, [this](const QByteArray& word) {
            return m_words.contains(word)
                || std::ranges::any_of(m_ends, [&](const QByteArray& end) { return word.endsWith(end); })
                || std::ranges::any_of(
                    m_beginnings, [&](const QByteArray& start) { return word.startsWith(start); });
        }) || std::ranges::any_of(m_phrases, [&spaced](const QByteArray& phrase) {
            return spaced.contains(phrase);
        });
    }

private:
    void add(const QByteArray& word)
    {
        if (word.startsWith('*'))
            m_ends += word.sliced(1);
        else if (word.endsWith('*'))
            m_beginnings += word.chopped(1);
        else if (const QByteArray spaced = spacedWords(word); spaced.count(' ') > 2)
            m_phrases += spaced;
        else
            m_words.insert(spaced.trimmed());
    }

    QSet<QByteArray> m_words;
    QByteArrayList m_ends;
    QByteArrayList m_beginnings;
    QByteArrayList m_phrases;
};

struct NameWords {
    WordList roles;
    WordList organisations; // and places: "Milan"
    WordList sureOrganisations;
};

NameWords loadNameWords()
{
    NameWords all;
    all.roles.add(resourceObject(u":/lexicons/roles.json"_s)["words"_L1]);
    all.roles.add(resourceObject(u":/lexicons/seniority.json"_s)["words"_L1]);
    for (const QJsonValue words : resourceObject(u":/lexicons/recruiter.json"_s)["words"_L1].toObject())
        all.roles.add(words);
    const QJsonObject names = resourceObject(u":/lexicons/names.json"_s);
    all.sureOrganisations.add(names["sure"_L1]);
    all.organisations.add(names["sure"_L1]);
    for (const QJsonValue list : names["likely"_L1].toObject())
        all.organisations.add(list);
    all.organisations.add(resourceObject(u":/lexicons/organisations.json"_s)["parts"_L1]);
    return all;
}

const NameWords& nameWords()
{
    static const NameWords all = loadNameWords();
    return all;
}

} // namespace

bool tellsRole(const QString& text)
{
    return nameWords().roles.isIn(text);
}

bool tellsOrganisation(const QString& text)
{
    return nameWords().sureOrganisations.isIn(text);
}

bool mayBeOrganisation(const QString& text)
{
    return nameWords().organisations.isIn(text);
}

} // namespace kith
