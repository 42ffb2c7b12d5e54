#pragma once

#include "app/texttable.h"
#include "core/model/advice.h"
#include "core/model/fact.h"
#include "core/model/ids.h"
#include "core/model/source.h"

#include <QDate>
#include <QString>

namespace kith
{

// What Kith's values are called in texts for people.

QString actionWord(Action action); // "connect"
TextStyle actionStyle(Action action);
QString gateWord(Gate gate); // "already connected"
QString sureWord(double confidence); // "sure" from 0.9, "likely" from 0.75, else "unsure"
QString strengthWord(int strength); // "slight" … "decisive"
QString kindWord(FactKind kind); // "invitation received"
QString factWord(const Fact& fact); // its kind, and that it is denied or inferred
QString factDetail(const Fact& fact); // value, dates and count: "FOSDEM 2026, 2026-01-31, 40 people there"
QString periodWord(QDate from, QDate to); // "2018-03-01 – 2020-06-30"; empty where both are unknown

// What to type to answer "yes" or "no": "kith answer met yes 17"; several facts stand with commas between.
QString answerCommand(const QString& facts, bool holds, ContactId contact);
// What Kith may have missed about a contact, and how to tell it.
QString missedSays(const Missing& missing, ContactId contact);

// "Mara Lindqvist: Head of Data, before Engineer".
QString changeSays(const ContactChange& change, const QString& name);

} // namespace kith
