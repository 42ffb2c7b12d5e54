#pragma once

#include "core/matching/nameform.h"
#include "core/model/contact.h"
#include "core/model/fact.h"

#include <QStringList>

#include <vector>

namespace kith
{

// What there is to compare of a contact, small enough to hold for everyone: texts that only agree or do not
// are hashes, 0 for none.
struct Traits {
    // A value of one of the contact's points.
    struct Mark {
        size_t hash = 0;
        size_t point = 0; // its place among the contact's

        bool operator==(const Mark& other) const { return hash == other.hash; }
    };

    // `otherNames`: by which the contact goes, too.
    static Traits of(const Contact& contact, const Facts& facts, const Transliteration& transliteration,
        const QStringList& otherNames = {});

    ContactKind kind = ContactKind::Person;
    size_t profile = 0;
    std::vector<NameForm> names;
    std::vector<size_t> spellings; // how a mailbox may spell the names: "maralindqvist", "lindqvistmara"
    std::vector<Mark> emails;
    std::vector<Mark> mailboxes; // what stands before the @, where that is telling
    std::vector<size_t> namesInMailboxes; // the same without digits at the end
    std::vector<Mark> phones;
    size_t employer = 0;
    std::vector<size_t> employerParts; // its first words and its last: "Northwind" of "Northwind Group"
    size_t title = 0;
    size_t place = 0;
    // What the book at large tells: a name that several people have, an employer of many, say little.
    bool nameOfSeveral = false;
    bool employerOfMany = false;
    QDate connected;
};

// Contacts that are one person share at least one of these keys: names in any order, by nickname, by initial,
// by sound or with a slip of the pen; name and employer; what a mailbox spells; a phone number.
std::vector<size_t> blockingKeys(const Traits& traits, const Nicknames& nicknames);

} // namespace kith
