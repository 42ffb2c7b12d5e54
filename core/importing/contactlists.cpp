#include "core/importing/contactlists.h"

#include "core/importing/addressbook.h"
#include "core/importing/listedcontact.h"
#include "core/importing/notpeople.h"
#include "core/importing/rejectedcolumns.h"
#include "core/importing/tableimporter.h"
#include "core/importing/texts.h"
#include "core/model/smallmeeting.h"

#include <algorithm>
#include <initializer_list>
#include <memory>
#include <optional>

namespace kith
{

using namespace Qt::StringLiterals;

namespace
{

// A column that is read.
struct ReadColumn {
    int column = 0;
    ListField field = ListField::Ignored;
    QString label; // what tells one phone number from another
    std::optional<DateColumn> dates; // of a column of dates
};

// Whether the user says something of the column.
bool isSaid(const ColumnMap& map, const std::vector<QByteArray>& header, size_t column)
{
    return std::ranges::any_of(map, [&](const MappedColumn& mapped) {
        const std::vector<size_t> called = columnsCalled(mapped.column, header);
        return std::ranges::find(called, column) != called.end();
    });
}

std::vector<ReadColumn> readColumns(const InputFile& file, const Table& table, const ColumnLayout& layout,
    const ReadContext& context, RecordSink& sink)
{
    const std::vector<QByteArray>& header = file.columns[layout.record];
    const bool severalPhones = std::ranges::count(layout.fields, ListField::Phone) > 1;
    std::vector<ReadColumn> columns;
    for (size_t i = 0; i < layout.fields.size(); ++i) {
        ListField field = layout.fields[i];
        if (field == ListField::Ignored)
            continue;
        const auto column = static_cast<int>(i);
        const bool label = field == ListField::Phone && severalPhones;
        // Other profiles have handles, too.
        if (field == ListField::Profile && !header[i].contains("linkedin") && !isSaid(context.map, header, i))
            field = ListField::Link;
        columns.push_back({column, field, label ? table.header().value(column) : QString(), {}});
        if (field == ListField::Connected)
            columns.back().dates.emplace(table, column, sink, context.today);
    }
    return columns;
}

// A column that nobody said is not to be read, or of nicknames, of which only those who have no other name
// are called.
struct UnreadColumn {
    int column = 0;
    QString name;
    bool isOfNicknames = false;
    bool holdsText = false; // in any row so far, that is not read
};

// But for those that the program of that format fills by itself.
std::vector<UnreadColumn> unreadColumns(const Table& table, const InputFile& file, const ColumnLayout& layout,
    const ColumnMap& map, QLatin1StringView format)
{
    const std::vector<QByteArray>& header = file.columns[layout.record];
    std::vector<UnreadColumn> unread;
    for (size_t i = 0; i < layout.fields.size(); ++i) {
        const auto column = static_cast<int>(i);
        const bool isOfNicknames = layout.fields[i] == ListField::Nickname;
        const bool isIgnored = layout.fields[i] == ListField::Ignored && !isSaid(map, header, i);
        const bool isNoise = columnWords().isNoise(bareKey(QString::fromUtf8(header[i])), format);
        if (isOfNicknames || (isIgnored && !isNoise)) {
            const QString name = layout.headless ? numberedColumn(i) : table.header().value(column);
            unread.push_back({column, name, isOfNicknames});
        }
    }
    return unread;
}

// "Column 1=name, Column 2=email", as it is written for --map.
QString fieldsSay(const std::vector<ListField>& fields)
{
    QStringList columns;
    for (size_t i = 0; i < fields.size(); ++i) {
        if (fields[i] != ListField::Ignored)
            columns += numberedColumn(i) + u'=' + listFieldName(fields[i]);
    }
    return columns.join(", "_L1);
}

bool isAhead(const ReadContext& context)
{
    return !context.event.isEmpty() && context.on.isValid() && context.today.isValid()
        && context.on > context.today;
}

// Reads the rows of one list.
class ListReader
{
public:
    ListReader(const Table& table, std::vector<ReadColumn> columns, std::vector<UnreadColumn> unread,
        Facts ties, bool hasFooter, RecordSink& sink)
        : m_table(table), m_columns(std::move(columns)), m_unread(std::move(unread)), m_ties(std::move(ties)),
          m_hasFooter(hasFooter), m_sink(sink), m_unreadTexts(sink)
    {
    }

