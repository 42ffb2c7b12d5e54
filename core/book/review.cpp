#include "core/book/review.h"

#include "core/book/texts.h"

namespace kith
{
namespace
{

using RowsAbout = QHash<ContactId, std::vector<Origin>>;

// One pass over all rows: which contact a row is about has no index.
Done gatherRows(const Database& database, RowsAbout& rows, Progress& progress)
{
    Result<Statement> select
        = database.prepare("SELECT contact, source, row FROM source_rows WHERE contact > 0");
    if (!select)
        return tl::unexpected(select.error());
    for (qint64 number = 0;; ++number) {
        const Result<bool> row = select->step();
        if (!row)
            return tl::unexpected(row.error());
        if (!*row)
            return {};
        if (number % 4096 == 0 && progress.cancelled())
            return failure(ErrorCode::Cancelled, Book::tr("Stopped."));
        const auto about = rows.find(select->integer(0));
        if (about != rows.end() && about->size() < rowsOfOne)
            about->push_back(Origin::file(select->integer(1), static_cast<int>(select->integer(2))));
    }
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
