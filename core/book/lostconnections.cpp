#include "core/book/lostconnections.h"

#include "core/matching/namekey.h"
#include "core/store/rowsink.h"
#include "core/store/sourcerows.h"

#include <QBitArray>

#include <algorithm>
#include <functional>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

namespace kith
{
namespace
{

using namespace Qt::StringLiterals;

constexpr QLatin1StringView listsOfConnections = "linkedin-connections"_L1;

// By the newest list of connections, if it is there to say so.
Fact lostBy(const Source& list)
{
    return {.kind = FactKind::Disconnected,
        .value = {},
        .from = list.day,
        .to = {},
        .count = 0,
        .origin = Origin::file(list.id, 0)};
}

// With whom lists of connections tell of a tie, and of whom they say that there is none any more.
class Ties : public RowSink
{
public:
    Done read(const Database& database)
    {
        // What Kith exported elsewhere stays as it was told.
        Result<Statement> select = database.prepare(
            "SELECT each_row(?1, contact, kind, since, source) FROM facts WHERE kind IN (?2, ?3) AND by = 0"
            " AND source NOT IN (SELECT id FROM sources WHERE format <> ?4)");
        static_assert(static_cast<int>(Origin::By::File) == 0);
        return select ? select
                            ->bindAll(*this, static_cast<int>(FactKind::Connected),
                                static_cast<int>(FactKind::Disconnected), QString(listsOfConnections))
                            .run()
                      : tl::unexpected(select.error());
    }
    void row(const RowValues& values) override
    {
        const ContactId contact = values.integer(0);
        if (static_cast<FactKind>(values.integer(1)) == FactKind::Disconnected) {
            Source list;
            list.id = values.integer(3);
            list.day = values.day(2).date();
            lost.emplace(contact, lostBy(list));
        } else if (connected.empty() || connected.back().first != contact) {
            connected.emplace_back(contact, values.day(2));
        }
    }

