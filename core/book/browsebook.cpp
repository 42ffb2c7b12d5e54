#include "core/book/browsebook.h"

#include "core/book/texts.h"
#include "core/model/fact.h"
#include "core/store/employments.h"

#include <limits>
#include <utility>
#include <vector>

namespace kith
{
namespace
{

using namespace Qt::StringLiterals;

// Notes are searched up to here.
constexpr qsizetype searchedOfANote = 500;

// Labels, notes, addresses and other names of one contact after the other; advances with the contacts.
class MoreText
{
public:
    // Of the contacts from the first id to the last.
    static Result<MoreText> open(const Database& database, ContactId first, ContactId last)
    {
        // 0 … 2: e-mail addresses, phone numbers, links.
        Result<Statement> select = database.prepare(
            "SELECT contact, value FROM points WHERE kind <= 2 AND contact BETWEEN ?4 AND ?5"
            " UNION ALL SELECT contact, value FROM facts"
            " WHERE kind IN (?1, ?2, ?3) AND certainty <= 1 AND contact BETWEEN ?4 AND ?5"
            " UNION ALL SELECT contact, name FROM aliases WHERE contact BETWEEN ?4 AND ?5 ORDER BY 1");
        if (!select)
            return tl::unexpected(select.error());
        select->bindAll(static_cast<int>(FactKind::Labelled), static_cast<int>(FactKind::Noted),
            static_cast<int>(FactKind::Met), first, last);
        MoreText more(std::move(*select));
        if (Done done = more.advance(); !done)
            return tl::unexpected(done.error());
        return more;
    }

    Result<QString> of(ContactId id)
    {
        QString text;
        while (m_more && m_select.integer(0) <= id) {
            if (m_select.integer(0) == id)
                text += m_select.text(1).left(searchedOfANote) + u' ';
            if (Done done = advance(); !done)
                return tl::unexpected(done.error());
        }
        return text;
    }

private:
    explicit MoreText(Statement select) : m_select(std::move(select)) { }
    Done advance()
    {
        const Result<bool> row = m_select.step();
        m_more = row && *row;
        return row ? Done() : tl::unexpected(row.error());
    }

    Statement m_select;
    bool m_more = false;
};

BrowseEntry entryOf(const Statement& row, const QString& more, QDate today)
{
    return {.id = row.integer(0),
        .kind = static_cast<ContactKind>(row.integer(1)),
        .action = static_cast<Action>(row.integer(5)),
        .gate = static_cast<Gate>(row.integer(6)),
        .later = row.date(8) > today,
        .worth = row.real(7),
        .name = row.text(2),
        .organisation = row.text(3),
        .title = row.text(4),
        .more = more};
}

// Shows the entries of the contacts from the first id to the last.
template <typename Visit>
Done visitEntries(const Database& database, ContactId first, ContactId last, QDate today, Visit&& visit)
{
    Result<Statement> select
        = database.prepare("SELECT id, kind, name, organisation, title, action, gate, worth, later"
                           " FROM contacts LEFT JOIN advice ON advice.contact = id"
                           " WHERE id BETWEEN ? AND ? ORDER BY id");
    Result<Employments> employments = Employments::open(database, first, last);
    Result<MoreText> more = MoreText::open(database, first, last);
    if (const Error* error = firstError(select, employments, more))
        return tl::unexpected(*error);
    select->bindAll(first, last);
    while (true) {
        const Result<bool> row = select->step();
        if (!row || !*row)
            return row.map([](bool) {});
        const Result<bool> employed = employments->moveTo(select->integer(0));
        const Result<QString> text = more->of(select->integer(0));
        if (const Error* error = firstError(employed, text))
            return tl::unexpected(*error);
        BrowseEntry entry = entryOf(*select, *text, today);
        if (*employed) {
            entry.organisation = QString::fromUtf8(employments->organisation());
            entry.title = QString::fromUtf8(employments->title());
        }
        if (Done done = visit(entry); !done)
            return done;
    }
}

} // namespace

Result<std::shared_ptr<const BrowseIndex>> browseIndex(
    const Database& database, QDate today, Progress& progress)
{
    const Result<Snapshot> snapshot = Snapshot::begin(database);
    const Result<qint64> total = database.integer("SELECT count(*) FROM contacts");
    if (const Error* error = firstError(snapshot, total))
        return tl::unexpected(*error);
    const QString what = Book::tr("Reading the book");
    BrowseIndex::Builder builder;
    builder.reserve(*total);
    qint64 number = 0;
    const auto add = [&](const BrowseEntry& entry) -> Done {
        if (number % 4096 == 0) {
            if (progress.cancelled())
                return failure(ErrorCode::Cancelled, Book::tr("Stopped."));
            progress.report(what, number, *total);
        }
        ++number;
        builder.add(entry);
        return {};
    };
    const Done read = visitEntries(database, 0, std::numeric_limits<ContactId>::max(), today, add);
    return read ? Result<std::shared_ptr<const BrowseIndex>>(builder.build()) : tl::unexpected(read.error());
}

Result<std::shared_ptr<const BrowseIndex>> browseIndexAfter(
    const BrowseIndex& index, const Database& database, std::span<const ContactId> changed, QDate today)
{
    const Result<Snapshot> snapshot = Snapshot::begin(database);
    if (!snapshot)
        return tl::unexpected(snapshot.error());
    std::vector<BrowseEntry> entries;
    std::vector<ContactId> gone;
    for (const ContactId id : changed) {
        const std::size_t before = entries.size();
        const auto add = [&](BrowseEntry entry) -> Done {
            entries.push_back(std::move(entry));
            return {};
        };
        if (Done done = visitEntries(database, id, id, today, add); !done)
            return tl::unexpected(done.error());
        if (entries.size() == before)
            gone.push_back(id);
    }
    return index.with(entries, gone);
}

} // namespace kith
