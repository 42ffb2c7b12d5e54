#include "core/book/employers.h"

#include "core/base/organisation.h"
#include "core/matching/identities.h"

#include <QHash>

#include <algorithm>
#include <vector>

namespace kith
{
namespace
{

struct Employer {
    QByteArray name; // UTF-8, the first spelling in byte order, so that the order of files does not matter
    int people = 0;
};

// People by the root of their employer's name. Each spelling is folded once.
Result<QHash<QByteArray, Employer>> employers(const Database& database)
{
    Result<Statement> select
        = database.prepare("SELECT organisation FROM contacts WHERE kind = 0 AND organisation IS NOT NULL");
    if (!select)
        return tl::unexpected(select.error());
    QHash<QByteArray, int> spellings;
    while (true) {
        const Result<bool> row = select->step();
        if (!row)
            return tl::unexpected(row.error());
        if (!*row)
            break;
        const QByteArrayView name = select->utf8(0);
        const auto known = spellings.find(QByteArray::fromRawData(name.data(), name.size()));
        if (known == spellings.end())
            spellings.insert(name.toByteArray(), 1);
        else
            ++*known;
    }
    QHash<QByteArray, Employer> roots;
    for (auto [name, people] : spellings.asKeyValueRange()) {
        Employer& employer = roots[organisationRoot(QString::fromUtf8(name))];
        if (employer.people == 0 || name < employer.name)
            employer.name = name;
        employer.people += people;
    }
    return roots;
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

bool deservesAPage(const QByteArray& root, int people, const Detection& detection)
{
    return people >= employeesForAPage || (people > 0 && !detection.detectOrganisation(root).empty());
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

Done addPage(const QByteArray& name, int people, RecordWriter& writer)
{
    Contact organisation;
    organisation.kind = ContactKind::Organisation;
    organisation.name = QString::fromUtf8(name);
    return writer.addContact(organisation, {employs(people)}).map([](ContactId) {});
}

} // namespace

Done noteEmployers(const Database& database, const Knowledge& knowledge, RecordWriter& writer)
{
    const Result<QHash<QByteArray, Employer>> counted = employers(database);
    const Result<QHash<QByteArray, Page>> existing = pages(database);
    if (const Error* error = firstError(counted, existing))
        return tl::unexpected(*error);
    const Detection detection = knowledge.detectors.begin(writer.me());

    const auto peopleAt = [&](const QByteArray& root) {
        const auto employer = counted->constFind(root);
        return employer == counted->constEnd() ? 0 : employer->people;
    };
    std::vector<QByteArray> roots; // to do something about
    for (const auto& [root, employer] : counted->asKeyValueRange()) {
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
            ? addPage(counted->value(root).name, people, writer)
            : recount(*page, people, deservesAPage(root, people, detection), writer);
        if (!done)
            return done;
    }
    return {};
}

} // namespace kith
