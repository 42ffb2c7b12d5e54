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
};
Result<QHash<QByteArray, Page>> pages(const Database& database)
{
    Result<Statement> select = database.prepare("SELECT id, name, (SELECT count FROM facts WHERE contact = "
                                                "id AND facts.kind = ?) FROM contacts WHERE kind = 1"
                                                " ORDER BY id DESC");
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
        found.insert(
            organisationRoot(select->text(1)), {select->integer(0), static_cast<int>(select->integer(2))});
    }
}

} // namespace

Done noteEmployers(const Database& database, const Knowledge& knowledge, RecordWriter& writer)
{
    const Result<QHash<QByteArray, Employer>> counted = employers(database);
    const Result<QHash<QByteArray, Page>> existing = pages(database);
    if (const Error* error = firstError(counted, existing))
        return tl::unexpected(*error);
    const Me me = writer.me();

    std::vector<QByteArray> roots(counted->keyBegin(), counted->keyEnd());
    std::ranges::sort(roots); // the same contacts in the same order, whatever the hash
    for (const QByteArray& root : roots) {
        if (root.isEmpty())
            continue;
        const Employer& employer = *counted->constFind(root);
        const Fact employs{.kind = FactKind::Employs,
            .certainty = Certainty::Inferred,
            .value = {},
            .from = {},
            .to = {},
            .count = employer.people,
            .origin = Origin::detector()};
        if (const auto page = existing->constFind(root); page != existing->constEnd()) {
            if (page->people == employer.people)
                continue;
            if (Done done = writer.replaceFact(page->id, employs); !done)
                return done;
            continue;
        }
        Contact contact;
        contact.kind = ContactKind::Organisation;
        contact.name = QString::fromUtf8(employer.name);
        if (employer.people < employeesForAPage && knowledge.detectors.detect(contact, {}, me).empty())
            continue;
        if (const Result<ContactId> added = writer.addContact(contact, {employs}); !added)
            return tl::unexpected(added.error());
    }
    return {};
}

} // namespace kith
