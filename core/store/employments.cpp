#include "core/store/employments.h"

#include <limits>
#include <utility>

namespace kith
{

Result<Employments> Employments::open(const Database& database, ContactId first, ContactId last)
{
    Result<Statement> select = database.prepare("SELECT contact, title, organisation FROM employments"
                                                " WHERE contact BETWEEN ? AND ? ORDER BY contact");
    if (!select)
        return tl::unexpected(select.error());
    select->bindAll(first, last);
    Employments employments(std::move(*select));
    const Done done = employments.advance();
    return done ? Result<Employments>(std::move(employments)) : tl::unexpected(done.error());
}

Result<bool> Employments::moveTo(ContactId contact)
{
    while (m_contact < contact) {
        if (Done done = advance(); !done)
            return tl::unexpected(done.error());
    }
    return m_contact == contact;
}

Done Employments::advance()
{
    const Result<bool> row = m_select.step();
    m_contact = row && *row ? m_select.integer(0) : std::numeric_limits<ContactId>::max();
    return row.map([](bool) {});
}

} // namespace kith
