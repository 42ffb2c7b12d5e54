#pragma once

#include "core/advising/ownrules.h"
#include "core/advising/rule.h"
#include "core/advising/rulebook.h"
#include "core/advising/rulesreader.h"

#include <QJsonDocument>
#include <QTest>

namespace kith::test
{

inline const Rulebook& shippedRules()
{
    static const Rulebook book = Rulebook::load().value();
    return book;
}

// A rule of the user's with these conditions as JSON; without `unless` where that is empty.
inline QByteArray ownRuleJson(const QByteArray& when, const QByteArray& unless = {},
    const QByteArray& side = "connect", const QByteArray& id = "mine")
{
    QByteArray json = R"({"id": "%1", "guide": "decide.context", "side": "%2", "strength": "strong",)"
                      R"( "kind": "person", "when": %3, %4 "says": ["It is so."], "label": "mine"})";
    json.replace("%1", id).replace("%2", side).replace("%3", when);
    return json.replace("%4", unless.isEmpty() ? QByteArray() : "\"unless\": " + unless + ',');
}

inline Rule ownRule(const QByteArray& when, const QByteArray& unless = {}, const QByteArray& side = "connect")
{
    const Result<Rule> rule = readOwnRule(ownRuleJson(when, unless, side), shippedRules().tables());
    if (!rule)
        qFatal("%s", qPrintable(rule.error().message));
    return *rule;
}

inline QByteArray titleSays(const QByteArray& words)
{
    return "{\"fact\": \"title-says\", \"value\": \"" + words + "\"}";
}

inline QByteArray rulesFile(const QByteArray& rules)
{
    return "{\"rules\": [" + rules + "]}";
}

} // namespace kith::test
