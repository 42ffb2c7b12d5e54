#include "core/store/ruletable.h"

#include "core/store/prepared.h"

#include <algorithm>

namespace kith
{

Result<RuleChoices> readRuleChoices(const Database& database)
{
    Result<Statement> select = database.prepare("SELECT id, is_on, strength, own FROM rules ORDER BY id");
    if (!select)
        return tl::unexpected(select.error());
    RuleChoices choices;
    while (true) {
        const Result<bool> row = select->step();
        if (!row)
            return tl::unexpected(row.error());
        if (!*row)
            return choices;
        RuleChoice choice{.id = select->text(0),
            .strength = static_cast<int>(select->integer(2)),
            .own = select->text(3).toUtf8()};
        if (!select->isNull(1))
            choice.on = select->integer(1) != 0;
        choices.push_back(std::move(choice));
    }
}

Done writeRuleChoices(const Database& database, const RuleChoices& choices)
{
    const Result<RuleChoices> before = readRuleChoices(database);
    Result<Statement> remove = database.prepare("DELETE FROM rules WHERE id = ?");
    Result<Statement> put
        = database.prepare("INSERT INTO rules (id, is_on, strength, own) VALUES (?, ?, ?, ?)"
                           " ON CONFLICT (id) DO UPDATE SET is_on = excluded.is_on,"
                           " strength = excluded.strength, own = excluded.own");
    if (const Error* error = firstError(before, remove, put))
        return tl::unexpected(*error);
    for (const RuleChoice& choice : *before) {
        if (std::ranges::find(choices, choice.id, &RuleChoice::id) != choices.end())
            continue;
        if (Done done = remove->bindAll(choice.id).run(); !done)
            return done;
    }
    for (const RuleChoice& choice : choices) {
        if (std::ranges::find(*before, choice) != before->end())
            continue;
        put->bind(1, choice.id).bind(2, QString()); // NULL
        if (choice.on)
            put->bind(2, int{*choice.on});
        put->bind(3, choice.strength).bind(4, QString::fromUtf8(choice.own));
        if (Done done = put->run(); !done)
            return done;
    }
    return {};
}

} // namespace kith
