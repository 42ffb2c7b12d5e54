#include "core/importing/ldif.h"

#include "core/base/text.h"
#include "core/importing/addressbook.h"
#include "core/importing/columnwords.h"
#include "core/importing/contentlines.h"
#include "core/importing/encoding.h"
#include "core/importing/listedcontact.h"
#include "core/importing/texts.h"

#include <QBuffer>
#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace kith
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int entriesBetweenReports = 1024;
constexpr qsizetype textKept = 4096; // characters of an entry, for the receipt

// Object classes of what is no person; lower case.
constexpr std::array noPersons{"groupofnames"_L1, "groupofuniquenames"_L1, "groupofurls"_L1, "posixgroup"_L1,
    "group"_L1, "mozillamaillist"_L1, "organizationalunit"_L1, "organizationalrole"_L1, "domain"_L1,
    "dcobject"_L1, "device"_L1, "applicationprocess"_L1, "container"_L1, "computer"_L1,
    "msds-managedserviceaccount"_L1, "msds-groupmanagedserviceaccount"_L1, "printqueue"_L1, "volume"_L1};

Facts knownIn(const QString& addressBook)
{
    Fact known;
    known.kind = FactKind::KnownElsewhere;
    known.value = addressBook;
    return {known};
}

// The address books of mail programs mark their entries; a directory may be that of a whole firm.
Facts tiesOf(const QString& objectClass)
{
    if (objectClass.startsWith("mozillaabperson"_L1))
        return knownIn(u"Thunderbird address book"_s);
    return objectClass == "evolutionperson"_L1 ? knownIn(u"Evolution address book"_s) : Facts();
}

