#include "core/book/review.h"

#include "core/book/texts.h"
#include "core/store/sourcerows.h"

namespace kith
{
namespace
{

using RowsAbout = QHash<ContactId, std::vector<Origin>>;

// One pass over all rows: which contact a row is about has no index.
Done gatherRows(const Database& database, RowsAbout& rows, Progress& progress)
{
    Result<SourceRows> table = SourceRows::prepare(database);
    if (!table)
        return tl::unexpected(table.error());
    return table->walk([&](const RowBlock& block) -> Done {
        if (progress.cancelled())
            return failure(ErrorCode::Cancelled, Book::tr("Stopped."));
        for (const BlockRow& row : block.rows) {
            const auto about = rows.find(row.contact);
            if (about != rows.end() && about->size() < rowsOfOne)
                about->push_back(Origin::file(block.source, row.row));
        }
        return {};
    });
}

Result<Review> withRows(const Database& database, std::vector<ReviewPair> pairs, Progress& progress)
{
    Review review{std::move(pairs), {}};
    for (const ReviewPair& pair : review.pairs) {
        review.rows.insert(pair.kept.id, {});
        review.rows.insert(pair.other.id, {});
    }
    if (review.pairs.empty())
        return review;
    if (Done done = gatherRows(database, review.rows, progress); !done)
        return tl::unexpected(done.error());
    return review;
}

} // namespace

void Review::dropContact(ContactId contact)
{
    std::erase_if(pairs,
        [contact](const ReviewPair& pair) { return pair.kept.id == contact || pair.other.id == contact; });
}

void Review::dropPair(ContactId one, ContactId other)
{
    std::erase_if(pairs, [one, other](const ReviewPair& pair) { return pair.isOf(one, other); });
}

Result<Review> reviewAll(const Database& database, const Nicknames& nicknames, Progress& progress)
{
    const Cancellable cancellable(database, progress);
    Result<std::vector<ReviewPair>> pairs = pairsToReview(database, nicknames, progress);
    if (!pairs)
        return tl::unexpected(pairs.error());
    return withRows(database, std::move(*pairs), progress);
}

Result<Review> reviewTwo(
    const Database& database, const Nicknames& nicknames, ContactId one, ContactId other, Progress& progress)
{
    Result<ReviewPair> pair = reviewPair(database, nicknames, one, other);
    if (!pair)
        return tl::unexpected(pair.error());
    return withRows(database, {std::move(*pair)}, progress);
}

} // namespace kith
