#include "core/detecting/hiring.h"

#include "core/detecting/words.h"

namespace kith
{
namespace
{

// The wanted title that this person would be hiring for, else the name of the field. Empty where they hold
// that title themselves: somebody else hires for it.
QString role(const Reading& reading, const Fields& common)
{
    const Owner& owner = reading.owner;
    bool isTheirs = false;
    for (const QString& title : owner.me.targetTitles) {
        if ((owner.fieldsOf(title) & common).none())
            continue;
        if (wordForm(title) != reading.title.words)
            return title;
        isTheirs = true;
    }
    if (isTheirs)
        return {};
    const auto& fields = owner.lexicons->fields;
    for (std::size_t i = fields.size(); i-- > 0;) {
        if (common.test(i))
            return fields[i].name;
    }
    return {};
}

} // namespace

std::optional<Fact> HiringDetector::detect(const Reading& reading) const
{
    const Owner& owner = reading.owner;
    const Fields common = reading.title.fields & owner.targetFields;
    if (common.none() || !reading.isPerson() || !owner.me.goals.contains(Goal::Job)
        || !reading.organisation.target || !reading.first(Sense::Senior, Sense::SeniorVeto))
        return std::nullopt;
    const QString wanted = role(reading, common);
    return wanted.isEmpty() ? std::nullopt : std::optional(inferredFact(kind(), wanted));
}

} // namespace kith
