#include "core/detecting/hiring.h"

namespace kith
{
namespace
{

// The wanted title that this person would be hiring for, else the name of the field.
QString role(const Reading& reading, const Fields& common)
{
    const Owner& owner = reading.owner;
    for (const QString& title : owner.me.targetTitles) {
        if ((owner.fieldsOf(title) & common).any())
            return title;
    }
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
    return inferredFact(kind(), role(reading, common));
}

} // namespace kith
