#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/book/knowledge.h"
#include "core/model/contact.h"
#include "core/model/fact.h"
#include "core/model/me.h"
#include "core/store/database.h"

#include <QDate>
#include <QString>

#include <span>
#include <vector>

namespace kith
{

// What the user does about a contact after reading the advice.
enum class Decision {
    Sent, // the request went out: the contact is pending
    Accepted, // the invitation, theirs or yours: the contact is connected
    Followed, // done: their posts come
    TookBack, // the request, before it was answered
    Later, // ask again in two weeks
    NotForMe, // leave it: never suggest
    Connect, // whatever the advice
    Follow, // likewise
};

// The fact that a decision is kept as.
FactKind factKindOf(Decision decision);

// The user's word on a fact; `holds` false denies it, so that it is not asked again.
struct Answer {
    FactKind fact = FactKind::WorkedWith;
    bool holds = true;
    QString value;
};

// Every function here is one transaction and one undo step, named in the journal, and re-advises whom it
// touches.

// `because`: the user's reason, in their words. A choice replaces the one before. Invalid: it makes no sense
// about the contact, in a sentence; of several contacts those are left out of whom it makes none.
Done decide(Database& database, const Knowledge& knowledge, std::span<const ContactId> contacts,
    Decision decision, QDate today, const QString& because = {});

// Forgets that the user decided so, or answered so.
Done takeBack(Database& database, const Knowledge& knowledge, ContactId contact,
    std::span<const FactKind> kinds, QDate today);
Done takeBack(Database& database, const Knowledge& knowledge, ContactId contact, FactKind kind, QDate today);

// What one can answer: what Kith asks about, and then what else it concludes.
std::vector<FactKind> answerable(const Knowledge& knowledge);

// The answers are stored as the user's. Invalid: they make no sense about the contact, in a sentence.
Done answer(Database& database, const Knowledge& knowledge, ContactId contact,
    std::span<const Answer> answers, QDate today);
Done answer(Database& database, const Knowledge& knowledge, ContactId contact, FactKind kind, bool holds,
    const QString& value, QDate today);

// Replaces the fields of the contact that the user edited (name, title, organisation, location).
// Returns the organisations that have another number of employees now.
Result<std::vector<ContactId>> editContact(
    Database& database, const Knowledge& knowledge, const Contact& contact, QDate today);

// Keeps the note that the user wrote; an empty one brings the draft back.
Done keepNote(Database& database, ContactId contact, const QString& text);

// Replaces what the user said of themselves in these fields; what files state stays beside it, but for
// lists that are edited as a whole (isEditedList()). Re-advises everyone. Returns what is to be said of
// guests who turned out to be the owner, or not to be.
Result<QStringList> setMe(Database& database, const Knowledge& knowledge, const std::vector<MeField>& fields,
    const std::vector<MeStatement>& statements, QDate today, Progress& progress);

// Makes two contacts one: `gone` with all that is known of it becomes part of `kept`, which then goes by both
// names, so that later files find it by either. Two profiles or two kinds cannot be one. Returns of whom else
// something has changed: employers, and who is missing in lists of connections that are of one account now.
Result<std::vector<ContactId>> mergeContacts(
    Database& database, const Knowledge& knowledge, ContactId kept, ContactId gone, QDate today);

// The two are two, whatever they have in common: they are not asked about again.
Done keepApart(Database& database, const Knowledge& knowledge, ContactId one, ContactId other, QDate today);

// Removes a person for good: from the tables, the undo history, the free pages and the backups (facts:
// safety). Cannot be undone.
Done eraseContact(Database& database, const Knowledge& knowledge, ContactId contact, QDate today);

} // namespace kith
