#include "core/base/typedday.h"

#include "core/base/text.h"

#include <QRegularExpression>

#include <algorithm>

namespace kith
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int months = 12;

// Months that the word may name, whole or by its first letters.
QList<int> monthsCalled(const QString& word, const QLocale& locale)
{
    const QByteArray wanted = folded(word);
    QList<int> found;
    for (int month = 1; month <= months && wanted.size() >= 3; ++month) {
        const QStringList names{locale.monthName(month), locale.standaloneMonthName(month),
            locale.monthName(month, QLocale::ShortFormat), QLocale::c().monthName(month)};
        if (std::ranges::any_of(
                names, [&wanted](const QString& name) { return folded(name).startsWith(wanted); }))
            found += month;
    }
    return found;
}

bool isYearFirst(const QString& format)
{
    return format.startsWith(u'y');
}

bool isMonthFirst(const QString& format)
{
    return !isYearFirst(format) && format.indexOf(u'M') < format.indexOf(u'd');
}

int yearOf(const QString& number)
{
    return number.size() == 2 ? 2000 + number.toInt() : number.size() == 4 ? number.toInt() : 0;
}

QDate fromNumbers(const QStringList& numbers, const QLocale& locale)
{
    const QString format = locale.dateFormat(QLocale::ShortFormat);
    if (numbers[0].size() == 4 || (numbers[2].size() < 3 && isYearFirst(format)))
        return {yearOf(numbers[0]), numbers[1].toInt(), numbers[2].toInt()};
    const int one = numbers[0].toInt();
    const int other = numbers[1].toInt();
    const bool monthFirst = one <= months && (other > months || isMonthFirst(format));
    return monthFirst ? QDate(yearOf(numbers[2]), one, other) : QDate(yearOf(numbers[2]), other, one);
}

QDate fromNamedMonth(int month, const QStringList& numbers)
{
    return numbers[0].size() == 4 ? QDate(yearOf(numbers[0]), month, numbers[1].toInt())
                                  : QDate(yearOf(numbers[1]), month, numbers[0].toInt());
}

} // namespace

QDate typedDay(const QString& text, const QLocale& locale)
{
    static const QRegularExpression parts(u"[0-9]+|\\p{L}+"_s);
    QStringList numbers;
    QList<int> month;
    for (const QRegularExpressionMatch& match : parts.globalMatch(text)) {
        const QString part = match.captured();
        if (part[0].isDigit())
            numbers += part;
        else if (part.size() > 2) // else as in “17th”, “17 de marzo”, “2026年3月17日”
            month += monthsCalled(part, locale);
    }
    if (numbers.size() == 3 && month.isEmpty())
        return fromNumbers(numbers, locale);
    if (numbers.size() == 2 && month.size() == 1)
        return fromNamedMonth(month.first(), numbers);
    return locale.toDate(text, QLocale::ShortFormat); // in digits of its own
}

} // namespace kith
