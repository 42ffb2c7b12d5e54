#include "core/base/nametitles.h"

#include "core/base/resource.h"
#include "core/base/text.h"

#include <QByteArrayList>
#include <QJsonArray>
#include <QJsonObject>
#include <QSet>

#include <algorithm>

namespace kith
{
namespace
{

using namespace Qt::StringLiterals;

using WordSet = QSet<QByteArray>; // folded()

QByteArray withoutMarks(QByteArray word)
{
    word.removeIf([](char c) { return c == '.' || c == '-'; });
    return word;
}

struct NameTitles {
    WordSet sure; // with a full stop where it needs one
    QByteArrayList beginnings; // of such: "dipl.-"
    WordSet beforeNames; // all others without
    WordSet alsoNames;
    WordSet inCapitals;
    WordSet faculties;
    WordSet households;
    WordSet doubtful;
    WordSet inKeys;
};

NameTitles loadNameTitles()
{
    const QJsonObject json = resourceObject(u":/lexicons/salutations.json"_s);
    const auto read = [&json](QLatin1StringView list) {
        WordSet words;
        for (const QJsonValue word : json[list].toArray())
            words.insert(withoutMarks(folded(word.toString())));
        return words;
    };
    NameTitles all;
    for (const auto list : {"salutations"_L1, "titles"_L1, "moreTitles"_L1}) {
        for (const QJsonValue value : json[list].toArray()) {
            const QByteArray word = folded(value.toString());
            if (word.endsWith('*'))
                all.beginnings += word.chopped(1);
            else
                all.sure.insert(word);
            // In keys a hyphen makes two words of it.
            if (const qsizetype hyphen = word.indexOf('-'); hyphen > 0)
                all.inKeys.insert(withoutMarks(word.first(hyphen)));
            else if (!word.endsWith('.'))
                all.inKeys.insert(withoutMarks(word));
        }
    }
    all.beforeNames = read("beforeNames"_L1);
    all.alsoNames = read("beforeWholeNames"_L1);
    all.inCapitals = read("inCapitals"_L1);
    all.faculties = read("faculties"_L1);
    all.households = read("households"_L1);
    all.doubtful = read("doubtful"_L1);
    // "Mag" of "Mag.a" may be a name.
    all.inKeys -= all.beforeNames;
    return all;
}

const NameTitles& nameTitles()
{
    static const NameTitles all = loadNameTitles();
    return all;
}

bool holds(const WordSet& words, QByteArrayView word)
{
    return words.contains(QByteArray::fromRawData(word.data(), word.size()));
}

bool isSure(const QByteArray& written)
{
    const NameTitles& known = nameTitles();
    return known.sure.contains(written) || (written.endsWith('.') && known.sure.contains(written.chopped(1)))
        || std::ranges::any_of(
            known.beginnings, [&](const QByteArray& beginning) { return written.startsWith(beginning); });
}

bool hasSmallLetters(const QString& word)
{
    return std::ranges::any_of(word, [](QChar c) { return c.isLower(); });
}

} // namespace

qsizetype titlesBefore(const QStringList& words, qsizetype behind)
{
    const NameTitles& known = nameTitles();
    const bool hasCapitals
        = std::ranges::any_of(words, [](const QString& word) { return word != word.toLower(); });
    qsizetype at = 0;
    for (; at < words.size() && !words[at].isEmpty(); ++at) {
        const QByteArray written = folded(words[at]);
        const QByteArray word = withoutMarks(written);
        const QByteArray next = at + 1 < words.size() ? folded(words[at + 1]) : QByteArray();
        const bool hasStop = written.endsWith('.') && word.size() > 1;
        // A word alone in the column of given names is one: "Mag" beside "Ruffman Hall".
        const bool isBeforeMore = at + 1 < words.size() && words.size() - at - 1 + behind > 1;
        if (isSure(written))
            continue;
        if (at > 0 && written == "h." && next == "c.") {
            ++at;
            continue;
        }
        // "Dr. Phil Rosnau" is called so, and so is "dr. phil van den berg".
        const bool isSmall = words[at].front().isLower() && hasCapitals;
        if (at > 0 && known.faculties.contains(word) && (written.contains('.') || isSmall || isSure(next)))
            continue;
        const bool isBefore = isBeforeMore || isSure(next);
        // "DI STEFANO Luca" is a family.
        if (isBefore && known.inCapitals.contains(word) && !hasSmallLetters(words[at])
            && (isSure(next) || (at + 1 < words.size() && hasSmallLetters(words[at + 1]))))
            continue;
        if ((hasStop || isBefore) && (known.beforeNames.contains(word) || known.alsoNames.contains(word)))
            continue;
        break;
    }
    return std::min(at, words.size());
}

bool mayBeTitle(QStringView word)
{
    return nameTitles().doubtful.contains(withoutMarks(folded(word)));
}

bool isHousehold(QStringView word)
{
    return nameTitles().households.contains(withoutMarks(folded(word)));
}

bool isTitle(QByteArrayView word)
{
    return holds(nameTitles().inKeys, word);
}

bool mayBeTitleInKey(QByteArrayView word)
{
    return holds(nameTitles().beforeNames, word);
}

bool isFaculty(QByteArrayView word)
{
    return holds(nameTitles().faculties, word);
}

bool isWrittenAsTitle(QByteArrayView word, const QString& name)
{
    const bool hasCapitals = name != name.toLower();
    for (const QString& written : name.split(u' ', Qt::SkipEmptyParts)) {
        const QStringList parts = written.split(u'-', Qt::SkipEmptyParts);
        for (const QString& part : parts) {
            if (withoutMarks(folded(part)) != word)
                continue;
            return part.contains(u'.') || part != parts.front() || (hasCapitals && part.front().isLower());
        }
    }
    return false;
}

} // namespace kith
