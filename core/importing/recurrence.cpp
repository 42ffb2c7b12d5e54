#include "core/importing/recurrence.h"

#include <QRegularExpression>
#include <QStringList>

#include <libical/ical.h>

#include <algorithm>
#include <memory>
#include <mutex>

namespace kith
{

using namespace Qt::StringLiterals;

namespace
{

struct FreeIterator {
    void operator()(icalrecur_iterator* iterator) const { icalrecur_iterator_free(iterator); }
};

// What libical is given: known parts in ASCII only. Hours, minutes and seconds don't matter by days. A rule
// with RSCALE (another calendar) or with a frequency below a day is none, since an absurd one keeps libical
// busy for ages.
QByteArray ruleByDays(const QString& rule)
{
    static const QRegularExpression known(
        u"^(FREQ|UNTIL|COUNT|INTERVAL|WKST|BY(DAY|MONTHDAY|YEARDAY|WEEKNO|MONTH|SETPOS))=[A-Z0-9,+-]{1,1000}$"_s);
    static const QRegularExpression frequency(u"^FREQ=(DAILY|WEEKLY|MONTHLY|YEARLY)$"_s);
    QStringList parts = rule.simplified().remove(u' ').toUpper().split(u';', Qt::SkipEmptyParts);
    parts.removeIf([](const QString& part) {
        return part.startsWith("BYHOUR="_L1) || part.startsWith("BYMINUTE="_L1)
            || part.startsWith("BYSECOND="_L1) || part.startsWith("X-"_L1);
    });
    const auto isKnown = [](const QString& part) { return known.match(part).hasMatch(); };
    if (!std::ranges::all_of(parts, isKnown) || parts.filter(frequency).size() != 1)
        return {};
    return parts.join(u';').toLatin1();
}

icaltimetype icalDate(const QDate& date)
{
    icaltimetype time = icaltime_null_time();
    time.year = date.year();
    time.month = date.month();
    time.day = date.day();
    time.is_date = 1;
    return time;
}

} // namespace

std::set<QDate> occurrencesBefore(
    const QDate& today, const QDate& first, const QString& rule, const std::set<QDate>& except, int limit)
{
    // libical's own setting, once for the process: an error must never abort it.
    static std::once_flag once;
    std::call_once(once, [] { icalerror_set_errors_are_fatal(0); });

    std::set<QDate> days;
    const auto add = [&](const QDate& day) {
        if (day.isValid() && day < today && !except.contains(day))
            days.insert(day);
    };
    add(first);
    const QByteArray byDays = ruleByDays(rule);
    if (byDays.isEmpty() || !first.isValid() || first.year() > 9999)
        return days;
    icalrecurrencetype recurrence = icalrecurrencetype_from_string(byDays.constData());
    if (recurrence.freq == ICAL_NO_RECURRENCE)
        return days;
    if (!icaltime_is_null_time(recurrence.until)) {
        const QDate until(recurrence.until.year, recurrence.until.month, recurrence.until.day);
        if (!until.isValid())
            return days;
        recurrence.until = icalDate(until);
    }
    const std::unique_ptr<icalrecur_iterator, FreeIterator> iterator(
        icalrecur_iterator_new(recurrence, icalDate(first)));
    for (int step = 0; iterator && step < limit; ++step) {
        const icaltimetype next = icalrecur_iterator_next(iterator.get());
        const QDate day(next.year, next.month, next.day);
        if (icaltime_is_null_time(next) || !day.isValid() || day >= today)
            break;
        add(day);
    }
    return days;
}

} // namespace kith
