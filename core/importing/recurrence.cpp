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

icalrecurrencetype recurrenceFrom(const QString& rule)
{
    // libical's own setting, once for the process: an error must never abort it.
    static std::once_flag once;
    std::call_once(once, [] { icalerror_set_errors_are_fatal(0); });

    icalrecurrencetype none;
    icalrecurrencetype_clear(&none);
    const QByteArray byDays = ruleByDays(rule);
    if (byDays.isEmpty())
        return none;
    icalrecurrencetype recurrence = icalrecurrencetype_from_string(byDays.constData());
    if (icaltime_is_null_time(recurrence.until))
        return recurrence;
    const QDate until(recurrence.until.year, recurrence.until.month, recurrence.until.day);
    if (!until.isValid())
        return none;
    recurrence.until = icalDate(until);
    return recurrence;
}

// The days of the rule from `from` on, until `visit` returns false.
template <typename Visit>
void visitDays(const icalrecurrencetype& recurrence, const QDate& start, const QDate& from, Visit visit)
{
    const std::unique_ptr<icalrecur_iterator, FreeIterator> iterator(
        icalrecur_iterator_new(recurrence, icalDate(start)));
    if (!iterator || (from > start && icalrecur_iterator_set_start(iterator.get(), icalDate(from)) == 0))
        return;
    for (int step = 0; step < mostOccurrences; ++step) {
        const icaltimetype next = icalrecur_iterator_next(iterator.get());
        const QDate day(next.year, next.month, next.day);
        if (icaltime_is_null_time(next) || !day.isValid() || !visit(day))
            return;
    }
}

} // namespace

DaySpan pastOccurrences(
    const QDate& today, const QDate& start, const QString& rule, const std::set<QDate>& except)
{
    const auto counts = [&](const QDate& day) { return day < today && !except.contains(day); };
    if (!start.isValid() || start >= today)
        return {};
    const icalrecurrencetype recurrence = recurrenceFrom(rule);
    DaySpan span;
    if (counts(start))
        span = {start, start};
    if (recurrence.freq == ICAL_NO_RECURRENCE)
        return span;
    bool recurs = false; // a rule may match no day, and libical takes long to find that out
    visitDays(recurrence, start, start, [&](const QDate& day) {
        recurs = true;
        if (!span.first.isValid() && counts(day))
            span = {day, day};
        return day < today && !span.first.isValid();
    });
    if (!recurs || !span.first.isValid())
        return span;
    // A look at the last weeks usually finds the last day; going through all the years takes long. What is
    // counted has to be counted from the start.
    QDate end = today;
    if (!icaltime_is_null_time(recurrence.until))
        end = std::min(end, QDate(recurrence.until.year, recurrence.until.month, recurrence.until.day));
    const qint64 whole = start.daysTo(end);
    for (qint64 window = recurrence.count > 0 ? whole : 32;; window *= 8) {
        const QDate from = window < whole ? end.addDays(-window) : start;
        QDate last;
        visitDays(recurrence, start, from, [&](const QDate& day) {
            if (counts(day))
                last = day;
            return day < today;
        });
        if (last > span.last)
            span.last = last;
        if (last.isValid() || from == start)
            return span;
    }
}

} // namespace kith
