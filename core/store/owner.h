#pragma once

#include "core/base/result.h"
#include "core/model/me.h"
#include "core/store/database.h"

#include <vector>

namespace kith
{

// The table owner: what files and the user state about the owner of the book. Held in memory while in use; it
// is small.
class OwnerTable
{
public:
    static Result<OwnerTable> load(const Database& database);

    const std::vector<MeStatement>& statements() const { return m_statements; }
    Me me() const { return meFrom(m_statements); }

    // Adds what is not there yet; whether it was. The same word from a second file adds nothing, but is the
    // newer one's from now on; the user's own word stands beside a file's.
    Result<bool> add(const MeStatement& statement);
    // Removes what the user said in this field.
    Done removeYours(MeField field);

private:
    Statement m_insert, m_sayAgain, m_removeYours;
    std::vector<MeStatement> m_statements;
};

} // namespace kith
