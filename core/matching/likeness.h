#pragma once

#include "core/matching/linkage.h"
#include "core/matching/traits.h"

#include <QStringList>

namespace kith
{

// How much speaks for two contacts being one person, and what: for the user, who decides.
struct Likeness {
    int score = 0; // the weight of evidence, in bits and rounded
    double probability = 0;
    QStringList agrees; // "Same employer: Northwind"
    QStringList differs;

    // A question costs less than somebody who is in the book twice: three in ten are enough to ask.
    static bool worthAsking(double probability) { return probability >= .3; }
    bool worthAsking() const { return worthAsking(probability); }
};

// What is known of a contact.
struct Candidate {
    Contact contact;
    Facts facts;
    QStringList otherNames = {}; // by which the contact goes, too
};

// What agreement of contacts is worth before a book has been looked at.
LinkageModel contactModel();

// Whether they cannot be one person, whatever agrees: two profile addresses, unless one may be the other's
// new one, two kinds, two generations of a family, or two days of connecting.
bool cannotBeOne(const Traits& one, const Traits& other);

// The levels of names, ways to reach them, employers and so on: what a model weighs.
Agreement compare(const Traits& one, const Traits& other, const Nicknames& nicknames);

// The same in words; below zero for two who cannot be one.
Likeness likeness(const Candidate& one, const Candidate& other, const Nicknames& nicknames,
    const LinkageModel& model = contactModel());

} // namespace kith
