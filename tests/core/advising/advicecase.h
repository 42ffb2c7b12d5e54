#pragma once

#include "core/advising/advisor.h"
#include "tests/support/testdata.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace kith::test
{

// An example of tests/data/advising: case.json holds what is known and what must come of it, advice.txt the
// advice in words.
struct AdviceCase {
    Me me;
    Contact contact;
    Facts facts;
    QDate today;
    qint64 connections = 0;
    QString action;
    QString gate;
    QString because; // why a thoughtful person would advise so
    QStringList guide; // rows of the guide that it is an example of
};

inline Fact factFrom(const QJsonObject& json)
{
    using namespace Qt::StringLiterals;
    Fact fact;
    const auto kind = factKind(json["kind"_L1].toString());
    if (!kind)
        qFatal("no such fact: %s", qPrintable(json["kind"_L1].toString()));
    fact.kind = *kind;
    fact.value = json["value"_L1].toString();
    fact.from = QDate::fromString(json["from"_L1].toString(), Qt::ISODate);
    fact.to = QDate::fromString(json["to"_L1].toString(), Qt::ISODate);
    fact.count = json["count"_L1].toInt();
    const QString certainty = json["certainty"_L1].toString();
    fact.certainty = certainty == "inferred"_L1 ? Certainty::Inferred
        : certainty == "denied"_L1              ? Certainty::Denied
                                                : Certainty::Stated;
    fact.origin = json["by"_L1] == "you"_L1     ? Origin::you()
        : fact.certainty == Certainty::Inferred ? Origin::detector()
        : fact.certainty == Certainty::Denied   ? Origin::you()
                                                : Origin::file(1, 2);
    return fact;
}

inline AdviceCase adviceCase(const QString& folder)
{
    using namespace Qt::StringLiterals;
    const QJsonObject json = QJsonDocument::fromJson(readFile(folder + u"/case.json"_s)).object();
    AdviceCase each;
    for (const QJsonValue goal : json["goals"_L1].toArray())
        each.me.goals.insert(goalFrom(goal.toString()).value());
    const QJsonObject contact = json["contact"_L1].toObject();
    each.contact.kind
        = contact["kind"_L1] == "organisation"_L1 ? ContactKind::Organisation : ContactKind::Person;
    each.contact.name = contact["name"_L1].toString(u"Mara Lindqvist"_s);
    each.contact.given
        = contact["given"_L1].toString(each.contact.name == "Mara Lindqvist"_L1 ? u"Mara"_s : QString());
    for (const QJsonValue fact : json["facts"_L1].toArray())
        each.facts.push_back(factFrom(fact.toObject()));
    each.today = QDate::fromString(json["today"_L1].toString(u"2026-06-01"_s), Qt::ISODate);
    each.connections = json["connections"_L1].toInteger();
    each.action = json["action"_L1].toString();
    each.gate = json["gate"_L1].toString();
    each.because = json["because"_L1].toString();
    for (const QJsonValue row : json["guide"_L1].toArray())
        each.guide += row.toString();
    return each;
}

// The limits as they are written, without the book's loader.
inline Limits plainLimits()
{
    Limits limits;
    limits.daysAfterWithdrawal.value = 21;
    limits.invitationExpiryDays.value = 180;
    limits.mostConnections.value = 30000;
    return limits;
}

} // namespace kith::test
