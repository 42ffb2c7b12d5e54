#pragma once

#include "core/advising/rule.h"
#include "core/model/contact.h"

#include <QDate>
#include <QString>
#include <QStringList>

namespace kith
{

// What fills the slots of a sentence:
// {given} {name}                  the contact; a given name that is not known is the whole name
// {value}                         of the fact; no more than the beginning of a long one
// {since}                         its first year, or, in today's year, its first month
// {from} {fromMonth} {fromYear}   its first day; not where the value names the year already ("FOSDEM 2026")
// {to} {toMonth} {toYear}         its last day
// %n                              its count, when that is more than one
// {limit} {until}                 of a gate: the limit, and that many days after the first day
struct Slots {
    const Contact& contact;
    const Fact* fact = nullptr; // may be absent
    int limit = 0;
    QDate today = {};
};

// The first of the texts that can be filled wholly, translated (context "rules"); empty when none can.
QString sentence(const QStringList& texts, const Slots& slots);
QString sentence(const QString& text, const Slots& slots);

// What a rule can fill, as it is written in a text; {limit} and {until} are a gate's alone.
QStringList ruleSlots();
// The slots in the text that no rule can fill.
QStringList foreignSlots(const QString& text);

// "4 December 2026", or "4 Dec" where there is little room and no doubt about the year, in the language of
// these texts.
QString writtenDate(QDate date);
QString shortDate(QDate date);

// A label or half sentence of the rules without slots, translated.
QString translatedRuleText(const QString& text);

} // namespace kith
