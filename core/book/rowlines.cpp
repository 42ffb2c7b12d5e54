#include "core/book/rowlines.h"

#include "core/base/text.h"
#include "core/book/readbook.h"
#include "core/book/review.h"
#include "core/book/texts.h"
#include "core/store/rowrecord.h"
#include "core/store/sourcerows.h"

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

// What the row calls the contact that it is about; empty: the book does not know.
QString nameIn(QByteArrayView record, int row)
{
    PackedContact contact;
    return contact.read(record, row) ? QString::fromUtf8(contact.name) : QString();
}

// Sets by what other names the rows of the source call their contacts.
Done noteOtherNames(const Database& database, SourceId source, std::vector<RowLine>& lines)
{
    QHash<int, RowLine*> byRow;
    for (RowLine& line : lines) {
        if (line.contact != 0)
            byRow.insert(line.row, &line);
    }
    Result<SourceRows> table = SourceRows::prepare(database);
    if (!table)
        return tl::unexpected(table.error());
    std::vector<RowBlock> blocks;
    const Done walked = table->walk(source, [&](const RowBlock& block) -> Done {
        if (std::ranges::any_of(block.rows, [&](const BlockRow& row) { return byRow.contains(row.row); }))
            blocks.push_back(block);
        return {};
    });
    if (!walked)
        return walked;
    for (const RowBlock& block : blocks) {
        const Result<BlockRecords> records = table->records(source, block.number);
        if (!records)
            return tl::unexpected(records.error());
        for (std::size_t at = 0; at < block.rows.size(); ++at) {
            RowLine* line = byRow.value(block.rows[at].row);
            const QString name = line ? nameIn(records->at(at), line->row) : QString();
            if (!name.isEmpty() && folded(name) != folded(line->who))
                line->called = name;
        }
    }
    return {};
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

// Namesakes by where they work or what they do.
QString toldApart(const Contact& contact, const Contact& from)
{
    const QString more = contact.organisation.isEmpty() ? contact.title : contact.organisation;
    return folded(contact.name) != folded(from.name) || more.isEmpty()
        ? contact.name
        : Book::tr("%1 (%2)", "a contact, their employer").arg(contact.name, more);
}

// Whether the user is asked about the pair already; another connection sees the book as it was before.
using WaitsAlready = std::function<bool(const ReviewPair&)>;

std::vector<Doubt> doubtsIn(const Review& review, const std::function<bool(ContactId)>& tellsNewsOf,
    const ImportReceipt& receipt, const WaitsAlready& waits)
{
    std::vector<Doubt> doubts;
    for (const ReviewPair& pair : review.pairs) {
        // The one known less is more likely the one that is asked about.
        for (const auto& [one, other] :
            {std::pair(pair.other, pair.kept), std::pair(pair.kept, pair.other)}) {
            const std::optional<Told> told = toldBy(review, one.id, receipt);
            if (!told || !tellsNewsOf(one.id))
                continue;
            if (!waits(pair))
                doubts.push_back({told->file, told->row, toldApart(one, other), toldApart(other, one),
                    pair.likeness.agrees});
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
        lines.push_back({row.row, outcome, row.contact, who, row.note, {}});
    }
    const Done named = outcome == Outcome::Rejected ? Done() : noteOtherNames(database, source, lines);
    return named ? Result<std::vector<RowLine>>(std::move(lines)) : tl::unexpected(named.error());
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
    receipt.toDecide = std::ssize(review->pairs);
    std::optional<Review> before; // made where somebody of before may be asked about already
    const Result<Database> book = Database::open(database.path(), Database::Mode::ReadOnly);
    const Result<qint64> last
        = book ? book->integer("SELECT ifnull(max(id), 0) FROM contacts") : tl::unexpected(book.error());
    if (!last)
        return tl::unexpected(last.error());
    Done looked;
    const auto waits = [&](const ReviewPair& pair) {
        if (!looked || std::max(pair.kept.id, pair.other.id) > *last)
            return false;
        if (!before) {
            Result<Review> made = reviewAll(*book, knowledge.nicknames, progress);
            if (!made)
                looked = tl::unexpected(made.error());
            before = std::move(made).value_or(Review());
        }
        return std::ranges::any_of(before->pairs,
            [&pair](const ReviewPair& each) { return each.isOf(pair.kept.id, pair.other.id); });
    };
    receipt.doubts = doubtsIn(*review, tellsNewsOf, receipt, waits);
    if (!looked)
        return looked;
    for (FileReceipt& file : receipt.files)
        file.source = 0;
    return {};
}

} // namespace kith
