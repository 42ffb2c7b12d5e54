#pragma once

#include "core/advising/rulesreader.h"
#include "core/base/result.h"
#include "core/model/rules.h"

#include <QByteArray>
#include <QJsonObject>

#include <vector>

namespace kith
{

// Reads the rules of a file of the user's: a rules document (resources/schemas/rules.schema.json) that holds
// rules and nothing else. Stricter than Kith's own reader, since such files come from others: every key must
// mean something, texts are short, conditions are small, ids of Kith's are refused. An error names the rule
// and what to do.
Result<std::vector<QJsonObject>> readOwnRules(const QByteArray& json, const RuleTables& shipped);

// One of them, as the book keeps it.
Result<Rule> readOwnRule(const QJsonObject& object, const RuleTables& shipped);
Result<Rule> readOwnRule(const QByteArray& json, const RuleTables& shipped);

// The shipped rules and the user's, as chosen. Rules of theirs that cannot be used any more, or for which
// there is no room, stay: off, with Rule::unusable.
RuleTables chosen(RuleTables shipped, const RuleChoices& choices);

// A rules document that readOwnRules() reads, of the user's rules among these: all, or those with the ids.
QByteArray writeOwnRules(const RuleChoices& choices, const QStringList& ids);

} // namespace kith
