#pragma once

#include "core/base/result.h"
#include "core/model/contact.h"
#include "core/model/fact.h"
#include "core/store/database.h"

namespace kith
{

// Walks through all contacts in the order of their ids, each with its points and facts: three statements that
// advance side by side, so nothing is looked up and nothing piles up in memory.
class Cursor
{
public:
    enum class Reads { Everything, NoFacts };
    static Result<Cursor> open(const Database& database, Reads reads = Reads::Everything);

    // Moves on; false at the end.
    Result<bool> next();
    const Contact& contact() const { return m_contact; }
    const Facts& facts() const { return m_facts; }

private:
    Statement m_contacts, m_points, m_factRows;
    bool m_started = false;
    bool m_ended = false; // a statement that is done would begin anew
    bool m_morePoints = false;
    bool m_moreFacts = false;
    Contact m_contact;
    Facts m_facts;
};

} // namespace kith
