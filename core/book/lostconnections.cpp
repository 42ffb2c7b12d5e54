#include "core/book/lostconnections.h"

#include "core/matching/namekey.h"
#include "core/store/rowsink.h"
#include "core/store/sourcerows.h"

#include <QBitArray>
#include <QLocale>
#include <QRegularExpression>

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

Fact lostBy(const Source& list)
{
    return {.kind = FactKind::Disconnected,
        .value = {},
        .from = list.day,
        .to = {},
        .count = 0,
        .origin = Origin::file(list.id, 0)};
}

// Lists of connections, the newest first; those of which nobody knows when they were made at last.
Result<std::vector<Source>> listsByAge(const Database& database)
{
    Result<Sources> sources = Sources::prepare(database);
    Result<std::vector<Source>> lists = sources ? sources->all() : tl::unexpected(sources.error());
    if (!lists)
        return lists;
    std::erase_if(*lists, [](const Source& file) { return !listsConnections(file.format); });
    std::ranges::sort(*lists, std::greater(),
        [](const Source& file) { return std::tuple(file.day, file.made, file.hash); });
    return lists;
}

// Who stands in a list, by id.
Result<QBitArray> membersOf(const Source& list, SourceRows& rows, qsizetype contacts)
{
    QBitArray members(contacts);
    const Done walked = rows.walk(list.id, [&members](const RowBlock& block) -> Done {
        for (const BlockRow& row : block.rows) {
            if (row.contact < members.size())
                members.setBit(row.contact);
        }
        return {};
    });
    return walked ? Result<QBitArray>(std::move(members)) : tl::unexpected(walked.error());
}

// The newest list that is no part of one, and whom it lacks.
struct Newest {
    Source list;
    std::vector<Source> walked; // it, and newer parts
    QBitArray listed; // by these
    QBitArray missing;
    std::map<ContactId, Day> since; // when the missing were connected
};

// Nothing: no list tells of anybody who is missing.
Result<std::optional<Newest>> newestOf(const std::vector<Source>& lists, SourceRows& rows, qsizetype contacts)
{
    const auto undated = std::ranges::find_if(lists, [](const Source& list) { return !list.day.isValid(); });
    QBitArray unknown(contacts); // in lists of any age
    std::vector<QBitArray> members;
    for (auto list = lists.begin(); list != lists.end(); ++list) {
        Result<QBitArray> of = membersOf(*list, rows, contacts);
        if (!of)
            return tl::unexpected(of.error());
        if (list >= undated)
            unknown |= *of;
        else
            members.push_back(std::move(*of));
    }
    Newest newest{.list = {}, .walked = {}, .listed = QBitArray(contacts), .missing = {}, .since = {}};
    for (std::size_t i = 0; i < members.size(); ++i) {
        newest.walked.push_back(lists[i]);
        newest.listed |= members[i];
        const auto age = [&](std::size_t at) { return std::pair(lists[at].day, lists[at].made); };
        if (i + 1 == members.size() || age(i + 1) == age(i)) // of two of the same age neither is newer
            continue;
        QBitArray older(contacts);
        for (std::size_t other = i + 1; other < members.size(); ++other)
            older |= members[other];
        newest.missing = older & ~newest.listed;
        if (newest.missing.count(true) * 2 <= older.count(true)) {
            newest.list = lists[i];
            newest.missing &= ~unknown;
            return newest;
        }
    }
    return std::nullopt;
}

