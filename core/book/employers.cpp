#include "core/book/employers.h"

#include "core/base/organisation.h"
#include "core/base/textmap.h"
#include "core/book/texts.h"
#include "core/store/rowsink.h"

#include <QHash>

#include <algorithm>
#include <array>
#include <future>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kith
{
namespace
{

constexpr std::size_t namesAtOnce = TextMap<int>::atOnce;

std::string_view viewOf(QByteArrayView utf8)
{
    return {utf8.data(), static_cast<std::size_t>(utf8.size())};
}

struct Employer {
    std::string_view name; // the first spelling in byte order, so that the order of files does not matter
    int people = 0;
    bool known = false; // it is large, or something to the owner

    void add(std::string_view spelling, int more)
    {
        if (people == 0 || spelling < name)
            name = spelling;
        people += more;
    }
    bool deservesAPage() const { return people >= employeesForAPage || (people > 0 && known); }
};

// Names of employers as they are written, with how many people have each; and who is an organisation. Another
// thread counts what was read while this one reads on.
class Spellings : public RowSink
{
public:
    Done read(const Database& database)
    {
        Result<Statement> select
            = database.prepare("SELECT each_row(?1, kind, iif(kind, name, organisation), id) FROM contacts");
        const Done done = select ? select->bindAll(*this).run() : tl::unexpected(select.error());
        handOver();
        m_counting.wait();
        return done;
    }
    void row(const RowValues& values) override
    {
        const QByteArrayView name = values.utf8(1);
        if (static_cast<ContactKind>(values.integer(0)) == ContactKind::Organisation) {
            m_organisations.emplace_back(name.toByteArray(), values.integer(2));
            return;
        }
        ++m_contacts.people;
        if (name.isEmpty())
            return;
        m_names.add(viewOf(name));
        if (m_names.bytes.size() >= bytesAtOnce)
            handOver();
    }

    ContactCounts contacts() const
    {
        return {.people = m_contacts.people, .organisations = std::ssize(m_organisations)};
    }

    using Entries = TextMap<int>::Entries;
    const Entries& all() const { return m_people.entries(); }
    const std::vector<std::pair<QByteArray, ContactId>>& organisations() const { return m_organisations; }

private:
    static constexpr std::size_t bytesAtOnce = 1 << 18;

    struct Names {
        std::string bytes; // one name behind the other
        std::vector<std::size_t> sizes;

        void add(std::string_view name)
        {
            bytes += name;
            sizes.push_back(name.size());
        }
    };

    void handOver()
    {
        if (m_counting.valid())
            m_counting.wait();
        std::swap(m_names, m_counted);
        m_names.bytes.clear();
        m_names.sizes.clear();
        m_counting = std::async(std::launch::async, [this] {
            const char* at = m_counted.bytes.data();
            std::array<std::string_view, namesAtOnce> names;
            for (std::size_t next = 0; next < m_counted.sizes.size();) {
                const std::size_t count = std::min(namesAtOnce, m_counted.sizes.size() - next);
                const std::span some = std::span(names).first(count);
                for (std::string_view& name : some) {
                    name = {at, m_counted.sizes[next++]};
                    at += name.size();
                }
                m_people.prefetch(some);
                for (const std::string_view name : some)
                    ++m_people[name];
            }
        });
    }

    ContactCounts m_contacts;
    TextMap<int> m_people;
    std::vector<std::pair<QByteArray, ContactId>> m_organisations; // by name
    Names m_names; // as they are read
    Names m_counted; // as they are counted
    std::future<void> m_counting; // at last, so that it ends before what it works on
};

// Employers by the root of their names.
class Roots
{
public:
    // Of the spellings from the first to before the last; when cancelled, of fewer.
    void read(Spellings::Entries::const_iterator first, Spellings::Entries::const_iterator last,
        const Detection& detection, const Progress& progress)
    {
        std::array<QByteArray, namesAtOnce> roots;
        std::array<std::string_view, namesAtOnce> views;
        while (first != last && !progress.cancelled()) {
            const auto end = first + std::min(std::ssize(roots), last - first);
            std::size_t count = 0;
            for (auto name = first; name != end; ++name, ++count) {
                roots[count] = organisationRoot(
                    QString::fromUtf8(name->text.data(), static_cast<qsizetype>(name->text.size())));
                views[count] = viewOf(roots[count]);
            }
            m_employers.prefetch(std::span(views).first(count));
            for (std::size_t i = 0; i < count; ++i, ++first) {
                Employer& employer = m_employers[views[i]];
                if (employer.people == 0)
                    employer.known = detection.knowsOrganisation(roots[i]);
                employer.add(first->text, first->value);
            }
        }
    }

    void add(const Roots& others)
    {
        std::array<std::string_view, namesAtOnce> views;
        const auto& theirs = others.m_employers.entries();
        for (auto first = theirs.begin(); first != theirs.end();) {
            const auto end = first + std::min(std::ssize(views), theirs.end() - first);
            const auto last
                = std::transform(first, end, views.begin(), [](const auto& each) { return each.text; });
            m_employers.prefetch(std::span(views.begin(), last));
            for (; first != end; ++first) {
                Employer& employer = m_employers[first->text];
                employer.add(first->value.name, first->value.people);
                employer.known = employer.known || first->value.known;
            }
        }
    }

    const TextMap<Employer>::Entries& employers() const { return m_employers.entries(); }
    Employer at(const QByteArray& root) const
    {
        const Employer* found = m_employers.find(viewOf(root));
        return found ? *found : Employer();
    }

private:
    TextMap<Employer> m_employers;
};

// Folding a name costs more than reading it, so two threads share them.
Done readRoots(const Spellings& spellings, const Detection& detection, Roots& roots, const Progress& progress)
{
    const Spellings::Entries& all = spellings.all();
    const auto half = all.begin() + std::ssize(all) / 2;
    Roots others;
    const std::future<void> done
        = std::async(std::launch::async, [&] { others.read(half, all.end(), detection, progress); });
    roots.read(all.begin(), half, detection, progress);
    done.wait();
    if (progress.cancelled())
        return tl::unexpected(stopped());
    roots.add(others);
    return {};
}

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

// Organisations that have a contact, and whose page each root is.
class Pages
{
public:
    Done read(const Database& database, const Spellings& spellings)
    {
        Result<Statement> page = database.prepare(
            "SELECT profile, (SELECT count FROM facts WHERE contact = id AND kind = ?2) FROM contacts"
            " WHERE id = ?1");
        Result<Statement> others = database.prepare("SELECT contact, aliases.name FROM aliases CROSS JOIN"
                                                    " contacts ON id = contact WHERE kind = ?");
        if (const Error* error = firstError(page, others))
            return tl::unexpected(*error);
        QHash<ContactId, std::size_t> places;
        for (const auto& [name, id] : spellings.organisations()) {
            const Result<bool> row = page->bindAll(id, static_cast<int>(FactKind::Employs)).step();
            if (!row)
                return tl::unexpected(row.error());
            places.insert(id, m_pages.size());
            m_pages.push_back(
                {id, name, static_cast<int>(page->integer(1)), page->utf8(0).toByteArray(), {}});
            page->reset();
        }
        for (std::size_t at = 0; at < m_pages.size(); ++at)
            claim(spellings.organisations()[at].first, at);
        others->bindAll(static_cast<int>(ContactKind::Organisation));
        while (true) {
            const Result<bool> row = others->step();
            if (!row)
                return tl::unexpected(row.error());
            if (!*row)
                return {};
            const std::size_t place = places.value(others->integer(0));
            m_pages[place].hasOtherNames = true;
            claim(others->utf8(1).toByteArray(), place);
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

// Whether nothing but that count is known of an organisation: no file names it.
Result<bool> isOurs(const Database& database, ContactId organisation)
{
    Result<Statement> select = database.prepare(
        "SELECT profile IS NULL AND NOT EXISTS (SELECT 1 FROM points WHERE contact = id)"
        " AND (SELECT count(*) FROM facts WHERE contact = id) = 1 FROM contacts WHERE id = ?");
    if (!select)
        return tl::unexpected(select.error());
    const Result<bool> row = select->bindAll(organisation).step();
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
        const Result<bool> ours = isOurs(database, page.id);
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
    const Result<bool> ours = isOurs(database, page.id);
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

} // namespace

Result<ContactCounts> noteEmployers(
    const Database& database, const Knowledge& knowledge, RecordWriter& writer, const Progress& progress)
{
    // What detectors look for is laid out meanwhile.
    std::future<Detection> beginning = std::async(std::launch::async,
        [&detectors = knowledge.detectors, me = writer.me()] { return detectors.begin(me); });
    Spellings spellings;
    if (Done read = spellings.read(database); !read)
        return tl::unexpected(read.error());
    Pages pages;
    if (Done read = pages.read(database, spellings); !read)
        return tl::unexpected(read.error());
    Roots employers;
    const Detection detection = beginning.get();
    if (Done done = readRoots(spellings, detection, employers, progress); !done)
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

} // namespace kith
