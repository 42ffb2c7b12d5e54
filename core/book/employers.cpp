#include "core/book/employers.h"

#include "core/base/organisation.h"
#include "core/book/employernames.h"
#include "core/store/owner.h"
#include "core/store/settings.h"

#include <QHash>

#include <algorithm>
#include <future>
#include <map>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace kith
{
namespace
{

using namespace Qt::StringLiterals;

// An organisation that has a contact.
struct Page {
    ContactId id = 0;
    QByteArray name;
    int people = 0; // whom it says it employs
    QByteArray profile;
    Employer employer; // by all names that it goes by
    bool hasOtherNames = false;

    // Of several that go by one name, which has its people, whatever came first.
    bool comesBefore(const Page& other) const
    {
        if (profile.isEmpty() != other.profile.isEmpty())
            return other.profile.isEmpty();
        return profile != other.profile ? profile < other.profile : id < other.id;
    }
};

using Organisations = std::vector<std::pair<QByteArray, ContactId>>; // by name

// Organisations that have a contact, and whose page each root is.
class Pages
{
public:
    Done read(const Database& database, const Organisations& organisations)
    {
        Result<Statement> page = database.prepare(
            "SELECT profile, (SELECT count FROM facts WHERE contact = id AND kind = ?2) FROM contacts"
            " WHERE id = ?1");
        Result<Statement> others = database.prepare("SELECT contact, aliases.name FROM aliases CROSS JOIN"
                                                    " contacts ON id = contact WHERE kind = ?");
        if (const Error* error = firstError(page, others))
            return tl::unexpected(*error);
        QHash<ContactId, std::size_t> places;
        for (const auto& [name, id] : organisations) {
            const Result<bool> row = page->bindAll(id, static_cast<int>(FactKind::Employs)).step();
            if (!row)
                return tl::unexpected(row.error());
            places.insert(id, m_pages.size());
            m_pages.push_back(
                {id, name, static_cast<int>(page->integer(1)), page->utf8(0).toByteArray(), {}});
            page->reset();
        }
        for (std::size_t at = 0; at < m_pages.size(); ++at)
            claim(organisations[at].first, at);
        others->bindAll(static_cast<int>(ContactKind::Organisation));
        while (true) {
            const Result<bool> row = others->step();
            if (!row)
                return tl::unexpected(row.error());
            if (!*row)
                return {};
            const auto place = places.constFind(others->integer(0));
            if (place == places.constEnd())
                continue;
            m_pages[*place].hasOtherNames = true;
            claim(others->utf8(1).toByteArray(), *place);
        }
    }

    // Gives each its people.
    void count(const Roots& employers)
    {
        for (const auto& [root, place] : m_byRoot.asKeyValueRange()) {
            const Employer theirs = employers.at(root);
            Employer& employer = m_pages[place].employer;
            employer.name = theirs.name;
            employer.people += theirs.people;
            employer.known = employer.known || theirs.known;
        }
    }

    bool contains(const QByteArray& root) const { return m_byRoot.contains(root); }
    // Null: it has none.
    const Page* of(const QByteArray& root) const
    {
        const auto found = m_byRoot.constFind(root);
        return found == m_byRoot.constEnd() ? nullptr : &m_pages[*found];
    }
    const std::vector<Page>& all() const { return m_pages; }

private:
    void claim(const QByteArray& name, std::size_t place)
    {
        const QByteArray root = organisationRoot(QString::fromUtf8(name));
        const auto other = m_byRoot.find(root);
        if (other == m_byRoot.end())
            m_byRoot.insert(root, place);
        else if (m_pages[place].comesBefore(m_pages[*other]))
            *other = place;
    }

    std::vector<Page> m_pages;
    QHash<QByteArray, std::size_t> m_byRoot;
};

// Whether nothing but that count is known of an organisation: no file names it, nor, where that is asked, did
// you say anything of it.
enum class Asked { Files, FilesAndYou };
Result<bool> isOurs(const Database& database, ContactId organisation, Asked asked)
{
    Result<Statement> select = database.prepare(
        "SELECT profile IS NULL AND NOT EXISTS (SELECT 1 FROM points WHERE contact = id)"
        " AND NOT EXISTS (SELECT 1 FROM facts WHERE contact = id AND by <= ?2) FROM contacts WHERE id = ?1");
    static_assert(static_cast<int>(Origin::By::File) == 0 && static_cast<int>(Origin::By::You) == 1
        && static_cast<int>(Origin::By::Detector) == 2);
    if (!select)
        return tl::unexpected(select.error());
    const Origin::By most = asked == Asked::Files ? Origin::By::File : Origin::By::You;
    const Result<bool> row = select->bindAll(organisation, static_cast<int>(most)).step();
    return row ? Result<bool>(*row && select->integer(0) != 0) : row;
}

Fact employs(int people)
{
    return {.kind = FactKind::Employs,
        .certainty = Certainty::Inferred,
        .value = {},
        .from = {},
        .to = {},
        .count = people,
        .origin = Origin::detector()};
}

// Brings the count of an organisation's page up to date; a page of Kith's own goes when it is not deserved
// any more. Whether it went.
Result<bool> recount(const Database& database, const Page& page, RecordWriter& writer)
{
    const int people = page.employer.people;
    if (people < page.people && !page.employer.deservesAPage()) {
        const Result<bool> ours = isOurs(database, page.id, Asked::FilesAndYou);
        if (!ours)
            return ours;
        if (*ours)
            return writer.removeContact(page.id).map([] { return true; });
    }
    const Done done = people == 0 ? writer.removeFacts(page.id, FactKind::Employs)
                                  : writer.setCount(page.id, employs(people));
    return done.map([] { return false; });
}

// A page of Kith's own goes by the first of the names by which people call the employer.
Done nameAnew(const Database& database, const Page& page, RecordWriter& writer)
{
    const std::string_view name = page.employer.name;
    if (page.hasOtherNames || name.empty() || name == viewOf(page.name))
        return {};
    const Result<bool> ours = isOurs(database, page.id, Asked::Files);
    if (!ours)
        return tl::unexpected(ours.error());
    return *ours
        ? writer.setName(page.id, QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size())))
        : Done();
}