// Since when contacts were connected: the first day that any file tells.
class Ties : public RowSink
{
public:
    static Result<std::map<ContactId, Day>> of(const QBitArray& contacts, const Database& database)
    {
        Ties ties(contacts);
        Result<Statement> select
            = database.prepare("SELECT each_row(?1, contact, since) FROM facts WHERE kind = ?2 AND by = 0");
        static_assert(static_cast<int>(Origin::By::File) == 0);
        const Done done = select ? select->bindAll(ties, static_cast<int>(FactKind::Connected)).run()
                                 : tl::unexpected(select.error());
        return done ? Result<std::map<ContactId, Day>>(std::move(ties.m_since))
                    : tl::unexpected(done.error());
    }
    void row(const RowValues& values) override
    {
        const ContactId contact = values.integer(0);
        const Day since = values.day(1);
        if (contact >= m_contacts.size() || !m_contacts.testBit(contact) || since == Day())
            return;
        Day& first = m_since.try_emplace(m_since.end(), contact, since)->second;
        first = std::min(first, since);
    }

private:
    explicit Ties(const QBitArray& contacts) : m_contacts(contacts) { }

    const QBitArray& m_contacts;
    std::map<ContactId, Day> m_since;
};

// The days in rows that could not be used, as lists of connections write them: of hidden profiles these tell
// nothing else.
Result<std::set<Day>> rejectedDays(const std::vector<Source>& lists, const Database& database)
{
    static const QRegularExpression pattern(u"\\d\\d [A-Z][a-z]{2} \\d{4}"_s);
    Result<Statement> select = database.prepare("SELECT text FROM rejected_rows WHERE source = ?");
    if (!select)
        return tl::unexpected(select.error());
    std::set<Day> days;
    for (const Source& list : lists) {
        select->bindAll(list.id);
        while (true) {
            const Result<bool> row = select->step();
            if (!row)
                return tl::unexpected(row.error());
            if (!*row)
                break;
            for (const QRegularExpressionMatch& match : pattern.globalMatch(select->text(0)))
                days.insert(Day(QLocale::c().toDate(match.captured(), u"dd MMM yyyy"_s)));
        }
    }
    return days;
}

// Of the missing those that the list may hold after all: by a row that could not be used, or with a profile
// that has another address since, which is somebody of the same name who was connected on the same day.
Done leaveOutWhoMayBeListed(Newest& newest, const Database& database)
{
    if (newest.missing.count(true) == 0)
        return {};
    auto missing = Ties::of(newest.missing, database);
    const Result<std::set<Day>> rejected = rejectedDays(newest.walked, database);
    Result<Statement> name = database.prepare("SELECT kind, name, given, family FROM contacts WHERE id = ?");
    if (const Error* error = firstError(missing, rejected, name))
        return tl::unexpected(*error);
    const auto nameOf = [&name](ContactId id) -> Result<QByteArray> {
        Contact contact;
        if (const Result<bool> row = name->bindAll(id).step(); !row || !*row)
            return row.map([](bool) { return QByteArray(); });
        contact.kind = static_cast<ContactKind>(name->integer(0));
        contact.name = name->text(1);
        contact.given = name->text(2);
        contact.family = name->text(3);
        name->reset();
        return nameKey(contact);
    };
    std::map<std::pair<Day, QByteArray>, std::vector<ContactId>> byTie; // since when, and the name
    std::set<Day> days;
    for (const auto& [contact, since] : *missing) {
        days.insert(since);
        if (rejected->contains(since))
            newest.missing.clearBit(contact);
        const Result<QByteArray> called = nameOf(contact);
        if (!called)
            return tl::unexpected(called.error());
        byTie[{since, *called}].push_back(contact);
    }
    newest.since = std::move(*missing);
    if (byTie.empty())
        return {};
    const auto listed = Ties::of(newest.listed, database);
    if (!listed)
        return tl::unexpected(listed.error());
    for (const auto& [contact, since] : *listed) {
        if (!days.contains(since))
            continue;
        const Result<QByteArray> called = nameOf(contact);
        if (!called)
            return tl::unexpected(called.error());
        const auto same = byTie.find({since, *called});
        for (const ContactId other : same == byTie.end() ? std::vector<ContactId>() : same->second)
            newest.missing.clearBit(other);
    }
    return {};
}

// What the book says of lost connections: by omission, and by rows of what Kith exported.
struct Said {
    std::map<ContactId, Fact> byOmission;
    std::set<std::pair<ContactId, QDate>> byRows;
};

