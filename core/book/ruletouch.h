#pragma once

#include "core/advising/rulebook.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/book/adviseall.h"
#include "core/book/knowledge.h"
#include "core/store/database.h"

#include <QDate>
#include <QStringList>

#include <optional>
#include <vector>

namespace kith
{

// The contacts whose advice can differ between two rulebooks, of which the rules with the ids `changed`
// differ, where that is known without thinking about everyone: when each of these rules needs a fact that
// only files or the user state, or a word in the title or an organisation that it names. Nothing: it may be
// anyone. Some of those listed may not be touched.
Result<std::optional<std::vector<ContactId>>> whomRulesTouch(const Database& database,
    const Knowledge& knowledge, const Rulebook& before, const Rulebook& after, const QStringList& changed);

// Makes the stored advice that of the rules that the book has now, instead of `before`, inside the caller's
// transaction: of those whom the difference touches where that is known, else of everyone.
Done adviseByNewRules(const Database& database, const Knowledge& knowledge, const RuleChoices& before,
    QDate today, Progress& progress, Written written);

} // namespace kith
