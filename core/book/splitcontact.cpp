#include "core/book/splitcontact.h"

#include "core/book/adviseall.h"
#include "core/book/employers.h"
#include "core/book/lostconnections.h"
#include "core/book/rebuilder.h"
#include "core/book/texts.h"
#include "core/matching/namekey.h"
#include "core/store/identitydecisions.h"
#include "core/store/journal.h"

#include <algorithm>
#include <array>

namespace kith
{
namespace
{

// The name by which the contact was also known since the two were made one is the other's again.
Done keepNamesApart(const Database& database, ContactId contact, const std::vector<ContactRecord>& gone)
{
    Result<IdentityDecisions> decisions = IdentityDecisions::prepare(database);
    if (!decisions)
        return tl::unexpected(decisions.error());
    const auto aliases = decisions->aliases();
    if (!aliases)
        return tl::unexpected(aliases.error());
    for (const auto& [of, kind, alias, by] : *aliases) {
        Contact named;
        named.kind = kind;
        named.name = alias;
        const bool theirs = std::ranges::any_of(
            gone, [&](const ContactRecord& row) { return nameKey(row.stated->contact) == nameKey(named); });
        if (of != contact || !theirs)
            continue;
        if (Done done = decisions->removeAlias(contact, alias); !done)
            return done;
    }
    return {};
}

} // namespace

Result<std::vector<ContactRecord>> recordsAbout(const Database& database, ContactId contact)
{
    std::vector<ContactRecord> records;
    const Done walked
        = walkRecords(database, {contact}, [&](ContactId, std::vector<ContactRecord> found) -> Done {
              records = std::move(found);
              return {};
          });
    return walked ? Result<std::vector<ContactRecord>>(std::move(records)) : tl::unexpected(walked.error());
}

Result<ContactId> splitContact(Database& database, const Knowledge& knowledge, ContactId contact,
    const std::vector<RowId>& rows, QDate today)
{
    const Result<std::vector<ContactRecord>> records = recordsAbout(database, contact);
    Result<Contacts> contacts = Contacts::prepare(database);
    if (const Error* error = firstError(records, contacts))
        return tl::unexpected(*error);
    const Result<std::optional<StoredContact>> stored = contacts->read(contact);
    if (!stored)
        return tl::unexpected(stored.error());
    if (!*stored)
        return failure(ErrorCode::NotFound, Book::tr("There is no contact %1 in this book.").arg(contact));
    const QString name = (*stored)->contact.name;

    std::vector<ContactRecord> going;
    std::vector<ContactRecord> staying;
    for (const ContactRecord& record : *records) {
        if (!record.stated)
            return failure(ErrorCode::Invalid,
                Book::tr("%1 was imported by an older Kith, which did not keep what each row says: import "
                         "the files again first.")
                    .arg(name));
        const bool goes = std::ranges::find(rows, record.id()) != rows.end();
        (goes ? going : staying).push_back(record);
    }
    if (going.size() != rows.size())
        return failure(ErrorCode::NotFound, Book::tr("Not all of these rows are about %1.").arg(name));
    if (going.empty() || staying.empty())
        return failure(ErrorCode::Invalid,
            Book::tr("To take %1 apart, some rows must go and some must stay.").arg(name));

    Result<Transaction> transaction = Transaction::begin(database);
    if (!transaction)
        return tl::unexpected(transaction.error());
    Result<Recorder> recorder = Recorder::start(database);
    Result<Rebuilder> rebuilder = Rebuilder::prepare(database);
    Result<IdentityDecisions> decisions = IdentityDecisions::prepare(database);
    const Result<ContactId> last = contacts->lastId();
    if (const Error* error = firstError(recorder, rebuilder, decisions, last))
        return tl::unexpected(*error);
    const ContactId added = *last + 1;
    for (const auto& step : {std::function<Done()>([&] { return rebuilder->add(added, going); }),
             std::function<Done()>([&] { return rebuilder->moveRows(going, added); }),
             std::function<Done()>([&] { return rebuilder->rebuild(contact, staying); }),
             std::function<Done()>([&] { return keepNamesApart(database, contact, going); }),
             std::function<Done()>([&] { return decisions->keepApart(contact, added); }),
             std::function<Done()>([&]() -> Done {
                 const auto one = contacts->read(contact);
                 const auto other = contacts->read(added);
                 if (const Error* error = firstError(one, other))
                     return tl::unexpected(*error);
                 const auto employers = recountEmployers(database, std::array{(*stored)->contact},
                     std::array{(*one)->contact, (*other)->contact});
                 return employers ? adviseSome(database, knowledge, *employers, today)
                                  : tl::unexpected(employers.error());
             }),
             std::function<Done()>([&]() -> Done {
                 const Result<std::vector<ContactId>> lost = noteLostConnections(database);
                 return lost ? adviseSome(database, knowledge, *lost, today) : tl::unexpected(lost.error());
             })}) {
        if (Done done = step(); !done)
            return tl::unexpected(done.error());
    }
    if (const Result<JournalId> step = recorder->finish(Book::tr("%1 taken apart").arg(name)); !step)
        return tl::unexpected(step.error());
    const std::array<ContactId, 2> both{contact, added};
    if (Done done = adviseSome(database, knowledge, both, today); !done)
        return tl::unexpected(done.error());
    if (Done done = transaction->commit(); !done)
        return tl::unexpected(done.error());
    return added;
}

} // namespace kith
