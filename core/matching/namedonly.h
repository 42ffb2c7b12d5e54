#pragma once

#include "core/model/contact.h"
#include "core/model/fact.h"

#include <QByteArray>
#include <QDate>

#include <functional>
#include <span>
#include <vector>

namespace kith
{

// What a record says of who somebody is beside a name, if it has no profile, address or phone number: the
// day of the connection, else the employer.
struct Marks {
    std::vector<QDate> days; // ascending
    std::vector<QByteArray> employers; // organisationRoot(), ascending

    bool operator==(const Marks&) const = default;

    static Marks of(const Contact& contact, std::span<const Fact> facts);
    void add(const Marks& others);

    // Records of one name with the same key are about the same person, as far as anybody can tell.
    QByteArray key() const;
};

enum class SamePerson {
    No, // two people
    Maybe, // nothing contradicts
    Sure, // connected on the same day: a list of connections holds each person once
};
// Whether somebody with these marks may be somebody of the same name with those.
SamePerson agreement(const Marks& some, const Marks& others);

// Those of one name.
struct Namesakes {
    // Known by more than the name, or by the user's word.
    struct Known {
        ContactId id = 0;
        Marks marks; // without those of records that have only a name
        std::vector<QByteArray> theirs; // Marks::key() of records of which the user said that they are meant
    };
    // A record that has only a name.
    struct Named {
        ContactId id = 0; // the contact to which it belongs so far
        Marks marks;
    };
    std::vector<Known> known;
    std::vector<Named> named;
};

// Who each record that has only a name is about (facts: advice 3): its place among the known, or a number
// from known.size() on, which records that are about the same person have in common. Such a record is about
// the only one of the name of whom more is known, if nothing contradicts; where it could be about several, or
// several that contradict each other could be about one, they are people of their own. More is known of who
// has a profile or an address than of who was connected on a day, of whom more than of who has an employer.
// The answer does not depend on the order. `apart`: contacts that the user said to be two.
std::vector<std::size_t> placesOf(
    const Namesakes& namesakes, const std::function<bool(ContactId, ContactId)>& apart);

} // namespace kith
