#include "core/book/fileages.h"

namespace kith
{

using namespace Qt::StringLiterals;

FileAge ageOf(const Source& file)
{
    return {.listsConnections = kith::listsConnections(file.format), .made = file.made};
}

} // namespace kith
