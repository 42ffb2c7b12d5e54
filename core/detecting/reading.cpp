#include "core/detecting/reading.h"

#include "core/base/organisation.h"
#include "core/detecting/words.h"

#include <algorithm>

namespace kith
{

Reading::Reading(const Contact& of, const Facts& known, const Owner& reader)
    : contact(of), stated(known), owner(reader),
      root(organisationRoot(isPerson() ? contact.organisation : contact.name))
{
    if (contact.title.isEmpty())
        return;
    title = wordForm(contact.title);
    owner.keywords.find(title, [&](const Keywords::Hit& hit) {
        const Word word = owner.senses[static_cast<std::size_t>(hit.word)];
        found.push_back({word, hit.begin, hit.end});
        if (word.sense != Sense::Field)
            return;
        const auto& all = owner.lexicons->fields;
        for (int field = word.index; field >= 0; field = all[static_cast<std::size_t>(field)].within)
            fields.set(static_cast<std::size_t>(field));
    });
    std::ranges::stable_sort(found, {}, &Find::begin);
}

const Reading::Find* Reading::first(Sense sense, Sense veto) const
{
    for (const Find& find : found) {
        if (find.word.sense != sense)
            continue;
        const bool vetoed = std::ranges::any_of(found, [&](const Find& other) {
            // Whole words end with the space that the next begins with, so the last byte does not overlap.
            return other.word.sense == veto && other.begin < find.end - 1 && find.begin < other.end - 1;
        });
        if (!vetoed)
            return &find;
    }
    return nullptr;
}

} // namespace kith
