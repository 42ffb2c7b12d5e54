#pragma once

#include "core/model/contact.h"
#include "core/model/fact.h"

#include <QDate>

#include <compare>
#include <span>

namespace kith
{

// What a record says against being about this contact, although the name (or an e-mail address) agrees:
// another profile, another kind, another generation of the family, connected on another day, or, without a
// phone number or an e-mail address in common, another employer or other e-mail addresses.
bool contradicts(const Contact& contact, std::span<const Fact> facts, const Contact& record,
    std::span<const Fact> recordFacts);

// Whether both were connected on the same day: with the same name that is as good as a key, since a list of
// connections holds each person once.
bool sameConnection(std::span<const Fact> facts, std::span<const Fact> recordFacts);

// Whether both were connected, and on no day in common.
bool connectedOnTwoDays(std::span<const Fact> facts, std::span<const Fact> recordFacts);

// What a phone number or an e-mail address that somebody has in common with another tells of whether they are
// one. With the same name it is as good as a key: without it, who has only a phone number, or the address of
// an office, would be new each time that a list is imported. Father and son, though, and two colleagues, may
// share both: they are two where the names tell them apart, of an office's address where what else reaches
// them differs, and of a number where their own addresses do and are of one firm, or their titles differ,
// too.
enum class Reached { Apart, AsOne, AsTwo }; // Apart: they have none in common
Reached compareReach(const Contact& a, const Contact& b);
inline bool haveAddressInCommon(const Contact& a, const Contact& b)
{
    return compareReach(a, b) == Reached::AsOne;
}
// A phone number or an e-mail address in the form in which it is compared; empty: the point is neither, or no
// number.
QByteArray reachOf(const ContactPoint& point);
std::vector<QByteArray> reachesOf(const Contact& contact); // all of them, ascending
// The mailboxOf() each e-mail address of one's own that both have.
std::vector<QByteArray> ownMailboxesShared(const Contact& a, const Contact& b);

// A contact with what a record adds to it.
struct Merged {
    Contact contact;
    QDate asOf;
    Facts added; // to append
    Facts replaced; // stored facts that one of `added` supersedes
    bool changed = false; // whether the record told anything new
};

// Adds a record to the contact that it is about. Empty fields are filled; title, employer and place of a
// newer source replace those of an older one (`asOf`: its day, invalid unknown); facts that are there already
// add nothing; a fact that sums up (messages, a series of meetings) gives way to a larger sum. `isNewest`: no
// file of before is as new as the record's, which then says how the contact is called, too, and of two
// profiles, which the user said to be one person's, is the one that counts. The result does
// not depend on the order in which records are merged, except where they disagree().
Merged merge(const Contact& contact, QDate contactAsOf, std::span<const Fact> facts, const Contact& record,
    QDate asOf, std::span<const Fact> recordFacts, bool isNewest = false);

// Gives the contact that profile; what it had stays as a link by which a later file finds it.
void moveProfile(Contact& contact, const QString& profile);

// Which of two files of one day is the newer one.
struct FileAge {
    bool listsConnections = false; // as they are now; what else an archive holds says what they were
    qint64 made = 0; // when the file was written, in seconds since 1970; 0: unknown

    auto operator<=>(const FileAge&) const = default;
};

// What one row of a file states about a contact, or several rows together.
struct Stated {
    Contact contact;
    QDate asOf; // as of merge()
    Facts facts;
    FileAge age;
};

// What a new contact states: the source's day counts for its title and employer only.
// For a contact in any form, with a day in any form.
template <typename Contact, typename Day>
Day employmentDay(const Contact& contact, const Day& sourceDay)
{
    return contact.title.isEmpty() && contact.organisation.isEmpty() ? Day() : sourceDay;
}

// Whether they state different titles, employers or places.
bool disagreeOnEmployment(const Contact& contact, const Contact& record);
// Whether they state different names or profiles, or do that. Which of them holds then depends on all days on
// which either was stated; merge() looks at two.
bool disagree(const Contact& contact, const Contact& record);

// The contact that results from merging these, whatever their order, except for which fact comes first; there
// is at least one. The name, title, employer and place are each what the newest record says that says
// anything of it.
Stated mergeAll(std::span<const Stated> records);

} // namespace kith
