#include "core/importing/attendees.h"

#include "core/base/text.h"
#include "core/importing/addressbook.h"
#include "core/importing/attendeecontact.h"
#include "core/importing/attendeelayout.h"
#include "core/importing/attendeepresence.h"
#include "core/importing/eventname.h"
#include "core/importing/notetakers.h"
#include "core/importing/notpeople.h"
#include "core/importing/personname.h"
#include "core/importing/sharedaddress.h"
#include "core/importing/table.h"
#include "core/importing/tableimporter.h"
#include "core/importing/texts.h"
#include "core/model/ownerkeys.h"
#include "core/model/smallmeeting.h"

#include <QHash>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace kith
{

using namespace Qt::StringLiterals;

namespace
{

using enum AttendeeColumn;

constexpr int guestsBetweenReports = 4096;

QString howDatesWereRead(const DateOrder& dates)
{
    const QString read
        = dates.dayFirst ? Importing::tr("with the day first") : Importing::tr("with the month first");
    return Importing::tr(
        "Nothing in the file tells the day from the month in “%1”. Dates were read %2. If that is "
        "wrong, undo the import, then import the file with the event's day.")
        .arg(dates.doubtful, read);
}

// Gathers the rows of one list.
class Gathering
{
public:
    Gathering(const Table& table, AttendeeLayout layout, const ReadContext& context, QString fileEvent,
        RecordSink& sink)
        : m_table(table), m_layout(std::move(layout)), m_context(context), m_fileEvent(std::move(fileEvent)),
          m_sink(sink), m_unreadTexts(sink), m_me(context.me),
          m_unread(m_layout.columns.unread(table.keys().size()))
    {
    }

    // Rejects the table's row, or keeps it.
    Done add()
    {
        if (const QString trouble = m_table.trouble(); !trouble.isEmpty())
            return m_sink.reject(m_table.row(), trouble, m_table.rowText());
        const Presence presence = presenceIn(m_table, m_layout.columns);
        if (!presence.absent.isEmpty()) {
            return m_sink.reject(m_table.row(),
                Importing::tr("Did not take part: the list says “%1”.").arg(presence.absent),
                m_table.rowText());
        }
        if (!presence.unsure.isEmpty()) {
            return m_sink.reject(m_table.row(),
                Importing::tr("May not have taken part: the list says “%1”.").arg(presence.unsure),
                m_table.rowText());
        }
        if (isOfRegistrations()) {
            return m_sink.reject(m_table.row(),
                Importing::tr(
                    "Registered only: the list does not say who came. Import the report of those who "
                    "attended."),
                m_table.rowText());
        }
        noteUnread();
        const QDate on = dayOfRow();
        if (on.isValid() && m_context.today.isValid() && on > m_context.today) {
            return m_sink.reject(m_table.row(),
                Importing::tr("The event is still to come. Import the list when it is over."),
                m_table.rowText());
        }
        AttendeeRow listed = attendeeRow(m_table, m_layout.columns);
        const Contact& contact = listed.contact;
        if (contact.name.isEmpty()) {
            return m_sink.reject(m_table.row(),
                listed.nobody.isEmpty() ? Importing::tr("The row has neither a name nor an e-mail address.")
                                        : namesNobodySays(listed.nobody),
                m_table.rowText());
        }
        if (isNoteTaker(contact.name))
            return m_sink.reject(m_table.row(), isANoteTaker(), m_table.rowText());
        const QString name = listed.isNamed ? contact.name : QString();
        if (!listed.isInParts && isRoom(name, addressOf(contact)))
            return m_sink.reject(m_table.row(), isAThing(), m_table.rowText());
        if (!listed.isInParts && isMailingList(name, addressOf(contact)))
            return m_sink.reject(m_table.row(), isAGroup(), m_table.rowText());
        const QDate seen = day(m_layout.isMeeting ? Joined : Seen);
        if (seen.isValid() && (!m_firstSeen.isValid() || seen < m_firstSeen))
            m_firstSeen = seen;
        m_unreadTexts.tell(m_table.row(), listed.unread);
        const QByteArray key = keyOf(contact);
        m_rows.push_back(
            {m_table.row(), m_table.rowText(), std::move(listed), key, {eventOfRow(), on}, presence});
        return {};
    }

    bool isTeams() const { return m_layout.isTeams; }

    // The table has come to another section.
    void useHeader()
    {
        m_layout.columns = attendeeColumns(m_table.keys(), true).value_or(AttendeeColumns());
        m_unread = m_layout.columns.unread(m_table.keys().size());
    }

    // When all rows are there: who came is known now, and how many.
    Done finish()
    {
        tellApart();
        if (Done done = rejectThoseWhoStayedOut(); !done)
            return done;
        for (Row& row : m_rows) {
            const auto mayBeMe = [this](const Contact& contact) { return m_me.isOwn(contact, false); };
            const bool mayBe = mayBeMe(row.listed.contact);
            if (mayBeMe(keep(row)) || mayBe)
                m_ownTexts[row.number] = row.text;
        }
        if (std::ranges::any_of(
                m_people, [](const Record& person) { return person.facts.front().value.isEmpty(); })) {
            m_sink.issue({Severity::Warning, 0, 0,
                Importing::tr("Neither the list nor its file name says which event it was. Say so when you "
                              "import it.")});
        }
        if (!m_layout.dates.doubtful.isEmpty() && readsDates() && !m_context.on.isValid()
            && !m_people.empty())
            m_sink.issue({Severity::Warning, 0, 0, howDatesWereRead(m_layout.dates)});
        tellUnread(m_unreadNames, m_sink);
        keepWhatFitsOfEach();
        m_isListed = std::ranges::any_of(
            m_people, [this](const Record& each) { return m_me.matchesAddress(each.contact); });
        for (Record& person : m_people) {
            for (Fact& fact : person.facts) {
                if (fact.kind != FactKind::Met)
                    continue;
                fact.count = peopleAt({fact.value, fact.from});
                if (!fact.from.isValid())
                    fact.from = m_firstSeen;
                if (fact.value.isEmpty())
                    fact.value = Importing::tr("an event");
            }
            if (Done done = pass(std::move(person)); !done)
                return done;
        }
        return {};
    }

private:
    using Occasion = std::pair<QString, QDate>; // an event and its day; a series has one name

    // A row that is not rejected at once.
    struct Row {
        int number = 0;
        QString text;
        AttendeeRow listed;
        QByteArray key; // keyOf()
        Occasion event;
        Presence presence;
    };

    Done pass(Record person)
    {
        if (!m_me.isOwn(person.contact, m_isListed))
            return m_sink.record(std::move(person));
        QStringList texts(m_ownTexts.value(person.row));
        for (const int row : person.furtherRows)
            texts += m_ownTexts.value(row);
        return m_sink.withheld(std::move(person), thisIsYou(), texts);
    }

    // When somebody registered is not read.
    bool readsDates() const
    {
        const AttendeeColumns& columns = m_layout.columns;
        return m_layout.day.isValid() || columns.has(Day) || columns.has(Seen) || columns.has(Joined);
    }

    // 0 where nobody knows: a short list may hold a few guests of many.
    int peopleAt(const Occasion& event) const
    {
        const int listed = m_guests.at(event) + (m_layout.columns.areAppointments ? 1 : 0);
        return m_layout.isMeeting || listed > mostPeopleMet ? listed : 0;
    }

    QString cell(AttendeeColumn kind) const { return attendeeCell(m_table, m_layout.columns, kind); }

    // Columns that hold something and are not read are told once.
    void noteUnread()
    {
        std::erase_if(m_unread, [this](int column) {
            if (m_table.cell(column).isEmpty())
                return false;
            if (const QString name = m_table.header().value(column); !m_unreadNames.contains(name))
                m_unreadNames += name;
            return true;
        });
    }

    QDate day(AttendeeColumn kind) const
    {
        for (const int column : m_layout.columns.of(kind)) {
            const QByteArrayView cell = m_table.bytes(column);
            if (const QDate date = dateFrom(cell, m_layout.dates.dayFirst); date.isValid())
                return date;
        }
        return {};
    }

    // What one row says of somebody counts by what the others say: where some are checked in, are said to
    // have come or answered, the rest did not come; who waited to be let in may have been.
    Done rejectThoseWhoStayedOut()
    {
        std::set<Occasion> checked; // events of which the list tells who came
        std::set<Occasion> told; // by a word for each who did
        std::set<Occasion> asked; // of which it tells who would
        std::set<std::pair<QByteArray, Occasion>> came;
        std::set<std::pair<QByteArray, Occasion>> answered;
        std::set<std::pair<QByteArray, Occasion>> letIn;
        for (const Row& row : m_rows) {
            if (row.presence.checkedIn)
                checked.insert(row.event);
            if (row.presence.saidToHaveCome)
                told.insert(row.event);
            if (row.presence.answered)
                asked.insert(row.event);
            if (row.presence.tellsOfComing())
                came.emplace(row.key, row.event);
            if (row.presence.answered)
                answered.emplace(row.key, row.event);
            if (!row.presence.waited)
                letIn.emplace(row.key, row.event);
        }
        const auto isLeftOut = [&](const Row& row) {
            const std::pair who(row.key, row.event);
            if (came.contains(who))
                return false;
            return checked.contains(row.event) || (told.contains(row.event) && row.presence.isUntold)
                || (asked.contains(row.event) && row.presence.isUnanswered && !answered.contains(who));
        };
        std::vector<Row> there;
        for (Row& row : m_rows) {
            QString reason;
            if (!letIn.contains({row.key, row.event}))
                reason = Importing::tr("Was in the waiting room only, not in the meeting.");
            else if (isLeftOut(row))
                reason = Importing::tr("The list does not say that they came, as it does of others.");
            if (reason.isEmpty())
                there.push_back(std::move(row));
            else if (Done done = m_sink.reject(row.number, reason, row.text); !done)
                return done;
        }
        m_rows = std::move(there);
        return {};
    }

    // The list is of those who registered, and of nobody who came.
    bool isOfRegistrations() const
    {
        return m_layout.columns.has(Registered) && !m_layout.columns.has(Joined);
    }

    QString eventOfRow() const
    {
        for (const QString& event : {m_context.event, cell(Event), m_layout.event}) {
            if (!event.isEmpty())
                return event;
        }
        return m_fileEvent;
    }

    QDate dayOfRow() const
    {
        for (const QDate& date : {m_context.on, day(Day), m_layout.day}) {
            if (date.isValid())
                return date;
        }
        return {};
    }

    static QString addressOf(const Contact& contact)
    {
        const auto email = std::ranges::find(contact.points, ContactPoint::Kind::Email, &ContactPoint::kind);
        return email == contact.points.end() ? QString() : email->value;
    }

    // What makes two rows one person's.
    QByteArray keyOf(const Contact& contact) const
    {
        if (const QString address = addressOf(contact); !address.isEmpty())
            return folded(address);
        if (const QString account = cell(Account); !account.isEmpty())
            return '#' + folded(account);
        if (!contact.profile.isEmpty())
            return contact.profile.toUtf8();
        return folded(contact.name) + '\n' + folded(contact.organisation);
    }

    // Rows of one address may be of several people: whoever buys tickets for others leaves their own address
    // with each. The rows of each get the fullest of their names.
    void tellApart()
    {
        const auto nameIn
            = [](const Row& row) { return row.listed.isNamed ? row.listed.contact.name : QString(); };
        QHash<QByteArray, QString> first; // name, by key
        QHash<QByteArray, QHash<QString, PersonName>> written; // by key and name, where there are several
        for (const Row& row : m_rows) {
            if (!addressOf(row.listed.contact).isEmpty() && isAnother(first, row.key, nameIn(row)))
                written[row.key];
        }
        for (const Row& row : m_rows) {
            if (const auto several = written.find(row.key); several != written.end())
                several->insert(nameIn(row), nameOf(row.listed.contact));
        }
        QHash<QByteArray, QHash<QString, QString>> people; // by key, the name that each goes by
        for (auto shared = written.cbegin(); shared != written.cend(); ++shared) {
            const QStringList names = shared->keys();
            const std::vector<size_t> places = peopleBehind(QString::fromUtf8(shared.key()), names);
            for (size_t i = 0; i < places.size(); ++i)
                people[shared.key()].insert(
                    names[static_cast<qsizetype>(i)], names[static_cast<qsizetype>(places[i])]);
        }
        for (Row& row : m_rows) {
            const auto known = people.constFind(row.key);
            if (known == people.cend() || addressOf(row.listed.contact).isEmpty())
                continue;
            Contact& contact = row.listed.contact;
            const PersonName& name = written[row.key][known->value(nameIn(row))];
            contact.name = name.full;
            contact.given = name.given;
            contact.family = name.family;
            row.key += '\n' + folded(name.full);
        }
    }

    // Whether a key has stood beside another name before.
    static bool isAnother(QHash<QByteArray, QString>& first, const QByteArray& key, const QString& name)
    {
        const auto known = first.constFind(key);
        if (known != first.cend())
            return *known != name;
        first.insert(key, name);
        return false;
    }

    static PersonName nameOf(const Contact& contact) { return {contact.name, contact.given, contact.family}; }

    // What a further row of somebody says that the others don't.
    static void addWhatIsNew(Contact& contact, const Contact& further)
    {
        for (QString Contact::*text :
            {&Contact::organisation, &Contact::title, &Contact::location, &Contact::profile}) {
            if ((contact.*text).isEmpty())
                contact.*text = further.*text;
        }
        for (const ContactPoint& point : further.points)
            addPoint(contact, point);
    }

    // Drops what is more of one guest than is kept; whether there was more. Events are kept, however many.
    static bool cutToFit(Record& person)
    {
        std::size_t notes = 0;
        const auto dropped = std::erase_if(person.facts,
            [&notes](const Fact& fact) { return fact.kind == FactKind::Noted && ++notes > mostFacts; });
        const bool hasMore = person.contact.points.size() > mostPoints;
        if (hasMore)
            person.contact.points.resize(mostPoints);
        return hasMore || dropped > 0;
    }

    void keepWhatFitsOfEach()
    {
        int guests = 0;
        for (Record& person : m_people)
            guests += cutToFit(person) ? 1 : 0;
        if (guests == 0)
            return;
        m_sink.issue({Severity::Warning, 0, 0,
            Importing::tr("The list says more of %n guest(s) than Kith keeps: the first %1 notes and the "
                          "first %2 ways to reach each were kept.",
                nullptr, guests)
                .arg(mostFacts)
                .arg(mostPoints)});
    }

    // Whom the row is taken to be about.
    const Contact& keep(Row& row)
    {
        Contact& contact = row.listed.contact;
        const Occasion& event = row.event;
        Fact met;
        met.kind = FactKind::Met;
        met.value = event.first;
        met.from = event.second;
        met.origin = Origin::file(0, row.number);
        const auto next = static_cast<qsizetype>(m_people.size());
        const qsizetype place = m_places.value(row.key, next);
        if (place == next) {
            m_places.insert(row.key, next);
            Record record;
            record.row = row.number;
            record.contact = std::move(contact);
            m_people.push_back(std::move(record));
        } else {
            Record& record = m_people[static_cast<size_t>(place)];
            record.furtherRows.push_back(row.number);
            if (isFuller(contact.name, record.contact.name)) {
                record.contact.name = contact.name;
                record.contact.given = contact.given;
                record.contact.family = contact.family;
            }
            addWhatIsNew(record.contact, contact);
        }
        if (m_attended.emplace(place, event).second) {
            m_people[static_cast<size_t>(place)].facts.push_back(met);
            ++m_guests[event];
        }
        if (!row.listed.notes.isEmpty()) {
            Fact noted;
            noted.kind = FactKind::Noted;
            noted.value = row.listed.notes;
            noted.origin = met.origin;
            addFact(m_people[static_cast<size_t>(place)].facts, noted);
        }
        return m_people[static_cast<size_t>(place)].contact;
    }

    const Table& m_table;
    AttendeeLayout m_layout;
    const ReadContext& m_context;
    const QString m_fileEvent;
    RecordSink& m_sink;
    UnreadTexts m_unreadTexts;
    const OwnerKeys m_me;
    QHash<int, QString> m_ownTexts; // of rows that may be the owner's
    bool m_isListed = false; // the owner, by an address
    std::vector<int> m_unread; // columns, empty so far
    QStringList m_unreadNames; // of those that are not
    std::vector<Row> m_rows;
    std::vector<Record> m_people; // in file order
    QHash<QByteArray, qsizetype> m_places; // in m_people, by their rows' keys
    std::set<std::pair<qsizetype, Occasion>> m_attended; // by the place of a person
    std::map<Occasion, int> m_guests; // and the owner, where the list names them
    QDate m_firstSeen;
};

Done readRows(const InputFile& file, Table& table, Gathering& gathering, RecordSink& sink, Progress& progress)
{
    size_t issues = 0;
    bool isHeader = false; // the next row, below the title of a section
    for (int count = 0;; ++count) {
        if (count % guestsBetweenReports == 0) {
            if (progress.cancelled())
                return failure(
                    ErrorCode::Cancelled, Importing::tr("The import was cancelled. Nothing has changed."));
            progress.report(file.displayName(), table.reader().position(), file.size, Progress::Unit::Bytes);
        }
        const Result<bool> more = table.next();
        for (; issues < table.reader().issues().size(); ++issues)
            sink.issue(table.reader().issues()[issues]);
        if (!more) {
            Error error = more.error();
            error.message = file.displayName() + u": "_s + error.message;
            return tl::unexpected(error);
        }
        if (!*more)
            return {};
        const bool standsAlone = table.cell(1).isEmpty();
        // Teams appends what everybody did.
        if (gathering.isTeams() && standsAlone && beginsSection(table.cell(0))) {
            sink.issue({Severity::Info, table.row(), 0,
                Importing::tr("The list of people ends here. What they did in the meeting is not read.")});
            return {};
        }
        if (std::exchange(isHeader, standsAlone && beginsWebinarSection(table.cell(0)))) {
            table.takeHeader();
            gathering.useHeader();
            continue;
        }
        if (isHeader)
            continue;
        if (Done done = gathering.add(); !done)
            return done;
    }
}

} // namespace

QLatin1StringView Attendees::format() const
{
    return "attendees"_L1;
}

QString Attendees::title() const
{
    return Importing::tr("Attendee list");
}

int Attendees::order() const
{
    return ByEmail + 10;
}

bool Attendees::recognises(const InputFile& file) const
{
    return attendeeLayout(file).has_value();
}

std::optional<TakenColumns> Attendees::takenColumns(const InputFile& file, const ColumnMap& map) const
{
    std::optional<AttendeeLayout> layout = attendeeLayout(file);
    if (!layout)
        return std::nullopt;
    const std::vector<QByteArray>& header = file.columns[layout->record];
    applyMap(map, header, layout->columns);
    QString event = !layout->event.isEmpty() ? layout->event : eventFromFileName(file.name);
    if (layout->columns.has(AttendeeColumn::Event))
        event.clear();
    const AttendeeColumns& columns = layout->columns;
    return TakenColumns{.record = layout->record,
        .fields = fieldsOf(columns, header.size()),
        .choices = attendeeFields(),
        .event = std::move(event),
        .rowsTellEvent = columns.has(AttendeeColumn::Event),
        .rowsTellDay = columns.has(AttendeeColumn::Day)};
}

Done Attendees::read(
    const InputFile& file, const ReadContext& context, RecordSink& sink, Progress& progress) const
{
    std::optional<AttendeeLayout> layout = attendeeLayout(file);
    if (!layout) {
        return failure(ErrorCode::UnknownFormat,
            Importing::tr("%1 has no row with the columns of an attendee list, such as Name and E-mail.")
                .arg(file.displayName()));
    }
    applyMap(context.map, file.columns[layout->record], layout->columns);
    const Result<std::unique_ptr<QIODevice>> device = file.open();
    if (!device)
        return tl::unexpected(device.error());
    Table table(**device);
    ColumnNames names;
    for (const QByteArray& key : file.columns[layout->record])
        names.push_back(QString::fromUtf8(key));
    if (const Result<bool> header = table.findHeader(names); !header)
        return tl::unexpected(header.error());
    sink.header(table.rowText());
    Gathering gathering(table, *layout, context, eventFromFileName(file.name), sink);
    if (Done done = readRows(file, table, gathering, sink, progress); !done)
        return done;
    progress.report(file.displayName(), table.reader().position(), file.size, Progress::Unit::Bytes);
    return gathering.finish();
}

} // namespace kith
