#include "core/book/employers.h"

#include "core/base/organisation.h"
#include "core/base/textmap.h"
#include "core/book/texts.h"
#include "core/store/rowsink.h"

#include <QHash>

#include <algorithm>
#include <deque>
#include <future>
#include <ranges>
#include <string_view>
#include <vector>

namespace kith
{
namespace
{

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

// Names of employers as they are written, with how many people have each; and who is an organisation.
class Spellings : public RowSink
{
public:
    Done read(const Database& database)
    {
        Result<Statement> select
            = database.prepare("SELECT each_row(?1, kind, iif(kind, name, organisation), id) FROM contacts");
        return select ? select->bindAll(*this).run() : tl::unexpected(select.error());
    }
    void row(const RowValues& values) override
    {
        const QByteArrayView name = values.utf8(1);
        if (static_cast<ContactKind>(values.integer(0)) == ContactKind::Organisation)
            m_organisations.emplace_back(name.toByteArray(), values.integer(2));
        else if (!name.isEmpty())
            ++m_people[viewOf(name)];
    }

    using Entries = std::deque<TextMap<int>::Entry>;
    const Entries& all() const { return m_people.entries(); }
    const std::vector<std::pair<QByteArray, ContactId>>& organisations() const { return m_organisations; }

private:
    TextMap<int> m_people;
    std::vector<std::pair<QByteArray, ContactId>> m_organisations; // by name
};

// Employers by the root of their names.
class Roots
{
public:
    // Of the spellings from the first to before the last; when cancelled, of fewer.
    void read(Spellings::Entries::const_iterator first, Spellings::Entries::const_iterator last,
        const Detection& detection, const Progress& progress)
    {
        for (; first != last && !progress.cancelled(); ++first) {
            const auto& [name, hash, people] = *first;
            const QByteArray root
                = organisationRoot(QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size())));
            Employer& employer = m_employers[viewOf(root)];
            if (employer.people == 0)
                employer.known = detection.knowsOrganisation(root);
            employer.add(name, people);
        }
    }

    void add(const Roots& others)
    {
        for (const auto& [root, hash, other] : others.m_employers.entries()) {
            Employer& employer = m_employers[root];
            employer.add(other.name, other.people);
            employer.known = employer.known || other.known;
        }
    }

    const std::deque<TextMap<Employer>::Entry>& employers() const { return m_employers.entries(); }
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

// Organisations that have a contact, by their roots, with how many people it says they employ.
struct Page {
    ContactId id = 0;
    int people = 0;
};
Result<QHash<QByteArray, Page>> pages(const Database& database, const Spellings& spellings)
{
    Result<Statement> employs = database.prepare("SELECT count FROM facts WHERE contact = ? AND kind = ?");
    if (!employs)
        return tl::unexpected(employs.error());
    QHash<QByteArray, Page> found;
    // Of several with one root, the first.
    for (const auto& [name, id] : spellings.organisations() | std::views::reverse) {
        const Result<bool> row = employs->bindAll(id, static_cast<int>(FactKind::Employs)).step();
        if (!row)
            return tl::unexpected(row.error());
        found.insert(organisationRoot(QString::fromUtf8(name)),
            {id, *row ? static_cast<int>(employs->integer(0)) : 0});
        employs->reset();
    }
    return found;
}

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
// any more.
Done recount(const Database& database, const Page& page, int people, bool deserved, RecordWriter& writer)
{
    if (people < page.people && !deserved) {
        const Result<bool> ours = isOurs(database, page.id);
        if (!ours || *ours)
            return ours ? writer.removeContact(page.id) : tl::unexpected(ours.error());
    }
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
    if (Done read = spellings.read(database); !read)
        return read;
    const Result<QHash<QByteArray, Page>> existing = pages(database, spellings);
    if (!existing)
        return tl::unexpected(existing.error());
    Roots employers;
    const Detection detection = knowledge.detectors.begin(writer.me());
    if (Done done = readRoots(spellings, detection, employers, progress); !done)
        return done;

    std::vector<QByteArray> roots; // to do something about
    for (const auto& [key, hash, employer] : employers.employers()) {
        const auto root = QByteArray::fromRawData(key.data(), static_cast<qsizetype>(key.size()));
        if (!root.isEmpty() && employer.deservesAPage() && !existing->contains(root))
            roots.push_back(root);
    }
    for (const auto& [root, page] : existing->asKeyValueRange()) {
        if (page.people != employers.at(root).people)
            roots.push_back(root);
    }
    std::ranges::sort(roots); // the same contacts in the same order, whatever the hash
    for (const QByteArray& root : roots) {
        const Employer employer = employers.at(root);
        const auto page = existing->constFind(root);
        const Done done = page == existing->constEnd()
            ? addPage(employer, writer)
            : recount(database, *page, employer.people, employer.deservesAPage(), writer);
        if (!done)
            return done;
    }
    return writer.writeNew();
}

} // namespace kith
