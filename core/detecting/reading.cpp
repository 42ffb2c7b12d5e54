#include "core/detecting/reading.h"

#include "core/detecting/words.h"

#include <algorithm>

namespace kith
{

TitleReading::TitleReading(const QString& title, const Owner& owner)
{
    if (title.isEmpty())
        return;
    words = wordForm(title);
    owner.keywords.find(words, [&](const Keywords::Hit& hit) {
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

OrganisationReading::OrganisationReading(const QByteArray& root, const Owner& owner)
{
    if (root.isEmpty())
        return;
    const auto in = [&root](const auto& known) {
        const auto found = known.constFind(root);
        return found == known.constEnd() ? nullptr : &*found;
    };
    large = owner.lexicons->largeOrganisation(root);
    employer = in(owner.employers);
    school = in(owner.schools);
    target = in(owner.targets);
}

const Reading::Find* Reading::first(Sense sense, Sense veto) const
{
    for (const Find& find : title.found) {
        if (find.word.sense != sense)
            continue;
        const bool vetoed = std::ranges::any_of(title.found, [&](const Find& other) {
            // Whole words end with the space that the next begins with, so the last byte does not overlap.
            return other.word.sense == veto && other.begin < find.end - 1 && find.begin < other.end - 1;
        });
        if (!vetoed)
            return &find;
    }
    return nullptr;
}

} // namespace kith
