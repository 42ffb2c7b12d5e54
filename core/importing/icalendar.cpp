#include "core/importing/icalendar.h"

#include "core/base/text.h"
#include "core/importing/addressbook.h"
#include "core/importing/calendarevent.h"
#include "core/importing/calendarpeople.h"
#include "core/importing/encoding.h"
#include "core/importing/notetakers.h"
#include "core/importing/notpeople.h"
#include "core/importing/personname.h"
#include "core/importing/recurrence.h"
#include "core/importing/texts.h"
#include "core/model/ownerkeys.h"

#include <algorithm>
#include <limits>
#include <map>
#include <set>
#include <tuple>

namespace kith
{

using namespace Qt::StringLiterals;

namespace
{

using Part = CalendarAttendee::Part;

constexpr int eventsBetweenReports = 256;

// Who declined a meeting, or sent somebody else.
struct Absentee {
    Part part = Part::Declined;
    Contact contact;
    bool isCalendars = false; // the calendar says that it is its owner
};
using Absent = std::map<QByteArray, Absentee>; // by CalendarPeople's keys

// Past days of a meeting, and who was there.
struct Meeting {
    QString unusable; // why it tells of nobody; empty if it does
    QDate from = {};
    QDate to = {};
    int people = 0;
    Absent absent = {};
};

// What the lines of one person add up to, of meetings from which the same people were absent: if the owner is
// one of these, they were not met there, and who the owner is may turn out later.
struct Person {
    PersonName name; // the fullest by which any meeting calls them; may be empty
    const Absent* absent = nullptr;
    std::vector<int> rows;
    QStringList texts; // of the rows
    QString address;
    std::map<QString, size_t> meetings; // index of the fact by the meeting's uid
    Facts facts;
};

struct Rejection {
    QString reason;
    QString text;
};

class Gathering
{
public:
    Gathering(const ReadContext& context, const QString& calendarAddress)
        : m_today(context.today), m_me(context.me), m_calendarAddress(folded(calendarAddress)),
          m_knowsAddresses(!context.me.emails.isEmpty() || !calendarAddress.isEmpty()),
          m_knowsOwner(context.me.known() || m_knowsAddresses)
    {
    }

    // Whether the owner may be one of these people, and nobody can tell.
    bool missesOwner() const { return !m_knowsOwner && !m_people.empty(); }
    // Whether the owner may have declined meetings, and only an address would tell.
    bool missesAddresses() const
    {
        return !m_knowsAddresses && std::ranges::any_of(m_people, [](const auto& each) {
            return std::ranges::any_of(*each.second.absent,
                [](const auto& absentee) { return isNoName(absentee.second.contact.name); });
        });
    }
    bool tooManySeries() const { return m_series > ICalendar::mostSeries; }

    // All events must be known before the first is added: changed occurrences of a series, and what people
    // are called.
    void expect(const CalendarEvent& event)
    {
        for (const CalendarAttendee& attendee : event.attendees)
            m_attendees.add(attendee);
        if (!event.isMeeting || event.uid.isEmpty())
            return;
        int& newest = m_newest.try_emplace({event.uid, event.occurrence}, event.sequence).first->second;
        newest = std::max(newest, event.sequence);
        if (event.replaces.isValid())
            m_replaced[event.uid].insert(event.replaces);
    }

    void expectNoMore() { m_attendees.tellApart(); }

    void add(const CalendarEvent& event)
    {
        m_listsMe = std::ranges::any_of(event.attendees, [this](const CalendarAttendee& attendee) {
            return isCalendars(attendee) || m_me.matchesAddress(contactOf(attendee));
        });
        const Meeting meeting = judged(event);
        const QString uid = event.uid.isEmpty() ? u"#%1"_s.arg(++m_nameless) : event.uid;
        const Absent* absent = meeting.unusable.isEmpty()
            ? &m_absences.try_emplace(keysOf(meeting.absent), meeting.absent).first->second
            : nullptr;
        for (const CalendarAttendee& attendee : event.attendees) {
            QString reason = notAPerson(attendee);
            if (reason.isEmpty())
                reason = notMet(attendee, meeting);
            if (reason.isEmpty())
                met(attendee, uid, event.summary, meeting, *absent);
            else
                m_rejected.insert_or_assign(attendee.row, Rejection{reason, attendee.text});
        }
    }

