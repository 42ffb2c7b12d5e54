#include "core/book/rowlines.h"

#include "core/book/readbook.h"
#include "core/book/review.h"

#include <algorithm>
#include <optional>

namespace kith
{
namespace
{

constexpr std::array outcomes{Outcome::New, Outcome::Updated, Outcome::Unchanged, Outcome::Rejected};

Result<QHash<ContactId, QString>> namesOf(const Database& database, const std::vector<SourceRow>& rows)
{
    std::vector<ContactId> ids;
    for (const SourceRow& row : rows) {
        if (row.contact != 0)
            ids.push_back(row.contact);
    }
    return contactNames(database, ids);
}

// A contact of the pair that a file of this import tells of, with its row.
struct Told {
    QString file;
    int row = 0;
};

std::optional<Told> toldBy(const Review& review, ContactId contact, const ImportReceipt& receipt)
{
    for (const Origin& origin : review.rows.value(contact)) {
        const auto file = std::ranges::find(receipt.files, origin.source, &FileReceipt::source);
        if (file != receipt.files.end())
            return Told{file->file, origin.row};
    }
    return std::nullopt;
}

std::vector<Doubt> doubtsIn(
    const Review& review, const std::function<bool(ContactId)>& tellsNewsOf, const ImportReceipt& receipt)
{
    std::vector<Doubt> doubts;
    for (const ReviewPair& pair : review.pairs) {
        // The one known less is more likely the one that is asked about.
        for (const auto& [one, other] :
            {std::pair(pair.other, pair.kept), std::pair(pair.kept, pair.other)}) {
            const std::optional<Told> told = toldBy(review, one.id, receipt);
            if (!told || !tellsNewsOf(one.id))
                continue;
            doubts.push_back({told->file, told->row, one.name, other.name, pair.likeness.agrees});
            break;
        }
        if (doubts.size() == mostDoubts)
            break;
    }
    return doubts;
}

} // namespace

Result<std::vector<RowLine>> rowLines(
    const Database& database, SourceId source, Outcome outcome, qint64 offset, qint64 limit)
{
    const Result<std::vector<SourceRow>> rows = sourceRows(database, source, outcome, offset, limit);
    if (!rows)
        return tl::unexpected(rows.error());
    const Result<QHash<ContactId, QString>> names = namesOf(database, *rows);
    if (!names)
        return tl::unexpected(names.error());
    std::vector<RowLine> lines;
    for (const SourceRow& row : *rows) {
        const QString who = outcome == Outcome::Rejected ? row.text : names->value(row.contact);
        lines.push_back({row.row, outcome, row.contact, who, row.note});
    }
    return lines;
}

Done previewRows(const Database& database, const Knowledge& knowledge,
    const std::function<bool(ContactId)>& tellsNewsOf, ImportReceipt& receipt, Progress& progress)
{
    for (FileReceipt& file : receipt.files) {
        for (const Outcome outcome : file.source != 0 ? std::span(outcomes) : std::span<const Outcome>()) {
            Result<std::vector<RowLine>> lines = rowLines(database, file.source, outcome, 0, rowsPreviewed);
            if (!lines)
                return tl::unexpected(lines.error());
            std::ranges::move(*lines, std::back_inserter(file.rows));
        }
    }
    const Result<Review> review = reviewAll(database, knowledge.nicknames, progress);
    if (!review)
        return tl::unexpected(review.error());
    receipt.doubts = doubtsIn(*review, tellsNewsOf, receipt);
    for (FileReceipt& file : receipt.files)
        file.source = 0;
    return {};
}

} // namespace kith