Result<Said> saidOf(const Database& database)
{
    Result<Statement> select
        = database.prepare("SELECT contact, since, source, row FROM facts WHERE kind = 37 AND by = 0");
    static_assert(static_cast<int>(FactKind::Disconnected) == 37); // the index lost
    if (!select)
        return tl::unexpected(select.error());
    Said said;
    while (true) {
        const Result<bool> row = select->step();
        if (!row)
            return tl::unexpected(row.error());
        if (!*row)
            return said;
        Source list;
        list.id = select->integer(2);
        list.day = select->date(1);
        if (select->integer(3) == 0)
            said.byOmission.emplace(select->integer(0), lostBy(list));
        else
            said.byRows.emplace(select->integer(0), list.day);
    }
}

using Keep = std::function<Done(ContactId, const Fact&)>;

Result<LostConnections> settle(const Database& database, bool listsGone, const Keep& add, const Keep& remove)
{
    const Result<std::vector<Source>> lists = listsByAge(database);
    Result<SourceRows> rows = SourceRows::prepare(database);
    const Result<qint64> last = database.integer("SELECT ifnull(max(id), 0) FROM contacts");
    if (const Error* error = firstError(lists, rows, last))
        return tl::unexpected(*error);
    if (lists->size() < 2 && !listsGone) // nobody can be missing, before nor now
        return LostConnections();
    Result<std::optional<Newest>> newest = newestOf(*lists, *rows, *last + 1);
    Result<Said> said = saidOf(database);
    if (const Error* error = firstError(newest, said))
        return tl::unexpected(*error);
    if (*newest) {
        if (Done done = leaveOutWhoMayBeListed(**newest, database); !done)
            return tl::unexpected(done.error());
    }
    LostConnections lost{.list = *newest ? (*newest)->list.id : 0, .changes = {}};
    const Fact fact = lostBy(*newest ? (*newest)->list : Source());
    for (ContactId id = 1; *newest && id <= *last; ++id) {
        if (!(*newest)->missing.testBit(id) || said->byRows.contains({id, fact.from}))
            continue;
        const auto known = said->byOmission.find(id);
        const bool isKnown = known != said->byOmission.end() && known->second == fact;
        if (known == said->byOmission.end())
            lost.changes.push_back(
                {id, ContactChange::Kind::NotListed, (*newest)->since[id].date().toString(Qt::ISODate), {}});
        if (isKnown)
            said->byOmission.erase(known);
        if (Done done = isKnown ? Done() : add(id, fact); !done)
            return tl::unexpected(done.error());
    }
    for (const auto& [contact, stale] : said->byOmission) {
        if (Done done = remove(contact, stale); !done)
            return tl::unexpected(done.error());
    }
    return lost;
}

} // namespace

Result<LostConnections> noteLostConnections(const Database& database, RecordWriter& writer)
{
    if (!writer.mayMoveConnections())
        return LostConnections();
    return settle(
        database, writer.filesGone(),
        [&](ContactId contact, const Fact& fact) { return writer.addFact(contact, fact); },
        [&](ContactId contact, const Fact& fact) { return writer.removeFact(contact, fact); });
}

Result<std::vector<ContactId>> noteLostConnections(const Database& database)
{
    Result<FactTable> facts = FactTable::prepare(database);
    if (!facts)
        return tl::unexpected(facts.error());
    std::vector<ContactId> changed;
    const Result<LostConnections> settled = settle(
        database, false,
        [&](ContactId contact, const Fact& fact) {
            changed.push_back(contact);
            return facts->append(contact, fact);
        },
        [&](ContactId contact, const Fact& fact) {
            changed.push_back(contact);
            return facts->remove(contact, fact);
        });
    return settled ? Result<std::vector<ContactId>>(std::move(changed)) : tl::unexpected(settled.error());
}

} // namespace kith
