#pragma once

#include "core/base/result.h"
#include "core/store/contactblock.h"
#include "core/store/database.h"
#include "core/store/givenrows.h"

namespace kith
{

// A range of ids; some of them may be nobody's.
struct ContactIds {
    ContactId first = 0;
    ContactId last = 0;

    bool isEmpty() const { return first == 0; }
};

// Walks through all contacts in the order of their ids, each with its points and facts, some at a time:
// nothing is looked up and nothing piles up in memory. Others may write meanwhile unless there is a
// transaction or a Snapshot.
class Cursor
{
public:
    enum class Reads {
        Everything,
        NoFacts,
        ToIdentify, // what tells who somebody is: kind, name, profile, e-mail addresses and phone numbers
        ToAdvise, // what detectors and rules read: no given and family names, locations, labels and sources
    };
    static Result<Cursor> open(const Database& database, Reads reads = Reads::Everything);

    // Moves on; false at the end.
    Result<bool> next();
    const Contact& contact() const { return m_contact; }
    const Facts& facts() const { return m_facts; }

    // Moves on by as many ids, and fills the block with them instead; it is empty at the end.
    Done read(int contacts, ContactBlock& block);

    // As many ids, of which the first is that of the next contact behind this one; empty where there is none.
    Result<ContactIds> idsAfter(ContactId last, int contacts);
    // Fills the block with these, wherever the walk is.
    Done read(ContactIds ids, ContactBlock& block);
    Done read(const GivenRows& ids, ContactBlock& block); // one in each row, ascending

private:
    struct Tables {
        Statement contacts, employments, points, facts;
    };
    template <typename... Which>
    static Done fill(ContactBlock& block, Tables& tables, const Which&... which);

    Statement m_first;
    Tables m_ofRange, m_given;
    ContactId m_last = 0;
    ContactBlock m_block; // what next() decodes
    Contact m_contact;
    Facts m_facts;
};

} // namespace kith
