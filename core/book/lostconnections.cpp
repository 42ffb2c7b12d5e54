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

qsizetype inCommon(const QBitArray& one, const QBitArray& other)
{
    return (one & other).count(true);
}

// Of lists, the newest first, those behind one that are of the account, as far as that shows: most of whom
// they hold stand in what is known of it, or in others of them.
std::vector<bool> sameAccount(const std::vector<QBitArray>& lists, std::size_t one, QBitArray account)
{
    std::vector<bool> same(lists.size());
    for (bool more = true; more;) {
        more = false;
        for (std::size_t i = one + 1; i < lists.size(); ++i) {
            if (same[i] || inCommon(lists[i], account) * 2 < lists[i].count(true))
                continue;
            same[i] = more = true;
            account |= lists[i];
        }
    }
    return same;
}

// A list, and whom it lacks.
struct Gap {
    Source list;
    std::vector<Source> walked; // it, and newer ones
    QBitArray listed; // by these
    QBitArray missing;
    std::map<ContactId, Day> since; // when the missing were connected
};

// The lists that lack somebody, the newest first, and nobody twice.
Result<std::vector<Gap>> gapsIn(const std::vector<Source>& lists, SourceRows& rows, qsizetype contacts)
{
    const auto undated = std::ranges::find_if(lists, [](const Source& list) { return !list.day.isValid(); });
    QBitArray listed(contacts); // in lists of any age, in newer ones, or missing in one of these
    std::vector<QBitArray> members;
    for (auto list = lists.begin(); list != lists.end(); ++list) {
        Result<QBitArray> of = membersOf(*list, rows, contacts);
        if (!of)
            return tl::unexpected(of.error());
        if (list >= undated)
            listed |= *of;
        else
            members.push_back(std::move(*of));
    }
    std::vector<Gap> gaps;
    QBitArray newest(contacts); // in those of one age, of which none is newer than another
    for (std::size_t i = 0; i < members.size(); ++i) {
        listed |= members[i];
        newest |= members[i];
        const auto age = [&](std::size_t at) { return std::pair(lists[at].day, lists[at].made); };
        if (i + 1 == members.size() || age(i + 1) == age(i))
            continue;
        const QBitArray account = std::exchange(newest, QBitArray(contacts));
        const std::vector<bool> same = sameAccount(members, i, account);
        QBitArray older(contacts); // in lists of the account,
        QBitArray others(contacts); // and of others
        bool isPart = false;
        for (std::size_t other = i + 1; other < members.size(); ++other) {
            (same[other] ? older : others) |= members[other];
            isPart = isPart || (!same[other] && inCommon(account, members[other]) * 2 >= account.count(true));
        }
        const QBitArray missing = older & ~listed & ~others;
        if (isPart || missing.count(true) == 0)
            continue;
        const auto end = lists.begin() + static_cast<std::ptrdiff_t>(i) + 1;
        gaps.push_back({lists[i], {lists.begin(), end}, listed, missing, {}});
        listed |= missing;
    }
    return gaps;
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
Done leaveOutWhoMayBeListed(Gap& gap, const Database& database)
{
    auto missing = Ties::of(gap.missing, database);
    const Result<std::set<Day>> rejected = rejectedDays(gap.walked, database);
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
            gap.missing.clearBit(contact);
        const Result<QByteArray> called = nameOf(contact);
        if (!called)
            return tl::unexpected(called.error());
        byTie[{since, *called}].push_back(contact);
    }
    gap.since = std::move(*missing);
    if (byTie.empty())
        return {};
    const auto listed = Ties::of(gap.listed, database);
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
            gap.missing.clearBit(other);
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

Result<std::vector<LostConnections>> settle(
    const Database& database, bool listsGone, const Keep& add, const Keep& remove)
{
    const Result<std::vector<Source>> lists = listsByAge(database);
    Result<SourceRows> rows = SourceRows::prepare(database);
    const Result<qint64> last = database.integer("SELECT ifnull(max(id), 0) FROM contacts");
    if (const Error* error = firstError(lists, rows, last))
        return tl::unexpected(*error);
    std::vector<LostConnections> all;
    if (lists->size() < 2 && !listsGone) // nobody can be missing, before nor now
        return all;
    Result<std::vector<Gap>> gaps = gapsIn(*lists, *rows, *last + 1);
    Result<Said> said = saidOf(database);
    if (const Error* error = firstError(gaps, said))
        return tl::unexpected(*error);
    for (Gap& gap : *gaps) {
        if (Done done = leaveOutWhoMayBeListed(gap, database); !done)
            return tl::unexpected(done.error());
        LostConnections lost{.list = gap.list.id, .changes = {}};
        const Fact fact = lostBy(gap.list);
        for (ContactId id = 1; id <= *last; ++id) {
            if (!gap.missing.testBit(id) || said->byRows.contains({id, fact.from}))
                continue;
            const auto known = said->byOmission.find(id);
            const bool isKnown = known != said->byOmission.end() && known->second == fact;
            if (known == said->byOmission.end())
                lost.changes.push_back(
                    {id, ContactChange::Kind::NotListed, gap.since[id].date().toString(Qt::ISODate), {}});
            if (isKnown)
                said->byOmission.erase(known);
            if (Done done = isKnown ? Done() : add(id, fact); !done)
                return tl::unexpected(done.error());
        }
        all.push_back(std::move(lost));
    }
    for (const auto& [contact, stale] : said->byOmission) {
        if (Done done = remove(contact, stale); !done)
            return tl::unexpected(done.error());
    }
    return all;
}

} // namespace

Result<std::vector<LostConnections>> noteLostConnections(const Database& database, RecordWriter& writer)
{
    if (!writer.mayMoveConnections())
        return std::vector<LostConnections>();
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
    const auto settled = settle(
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
