#include "core/book/employers.h"

#include "core/base/organisation.h"
#include "core/matching/identities.h"

#include <QHash>

#include <algorithm>
#include <memory_resource>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace kith
{
namespace
{

// Counts the people of each employer. A large book has hundreds of thousands of names, so they lie in one
// block of memory.
class Employers
{
public:
    struct Employer {
        std::string_view name; // the first spelling in byte order, so that the order of files does not matter
        int people = 0;
    };
    using Roots = std::pmr::unordered_map<std::string_view, Employer>; // by the root of the name

    // Reads the people's employers; each spelling is folded once.
    Done read(const Database& database)
    {
        Result<Statement> select = database.prepare(
            "SELECT organisation FROM contacts WHERE kind = 0 AND organisation IS NOT NULL");
        if (!select)
            return tl::unexpected(select.error());
        std::pmr::unordered_map<std::string_view, int> spellings(&m_memory);
        while (true) {
            const Result<bool> row = select->step();
            if (!row)
                return tl::unexpected(row.error());
            if (!*row)
                break;
            const QByteArrayView bytes = select->utf8(0);
            const std::string_view name(bytes.data(), static_cast<std::size_t>(bytes.size()));
            const auto known = spellings.find(name);
            if (known == spellings.end())
                spellings.emplace(keep(name), 1);
            else
                ++known->second;
        }
        for (const auto& [name, people] : spellings)
            add(name, people);
        return {};
    }

    const Roots& roots() const { return m_roots; }
    const Employer* find(const QByteArray& root) const
    {
        const auto found = m_roots.find(std::string_view(root.constData(), std::size_t(root.size())));
        return found == m_roots.end() ? nullptr : &found->second;
    }

private:
    std::string_view keep(std::string_view text)
    {
        char* copy = static_cast<char*>(m_memory.allocate(text.size(), 1));
        std::ranges::copy(text, copy);
        return {copy, text.size()};
    }

    void add(std::string_view name, int people)
    {
        const QByteArray root
            = organisationRoot(QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size())));
        const std::string_view key(root.constData(), static_cast<std::size_t>(root.size()));
        auto found = m_roots.find(key);
        if (found == m_roots.end())
            found = m_roots.emplace(keep(key), Employer()).first;
        Employer& employer = found->second;
        if (employer.people == 0 || name < employer.name)
            employer.name = name;
        employer.people += people;
    }

    std::pmr::monotonic_buffer_resource m_memory;
    Roots m_roots{&m_memory};
};

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

bool deservesAPage(const QByteArray& root, int people, const Detection& detection)
{
    return people >= employeesForAPage || (people > 0 && detection.knowsOrganisation(root));
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

Done addPage(std::string_view name, int people, RecordWriter& writer)
{
    Contact organisation;
    organisation.kind = ContactKind::Organisation;
    organisation.name = QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
    return writer.addContact(organisation, {employs(people)}).map([](ContactId) {});
}

} // namespace

Done noteEmployers(const Database& database, const Knowledge& knowledge, RecordWriter& writer)
{
    Employers employers;
    const Done counted = employers.read(database);
    const Result<QHash<QByteArray, Page>> existing = pages(database);
    if (const Error* error = firstError(counted, existing))
        return tl::unexpected(*error);
    const Detection detection = knowledge.detectors.begin(writer.me());

    const auto peopleAt = [&](const QByteArray& root) {
        const Employers::Employer* employer = employers.find(root);
        return employer ? employer->people : 0;
    };
    std::vector<QByteArray> roots; // to do something about
    for (const auto& [key, employer] : employers.roots()) {
        const auto root = QByteArray::fromRawData(key.data(), static_cast<qsizetype>(key.size()));
        if (!root.isEmpty() && !existing->contains(root) && deservesAPage(root, employer.people, detection))
            roots.push_back(root);
    }
    for (const auto& [root, page] : existing->asKeyValueRange()) {
        if (page.people != peopleAt(root))
            roots.push_back(root);
    }
    std::ranges::sort(roots); // the same contacts in the same order, whatever the hash
    for (const QByteArray& root : roots) {
        const int people = peopleAt(root);
        const auto page = existing->constFind(root);
        const Done done = page == existing->constEnd()
            ? addPage(employers.find(root)->name, people, writer)
            : recount(*page, people, deservesAPage(root, people, detection), writer);
        if (!done)
            return done;
    }
    return {};
}

} // namespace kith