// Thunderbird names whoever has no more than a name and an address by these alone, without a mark; an entry
// of a directory has its place in it.
bool isThunderbirdsName(const QString& dn)
{
    static const QRegularExpression place(
        u"(^|,)\\s*(dc|o|ou|c|l|st|uid)\\s*="_s, QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression address(
        u"(^|,)\\s*mail\\s*="_s, QRegularExpression::CaseInsensitiveOption);
    return address.match(dn).hasMatch() && !place.match(dn).hasMatch();
}

// An attribute and its value: "cn;lang-de: Mara", "cn:: TWFyYQ==".
struct Attribute {
    QString name; // without options
    QByteArray key; // bareKey() of it
    QString value;
    bool readable = true;
};

Attribute attributeIn(const QString& line)
{
    const qsizetype colon = line.indexOf(u':');
    Attribute attribute;
    attribute.name = line.left(std::max<qsizetype>(colon, 0)).section(u';', 0, 0);
    attribute.key = bareKey(attribute.name);
    if (colon < 0)
        return attribute;
    const QStringView value = QStringView(line).sliced(colon + 1);
    if (value.startsWith(u'<')) // the address of a file
        return attribute;
    if (!value.startsWith(u':')) {
        attribute.value = value.trimmed().toString();
        return attribute;
    }
    const auto bytes = QByteArray::fromBase64Encoding(
        value.sliced(1).trimmed().toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
    attribute.readable = bytes.decodingStatus == QByteArray::Base64DecodingStatus::Ok;
    attribute.value = attribute.readable ? decoded(bytes.decoded) : QString();
    return attribute;
}

// Gathers the attributes of one entry after the other.
class EntryReader
{
public:
    EntryReader(const FieldByKey& fields, RecordSink& sink)
        : m_fields(fields), m_sink(sink), m_unreadTexts(sink)
    {
    }

    int entries() const { return m_row; }

    // A line of the file; "dn:" begins an entry.
    Done add(const QString& line)
    {
        if (line.startsWith(u'#'))
            return {};
        const Attribute attribute = attributeIn(line);
        if (attribute.key == "dn") {
            if (Done done = finish(); !done)
                return done;
            ++m_row;
            m_open = true;
            if (isThunderbirdsName(attribute.value))
                m_ties = knownIn(u"Thunderbird address book"_s);
        }
        if (!m_open) // "version: 1"
            return {};
        if (m_text.size() < textKept)
            m_text += line.left(textKept - m_text.size()) + u'\n';
        keep(attribute);
        return {};
    }

    // Hands over the entry that is open.
    Done finish()
    {
        if (!std::exchange(m_open, false))
            return {};
        const ListedContact contact = std::exchange(m_contact, {});
        const Facts ties = std::exchange(m_ties, {});
        const QString text = std::exchange(m_text, {}).trimmed();
        if (const QString reason = std::exchange(m_reason, {}); !reason.isEmpty())
            return m_sink.reject(m_row, reason, text);
        Record record = contact.record(m_row, ties);
        if (record.contact.name.isEmpty()) {
            return m_sink.reject(m_row,
                Importing::tr(
                    "The entry has no name, no organisation, no e-mail address and no phone number."),
                text);
        }
        m_unreadTexts.tell(m_row, contact.unread());
        keepWhatFits(record, m_sink);
        return m_sink.record(std::move(record));
    }

private:
    void keep(const Attribute& attribute)
    {
        const QString value = attribute.value.toLower();
        if (attribute.key == "objectclass" && std::ranges::find(noPersons, value) != noPersons.end())
            m_reason = Importing::tr("A list or a part of a directory, no person.");
        else if (attribute.key == "changetype" && value != "add"_L1)
            m_reason = Importing::tr("A change to a directory, no entry of one.");
        else if (attribute.key == "objectclass" && m_ties.empty())
            m_ties = tiesOf(value);
        const auto field = m_fields.constFind(attribute.key);
        if (field == m_fields.constEnd())
            return;
        if (!attribute.readable) {
            m_sink.issue({Severity::Warning, m_row, 0,
                Importing::tr("A value cannot be decoded. The entry was used without it.")});
            return;
        }
        const bool lines = *field == ListField::Notes || *field == ListField::Street;
        QString text = lines ? cleanedLines(attribute.value) : cleaned(attribute.value);
        if (*field == ListField::Link) // RFC 2079: the address, then a label
            text = text.section(u' ', 0, 0);
        m_contact.add(*field, text, attribute.key == "telephonenumber" ? QString() : attribute.name);
    }

    const FieldByKey& m_fields;
    RecordSink& m_sink;
    UnreadTexts m_unreadTexts;
    int m_row = 0;
    bool m_open = false;
    ListedContact m_contact;
    Facts m_ties;
    QString m_reason; // why the entry is no contact
    QString m_text;
};

} // namespace

QLatin1StringView Ldif::format() const
{
    return "ldif"_L1;
}

QString Ldif::title() const
{
    return Importing::tr("Thunderbird address book or directory (LDIF)");
}

int Ldif::order() const
{
    return ByEmail;
}

bool Ldif::recognises(const InputFile& file) const
{
    if (looksBinary(file.head))
        return false;
    QByteArray head = file.head;
    QBuffer device(&head);
    device.open(QIODevice::ReadOnly);
    ContentLines lines(device);
    while (lines.read().value_or(false)) {
        const QString& text = lines.text();
        if (text.startsWith("dn:"_L1, Qt::CaseInsensitive))
            return text.contains(u'=') || text.startsWith("dn::"_L1, Qt::CaseInsensitive);
        if (!text.startsWith(u'#') && !text.startsWith("version:"_L1, Qt::CaseInsensitive))
            return false;
    }
    return false;
}

Done Ldif::read(const InputFile& file, const ReadContext&, RecordSink& sink, Progress& progress) const
{
    const Result<std::unique_ptr<QIODevice>> device = file.open();
    if (!device)
        return tl::unexpected(device.error());
    ContentLines lines(**device);
    EntryReader reader(columnWords().ldif, sink);
    for (int reported = -1;;) {
        if (reader.entries() / entriesBetweenReports > reported) {
            if (progress.cancelled())
                return failure(
                    ErrorCode::Cancelled, Importing::tr("The import was cancelled. Nothing has changed."));
            progress.report(file.displayName(), lines.position(), file.size, Progress::Unit::Bytes);
            reported = reader.entries() / entriesBetweenReports;
        }
        const Result<bool> more = lines.read();
        if (!more) {
            Error error = more.error();
            error.message = file.displayName() + u": "_s + error.message;
            return tl::unexpected(error);
        }
        if (!*more)
            break;
        if (Done done = reader.add(lines.text()); !done)
            return done;
    }
    progress.report(file.displayName(), lines.position(), file.size, Progress::Unit::Bytes);
    for (const Issue& issue : issuesOf(lines, lines.codePage().has_value()))
        sink.issue(issue);
    return reader.finish();
}

} // namespace kith
