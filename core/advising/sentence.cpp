#include "core/advising/sentence.h"

#include "core/base/casing.h"

#include <QCoreApplication>
#include <QLocale>
#include <QRegularExpression>

#include <optional>

namespace kith
{
namespace
{

using namespace Qt::StringLiterals;

constexpr char context[] = "rules";

// The language of the sentences decides how dates are written, not the machine.
QLocale dateLocale()
{
    return QLocale(
        QCoreApplication::translate(context, "en_GB", "the locale that writes the dates in these texts"));
}

QString written(QDate date, const char* format)
{
    return dateLocale().toString(date, QCoreApplication::translate(context, format, "how a date is written"));
}

std::optional<QString> dateSlot(QStringView part, QDate date)
{
    if (!date.isValid())
        return std::nullopt;
    if (part.isEmpty())
        return written(date, "d MMMM yyyy");
    if (part == u"Month")
        return written(date, "MMMM yyyy");
    if (part == u"Year")
        return QString::number(date.year());
    return std::nullopt;
}

// On one line; a long text, such as what somebody wrote, up to the word with which it would grow too long.
std::optional<QString> present(const QString& text)
{
    constexpr qsizetype longest = 120;
    const QString line = text.simplified();
    if (line.isEmpty())
        return std::nullopt;
    if (line.size() <= longest)
        return line;
    const qsizetype space = line.lastIndexOf(u' ', longest - 1);
    return line.first(space > 0 ? space : longest - 1) + u'…';
}

// Of an event whose name has the year in it; the words of an invitation are no name.
bool saysItsYear(const Fact& fact)
{
    return fact.kind != FactKind::InvitationReceived && fact.from.isValid()
        && fact.value.contains(QString::number(fact.from.year()));
}

// As one speaks of them: by the first name, as a note would greet them. Of "M. Lindqvist" that leaves a
// surname.
QString callName(const Contact& contact)
{
    const QString name = greetingName(contact.given, contact.name);
    return name.isEmpty() || (contact.given.isEmpty() && contact.name.endsWith(name)) ? contact.name : name;
}

std::optional<QString> slot(QStringView name, const Slots& slots)
{
    const Contact& contact = slots.contact;
    if (name == u"given")
        return contact.kind == ContactKind::Person ? callName(contact) : contact.name;
    if (name == u"name")
        return contact.name;
    if (name == u"limit")
        return slots.limit > 0 ? std::optional(dateLocale().toString(slots.limit)) : std::nullopt;
    if (!slots.fact)
        return std::nullopt;
    const Fact& fact = *slots.fact;
    if (name == u"value")
        return present(fact.value);
    if (name == u"until")
        return slots.limit > 0 ? dateSlot(u"", fact.from.addDays(slots.limit)) : std::nullopt;
    if (name == u"since" || name.startsWith(u"from")) {
        if (saysItsYear(fact))
            return std::nullopt;
        const QStringView thisYear = fact.from.year() == slots.today.year() ? u"Month" : u"Year";
        return dateSlot(name == u"since" ? thisYear : name.mid(4), fact.from);
    }
    if (name.startsWith(u"to"))
        return dateSlot(name.mid(2), fact.to);
    return std::nullopt;
}

// In one pass, so that braces in a name or a value stay what they are.
std::optional<QString> filled(const QString& text, const Slots& slots)
{
    const int count = slots.fact ? slots.fact->count : 0;
    const bool counts = text.contains(u"%n");
    if (counts && count < 2)
        return std::nullopt;
    const QString source
        = QCoreApplication::translate(context, text.toUtf8().constData(), nullptr, counts ? count : -1);
    QString out;
    for (qsizetype at = 0; at < source.size();) {
        const qsizetype open = source.indexOf(u'{', at);
        const qsizetype close = open < 0 ? -1 : source.indexOf(u'}', open);
        if (close < 0) {
            out += QStringView(source).mid(at);
            break;
        }
        out += QStringView(source).mid(at, open - at);
        const auto value = slot(QStringView(source).mid(open + 1, close - open - 1), slots);
        if (!value)
            return std::nullopt;
        out += *value;
        at = close + 1;
    }
    return out;
}

} // namespace

QString sentence(const QStringList& texts, const Slots& slots)
{
    for (const QString& text : texts) {
        if (const auto said = filled(text, slots))
            return *said;
    }
    return {};
}

QString sentence(const QString& text, const Slots& slots)
{
    return sentence(QStringList{text}, slots);
}

QStringList ruleSlots()
{
    return {u"{given}"_s, u"{name}"_s, u"{value}"_s, u"{since}"_s, u"{from}"_s, u"{fromMonth}"_s,
        u"{fromYear}"_s, u"{to}"_s, u"{toMonth}"_s, u"{toYear}"_s, u"%n"_s};
}

QStringList foreignSlots(const QString& text)
{
    static const QRegularExpression slot(u"\\{[^}]*\\}"_s);
    const QStringList known = ruleSlots();
    QStringList foreign;
    for (auto hit = slot.globalMatch(text); hit.hasNext();) {
        const QString name = hit.next().captured();
        if (!known.contains(name))
            foreign += name;
    }
    return foreign;
}

QString writtenDate(QDate date)
{
    return written(date, "d MMMM yyyy");
}

QString shortDate(QDate date)
{
    return written(date, "d MMM");
}

QString translatedRuleText(const QString& text)
{
    return QCoreApplication::translate(context, text.toUtf8().constData());
}

} // namespace kith
