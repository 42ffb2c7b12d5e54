#pragma once

#include "core/matching/nicknames.h"
#include "core/model/contact.h"
#include "core/model/fact.h"

#include <QStringList>

#include <span>
#include <vector>

namespace kith
{

// How much speaks for two contacts being one person, and what: for the user, who decides. The score sums the
// weights of evidence of Fellegi and Sunter (1969): each the logarithm, to base two and rounded, of how much
// more often a trait agrees for one person than for two.
struct Likeness {
    int score = 0;
    QStringList agrees; // "Same employer: Northwind"
    QStringList differs;

    bool worthAsking() const { return score >= askFrom; }
    static constexpr int askFrom = 6;
};

// What is known of one of the two.
struct Candidate {
    Contact contact;
    Facts facts;
};

// Two profile addresses, two kinds or two days of connecting are two people: the score is then below zero.
Likeness likeness(const Candidate& one, const Candidate& other, const Nicknames& nicknames);

// Contacts that are one person share at least one of these keys: names in any order, by nickname, by initial
// or with a slip of the pen; the name of a mailbox; a phone number.
std::vector<size_t> blockingKeys(const Contact& contact, const Nicknames& nicknames);

} // namespace kith
