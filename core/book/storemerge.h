#pragma once

#include "core/matching/mergeplan.h"
#include "core/store/contacts.h"
#include "core/store/facts.h"

namespace kith
{

// Writes what a merge changed of the contact that was there before.
Done storeMerge(Contacts& contacts, FactTable& facts, const StoredContact& before, const Merged& merged);

} // namespace kith