Done addPage(const Employer& employer, RecordWriter& writer)
{
    Contact organisation;
    organisation.kind = ContactKind::Organisation;
    organisation.name = QString::fromUtf8(employer.name.data(), static_cast<qsizetype>(employer.name.size()));
    return writer.addContact(organisation, {employs(employer.people)}).map([](ContactId) {});
}

// The employer of each person, and each organisation, that the statement yields.
Done addNames(Statement& select, FirstWords& words)
{
    while (true) {
        const Result<bool> row = select.step();
        if (!row)
            return tl::unexpected(row.error());
        if (!*row)
            return {};
        if (const QByteArrayView name = select.utf8(0); !name.isEmpty())
            words.add(organisationRoot(QString::fromUtf8(name)));
    }
}

// The names of organisations that go by several: whose people those of one name are depends on the others.
Done addSeveralNames(const Database& database, FirstWords& words)
{
    Result<Statement> several = database.prepare(
        "SELECT contacts.name FROM aliases CROSS JOIN contacts ON id = contact WHERE kind = ?1"
        " UNION SELECT aliases.name FROM aliases CROSS JOIN contacts ON id = contact WHERE kind = ?1");
    return several ? addNames(several->bindAll(static_cast<int>(ContactKind::Organisation)), words)
                   : tl::unexpected(several.error());
}

// The names of these contacts of before, and of organisations that go by several.
Done addMoved(const Database& database, const QBitArray& moved, FirstWords& words)
{
    Result<Statement> contact
        = database.prepare("SELECT iif(kind, name, organisation) FROM current_contacts WHERE id = ?");
    Done done = contact ? addSeveralNames(database, words) : tl::unexpected(contact.error());
    for (ContactId id = 0; done && id < moved.size(); ++id) {
        if (moved.testBit(id))
            done = addNames(contact->bindAll(id), words);
    }
    return done;
}