    std::vector<std::pair<ContactId, Day>> connected; // ascending; since when
    std::map<ContactId, Fact> lost;
};

std::pair<QDate, qint64> whenMade(const Source& list)
{
    return {list.day, list.made};
}

// Lists of connections of which it is known when they were made, the newest first.
Result<std::vector<Source>> listsByAge(const Database& database)
{
    Result<Sources> sources = Sources::prepare(database);
    Result<std::vector<Source>> lists = sources ? sources->all() : tl::unexpected(sources.error());
    if (!lists)
        return lists;
    std::erase_if(
        *lists, [](const Source& file) { return file.format != listsOfConnections || !file.day.isValid(); });
    std::ranges::sort(*lists, std::greater(),
        [](const Source& file) { return std::tuple(file.day, file.made, file.hash); });
    return lists;
}

// The newest list that is no part of one, and whom it lacks.
struct Newest {
    std::optional<Source> list;
    std::vector<std::pair<ContactId, Day>> missing; // since when they were connected
};

Result<Newest> newestOf(const std::vector<Source>& lists, const Ties& ties, SourceRows& rows)
{
    Newest newest;
    QBitArray listed(ties.connected.empty() ? 0 : ties.connected.back().first + 1);
    for (auto list = lists.begin(); list != lists.end(); ++list) {
        const Done walked = rows.walk(list->id, [&listed](const RowBlock& block) -> Done {
            for (const BlockRow& row : block.rows) {
                if (row.contact < listed.size())
                    listed.setBit(row.contact);
            }
            return {};
        });
        if (!walked)
            return tl::unexpected(walked.error());
        // Of two of the same age neither is newer.
        const auto next = std::next(list);
        if (next != lists.end() && whenMade(*next) == whenMade(*list))
            continue;
        newest.missing.clear();
        std::ranges::copy_if(ties.connected, std::back_inserter(newest.missing),
            [&listed](const auto& tie) { return !listed.testBit(tie.first); });
        if (std::ssize(newest.missing) * 2 <= std::ssize(ties.connected)) {
            newest.list = *list;
            return newest;
        }
    }
    newest.missing.clear();
    return newest;
}

// Those of them whom the list may hold with a profile that has another address since: it has somebody of the
// same name, connected on the same day.
Result<std::set<ContactId>> listedAnew(const Database& database, const Newest& newest, const Ties& ties)
{
    Result<Contacts> contacts = Contacts::prepare(database);
    if (!contacts)
        return tl::unexpected(contacts.error());
    std::set<ContactId> missing;
    const auto nameOf = [&contacts](ContactId id) -> Result<QByteArray> {
        const Result<std::optional<StoredContact>> stored = contacts->read(id);
        if (!stored)
            return tl::unexpected(stored.error());
        return *stored ? nameKey((*stored)->contact) : QByteArray();
    };
    std::map<std::pair<Day, QByteArray>, std::vector<ContactId>> byTie; // since when, and the name
    for (const auto& [contact, since] : newest.missing) {
        missing.insert(contact);
        const Result<QByteArray> name = nameOf(contact);
        if (!name)
            return tl::unexpected(name.error());
        byTie[{since, *name}].push_back(contact);
    }
    std::set<ContactId> anew;
    for (const auto& [contact, since] : ties.connected) {
        const auto first = byTie.lower_bound({since, {}});
        if (missing.contains(contact) || first == byTie.end() || first->first.first != since)
            continue;
        const Result<QByteArray> name = nameOf(contact);
        if (!name)
            return tl::unexpected(name.error());
        if (const auto found = byTie.find({since, *name}); found != byTie.end())
            anew.insert(found->second.begin(), found->second.end());
    }
    return anew;
}

using Keep = std::function<Done(ContactId, const Fact&)>;

// `listsGone`: whether the book may have held more lists when that was done last.
Done settle(const Database& database, bool listsGone, const Keep& add, const Keep& remove)
{
    const Result<std::vector<Source>> lists = listsByAge(database);
    Result<SourceRows> rows = SourceRows::prepare(database);
    if (const Error* error = firstError(lists, rows))
        return tl::unexpected(*error);
    if (lists->size() < 2 && !listsGone)
        return {};
    Ties ties;
    if (Done read = ties.read(database); !read)
        return read;
    const Result<Newest> newest = newestOf(*lists, ties, *rows);
    const Result<std::set<ContactId>> anew
        = newest ? listedAnew(database, *newest, ties) : tl::unexpected(newest.error());
    if (!anew)
        return tl::unexpected(anew.error());
    std::map<ContactId, Fact> gone = ties.lost;
    for (const auto& [contact, since] : newest->missing) {
        if (anew->contains(contact))
            continue;
        const Fact fact = lostBy(*newest->list);
        const auto known = gone.find(contact);
        const bool isKnown = known != gone.end() && known->second == fact;
        if (isKnown) {
            gone.erase(known);
            continue;
        }
        if (Done done = add(contact, fact); !done)
            return done;
    }
    for (const auto& [contact, fact] : gone) {
        if (Done done = remove(contact, fact); !done)
            return done;
    }
    return {};
}

} // namespace

Done noteLostConnections(const Database& database, RecordWriter& writer)
{
    return settle(
        database, writer.filesGone(),
        [&](ContactId contact, const Fact& fact) { return writer.addFact(contact, fact); },
        [&](ContactId contact, const Fact& fact) { return writer.removeFact(contact, fact); });
}

Done noteLostConnections(const Database& database)
{
    Result<FactTable> facts = FactTable::prepare(database);
    if (!facts)
        return tl::unexpected(facts.error());
    return settle(
        database, false, [&](ContactId contact, const Fact& fact) { return facts->append(contact, fact); },
        [&](ContactId contact, const Fact& fact) { return facts->remove(contact, fact); });
}

} // namespace kith
