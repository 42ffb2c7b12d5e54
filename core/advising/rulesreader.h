#pragma once

#include "core/advising/rule.h"
#include "core/base/result.h"

#include <QByteArray>
#include <QJsonObject>
#include <QList>

#include <vector>

namespace kith
{

struct NothingSays {
    QStringList ofPerson;
    QStringList ofFollowed; // a person whom the owner follows
    QStringList ofOrganisation;
};

// Everything that rules documents say. The order of the documents and of what stands in them does not matter,
// but for the gates.
struct RuleTables {
    std::vector<GateRule> gates;
    std::vector<Rule> rules;
    std::vector<Unknown> unknowns;
    std::vector<UnknownGroup> groups;
    Condition neverFollow = Condition::never(); // persons whom the reasons may never say to follow
    NothingSays nothing; // where there is nothing to do
    std::vector<GuideEntry> guide;
    QJsonObject conditions; // those with a name, as they stand in the documents
    QStringList ofPeople; // rows of the guide that hold for people only
    QStringList ofRequests; // rows that hold only where a request is sent
};

// Reads rules documents (resources/schemas/rules.schema.json) and the guide. An error names the rule.
Result<RuleTables> readRules(const QList<QByteArray>& documents, const QByteArray& guide);

class ConditionReader;
// One entry of "rules". Whether its id is taken and the guide has its row is not looked at.
Result<Rule> readRule(const QJsonObject& object, ConditionReader& conditions);

// Every different leaf of the condition that is not among them yet.
void collectLeaves(const Condition& condition, std::vector<Leaf>& leaves);

} // namespace kith