    // In the order of the rows, but for further ones.
    Done write(RecordSink& sink)
    {
        std::map<int, Person*> byRow;
        for (auto& [key, person] : m_people)
            byRow[person.rows.front()] = &person;
        const auto isAbsent = [this](const auto& absentee) { return isMine(absentee.second.contact); };
        m_listsMe = std::ranges::any_of(m_people, [this](const auto& each) {
            return isMine(contactOf(each.second.name, each.second.address));
        }) || std::ranges::any_of(m_absences, [&isAbsent](const auto& each) {
            return std::ranges::any_of(each.second, isAbsent);
        });
        std::map<const Absent*, QString> reasons;
        for (const auto& [keys, absent] : m_absences)
            reasons[&absent] = whyIWasAbsent(absent);
        auto rejected = m_rejected.cbegin();
        const auto rejectBefore = [&](int row) -> Done {
            for (; rejected != m_rejected.cend() && rejected->first < row; ++rejected) {
                if (Done done = sink.reject(rejected->first, rejected->second.reason, rejected->second.text);
                    !done)
                    return done;
            }
            return {};
        };
        for (const auto& [row, person] : byRow) {
            if (Done done = rejectBefore(row); !done)
                return done;
            Record one = record(*person);
            const QString reason = m_me.isOwn(one.contact, m_listsMe) ? thisIsYou() : reasons[person->absent];
            if (Done done = reason.isEmpty() ? sink.record(std::move(one))
                                             : sink.withheld(std::move(one), reason, person->texts);
                !done)
                return done;
        }
        return rejectBefore(std::numeric_limits<int>::max());
    }

private:
    bool isOwner(const CalendarAttendee& attendee) const
    {
        return isCalendars(attendee) || m_me.isOwn(contactOf(attendee), m_listsMe);
    }

    // The calendar itself says whose it is, and who "Me" is.
    bool isCalendars(const CalendarAttendee& attendee) const
    {
        return isOwnersWord(attendee.name)
            || (!m_calendarAddress.isEmpty() && folded(attendee.address) == m_calendarAddress);
    }

    QString notAPerson(const CalendarAttendee& attendee) const
    {
        if (attendee.part == Part::Thing)
            return isAThing();
        if (attendee.part == Part::List)
            return isAGroup();
        if (isNoteTaker(attendee.name))
            return isANoteTaker();
        if (attendee.key().isEmpty())
            return Importing::tr("Neither a name nor an e-mail address.");
        return isCalendars(attendee) ? thisIsYou() : QString();
    }

    static QString notThere(const CalendarAttendee& attendee)
    {
        if (attendee.part == Part::Declined)
            return Importing::tr("Declined the meeting.");
        if (attendee.part == Part::Reminded)
            return Importing::tr("Is only sent a reminder of the meeting.");
        if (attendee.part == Part::Delegated)
            return Importing::tr("Sent someone else to the meeting.");
        return attendee.part == Part::Informed ? Importing::tr("Was only informed of the meeting.")
                                               : QString();
    }

    QString notMet(const CalendarAttendee& attendee, const Meeting& meeting) const
    {
        const QString reason = meeting.unusable.isEmpty() ? notThere(attendee) : meeting.unusable;
        return !reason.isEmpty() && isOwner(attendee) ? thisIsYou() : reason;
    }

    // Why the owner, one of these, was not there; empty: they are none of them.
    QString whyIWasAbsent(const Absent& absent) const
    {
        for (const auto& [key, absentee] : absent) {
            if (absentee.isCalendars || m_me.isOwn(absentee.contact, m_listsMe))
                return absentee.part == Part::Declined
                    ? Importing::tr("You declined the meeting.")
                    : Importing::tr("You sent someone else to the meeting.");
        }
        return {};
    }

    // But for who may be the owner: that is told when all meetings are known.
    Meeting judged(const CalendarEvent& event)
    {
        if (!event.isMeeting)
            return {Importing::tr("Named outside of a meeting, such as in a task.")};
        if (!event.complete)
            return {Importing::tr("The file breaks off within this meeting.")};
        if (event.cancelled)
            return {Importing::tr("The meeting was cancelled.")};
        const auto newest = m_newest.find({event.uid, event.occurrence});
        if (newest != m_newest.end() && event.sequence < newest->second)
            return {Importing::tr("The calendar has a newer version of the meeting.")};
        if (!event.day.isValid())
            return {Importing::tr("The meeting has no date that can be read.")};
        if (event.day >= m_today)
            return {Importing::tr("The meeting is still to come.")};
        const DaySpan days = pastDays(event);
        if (!days.first.isValid())
            return {Importing::tr("No day of this series took place as planned.")};
        std::set<QByteArray> there;
        Meeting meeting{{}, days.first, days.last};
        for (const CalendarAttendee& attendee : event.attendees) {
            const bool isAbsent = attendee.part == Part::Declined || attendee.part == Part::Delegated;
            if (attendee.key().isEmpty() || isNoteTaker(attendee.name))
                continue;
            if (isAbsent)
                meeting.absent.try_emplace(m_attendees.whose(attendee).key,
                    Absentee{attendee.part, contactOf(attendee), isCalendars(attendee)});
            else if (attendee.part == Part::There)
                there.insert(m_attendees.whose(attendee).key);
        }
        meeting.people = static_cast<int>(there.size());
        const bool isUsable = meeting.people >= 2 && meeting.people <= ICalendar::mostPeople;
        if (!isUsable
            || std::ranges::any_of(meeting.absent, [](const auto& one) { return one.second.isCalendars; }))
            meeting.unusable = whyIWasAbsent(meeting.absent);
        if (!isUsable && meeting.unusable.isEmpty()) {
            meeting.unusable = meeting.people < 2
                ? Importing::tr("Nobody else was there.")
                : Importing::tr("%n people are too many to have met them all.", nullptr, meeting.people);
        }
        return meeting;
    }

