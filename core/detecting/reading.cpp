#include "core/detecting/reading.h"

#include "core/detecting/wordform.h"

#include <algorithm>

namespace kith
{

void TitleReading::read(const QString& title, const Owner& owner)
{
    found.clear();
    fields.reset();
    words = {};
    if (title.isEmpty())
        return;
    const auto note = [&](const Keywords::Hit& hit) {
        const Word word = owner.senses[static_cast<std::size_t>(hit.word)];
        const auto behind = std::ranges::upper_bound(found, hit.begin, {}, &Find::begin);
        found.insert(behind, {word, hit.begin, hit.end});
        if (word.sense != Sense::Field)
            return;
        const auto& all = owner.lexicons->fields;
        for (int field = word.index; field >= 0; field = all[static_cast<std::size_t>(field)].within)
            fields.set(static_cast<std::size_t>(field));
    };
    if (!owner.keywords.isEmpty()) {
        Keywords::Pass pass(owner.keywords);
        int end = 0;
        words = wordforms::ofLatin(title, m_buffer, [&](const char* byte) { pass.next(*byte, ++end, note); });
        if (!words.isEmpty())
            return;
    }
    found.clear();
    fields.reset();
    words = wordForm(title, m_buffer);
    owner.keywords.find(words, note);
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
            if (other.word.sense != veto || (find.begin <= other.begin && other.end <= find.end))
                return false;
            // Whole words end with the space that the next begins with, so the last byte does not overlap.
            return other.begin < find.end - 1 && find.begin < other.end - 1;
        });
        if (!vetoed)
            return &find;
    }
    return nullptr;
}

} // namespace kith
