#include "core/importing/monthnames.h"

#include "core/base/text.h"

#include <QHash>

#include <QLocale>

#include <algorithm>
#include <array>

namespace kith
{
namespace
{

constexpr std::array<const char*, 12> english{
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"};

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
}

int englishMonth(QByteArrayView word)
{
    for (int i = 0; i < 12; ++i) {
        const char* const name = english[static_cast<size_t>(i)];
        if (lower(word[0]) == name[0] && lower(word[1]) == name[1] && lower(word[2]) == name[2])
            return i + 1;
    }
    return 0;
}

using MonthByName = QHash<QByteArray, int>;

void addName(MonthByName& months, QString name, int month)
{
    while (name.endsWith(u'.'))
        name.chop(1);
    const QByteArray key = folded(name);
    if (key.size() < 3 || QByteArrayView("0123456789").contains(key[0]))
        return; // languages that count their months
    Q_ASSERT(months.value(key, month) == month); // else drop a language (Croatian and Polish differ)
    months.insert(key, month);
}

MonthByName loadMonths()
{
    constexpr std::array languages{QLocale::English, QLocale::German, QLocale::French, QLocale::Italian,
        QLocale::Spanish, QLocale::Portuguese, QLocale::Dutch, QLocale::Danish, QLocale::NorwegianBokmal,
        QLocale::Swedish, QLocale::Finnish, QLocale::Polish, QLocale::Czech, QLocale::Hungarian,
        QLocale::Romanian, QLocale::Turkish, QLocale::Greek, QLocale::Russian, QLocale::Ukrainian};
    MonthByName months;
    for (const QLocale::Language language : languages) {
        const QLocale locale(language);
        for (int month = 1; month <= 12; ++month) {
            for (const QLocale::FormatType format : {QLocale::LongFormat, QLocale::ShortFormat}) {
                addName(months, locale.monthName(month, format), month); // "4 maja"
                addName(months, locale.standaloneMonthName(month, format), month); // "maj"
            }
        }
    }
    addName(months, QStringLiteral("Mrz"), 3); // so Windows, and Excel, in German
    return months;
}

bool isAscii(QByteArrayView word)
{
    return std::ranges::all_of(word, [](char c) { return static_cast<uchar>(c) < 0x80; });
}

} // namespace

int monthNamed(QByteArrayView word)
{
    static const MonthByName months = loadMonths();
    if (word.size() < 3)
        return 0;
    // As LinkedIn writes it.
    const int likely = englishMonth(word);
    if (likely != 0 && word.size() == 3)
        return likely;
    QByteArray key = word.toByteArray();
    if (isAscii(word))
        std::ranges::transform(key, key.begin(), lower);
    else
        key = folded(QString::fromUtf8(word));
    const auto found = months.constFind(key);
    return found == months.constEnd() ? likely : *found;
}

} // namespace kith