// Whether so few moved, as far as is known, that looking only where they did is quicker than looking at all.
Result<bool> haveFewMoved(const Database& database, const RecordWriter& writer)
{
    constexpr qint64 part = 8; // of all
    const QBitArray* const moved = writer.whoMoved();
    const Result<qint64> added = database.integer(
        "SELECT count(*) FROM contacts WHERE id >= " + QByteArray::number(writer.firstNew()));
    return added.map(
        [&](qint64 count) { return moved && (moved->count(true) + count) * part <= writer.firstNew(); });
}

// Where people may have come or gone since employers were noted last. `before`: sees the book as it was
// before the transaction.
Result<FirstWords> whereMoved(const Database& database, const Database& before, const RecordWriter& writer)
{
    FirstWords words;
    Result<Statement> select
        = database.prepare("SELECT iif(kind, name, organisation) FROM current_contacts WHERE id >= ?");
    if (!select)
        return tl::unexpected(select.error());
    const Done was = addMoved(before, *writer.whoMoved(), words);
    const Done is = addMoved(database, *writer.whoMoved(), words);
    const Done isNew = addNames(select->bindAll(writer.firstNew()), words);
    if (const Error* error = firstError(was, is, isNew))
        return tl::unexpected(*error);
    return words;
}

// What decides which employers get a page, beside who works where. Raise the number where names are brought
// to another root, or pages are given otherwise.
QString basisOf(const Detection& detection)
{
    return u"1 "_s + QString::fromLatin1(detection.knownOrganisations());
}

} // namespace

struct EmployersAhead::Reading {
    std::future<Detection> beginning; // what detectors look for is laid out meanwhile
    std::optional<Detection> detection; // once it was waited for
    std::optional<FirstWords> only; // none: all names are to be looked at
    std::optional<Database> before;
    QBitArray moved;
    std::optional<Spellings> spellings;
    std::future<Done> done; // at last, so that it ends before what it works on
};

EmployersAhead::EmployersAhead(std::unique_ptr<Reading> reading) : m_reading(std::move(reading)) { }
EmployersAhead::EmployersAhead(EmployersAhead&&) noexcept = default;
EmployersAhead::~EmployersAhead() = default;

Result<EmployersAhead> EmployersAhead::begin(
    const Database& database, const Knowledge& knowledge, const RecordWriter& writer, Progress& progress)
{
    auto reading = std::make_unique<Reading>();
    reading->beginning = std::async(std::launch::async,
        [&detectors = knowledge.detectors, me = writer.me()] { return detectors.begin(me); });
    const Result<QString> noted = setting(database, employersNotedFor);
    const Result<bool> few = haveFewMoved(database, writer);
    if (const Error* error = firstError(noted, few))
        return tl::unexpected(*error);
    if (*few && !noted->isEmpty()) {
        reading->detection.emplace(reading->beginning.get());
        if (*noted == basisOf(*reading->detection)) {
            // Another connection sees what was there before the transaction.
            Result<Database> before = Database::open(database.path(), Database::Mode::ReadOnly);
            if (before) {
                before->useSmallCache();
                reading->before.emplace(std::move(*before));
            }
            Result<FirstWords> moved = before ? whereMoved(database, *reading->before, writer) : FirstWords();
            if (!moved)
                return tl::unexpected(moved.error());
            if (before)
                reading->only = *moved;
        }
    }
    Reading& all = *reading;
    all.spellings.emplace(all.only ? &*all.only : nullptr);
    if (!all.only)
        return EmployersAhead(std::move(reading));
    all.moved = *writer.whoMoved();
    all.done = std::async(std::launch::async, [&all, &progress] {
        const Cancellable cancellable(*all.before, progress);
        return all.spellings->read(*all.before, all.moved);
    });
    return EmployersAhead(std::move(reading));
}

