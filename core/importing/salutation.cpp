#include "core/importing/salutation.h"

#include "core/base/casing.h"
#include "core/base/nametitles.h"
#include "core/base/resource.h"
#include "core/base/text.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QSet>
#include <QStringList>

#include <algorithm>

namespace kith
{

using namespace Qt::StringLiterals;

namespace
{

QByteArray bare(QByteArray word)
{
    word.removeIf([](char c) { return c == '.' || c == '-'; });
    return word;
}

struct Salutations {
    QSet<QByteArray> words; // folded(), with a full stop where it needs one
    QByteArrayList pairs;
    QSet<QByteArray> forms; // all that a column of them may hold, without full stops and hyphens
    QSet<QByteArray> monsieur;
};

Salutations load()
{
    const QJsonObject json = resourceObject(u":/lexicons/salutations.json"_s);
    const auto wordsOf = [&json](QLatin1StringView list) {
        QByteArrayList words;
        for (const QJsonValue word : json[list].toArray())
            words += folded(word.toString());
        return words;
    };
    const auto setOf
        = [](const QByteArrayList& words) { return QSet<QByteArray>(words.begin(), words.end()); };
    Salutations all;
    all.words = setOf(wordsOf("salutations"_L1));
    all.pairs = wordsOf("pairs"_L1);
    all.monsieur = setOf(wordsOf("monsieur"_L1));
    for (const auto list : {"salutations"_L1, "titles"_L1, "alsoNames"_L1}) {
        for (const QByteArray& word : wordsOf(list))
            all.forms.insert(bare(word));
    }
    return all;
}

const Salutations& salutations()
{
    static const Salutations all = load();
    return all;
}

// "Jean" of "Jean-Luc Moreau"
QByteArray firstName(const QString& name)
{
    return folded(name.section(u' ', 0, 0).section(u'-', 0, 0));
}

bool isAmong(const QSet<QByteArray>& words, const QByteArray& written)
{
    return words.contains(written) || (written.endsWith('.') && words.contains(written.chopped(1)));
}

bool isSalutation(const QString& word, const QString& behind)
{
    const QByteArray written = folded(word);
    // "M. DUPONT Jean", but not "M. Night Shyamalan", however it is written.
    if (written == "m." || written == "m")
        return salutations().monsieur.contains(firstName(behind)) || familyInCapitals(behind.split(u' ')) > 0;
    return isAmong(salutations().words, written);
}

// How many letters of the name are a salutation, with the space behind it.
qsizetype salutationIn(const QString& name)
{
    const QByteArray text = folded(name);
    for (const QByteArray& pair : salutations().pairs) {
        if (text.startsWith(pair + ' '))
            return name.size() - name.section(u' ', pair.count(' ') + 1).size();
    }
    const qsizetype first = name.indexOf(u' ') + 1;
    return first > 0 && isSalutation(name.first(first - 1), name.sliced(first)) ? first : 0;
}

} // namespace

QString withoutSalutation(const QString& name)
{
    const qsizetype length = name.contains(u' ') ? salutationIn(name) : 0;
    if (length == 0)
        return name;
    // "Herr und Frau Huber"
    const QString rest = name.sliced(length).trimmed();
    return rest.contains(u' ') && rest.front().isLetter() && !rest.front().isLower() ? rest : name;
}

QString titlesBefore(const QString& name)
{
    const QStringList words = name.split(u' ');
    const qsizetype titles = std::min(titlesBefore(words, 1), words.size() - 1);
    return titles > 0 ? words.first(titles).join(u' ') + u' ' : QString();
}

bool isFormOfAddress(const QString& text)
{
    const QByteArrayList words = bare(folded(text)).split(' ');
    return !text.isEmpty() && std::ranges::all_of(words, [](const QByteArray& word) {
        return !word.isEmpty() && salutations().forms.contains(word);
    });
}

} // namespace kith
