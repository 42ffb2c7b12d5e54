#include "ui/importing/rowkinds.h"

#include "core/book/rowlines.h"
#include "ui/importing/changewords.h"
#include "ui/importing/receiptview.h"

#include <QCoreApplication>
#include <QHash>

#include <algorithm>
#include <iterator>
#include <utility>

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

constexpr qint64 changesNoted = 1'000; // of a file, beside its rows

// Says beside rows what their file changed of whom they are about.
void noteChanges(Lines& lines, const std::vector<ContactChange>& changes)
{
    QHash<ContactId, QStringList> says;
    for (const ContactChange& change : changes)
        says[change.contact] += changeSays(change);
    for (RowLine& line : lines) {
        if (line.outcome == Outcome::Updated && line.note.isEmpty())
            line.note = says.value(line.contact).join(u", "_s);
    }
}

Lines previewOf(const FileReceipt& receipt, Outcome outcome)
{
    Lines lines;
    std::ranges::copy_if(receipt.rows, std::back_inserter(lines),
        [outcome](const RowLine& row) { return row.outcome == outcome; });
    noteChanges(lines, receipt.changes);
    return lines;
}

Result<Lines> linesIn(const Database& database, SourceId source, Outcome outcome, qint64 offset, qint64 limit)
{
    Result<Lines> lines = rowLines(database, source, outcome, offset, limit);
    if (!lines || outcome != Outcome::Updated)
        return lines;
    const Result<std::vector<ContactChange>> changes = sourceChanges(database, source, 0, changesNoted);
    if (!changes)
        return tl::unexpected(changes.error());
    noteChanges(*lines, *changes);
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
            .note = changeSays(change),
            .called = {}});
    }
    return lines;
}

} // namespace

RowsView::Kind changesOf(const std::vector<FileReceipt>& files, const Database& database)
{
    std::vector<std::pair<SourceId, qint64>> kept; // in the book, and how many
    std::vector<ContactChange> coming;
    qint64 total = 0;
    qint64 listed = 0;
    for (const FileReceipt& file : files) {
        total += file.changed;
        if (file.source != 0)
            kept.emplace_back(file.source, file.changed);
        else
            std::ranges::copy(file.changes, std::back_inserter(coming));
        listed += file.source != 0 ? file.changed : std::ssize(file.changes);
    }
    RowLinesModel::Read read = [&database, kept = std::move(kept), coming = std::move(coming)](
                                   qint64 offset, qint64 limit) -> Result<Lines> {
        for (const auto& [source, count] : kept) {
            if (offset >= count) {
                offset -= count;
                continue;
            }
            const auto changes = sourceChanges(database, source, offset, limit);
            return changes ? linesOf(database, *changes) : tl::unexpected(changes.error());
        }
        return offset == 0 ? linesOf(database, coming) : Lines();
    };
    return {QCoreApplication::translate("Receipt", "What changed"), RowLinesModel::About::Changes, total,
        listed, std::move(read)};
}

std::vector<RowsView::Kind> rowKinds(const FileReceipt& receipt, const Database& database)
{
    std::vector<RowsView::Kind> kinds;
    if (receipt.changed > 0)
        kinds.push_back(changesOf(std::vector{receipt}, database));
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
                return linesIn(database, source, outcome, offset, limit);
            };
        }
        kinds.push_back({nameOf(outcome, total), about, total, listed, std::move(read)});
    }
    return kinds;
}

} // namespace kith
