#include "core/importing/kithtable.h"

#include "core/base/spreadsheetcell.h"
#include "core/base/text.h"
#include "core/importing/tableimporter.h"
#include "core/importing/texts.h"
#include "core/model/profile.h"

#include <algorithm>
#include <memory>
#include <optional>

namespace kith
{

using namespace Qt::StringLiterals;

namespace
{

// Without which it is no table of Kith's; the user may have deleted others.
ColumnNames tellingColumns()
{
    return {u"Name"_s, u"Kind"_s, u"Advice"_s, u"Reasons for"_s};
}

// The table for other programs has no character altered. A spreadsheet that saves the other one anew leaves
// out the quotation marks, too, but never both the byte order mark and the line ends of RFC 4180.
bool isExact(const InputFile& file)
{
    return file.head.startsWith("Name,") && file.head.left(file.head.indexOf('\n')).endsWith('\r');
}

std::optional<ContactKind> kindNamed(const QString& name)
{
    if (folded(name) == "person")
        return ContactKind::Person;
    return folded(name) == "organisation" ? std::optional(ContactKind::Organisation) : std::nullopt;
}

// Those that somebody else added to the table.
QStringList columnsOfOthers(const Table& table)
{
    static const QStringList own{u"Name"_s, u"Title"_s, u"Organisation"_s, u"Kind"_s, u"Advice"_s, u"Gate"_s,
        u"Confidence"_s, u"Reasons for"_s, u"Reasons against"_s, u"Note"_s, u"Profile"_s, u"E-mail"_s,
        u"Sources"_s, u"Given name"_s, u"Family name"_s, u"Location"_s, u"Note by"_s};
    QStringList others;
    for (const QString& name : table.header()) {
        const auto isIt = [&name](const QString& column) { return columnKey(column) == columnKey(name); };
        if (std::ranges::none_of(own, isIt))
            others += name;
    }
    return others;
}

class KithRows
{
public:
    KithRows(const Table& table, bool isExact, RecordSink& sink)
        : m_table(table), m_isExact(isExact), m_sink(sink), m_name(table.column(u"Name"_s)),
          m_kind(table.column(u"Kind"_s)), m_given(table.column(u"Given name"_s)),
          m_family(table.column(u"Family name"_s)), m_title(table.column(u"Title"_s)),
          m_organisation(table.column(u"Organisation"_s)), m_location(table.column(u"Location"_s)),
          m_profile(table.column(u"Profile"_s)), m_emails(table.column(u"E-mail"_s)),
          m_note(table.column(u"Note"_s)), m_noteBy(table.column(u"Note by"_s))
    {
    }

    void sayWhatIsMissing() const
    {
        tellUnread(columnsOfOthers(m_table), m_sink);
        m_sink.issue({Severity::Info, 0, 0,
            Importing::tr("A table of Kith's tells who they are and what you wrote to them. Facts, decisions "
                          "and your profile come back from an export as JSON.")});
        if (m_note >= 0 && m_noteBy < 0) {
            m_sink.issue({Severity::Info, 0, 0,
                Importing::tr("The table does not tell your notes from Kith's drafts. They were left out.")});
        }
    }

    Done row() const
    {
        const QString written = text(m_kind);
        const std::optional<ContactKind> kind = kindNamed(written);
        if (!kind)
            return reject(Importing::tr("“%1” is neither person nor organisation.").arg(written));
        Record record;
        record.row = m_table.row();
        Contact& contact = record.contact;
        contact.kind = *kind;
        contact.name = text(m_name);
        contact.given = text(m_given);
        contact.family = text(m_family);
        contact.title = text(m_title);
        contact.organisation = text(m_organisation);
        contact.location = text(m_location);
        contact.profile = canonicalProfile(text(m_profile));
        for (const QString& email : text(m_emails).split(u", "_s, Qt::SkipEmptyParts))
            contact.points.push_back({ContactPoint::Kind::Email, email, {}});
        if (contact.name.isEmpty() && contact.profile.isEmpty() && contact.points.empty())
            return reject(Importing::tr("The contact has no name."));
        if (const QString note = cleanedLines(raw(m_note)); text(m_noteBy) == u"you" && !note.isEmpty()) {
            record.word.emplace();
            record.word->note = note;
        }
        return m_sink.record(std::move(record));
    }

private:
    QString raw(int column) const
    {
        const QString cell = m_table.reader().field(column);
        return m_isExact ? cell : fromSpreadsheetSafe(cell);
    }
    QString text(int column) const { return cleaned(raw(column)); }
    Done reject(const QString& reason) const
    {
        return m_sink.reject(m_table.row(), reason, m_table.rowText());
    }

    const Table& m_table;
    const bool m_isExact;
    RecordSink& m_sink;
    const int m_name;
    const int m_kind;
    const int m_given;
    const int m_family;
    const int m_title;
    const int m_organisation;
    const int m_location;
    const int m_profile;
    const int m_emails;
    const int m_note;
    const int m_noteBy;
};

} // namespace

QLatin1StringView KithTable::format() const
{
    return "kith-csv"_L1;
}

QString KithTable::title() const
{
    return Importing::tr("Kith table");
}

int KithTable::order() const
{
    return ByProfile;
}

bool KithTable::recognises(const InputFile& file) const
{
    return file.hasColumns(tellingColumns());
}

Done KithTable::read(const InputFile& file, const ReadContext&, RecordSink& sink, Progress& progress) const
{
    const auto reader = [&](const Table& table) {
        const auto rows = std::make_shared<KithRows>(table, isExact(file), sink);
        rows->sayWhatIsMissing();
        return RowReader{[rows] { return rows->row(); }};
    };
    return readTable(file, tellingColumns(), reader, sink, progress);
}

} // namespace kith
