#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/book/knowledge.h"
#include "core/model/rules.h"
#include "core/store/database.h"

#include <QDate>
#include <QString>
#include <QStringList>

#include <vector>

namespace kith
{

// Every rule, Kith's in their order and then the user's, with how many it counts for: one pass over everyone.
Result<std::vector<RuleLine>> listRules(
    const Database& database, const Knowledge& knowledge, QDate today, Progress& progress);

// What the sentence builder offers as parts of a condition on contacts of the kind.
std::vector<RulePartOffer> rulePartOffers(const Knowledge& knowledge, ContactKind about);

// A change of the rules that is not made yet, so that it can be looked at first.
struct RulesChange {
    QString name; // of the step in the history
    RuleChoices before; // what the book holds
    RuleChoices after;
    QStringList rules; // the ids of those that change
    std::vector<RuleFinding> findings; // what is doubtful about rules that are new or switched on
    QStringList says; // each of those that are there afterwards in a sentence

    bool changesNothing() const { return before == after; }
    // Whether there is a finding that speaks against making it.
    bool isDoubtful() const;
};

// NotFound: there is no such rule. Only rules of the user's own can be removed.
Result<RulesChange> switchRule(
    const Database& database, const Knowledge& knowledge, const QString& id, bool on);
Result<RulesChange> weighRule(
    const Database& database, const Knowledge& knowledge, const QString& id, int strength);
Result<RulesChange> removeRule(const Database& database, const Knowledge& knowledge, const QString& id);
// The rule that the user put together. Invalid: something is missing, in words for the user.
Result<RulesChange> addRule(const Database& database, const Knowledge& knowledge, const RuleDraft& draft);
// The user's own rule as the sentence builder shows it; nothing: there is none, or it says more than that
// can.
Result<std::optional<RuleDraft>> ruleDraft(
    const Database& database, const Knowledge& knowledge, const QString& id);
// A rule of the user's own as the draft says it from now on; it stays on or off. NotFound: there is none.
Result<RulesChange> changeRule(
    const Database& database, const Knowledge& knowledge, const QString& id, const RuleDraft& draft);
// The rules of a file; those that the book has already under their id are replaced. An error names the file,
// the rule and what to do.
Result<RulesChange> addRules(const Database& database, const Knowledge& knowledge, const QString& path);

// What the change would do to everyone: reads only.
Result<RulesPreview> previewRules(const Database& database, const Knowledge& knowledge,
    const RulesChange& change, QDate today, Progress& progress);

// In words: "It counts for 9 contacts now, afterwards for 12."
QString countSays(const RuleCount& count);

// Makes the change: one transaction and one step of undo. Re-advises those whom it can touch where that is
// known without thinking about everyone, else everyone. Fails when the rules have changed since.
Done changeRules(Database& database, const Knowledge& knowledge, const RulesChange& change, QDate today,
    Progress& progress);

// Writes the user's own rules, or those with the ids, as a file that addRules() reads; how many. NotFound:
// there are none, or one of the ids is not theirs.
Result<qint64> exportRules(const Database& database, const QStringList& ids, const QString& path);

} // namespace kith