    Done row()
    {
        if (m_hasFooter && holdsOneCell())
            return reject(Importing::tr("The row has one cell only: it stands below the list."));
        ListedContact contact;
        for (ReadColumn& column : m_columns) {
            if (column.dates) {
                if (!namesNobody(m_table.cell(column.column)))
                    contact.addConnection(column.dates->read());
                continue;
            }
            const bool lines = column.field == ListField::Notes || column.field == ListField::Street
                || (column.field == ListField::Phone && m_table.bytes(column.column).contains('\n'));
            contact.add(column.field, lines ? m_table.lines(column.column) : m_table.cell(column.column),
                column.label);
        }
        Record record = contact.record(m_table.row(), m_ties);
        for (UnreadColumn& column : m_unread) {
            const QString text = m_table.cell(column.column);
            column.holdsText = column.holdsText
                || (column.isOfNicknames ? isLackingIn(record.contact.name, text) : !text.isEmpty());
        }
        if (record.contact.name.isEmpty()) {
            return reject(contact.nobody().isEmpty() ? Importing::tr(
                              "The row has no name, no organisation, no e-mail address and no phone number.")
                                                     : namesNobodySays(contact.nobody()));
        }
        if (record.contact.profile.isEmpty() && !contact.handle().isEmpty())
            m_unreadTexts.tell(m_table.row(), {UnreadText::Kind::Profile, contact.handle()});
        m_unreadTexts.tell(m_table.row(), contact.unread());
        keepWhatFits(record, m_sink);
        return m_sink.record(std::move(record));
    }

    // Behind the last row.
    Done finish() const
    {
        QStringList names;
        for (const UnreadColumn& column : m_unread) {
            if (column.holdsText)
                names += column.name;
        }
        tellUnread(names, m_sink);
        using enum ListField;
        if (names.size() > rejectedColumnsIn(names) && reads({Email})
            && !reads({Name, BareName, Given, Middle, Family, Nickname}))
            m_sink.issue({Severity::Warning, 0, 0,
                Importing::tr("No column is known to hold names, so people are called by their addresses. If "
                              "one does, import the file again and say which: --map COLUMN=name.")});
        return {};
    }

private:
    bool reads(std::initializer_list<ListField> any) const
    {
        return std::ranges::any_of(m_columns,
            [any](const ReadColumn& column) { return std::ranges::find(any, column.field) != any.end(); });
    }

    Done reject(const QString& reason) const
    {
        return m_sink.reject(m_table.row(), reason, m_table.rowText());
    }

    // Spreadsheets fill up a line of text with empty cells.
    bool holdsOneCell() const
    {
        const CsvReader& reader = m_table.reader();
        for (qsizetype i = 1; i < reader.size(); ++i) {
            if (!reader.utf8(i).trimmed().isEmpty())
                return false;
        }
        return true;
    }

    const Table& m_table;
    std::vector<ReadColumn> m_columns;
    std::vector<UnreadColumn> m_unread;
    const Facts m_ties;
    const bool m_hasFooter;
    RecordSink& m_sink;
    UnreadTexts m_unreadTexts;
};

Facts tie(FactKind kind, const QString& value, const QDate& from = {})
{
    Fact fact;
    fact.kind = kind;
    fact.value = value;
    fact.from = from;
    return {fact};
}

// Counts the people of a file.
class Counting : public RecordSink
{
public:
    Done record(Record) override
    {
        ++people;
        return {};
    }
    Done owner(OwnerRecord) override { return {}; }
    Done reject(int, const QString&, const QString&) override { return {}; }
    void issue(const Issue&) override { }

