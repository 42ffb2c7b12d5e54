#include "ui/importing/rowkinds.h"

#include "core/book/rowlines.h"
#include "ui/importing/changewords.h"
#include "ui/importing/receiptview.h"

#include <QCoreApplication>
#include <QHash>

#include <algorithm>

namespace kith
{
namespace
{

using namespace Qt::StringLiterals;
using Lines = std::vector<RowLine>;

// Those that are worst come first: they are what one looks for.
constexpr std::array looked{Outcome::Rejected, Outcome::New, Outcome::Updated, Outcome::Unchanged};

qint64 countOf(const RowCounts& counts, Outcome outcome)
{
    switch (outcome) {
    case Outcome::New:
        return counts.added;
    case Outcome::Updated:
        return counts.updated;
    case Outcome::Unchanged:
        return counts.unchanged;
    case Outcome::Rejected:
        break;
    }
    return counts.rejected;
}

QString nameOf(Outcome outcome, qint64 count)
{
    RowCounts counts;
    counts.count(outcome, count);
    return countsSay(counts);
}

RowLinesModel::Read pagesOf(Lines lines)
{
    return [lines = std::move(lines)](qint64 offset, qint64 limit) -> Result<Lines> {
        const auto from = std::min<qint64>(offset, std::ssize(lines));
        const auto to = std::min<qint64>(from + limit, std::ssize(lines));
        return Lines(lines.begin() + from, lines.begin() + to);
    };
}

// What would happen, with what it would change.
Lines previewOf(const FileReceipt& receipt, Outcome outcome)
{
    QHash<ContactId, QStringList> changes;
    for (const ContactChange& change : receipt.changes)
        changes[change.contact] += changeSays(change);
    Lines lines;
    for (const RowLine& row : receipt.rows) {
        if (row.outcome != outcome)
            continue;
        RowLine line = row;
        if (outcome == Outcome::Updated && line.note.isEmpty())
            line.note = changes.value(line.contact).join(u", "_s);
        lines.push_back(std::move(line));
    }
    return lines;
}

Result<Lines> linesOf(const Database& database, const std::vector<ContactChange>& changes)
{
    std::vector<ContactId> ids;
    for (const ContactChange& change : changes)
        ids.push_back(change.contact);
    const Result<QHash<ContactId, QString>> names = contactNames(database, ids);
    if (!names)
        return tl::unexpected(names.error());
    Lines lines;
    for (const ContactChange& change : changes) {
        lines.push_back({.row = 0,
            .outcome = Outcome::Updated,
            .contact = change.contact,
            .who = names->value(change.contact),
            .note = changeSays(change)});
    }
    return lines;
}

RowsView::Kind changesOf(const FileReceipt& receipt, const Database& database)
{
    const bool done = receipt.source != 0;
    RowLinesModel::Read read
        = [&database, source = receipt.source](qint64 offset, qint64 limit) -> Result<Lines> {
        const auto changes = sourceChanges(database, source, offset, limit);
        return changes ? linesOf(database, *changes) : tl::unexpected(changes.error());
    };
    if (!done) {
        read = [&database, changes = receipt.changes](qint64 offset, qint64) -> Result<Lines> {
            return offset == 0 ? linesOf(database, changes) : Lines();
        };
    }
    return {QCoreApplication::translate("Receipt", "What changed"), RowLinesModel::About::Changes,
        receipt.changed, done ? receipt.changed : std::ssize(receipt.changes), std::move(read)};
}

} // namespace

std::vector<RowsView::Kind> rowKinds(const FileReceipt& receipt, const Database& database)
{
    std::vector<RowsView::Kind> kinds;
    if (receipt.changed > 0)
        kinds.push_back(changesOf(receipt, database));
    for (const Outcome outcome : looked) {
        const qint64 total = countOf(receipt.counts, outcome);
        Lines preview = receipt.source == 0 ? previewOf(receipt, outcome) : Lines();
        if (total == 0 || (receipt.source == 0 && preview.empty()))
            continue;
        const qint64 listed = receipt.source == 0 ? std::ssize(preview) : total;
        const auto about = outcome == Outcome::Rejected ? RowLinesModel::About::RejectedRows
                                                        : RowLinesModel::About::Contacts;
        RowLinesModel::Read read = pagesOf(std::move(preview));
        if (receipt.source != 0) {
            read = [&database, source = receipt.source, outcome](qint64 offset, qint64 limit) {
                return rowLines(database, source, outcome, offset, limit);
            };
        }
        kinds.push_back({nameOf(outcome, total), about, total, listed, std::move(read)});
    }
    return kinds;
}

} // namespace kith