Result<ContactCounts> noteEmployers(
    const Database& database, EmployersAhead ahead, RecordWriter& writer, const Progress& progress)
{
    std::optional<Detection>& detection = ahead.m_reading->detection;
    Spellings& spellings = *ahead.m_reading->spellings;
    if (ahead.m_reading->done.valid()) {
        Q_ASSERT(*writer.whoMoved() == ahead.m_reading->moved);
        Done read = ahead.m_reading->done.get();
        if (read)
            read = spellings.read(database, ahead.m_reading->moved, writer.firstNew());
        if (!read)
            return tl::unexpected(read.error());
    } else if (Done read = spellings.read(database); !read) {
        return tl::unexpected(read.error());
    }
    Pages pages;
    if (Done read = pages.read(database, spellings.organisations()); !read)
        return tl::unexpected(read.error());
    if (!detection)
        detection.emplace(ahead.m_reading->beginning.get());
    Roots employers;
    if (Done done = employers.read(spellings, *detection, progress); !done)
        return tl::unexpected(done.error());
    pages.count(employers);

    ContactCounts contacts = spellings.contacts();
    for (const Page& page : pages.all()) {
        if (page.people != page.employer.people) {
            const Result<bool> gone = recount(database, page, writer);
            if (!gone)
                return tl::unexpected(gone.error());
            contacts.organisations -= int{*gone};
            if (*gone)
                continue;
        }
        if (Done done = nameAnew(database, page, writer); !done)
            return tl::unexpected(done.error());
    }
    std::vector<std::pair<QByteArray, Employer>> added; // by root
    for (const auto& [key, hash, employer] : employers.employers()) {
        const auto root = QByteArray::fromRawData(key.data(), static_cast<qsizetype>(key.size()));
        if (!root.isEmpty() && employer.deservesAPage() && !pages.contains(root))
            added.emplace_back(root, employer);
    }
    // The same contacts in the same order, whatever the hash.
    std::ranges::sort(added, {}, &std::pair<QByteArray, Employer>::first);
    for (const auto& [root, employer] : added) {
        if (Done done = addPage(employer, writer); !done)
            return tl::unexpected(done.error());
    }
    contacts.organisations += std::ssize(added);
    return writer.writeNew().map([&contacts] { return contacts; });
}

Result<std::vector<ContactId>> recountEmployers(
    const Database& database, std::span<const Contact> before, std::span<const Contact> after)
{
    std::map<QByteArray, int> more; // people, by root
    const auto count = [&](std::span<const Contact> contacts, int each) {
        for (const Contact& contact : contacts) {
            if (contact.kind != ContactKind::Person || contact.organisation.isEmpty())
                continue;
            more[organisationRoot(contact.organisation)] += each;
        }
    };
    count(before, -1);
    count(after, 1);
    std::vector<ContactId> recounted;
    if (std::ranges::all_of(more, [](const auto& each) { return each.second == 0; }))
        return recounted;
    Result<Statement> select = database.prepare("SELECT name, id FROM contacts WHERE kind = 1");
    static_assert(static_cast<int>(ContactKind::Organisation) == 1); // the index organisations
    Result<FactTable> facts = FactTable::prepare(database);
    FirstWords words;
    for (const auto& [root, change] : more)
        words.add(root);
    const Done several = addSeveralNames(database, words);
    if (const Error* error = firstError(select, facts, several))
        return tl::unexpected(*error);
    Organisations organisations;
    while (true) {
        const Result<bool> row = select->step();
        if (!row)
            return tl::unexpected(row.error());
        if (!*row)
            break;
        if (words.mayContain(QString::fromUtf8(select->utf8(0))))
            organisations.emplace_back(select->utf8(0).toByteArray(), select->integer(1));
    }
    Pages pages;
    if (Done read = pages.read(database, organisations); !read)
        return tl::unexpected(read.error());
    for (const auto& [root, change] : more) {
        const Page* const page = pages.of(root);
        if (!page || change == 0)
            continue;
        const int people = std::max(page->people + change, 0);
        const Result<bool> known = people > 0
            ? facts->setCount(page->id, FactKind::Employs, people)
            : facts->removeKind(page->id, FactKind::Employs).map([] { return true; });
        const Done done = !known ? tl::unexpected(known.error())
            : *known             ? Done()
                                 : facts->append(page->id, employs(people));
        if (!done)
            return tl::unexpected(done.error());
        recounted.push_back(page->id);
    }
    return recounted;
}

Done markEmployersNoted(const Database& database, const Knowledge& knowledge)
{
    const Result<OwnerTable> owner = OwnerTable::load(database);
    if (!owner)
        return tl::unexpected(owner.error());
    return setSetting(database, employersNotedFor, basisOf(knowledge.detectors.begin(owner->me())));
}

} // namespace kith
