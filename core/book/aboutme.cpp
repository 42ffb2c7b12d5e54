#include "core/book/aboutme.h"

#include "core/store/owner.h"

namespace kith
{

Result<std::vector<MeStatement>> statementsAboutMe(const Database& database)
{
    Result<OwnerTable> table = OwnerTable::load(database);
    if (!table)
        return tl::unexpected(table.error());
    return table->statements();
}

} // namespace kith