    static QByteArrayList keysOf(const Absent& absent)
    {
        QByteArrayList keys;
        for (const auto& [key, absentee] : absent)
            keys += key;
        return keys;
    }

    DaySpan pastDays(const CalendarEvent& event)
    {
        if (event.replaces.isValid() || (event.rule.isEmpty() && event.added.empty()))
            return {event.day, event.day};
        std::set<QDate> except = event.except;
        if (const auto replaced = m_replaced.find(event.uid); replaced != m_replaced.end())
            except.insert(replaced->second.begin(), replaced->second.end());
        m_series += event.rule.isEmpty() ? 0 : 1;
        DaySpan days = pastOccurrences(m_today, event.day, tooManySeries() ? QString() : event.rule, except);
        for (const QDate& day : event.added) {
            if (day >= m_today || except.contains(day))
                continue;
            days.first = days.first.isValid() ? std::min(days.first, day) : day;
            days.last = days.last.isValid() ? std::max(days.last, day) : day;
        }
        return days;
    }

    void met(const CalendarAttendee& attendee, const QString& uid, const QString& summary,
        const Meeting& meeting, const Absent& absent)
    {
        CalendarPeople::Person who = m_attendees.whose(attendee);
        Person& person = m_people[{who.key, &absent}];
        person.name = std::move(who.name);
        person.absent = &absent;
        person.rows.push_back(attendee.row);
        person.texts += attendee.text;
        if (person.address.isEmpty())
            person.address = attendee.address;
        const auto [place, isNew] = person.meetings.try_emplace(uid, person.facts.size());
        if (isNew) {
            Fact fact;
            fact.kind = FactKind::Met;
            fact.value = summary.isEmpty() ? Importing::tr("a meeting") : summary;
            fact.from = meeting.from;
            fact.to = meeting.to;
            fact.count = meeting.people;
            fact.origin = Origin::file(0, attendee.row);
            person.facts.push_back(fact);
            return;
        }
        Fact& fact = person.facts[place->second];
        fact.from = std::min(fact.from, meeting.from);
        fact.to = std::max(fact.to, meeting.to);
        fact.count = std::max(fact.count, meeting.people);
    }

    // The owner's, by an address.
    bool isMine(const Contact& contact) const { return m_me.matchesAddress(contact); }

    static Contact contactOf(const PersonName& name, const QString& address)
    {
        Contact contact;
        contact.name = name.full;
        contact.given = name.given;
        contact.family = name.family;
        if (!address.isEmpty())
            contact.points.push_back({ContactPoint::Kind::Email, address, {}});
        if (contact.name.isEmpty())
            contact.name = substituteName(contact);
        return contact;
    }

    Contact contactOf(const CalendarAttendee& attendee) const
    {
        return contactOf(m_attendees.whose(attendee).name, attendee.address);
    }

    Record record(const Person& person) const
    {
        Record record;
        record.row = person.rows.front();
        record.furtherRows.assign(person.rows.begin() + 1, person.rows.end());
        record.contact = contactOf(person.name, person.address);
        for (const auto& [key, absentee] : *person.absent)
            record.absent.push_back(absentee.contact);
        std::set<std::tuple<QString, QDate, QDate, int>> said; // meetings may differ in nothing that is kept
        for (Fact fact : person.facts) {
            if (fact.to == fact.from)
                fact.to = QDate();
            if (said.emplace(fact.value, fact.from, fact.to, fact.count).second)
                record.facts.push_back(fact);
        }
        const Facts all = record.facts;
        std::erase_if(record.facts, [&all](const Fact& fact) {
            return std::ranges::any_of(all, [&fact](const Fact& other) { return isWithin(fact, other); });
        });
        return record;
    }

