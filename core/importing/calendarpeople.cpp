#include "core/importing/calendarpeople.h"

#include "core/base/text.h"
#include "core/importing/notetakers.h"
#include "core/importing/sharedaddress.h"

#include <set>
#include <vector>

namespace kith
{

namespace
{

// "Mara Lindqvist (Sales)" is nobody else when she works in marketing; "Office (Mara)" may be.
QString withoutDepartment(const QString& name)
{
    const qsizetype open = name.indexOf(u'(');
    const QString before = open > 0 && name.endsWith(u')') ? name.first(open).trimmed() : QString();
    return before.contains(u' ') ? before : name;
}

bool isNobody(const CalendarAttendee& attendee)
{
    using enum CalendarAttendee::Part;
    return attendee.part == Thing || attendee.part == List || isNoteTaker(attendee.name);
}

} // namespace

void CalendarPeople::add(const CalendarAttendee& attendee)
{
    if (isNobody(attendee))
        return;
    const PersonName name = personName(attendee.name, attendee.address);
    auto& named = m_people[attendee.key()];
    // Of those who are written alike, any that tells the parts apart.
    const auto [known, isNew] = named.try_emplace(name.full, Person{attendee.key(), name});
    if (!isNew && known->second.name.family.isEmpty())
        known->second.name = name;
}

void CalendarPeople::tellApart()
{
    for (auto& [key, named] : m_people) {
        std::vector<PersonName> names;
        QStringList written;
        for (const auto& [full, person] : named) {
            names.push_back(person.name);
            written += withoutDepartment(full);
        }
        const std::vector<size_t> places = peopleBehind(QString::fromUtf8(key), written);
        const bool areSeveral = std::set(places.begin(), places.end()).size() > 1;
        for (auto place = places.begin(); auto& [full, person] : named) {
            person.name = names[*place++];
            if (areSeveral)
                person.key += '\n' + folded(person.name.full);
        }
    }
}

CalendarPeople::Person CalendarPeople::whose(const CalendarAttendee& attendee) const
{
    PersonName name = personName(attendee.name, attendee.address);
    if (const auto named = m_people.find(attendee.key()); named != m_people.end() && !isNobody(attendee)) {
        if (const auto person = named->second.find(name.full); person != named->second.end())
            return person->second;
    }
    return {attendee.key(), std::move(name)};
}

} // namespace kith
