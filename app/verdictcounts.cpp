#include "app/verdictcounts.h"

#include "app/openbook.h"
#include "app/texts.h"
#include "app/texttable.h"
#include "app/words.h"
#include "core/book/readbook.h"

#include <algorithm>
#include <numeric>
#include <span>

namespace kith
{
namespace
{

using namespace Qt::StringLiterals;

constexpr std::size_t batch = 1000; // rows read at a time

QString capitalised(QString word)
{
    word[0] = word[0].toUpper();
    return word;
}

} // namespace

qint64 VerdictCounts::total() const
{
    return std::accumulate(actions.begin(), actions.end(), qint64{0});
}

Result<VerdictCounts> countVerdicts(const Database& database, const BrowseIndex& index, Progress& progress)
{
    const Result<std::vector<ContactId>> everyone = find(index, {}, progress);
    if (!everyone)
        return tl::unexpected(everyone.error());
    std::span<const ContactId> rest = *everyone;
    VerdictCounts verdicts;
    while (!rest.empty()) {
        if (progress.cancelled())
            return failure(ErrorCode::Cancelled, App::tr("Stopped."));
        progress.report(App::tr("Counting"), std::ssize(*everyone) - std::ssize(rest), std::ssize(*everyone));
        const Result<std::vector<ContactRow>> rows
            = contactRows(database, rest.first(std::min(rest.size(), batch)));
        if (!rows)
            return tl::unexpected(rows.error());
        for (const ContactRow& row : *rows) {
            ++verdicts.actions[static_cast<std::size_t>(row.action)];
            if (row.action == Action::None)
                ++verdicts.gates[static_cast<std::size_t>(row.gate)];
        }
        rest = rest.subspan(std::min(rest.size(), batch));
    }
    return verdicts;
}

QJsonObject json(const VerdictCounts& verdicts)
{
    QJsonObject object;
    for (int i = 0; i < actionCount; ++i)
        object.insert(actionName(static_cast<Action>(i)), verdicts.actions[static_cast<std::size_t>(i)]);
    QJsonObject gates;
    for (int i = 1; i < gateCount; ++i)
        gates.insert(gateName(static_cast<Gate>(i)), verdicts.gates[static_cast<std::size_t>(i)]);
    object.insert(u"gates"_s, gates);
    return object;
}

void print(Terminal& terminal, const VerdictCounts& verdicts)
{
    TextTable table({Align::Left, Align::Right, Align::Left});
    for (const Action action : {Action::Connect, Action::Follow, Action::Ask, Action::None}) {
        const qint64 count = verdicts.actions[static_cast<std::size_t>(action)];
        table.add({{capitalised(actionWord(action)), actionStyle(action)}, countCell(count)});
    }
    for (int i = 0; i < gateCount; ++i) {
        if (const qint64 count = verdicts.gates[static_cast<std::size_t>(i)]; count > 0)
            table.add({{}, countCell(count), {gateWord(static_cast<Gate>(i)), TextStyle::Faint}});
    }
    table.print(terminal);
}

} // namespace kith