    QDate m_today;
    OwnerKeys m_me;
    QByteArray m_calendarAddress; // folded
    bool m_listsMe = false; // the event at hand, or all of the calendar, by an address
    bool m_knowsAddresses = false; // of the owner
    bool m_knowsOwner = false;
    CalendarPeople m_attendees;
    std::map<QString, std::set<QDate>> m_replaced; // days of a series that another event stands for, by uid
    std::map<std::pair<QString, QString>, int> m_newest; // sequence, by uid and occurrence
    std::map<QByteArrayList, Absent> m_absences; // by keysOf()
    std::map<std::pair<QByteArray, const Absent*>, Person> m_people; // by key, and who was absent
    std::map<int, Rejection> m_rejected; // by row
    int m_series = 0;
    int m_nameless = 0; // events without a uid
};

void tellAboutFile(const ContentLines& lines, const Gathering& gathering, bool attended, RecordSink& sink)
{
    for (const Issue& issue : issuesOf(lines, lines.codePage().has_value()))
        sink.issue(issue);
    if (gathering.tooManySeries()) {
        sink.issue({Severity::Warning, 0, 0,
            Importing::tr("More than %n meetings recur. The rest counts with the first day only.", nullptr,
                ICalendar::mostSeries)});
    }
    if (!attended)
        sink.issue({Severity::Info, 0, 0, Importing::tr("No event in this calendar names people.")});
    else if (gathering.missesOwner()) {
        sink.issue({Severity::Warning, 0, 0,
            Importing::tr(
                "Kith does not know yet who you are, so you may be among these people, and meetings "
                "that you declined count as if you had been there. Fill in your profile, or "
                "import it, and both are put right.")});
    } else if (gathering.missesAddresses()) {
        sink.issue({Severity::Warning, 0, 0,
            Importing::tr("Kith does not know your e-mail addresses yet, so meetings that you declined may "
                          "count as if you had been there. Add them to your profile, and that is put "
                          "right.")});
    }
}

} // namespace

QLatin1StringView ICalendar::format() const
{
    return "icalendar"_L1;
}

QString ICalendar::title() const
{
    return Importing::tr("Calendar");
}

int ICalendar::order() const
{
    return 50;
}

bool ICalendar::recognises(const InputFile& file) const
{
    const EncodingGuess guess = guessEncoding(file.head);
    QByteArray head = file.head.mid(guess.bom);
    if (guess.encoding != Encoding::Utf8)
        head.removeIf([](char c) { return c == '\0'; });
    return head.trimmed().left(15).compare("BEGIN:VCALENDAR", Qt::CaseInsensitive) == 0;
}

Done ICalendar::read(
    const InputFile& file, const ReadContext& context, RecordSink& sink, Progress& progress) const
{
    Q_ASSERT(context.today.isValid());
    const Result<std::unique_ptr<QIODevice>> device = file.open();
    if (!device)
        return tl::unexpected(device.error());
    ContentLines lines(**device);
    CalendarEvents reader(lines);
    std::vector<CalendarEvent> events;
    const auto stopped = [&progress, &file, &lines](size_t count) {
        if (count % eventsBetweenReports == 0)
            progress.report(file.displayName(), lines.position(), file.size, Progress::Unit::Bytes);
        return progress.cancelled();
    };
    const auto cancelled
        = failure(ErrorCode::Cancelled, Importing::tr("The import was cancelled. Nothing has changed."));
    for (;;) {
        Result<std::optional<CalendarEvent>> event = reader.next();
        if (!event) {
            Error error = event.error();
            error.message = file.displayName() + u": "_s + error.message;
            return tl::unexpected(error);
        }
        if (stopped(events.size()))
            return cancelled;
        if (!*event)
            break;
        // A changed occurrence takes its day out of the series, and a newer version the older's place, even
        // if nobody attends it.
        if (!(*event)->attendees.empty() || (*event)->replaces.isValid() || (*event)->sequence > 0)
            events.push_back(std::move(**event));
    }
    Gathering gathering(context, reader.ownerAddress());
    for (const CalendarEvent& event : events)
        gathering.expect(event);
    gathering.expectNoMore();
    for (size_t i = 0; i < events.size(); ++i) {
        if (stopped(i))
            return cancelled;
        gathering.add(events[i]);
    }
    const bool attended
        = std::ranges::any_of(events, [](const CalendarEvent& e) { return !e.attendees.empty(); });
    tellAboutFile(lines, gathering, attended, sink);
    return gathering.write(sink);
}

} // namespace kith
