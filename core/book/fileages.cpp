#include "core/book/fileages.h"

namespace kith
{

using namespace Qt::StringLiterals;

FileAge ageOf(const Source& file)
{
    return {.listsConnections = file.format == "linkedin-connections"_L1, .made = file.made};
}

} // namespace kith