    int people = 0;
};

// A short list may hold a few guests of many, so it tells no number.
void setPeople(Facts& ties, int people)
{
    for (Fact& tie : ties) {
        if (tie.kind == FactKind::Met)
            tie.count = people > mostPeopleMet ? people : 0;
    }
}

} // namespace

bool ContactRows::recognises(const InputFile& file) const
{
    return layout(file, {}).has_value();
}

std::optional<TakenColumns> ContactRows::takenColumns(const InputFile& file, const ColumnMap& map) const
{
    const std::optional<ColumnLayout> columns = layout(file, map);
    if (!columns)
        return std::nullopt;
    return TakenColumns{.record = columns->record,
        .fields = {columns->fields.begin(), columns->fields.end()},
        .choices = listFieldsForPeople(),
        .headless = columns->headless};
}

Done ContactRows::read(
    const InputFile& file, const ReadContext& context, RecordSink& sink, Progress& progress) const
{
    const std::optional<ColumnLayout> columns = layout(file, context.map);
    if (!columns) {
        return failure(ErrorCode::UnknownFormat,
            Importing::tr("%1 has no row with the columns of a contact list, such as Name and E-mail.")
                .arg(file.displayName()));
    }
    ColumnNames names;
    for (const QByteArray& key : file.columns[columns->record])
        names.push_back(QString::fromUtf8(key));
    if (columns->headless && context.map.empty()) {
        sink.issue({Severity::Info, 0, 0,
            Importing::tr("The columns were told by what stands in them: %1.")
                .arg(fieldsSay(columns->fields))});
    }
    Facts made = ties(context);
    const auto readInto = [&](RecordSink& to) {
        const auto reader = [&](const Table& table) {
            const bool footer = hasFooter() && columns->fields.size() > 1;
            const auto rows
                = std::make_shared<ListReader>(table, readColumns(file, table, *columns, context, to),
                    unreadColumns(table, file, *columns, context.map, format()), made, footer, to);
            return RowReader{[rows] { return rows->row(); }, [rows] { return rows->finish(); }};
        };
        return readTable(
            file, names, reader, to, progress, columns->headless ? FirstRow::Data : FirstRow::Header);
    };
    // How many there were is known at the end, and matters to each.
    if (std::ranges::find(made, FactKind::Met, &Fact::kind) != made.end()) {
        Counting counting;
        if (Done done = readInto(counting); !done)
            return done;
        setPeople(made, counting.people);
    }
    return readInto(sink);
}

QString ProgramContacts::title() const
{
    return Importing::tr("%1 contacts", "%1 is a program").arg(m_entry.program);
}

int ProgramContacts::order() const
{
    return m_entry.hasProfiles ? ByProfile + 90 : ByEmail;
}

std::optional<ColumnLayout> ProgramContacts::layout(const InputFile& file, const ColumnMap& map) const
{
    std::optional<ColumnLayout> columns = layoutOf(file, m_entry);
    if (columns)
        applyMap(map, file.columns[columns->record], columns->fields);
    return columns;
}

Facts ProgramContacts::ties(const ReadContext&) const
{
    return m_entry.addressBook.isEmpty() ? Facts() : tie(FactKind::KnownElsewhere, m_entry.addressBook);
}

QLatin1StringView AnyTable::format() const
{
    return "table"_L1;
}

QString AnyTable::title() const
{
    return Importing::tr("Table of contacts");
}

int AnyTable::order() const
{
    return ByEmail + 20;
}

std::optional<ColumnLayout> AnyTable::layout(const InputFile& file, const ColumnMap& map) const
{
    if (std::optional<ColumnLayout> mapped = mappedLayout(file, map))
        return mapped;
    const std::optional<ColumnLayout> guessed = guessedLayout(file);
    return guessed ? guessed : headlessLayout(file);
}

Facts AnyTable::ties(const ReadContext& context) const
{
    if (context.event.isEmpty() || isAhead(context))
        return {};
    return tie(FactKind::Met, context.event, context.on);
}

} // namespace kith
