#include "core/book/employers.h"

#include "core/base/organisation.h"
#include "core/book/texts.h"
#include "core/matching/identities.h"

#include <QHash>

#include <algorithm>
#include <future>
#include <iterator>
#include <memory_resource>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace kith
{
namespace
{

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

// Texts in one block of memory: a large book has hundreds of thousands of names.
class Texts
{
public:
    std::string_view keep(std::string_view text)
    {
        char* copy = static_cast<char*>(m_memory.allocate(text.size(), 1));
        std::ranges::copy(text, copy);
        return {copy, text.size()};
    }
    std::pmr::memory_resource* memory() { return &m_memory; }

private:
    std::pmr::monotonic_buffer_resource m_memory;
};

// Names as they are written, with how many people have each.
class Spellings
{
public:
    using Map = std::pmr::unordered_map<std::string_view, int>;

    Done read(const Database& database)
    {
        Result<Statement> select = database.prepare(
            "SELECT organisation FROM contacts WHERE kind = 0 AND organisation IS NOT NULL");
        const Result<qint64> contacts = database.integer("SELECT max(id) FROM contacts");
        if (const Error* error = firstError(select, contacts))
            return tl::unexpected(*error);
        m_people.reserve(static_cast<std::size_t>(*contacts) / 2); // growing would cost as much again
        while (true) {
            const Result<bool> row = select->step();
            if (!row)
                return tl::unexpected(row.error());
            if (!*row)
                return {};
            const QByteArrayView bytes = select->utf8(0);
            const std::string_view name(bytes.data(), static_cast<std::size_t>(bytes.size()));
            const auto known = m_people.find(name);
            if (known == m_people.end())
                m_people.emplace(m_texts.keep(name), 1);
            else
                ++known->second;
        }
    }

    const Map& people() const { return m_people; }

private:
    Texts m_texts;
    Map m_people{m_texts.memory()};
};

// Employers by the root of their names.
class Roots
{
public:
    using Map = std::pmr::unordered_map<std::string_view, Employer>;

    void reserve(std::size_t employers) { m_employers.reserve(employers); }

    // Of the spellings from the first to before the last; when cancelled, of some.
    void read(Spellings::Map::const_iterator first, Spellings::Map::const_iterator last,
        const Detection& detection, const Progress& progress)
    {
        for (; first != last && !progress.cancelled(); ++first) {
            const std::string_view name = first->first;
            const QByteArray root
                = organisationRoot(QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size())));
            const std::size_t before = m_employers.size();
            Employer& employer = at({root.constData(), static_cast<std::size_t>(root.size())});
            if (m_employers.size() > before)
                employer.known = detection.knowsOrganisation(root);
            employer.add(name, first->second);
        }
    }

    void add(const Roots& others)
    {
        for (const auto& [root, other] : others.m_employers) {
            Employer& employer = at(root);
            employer.add(other.name, other.people);
            employer.known = employer.known || other.known;
        }
    }

    const Map& employers() const { return m_employers; }
    const Employer* find(const QByteArray& root) const
    {
        const auto found = m_employers.find(std::string_view(root.constData(), std::size_t(root.size())));
        return found == m_employers.end() ? nullptr : &found->second;
    }

private:
    Employer& at(std::string_view root)
    {
        const auto found = m_employers.find(root);
        return found != m_employers.end() ? found->second
                                          : m_employers.emplace(m_texts.keep(root), Employer()).first->second;
    }

    Texts m_texts;
    Map m_employers{m_texts.memory()};
};

// Folding a name costs more than reading it, so two threads share them.
Done readRoots(const Spellings& spellings, const Detection& detection, Roots& roots, const Progress& progress)
{
    const Spellings::Map& people = spellings.people();
    const auto half = std::next(people.begin(), static_cast<std::ptrdiff_t>(people.size() / 2));
    Roots others;
    others.reserve(people.size() / 2);
    roots.reserve(people.size());
    const std::future<void> done
        = std::async(std::launch::async, [&] { others.read(half, people.end(), detection, progress); });
    roots.read(people.begin(), half, detection, progress);
    done.wait();
    if (progress.cancelled())
        return tl::unexpected(stopped());
    roots.add(others);
    return {};
}

// Organisations that have a contact, with how many people it says they employ.
struct Page {
    ContactId id = 0;
    int people = 0;
    bool ours = false; // nothing but that count is known of it: no file names it
};
Result<QHash<QByteArray, Page>> pages(const Database& database)
{
    Result<Statement> select
        = database.prepare("SELECT id, name, (SELECT count FROM facts WHERE contact = id AND facts.kind = ?),"
                           " profile IS NULL AND NOT EXISTS (SELECT 1 FROM points WHERE contact = id)"
                           " AND (SELECT count(*) FROM facts WHERE contact = id) = 1"
                           " FROM contacts WHERE kind = 1 ORDER BY id DESC");
    if (!select)
        return tl::unexpected(select.error());
    select->bindAll(static_cast<int>(FactKind::Employs));
    QHash<QByteArray, Page> found;
    while (true) {
        const Result<bool> row = select->step();
        if (!row)
            return tl::unexpected(row.error());
        if (!*row)
            return found;
        found.insert(organisationRoot(select->text(1)),
            {select->integer(0), static_cast<int>(select->integer(2)), select->integer(3) != 0});
    }
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
// any more.
Done recount(const Page& page, int people, bool deserved, RecordWriter& writer)
{
    if (page.ours && people < page.people && !deserved)
        return writer.removeContact(page.id);
    return people == 0 ? writer.removeFacts(page.id, FactKind::Employs)
                       : writer.replaceFact(page.id, employs(people));
}

Done addPage(const Employer& employer, RecordWriter& writer)
{
    Contact organisation;
    organisation.kind = ContactKind::Organisation;
    organisation.name = QString::fromUtf8(employer.name.data(), static_cast<qsizetype>(employer.name.size()));
    return writer.addContact(organisation, {employs(employer.people)}).map([](ContactId) {});
}

} // namespace

Done noteEmployers(
    const Database& database, const Knowledge& knowledge, RecordWriter& writer, const Progress& progress)
{
    Spellings spellings;
    const Done read = spellings.read(database);
    const Result<QHash<QByteArray, Page>> existing = pages(database);
    if (const Error* error = firstError(read, existing))
        return tl::unexpected(*error);
    Roots employers;
    const Detection detection = knowledge.detectors.begin(writer.me());
    if (Done done = readRoots(spellings, detection, employers, progress); !done)
        return done;

    const auto employerAt = [&](const QByteArray& root) {
        const Employer* employer = employers.find(root);
        return employer ? *employer : Employer();
    };
    std::vector<QByteArray> roots; // to do something about
    for (const auto& [key, employer] : employers.employers()) {
        const auto root = QByteArray::fromRawData(key.data(), static_cast<qsizetype>(key.size()));
        if (!root.isEmpty() && employer.deservesAPage() && !existing->contains(root))
            roots.push_back(root);
    }
    for (const auto& [root, page] : existing->asKeyValueRange()) {
        if (page.people != employerAt(root).people)
            roots.push_back(root);
    }
    std::ranges::sort(roots); // the same contacts in the same order, whatever the hash
    for (const QByteArray& root : roots) {
        const Employer employer = employerAt(root);
        const auto page = existing->constFind(root);
        const Done done = page == existing->constEnd()
            ? addPage(employer, writer)
            : recount(*page, employer.people, employer.deservesAPage(), writer);
        if (!done)
            return done;
    }
    return {};
}

} // namespace kith
