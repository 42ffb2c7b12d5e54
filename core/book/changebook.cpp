#include "core/book/changebook.h"

#include "core/advising/rulesreader.h"
#include "core/base/text.h"
#include "core/book/adviseall.h"
#include "core/book/employers.h"
#include "core/book/lostconnections.h"
#include "core/book/settleagain.h"
#include "core/book/storemerge.h"
#include "core/book/subjects.h"
#include "core/book/texts.h"
#include "core/detecting/detectors.h"
#include "core/matching/namekey.h"
#include "core/model/ownerkeys.h"
#include "core/model/profile.h"
#include "core/store/backup.h"
#include "core/store/contacts.h"
#include "core/store/edits.h"
#include "core/store/facts.h"
#include "core/store/identitydecisions.h"
#include "core/store/journal.h"
#include "core/store/notes.h"
#include "core/store/owner.h"
#include "core/store/sourcerows.h"
#include "core/store/sources.h"

#include <algorithm>
#include <array>
#include <functional>

namespace kith
{
namespace
{

using namespace Qt::StringLiterals;

constexpr int daysLater = 14;

// One user action: a transaction, a step of the history, and the advice of whom it touches.
Done act(Database& database, const Knowledge& knowledge, const QString& name,
    std::span<const ContactId> touched, QDate today, const std::function<Done()>& change)
{
    Result<Transaction> transaction = Transaction::begin(database);
    if (!transaction)
        return tl::unexpected(transaction.error());
    Result<Recorder> recorder = Recorder::start(database);
    if (!recorder)
        return tl::unexpected(recorder.error());
    if (Done done = change(); !done)
        return done;
    if (const Result<JournalId> step = recorder->finish(name); !step)
        return tl::unexpected(step.error());
    if (Done done = adviseSome(database, knowledge, touched, today); !done)
        return done;
    return transaction->commit();
}

Result<std::optional<StoredContact>> existing(Contacts& contacts, ContactId id)
{
    Result<std::optional<StoredContact>> stored = contacts.read(id);
    if (stored && !*stored)
        return failure(ErrorCode::NotFound, Book::tr("There is no contact %1 in this book.").arg(id));
    return stored;
}

// "Mara Lindqvist", or "3 contacts".
Result<QString> whom(const Database& database, std::span<const ContactId> contacts)
{
    if (contacts.size() != 1)
        return Book::tr("%n contact(s)", nullptr, static_cast<int>(contacts.size()));
    Result<Contacts> table = Contacts::prepare(database);
    if (!table)
        return tl::unexpected(table.error());
    const Result<std::optional<StoredContact>> stored = existing(*table, contacts.front());
    if (!stored)
        return tl::unexpected(stored.error());
    return (*stored)->contact.name;
}

Fact factOf(Decision decision, QDate today, const QString& because)
{
    Fact fact{.kind = factKindOf(decision), .value = cleaned(because), .from = today};
    if (decision == Decision::Later)
        fact.to = today.addDays(daysLater);
    return fact;
}

// Those about whom the decision makes sense; fails where there is nobody.
Result<std::vector<ContactId>> thoseToDecide(
    Subjects& subjects, std::span<const ContactId> contacts, Decision decision)
{
    std::vector<ContactId> some;
    QString first;
    for (const ContactId id : contacts) {
        const Result<Subject> subject = subjects.read(id);
        if (!subject)
            return tl::unexpected(subject.error());
        const QString against = objection(decision, *subject);
        if (against.isEmpty())
            some.push_back(id);
        else if (first.isEmpty())
            first = against;
    }
    if (some.empty() && !first.isEmpty())
        return failure(ErrorCode::Invalid, first);
    return some;
}

QString acceptedName(const Facts& facts)
{
    if (isInvited(facts))
        return Book::tr("%1 accepted your invitation");
    return states(facts, FactKind::InvitationReceived) ? Book::tr("Invitation of %1 accepted")
                                                       : Book::tr("Connected with %1");
}

// `facts`: of the only one whom it is about.
QString nameOf(Decision decision, const Facts& facts)
{
    switch (decision) {
    case Decision::Sent:
        return Book::tr("Sent to %1");
    case Decision::Accepted:
        return acceptedName(facts);
    case Decision::Followed:
        return Book::tr("%1 followed");
    case Decision::TookBack:
        return Book::tr("Request to %1 withdrawn");
    case Decision::Later:
        return Book::tr("%1 put off");
    case Decision::Connect:
        return Book::tr("Choice to connect with %1");
    case Decision::Follow:
        return Book::tr("Choice to follow %1");
    case Decision::NotForMe:
        break;
    }
    return Book::tr("%1 not for me");
}

bool isDecision(FactKind kind)
{
    static constexpr std::array decisions{Decision::Sent, Decision::Accepted, Decision::Followed,
        Decision::TookBack, Decision::Later, Decision::NotForMe, Decision::Connect, Decision::Follow};
    return std::ranges::find(decisions, kind, factKindOf) != decisions.end();
}

// One choice at a time.
std::span<const FactKind> replacedBy(FactKind kind)
{
    static constexpr std::array choices{
        FactKind::ChoseToConnect, FactKind::ChoseToFollow, FactKind::DoNotContact};
    return std::ranges::find(choices, kind) == choices.end() ? std::span<const FactKind>() : choices;
}

// Guests may be the owner, and employers that the owner wants to reach are contacts.
Result<bool> changesWhoIsThere(const Database& database, const Me& before, const Me& after)
{
    if (before.targetOrganisations != after.targetOrganisations)
        return true;
    if (OwnerKeys(before) == OwnerKeys(after))
        return false;
    Result<Sources> sources = Sources::prepare(database);
    const Result<std::vector<Source>> files = sources ? sources->all() : tl::unexpected(sources.error());
    if (!files)
        return tl::unexpected(files.error());
    return std::ranges::any_of(*files, [](const Source& file) { return isGuestList(file.format); });
}

} // namespace

FactKind factKindOf(Decision decision)
{
    switch (decision) {
    case Decision::Sent:
        return FactKind::Invited;
    case Decision::Accepted:
        return FactKind::Connected;
    case Decision::Followed:
        return FactKind::Following;
    case Decision::TookBack:
        return FactKind::Withdrawn;
    case Decision::Later:
        return FactKind::Later;
    case Decision::Connect:
        return FactKind::ChoseToConnect;
    case Decision::Follow:
        return FactKind::ChoseToFollow;
    case Decision::NotForMe:
        break;
    }
    return FactKind::DoNotContact;
}

Done decide(Database& database, const Knowledge& knowledge, std::span<const ContactId> contacts,
    Decision decision, QDate today, const QString& because)
{
    Result<Subjects> subjects = Subjects::open(database, knowledge, today);
    if (!subjects)
        return tl::unexpected(subjects.error());
    const Result<std::vector<ContactId>> some = thoseToDecide(*subjects, contacts, decision);
    if (!some)
        return tl::unexpected(some.error());
    const Result<QString> who = whom(database, *some);
    const Result<Subject> only = some->size() == 1 ? subjects->read(some->front()) : Subject();
    if (const Error* error = firstError(who, only))
        return tl::unexpected(*error);
    const Fact fact = factOf(decision, today, because);
    return act(database, knowledge, nameOf(decision, only->facts).arg(*who), *some, today, [&]() -> Done {
        Result<FactTable> facts = FactTable::prepare(database);
        if (!facts)
            return tl::unexpected(facts.error());
        for (const ContactId id : *some) {
            for (const FactKind other : replacedBy(fact.kind)) {
                if (Done done = facts->removeYours(id, other); !done)
                    return done;
            }
            if (Done done = facts->removeYours(id, fact.kind); !done)
                return done;
            if (Done done = facts->append(id, fact); !done)
                return done;
        }
        return {};
    });
}

Done takeBack(Database& database, const Knowledge& knowledge, ContactId contact,
    std::span<const FactKind> kinds, QDate today)
{
    const std::array<ContactId, 1> one{contact};
    const Result<QString> who = whom(database, one);
    if (!who)
        return tl::unexpected(who.error());
    const QString name = std::ranges::any_of(kinds, isDecision) ? Book::tr("Decision about %1 taken back")
                                                                : Book::tr("Answer about %1 taken back");
    return act(database, knowledge, name.arg(*who), one, today, [&]() -> Done {
        Result<FactTable> facts = FactTable::prepare(database);
        if (!facts)
            return tl::unexpected(facts.error());
        for (const FactKind kind : kinds) {
            if (Done done = facts->removeYours(contact, kind); !done)
                return done;
        }
        return {};
    });
}

Done takeBack(Database& database, const Knowledge& knowledge, ContactId contact, FactKind kind, QDate today)
{
    return takeBack(database, knowledge, contact, std::array{kind}, today);
}

std::vector<FactKind> answerable(const Knowledge& knowledge)
{
    std::vector<FactKind> kinds;
    const auto add = [&kinds](FactKind kind) {
        if (std::ranges::find(kinds, kind) == kinds.end())
            kinds.push_back(kind);
    };
    for (const Unknown& unknown : knowledge.rulebook.tables().unknowns)
        add(unknown.fact);
    for (const FactKind kind : Detectors::kinds()) {
        // The one is counted, the next are what rules look for; of a namesake it is asked who it is.
        if (kind != FactKind::Employs && kind != FactKind::TitleSays && kind != FactKind::WorksAt
            && kind != FactKind::Namesake)
            add(kind);
    }
    return kinds;
}

Done answer(Database& database, const Knowledge& knowledge, ContactId contact,
    std::span<const Answer> answers, QDate today)
{
    const std::array<ContactId, 1> one{contact};
    Result<Subjects> subjects = Subjects::open(database, knowledge, today);
    const Result<Subject> subject = subjects ? subjects->read(contact) : tl::unexpected(subjects.error());
    if (!subject)
        return tl::unexpected(subject.error());
    for (const Answer& answer : answers) {
        if (const QString against = objection(answer.fact, *subject); !against.isEmpty())
            return failure(ErrorCode::Invalid, against);
    }
    const QString name = Book::tr("Answer about %1").arg(subject->contact.name);
    return act(database, knowledge, name, one, today, [&]() -> Done {
        Result<FactTable> facts = FactTable::prepare(database);
        if (!facts)
            return tl::unexpected(facts.error());
        for (const Answer& answer : answers) {
            Fact fact{.kind = answer.fact};
            if (answer.holds)
                fact.value = cleaned(answer.value);
            else
                fact.certainty = Certainty::Denied;
            if (Done done = facts->removeYours(contact, answer.fact); !done)
                return done;
            if (Done done = facts->append(contact, fact); !done)
                return done;
        }
        return {};
    });
}

Done answer(Database& database, const Knowledge& knowledge, ContactId contact, FactKind kind, bool holds,
    const QString& value, QDate today)
{
    const std::array<Answer, 1> one{Answer{kind, holds, value}};
    return answer(database, knowledge, contact, one, today);
}

Result<std::vector<ContactId>> editContact(
    Database& database, const Knowledge& knowledge, const Contact& contact, QDate today)
{
    const std::array<ContactId, 1> one{contact.id};
    Result<Contacts> table = Contacts::prepare(database);
    if (!table)
        return tl::unexpected(table.error());
    const Result<std::optional<StoredContact>> stored = existing(*table, contact.id);
    if (!stored)
        return tl::unexpected(stored.error());
    if (cleaned(contact.name).isEmpty())
        return failure(ErrorCode::Invalid, Book::tr("A contact needs a name."));
    Contact edited = (*stored)->contact;
    edited.name = cleaned(contact.name);
    edited.given = cleaned(contact.given);
    edited.family = cleaned(contact.family);
    edited.title = cleaned(contact.title);
    edited.organisation = cleaned(contact.organisation);
    edited.location = cleaned(contact.location);
    // Who is called otherwise is not greeted by a name of before.
    const Contact& before = (*stored)->contact;
    for (QString Contact::*part : {&Contact::given, &Contact::family}) {
        if (edited.*part == before.*part && edited.name != before.name && !edited.name.contains(edited.*part))
            (edited.*part).clear();
    }
    // What the user typed is as new as today: no older file overrides it.
    Result<std::vector<ContactId>> employers;
    const Done done
        = act(database, knowledge, Book::tr("Edit of %1").arg(edited.name), one, today, [&]() -> Done {
              const Done kept = keepEdits(database, before, edited, today);
              if (const Done updated = kept ? table->update(**stored, edited, today) : kept; !updated)
                  return updated;
              employers = recountEmployers(database, std::array{before}, std::array{edited});
              return employers ? adviseSome(database, knowledge, *employers, today)
                               : tl::unexpected(employers.error());
          });
    return done ? employers : tl::unexpected(done.error());
}

Done keepNote(Database& database, ContactId contact, const QString& text)
{
    const std::array<ContactId, 1> one{contact};
    const Result<QString> who = whom(database, one);
    if (!who)
        return tl::unexpected(who.error());
    Result<Transaction> transaction = Transaction::begin(database);
    if (!transaction)
        return tl::unexpected(transaction.error());
    Result<Recorder> recorder = Recorder::start(database);
    Result<NoteTable> notes = NoteTable::prepare(database);
    if (const Error* error = firstError(recorder, notes))
        return tl::unexpected(*error);
    if (Done done = notes->put(contact, text); !done)
        return done;
    if (const Result<JournalId> step = recorder->finish(Book::tr("Note to %1").arg(*who)); !step)
        return tl::unexpected(step.error());
    return transaction->commit();
}

Result<QStringList> setMe(Database& database, const Knowledge& knowledge, const std::vector<MeField>& fields,
    const std::vector<MeStatement>& statements, QDate today, Progress& progress)
{
    const Cancellable cancellable(database, progress);
    Result<Transaction> transaction = Transaction::begin(database);
    if (!transaction)
        return tl::unexpected(transaction.error());
    Result<Recorder> recorder = Recorder::start(database);
    Result<OwnerTable> owner = OwnerTable::load(database);
    if (const Error* error = firstError(recorder, owner))
        return tl::unexpected(*error);
    const Me before = owner->me();
    for (const MeField field : fields) {
        if (Done done = owner->removeYours(field); !done)
            return tl::unexpected(done.error());
        const auto ofField = [field](const MeStatement& statement) { return statement.field == field; };
        if (!isEditedList(field) || std::ranges::any_of(statements, ofField)
            || std::ranges::none_of(owner->statements(), ofField))
            continue;
        // Files state something that the user does not want.
        if (const auto none = owner->add({field, emptyList, {}, {}, {}, Origin::you()}); !none)
            return tl::unexpected(none.error());
    }
    for (const MeStatement& statement : statements) {
        MeStatement yours = statement;
        yours.value = cleaned(yours.value);
        yours.detail = cleaned(yours.detail);
        yours.origin = Origin::you();
        if (const Result<bool> added = owner->add(yours); !added)
            return tl::unexpected(added.error());
    }
    const Result<bool> settles = changesWhoIsThere(database, before, owner->me());
    const Result<ContactId> last = database.integer("SELECT coalesce(max(id), 0) FROM contacts");
    if (const Error* error = firstError(settles, last))
        return tl::unexpected(*error);
    Result<QStringList> told;
    if (*settles) {
        told = settleAgain(
            database, knowledge, [&](RecordWriter& writer) { writer.ownerWas(before); }, *last, *recorder,
            progress);
        if (!told)
            return told;
    }
    const Written written = *settles ? Written::Contacts : Written::NoContacts;
    if (const Result<JournalId> step = recorder->finish(Book::tr("Change of my profile")); !step)
        return tl::unexpected(step.error());
    if (owner->me() != before) {
        if (const auto counts = adviseEveryone(database, knowledge, today, progress, written); !counts)
            return tl::unexpected(counts.error());
    }
    const Done committed = transaction->commit();
    return committed ? told : tl::unexpected(committed.error());
}

Result<std::vector<ContactId>> mergeContacts(
    Database& database, const Knowledge& knowledge, ContactId kept, ContactId gone, QDate today)
{
    Result<Contacts> contacts = Contacts::prepare(database);
    Result<FactTable> facts = FactTable::prepare(database);
    Result<Sources> sources = Sources::prepare(database);
    Result<SourceRows> rows = SourceRows::prepare(database);
    Result<IdentityDecisions> decisions = IdentityDecisions::prepare(database);
    Result<NoteTable> notes = NoteTable::prepare(database);
    if (const Error* error = firstError(contacts, facts, sources, rows, decisions, notes))
        return tl::unexpected(*error);
    const Result<std::optional<StoredContact>> into = existing(*contacts, kept);
    const Result<std::optional<StoredContact>> from = existing(*contacts, gone);
    const Result<Facts> intoFacts = facts->read(kept);
    const Result<Facts> fromFacts = facts->read(gone);
    if (const Error* error = firstError(into, from, intoFacts, fromFacts))
        return tl::unexpected(*error);
    const Contact& one = (*into)->contact;
    const Contact& other = (*from)->contact;
    if (kept == gone)
        return failure(ErrorCode::Invalid, Book::tr("Choose two different contacts: these are one already."));
    if (one.kind != other.kind) {
        return failure(ErrorCode::Invalid,
            Book::tr("%1 and %2 cannot be one: one is a person, one an organisation.")
                .arg(one.name, other.name));
    }
    // A profile may move, but nobody is connected with twice.
    const bool twoProfiles = !one.profile.isEmpty() && !other.profile.isEmpty()
        && profileKey(one.profile) != profileKey(other.profile);
    if (twoProfiles && connectedOnTwoDays(*intoFacts, *fromFacts))
        return failure(ErrorCode::Invalid,
            Book::tr("%1 and %2 cannot be one: their profiles tell them apart.").arg(one.name, other.name));
    Merged merged = merge(one, (*into)->asOf, *intoFacts, other, (*from)->asOf, *fromFacts);
    if (twoProfiles && std::pair((*from)->asOf, gone) > std::pair((*into)->asOf, kept))
        moveProfile(merged.contact, other.profile);
    const std::array<ContactId, 2> both{kept, gone};
    Result<std::vector<ContactId>> others;
    const Done merging = act(database, knowledge, Book::tr("%1 and %2 made one").arg(one.name, other.name),
        both, today, [&]() -> Done {
            if (Done done = copyEdits(database, gone, kept); !done)
                return done;
            if (const Result<bool> edited = applyEdits(database, merged.contact, merged.asOf); !edited)
                return tl::unexpected(edited.error());
            if (Done done = storeMerge(*contacts, *facts, **into, merged); !done)
                return done;
            if (Done done = notes->copy(gone, kept); !done)
                return done;
            // Also where the names are alike: no import takes the two apart again.
            if (const auto added = decisions->addAlias(kept, other.name, Origin::By::You); !added)
                return tl::unexpected(added.error());
            if (Done done = decisions->move(gone, kept); !done)
                return done;
            if (Done done = contacts->remove(gone); !done)
                return done;
            if (Done done = rows->move({{gone, kept}}); !done)
                return done;
            if (Done done = sources->moveChanges({{gone, kept}}); !done)
                return done;
            others = noteLostConnections(database);
            const auto employers
                = recountEmployers(database, std::array{one, other}, std::array{merged.contact});
            if (const Error* error = firstError(others, employers))
                return tl::unexpected(*error);
            others->insert(others->end(), employers->begin(), employers->end());
            return adviseSome(database, knowledge, *others, today);
        });
    return merging ? others : tl::unexpected(merging.error());
}

Done keepApart(Database& database, const Knowledge& knowledge, ContactId one, ContactId other, QDate today)
{
    Result<Contacts> contacts = Contacts::prepare(database);
    Result<IdentityDecisions> decisions = IdentityDecisions::prepare(database);
    if (const Error* error = firstError(contacts, decisions))
        return tl::unexpected(*error);
    const Result<std::optional<StoredContact>> first = existing(*contacts, one);
    const Result<std::optional<StoredContact>> second = existing(*contacts, other);
    if (const Error* error = firstError(first, second))
        return tl::unexpected(*error);
    if (one == other)
        return failure(ErrorCode::Invalid, Book::tr("These are one contact already."));
    const QString name
        = Book::tr("%1 and %2 kept apart").arg((*first)->contact.name, (*second)->contact.name);
    return act(database, knowledge, name, {}, today, [&] { return decisions->keepApart(one, other); });
}

Done eraseContact(Database& database, const Knowledge& knowledge, ContactId contact, QDate today)
{
    const std::array<ContactId, 1> one{contact};
    if (const Result<QString> who = whom(database, one); !who)
        return tl::unexpected(who.error());
    Result<Transaction> transaction = Transaction::begin(database);
    if (!transaction)
        return tl::unexpected(transaction.error());
    Result<Contacts> contacts = Contacts::prepare(database);
    Result<SourceRows> rows = SourceRows::prepare(database);
    Result<Statement> changes = database.prepare("DELETE FROM changes WHERE contact = ?");
    if (const Error* error = firstError(contacts, rows, changes))
        return tl::unexpected(*error);
    const Result<std::optional<StoredContact>> stored = existing(*contacts, contact);
    if (!stored)
        return tl::unexpected(stored.error());
    if (Done done = contacts->remove(contact); !done)
        return done;
    if (Done done = rows->erase(contact); !done)
        return done;
    if (Done done = changes->bindAll(contact).run(); !done)
        return done;
    const auto employers = recountEmployers(database, std::array{(*stored)->contact}, {});
    const Done advised
        = employers ? adviseSome(database, knowledge, *employers, today) : tl::unexpected(employers.error());
    if (!advised)
        return advised;
    // Changesets hold what they took away.
    if (Done done = clearJournal(database); !done)
        return done;
    if (Done done = transaction->commit(); !done)
        return done;
    return scrub(database);
}

} // namespace kith
