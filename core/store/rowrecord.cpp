#include "core/store/rowrecord.h"

#include <QVarLengthArray>

namespace kith
{
namespace
{

// Numbers take seven bits a byte, the lowest first; texts are UTF-8 behind their length.
class Packer
{
public:
    template <typename T>
    Packer& number(T value)
    {
        auto rest = static_cast<quint64>(value);
        for (; rest >= 128; rest >>= 7)
            m_bytes.append(static_cast<char>(rest | 128));
        m_bytes.append(static_cast<char>(rest));
        return *this;
    }

    Packer& text(const QString& value)
    {
        // Most texts are ASCII, and then their length is known beforehand.
        number(value.size());
        const qsizetype begin = m_bytes.size();
        m_bytes.resize(begin + value.size());
        char* to = m_bytes.data() + begin;
        ushort all = 0;
        for (const QChar c : value) {
            all |= c.unicode();
            *to++ = static_cast<char>(c.unicode());
        }
        if (all >= 128) {
            const QByteArray utf8 = value.toUtf8();
            m_bytes.resize(begin - lengthOf(value.size()));
            number(utf8.size());
            m_bytes.append(utf8.constData(), utf8.size());
        }
        return *this;
    }

    Packer& date(QDate day) { return number(Day(day).number); }

    QByteArray bytes() const { return {m_bytes.constData(), m_bytes.size()}; }

private:
    static qsizetype lengthOf(qsizetype number)
    {
        qsizetype length = 1;
        for (; number >= 128; number >>= 7)
            ++length;
        return length;
    }

    QVarLengthArray<char, 1024> m_bytes;
};

class Unpacker
{
public:
    explicit Unpacker(QByteArrayView bytes) : m_rest(bytes) { }

    template <typename T = qint64>
    T number()
    {
        quint64 value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            if (m_rest.isEmpty())
                break;
            const auto byte = static_cast<quint8>(m_rest.front());
            m_rest = m_rest.sliced(1);
            value |= quint64{byte & 127u} << shift;
            if (byte < 128)
                return static_cast<T>(value);
        }
        m_whole = false;
        return {};
    }

    QByteArrayView utf8()
    {
        const auto size = number();
        if (size < 0 || size > m_rest.size()) {
            m_whole = false;
            return {};
        }
        const QByteArrayView value = m_rest.first(size);
        m_rest = m_rest.sliced(size);
        return value;
    }

    QString text() { return QString::fromUtf8(utf8()); }
    QDate date() { return Day(number<int>()).date(); }

    // How many entries of a list follow; each takes a byte at least.
    qsizetype entries()
    {
        const auto size = number();
        m_whole = m_whole && size >= 0 && size <= m_rest.size();
        return m_whole ? size : 0;
    }

    bool atEnd() const { return m_whole && m_rest.isEmpty(); }

private:
    QByteArrayView m_rest;
    bool m_whole = true;
};

void readContact(Unpacker& from, PackedContact& contact)
{
    contact.asOf = Day(from.number<int>());
    contact.kind = from.number<ContactKind>();
    for (QByteArrayView* field : {&contact.name, &contact.given, &contact.family, &contact.title,
             &contact.organisation, &contact.location, &contact.profile})
        *field = from.utf8();
    contact.points.clear();
    for (qsizetype points = from.entries(); points > 0; --points) {
        PackedContact::Point& point = contact.points.emplace_back();
        point.kind = from.number<ContactPoint::Kind>();
        point.value = from.utf8();
        point.label = from.utf8();
    }
    contact.facts.clear();
    for (qsizetype facts = from.entries(); facts > 0; --facts) {
        PackedContact::PackedFact& fact = contact.facts.emplace_back();
        fact.kind = from.number<FactKind>();
        fact.certainty = from.number<Certainty>();
        fact.value = from.utf8();
        fact.from = Day(from.number<int>());
        fact.to = Day(from.number<int>());
        fact.count = from.number<int>();
        fact.by = from.number<Origin::By>();
        fact.row = from.number<int>();
    }
}

void unpackContact(Unpacker& from, RowRecord& record)
{
    PackedContact packed;
    readContact(from, packed);
    record.asOf = packed.asOf.date();
    const auto text = [](QByteArrayView utf8) { return QString::fromUtf8(utf8); };
    record.contact = {.kind = packed.kind,
        .name = text(packed.name),
        .given = text(packed.given),
        .family = text(packed.family),
        .title = text(packed.title),
        .organisation = text(packed.organisation),
        .location = text(packed.location),
        .profile = text(packed.profile),
        .points = {}};
    for (const PackedContact::Point& point : packed.points)
        record.contact.points.push_back({point.kind, text(point.value), text(point.label)});
    for (const PackedContact::PackedFact& fact : packed.facts)
        record.facts.push_back({.kind = fact.kind,
            .certainty = fact.certainty,
            .value = text(fact.value),
            .from = fact.from.date(),
            .to = fact.to.date(),
            .count = fact.count,
            .origin = {fact.by, 0, fact.row}});
}

void unpackStatements(Unpacker& from, RowRecord& record)
{
    for (qsizetype statements = from.entries(); statements > 0; --statements) {
        MeStatement& statement = record.statements.emplace_back();
        statement.field = from.number<MeField>();
        statement.value = from.text();
        statement.detail = from.text();
        statement.from = from.date();
        statement.to = from.date();
    }
}

} // namespace

QByteArray packed(const Contact& contact, const Facts& facts, QDate asOf)
{
    Packer to;
    to.number(RowRecord::About::Contact).date(asOf).number(contact.kind);
    for (const QString* field : {&contact.name, &contact.given, &contact.family, &contact.title,
             &contact.organisation, &contact.location, &contact.profile})
        to.text(*field);
    to.number(contact.points.size());
    for (const ContactPoint& point : contact.points)
        to.number(point.kind).text(point.value).text(point.label);
    to.number(facts.size());
    for (const Fact& fact : facts) {
        to.number(fact.kind).number(fact.certainty).text(fact.value).date(fact.from).date(fact.to);
        to.number(fact.count).number(fact.origin.by).number(fact.origin.row);
    }
    return to.bytes();
}

QByteArray packed(const std::vector<MeStatement>& statements)
{
    Packer to;
    to.number(RowRecord::About::Owner).number(statements.size());
    for (const MeStatement& statement : statements) {
        to.number(statement.field).text(statement.value).text(statement.detail);
        to.date(statement.from).date(statement.to);
    }
    return to.bytes();
}

QByteArray packedOtherRow(int row)
{
    return Packer().number(RowRecord::About::OtherRow).number(row).bytes();
}

std::optional<RowRecord> unpacked(QByteArrayView bytes)
{
    if (bytes.isEmpty())
        return std::nullopt;
    Unpacker from(bytes);
    RowRecord record;
    record.about = from.number<RowRecord::About>();
    switch (record.about) {
    case RowRecord::About::Contact:
        unpackContact(from, record);
        break;
    case RowRecord::About::Owner:
        unpackStatements(from, record);
        break;
    case RowRecord::About::OtherRow:
        record.row = from.number<int>();
        break;
    }
    return from.atEnd() ? std::optional(std::move(record)) : std::nullopt;
}

bool PackedContact::read(QByteArrayView bytes)
{
    Unpacker from(bytes);
    if (from.number<RowRecord::About>() != RowRecord::About::Contact)
        return false;
    readContact(from, *this);
    return from.atEnd();
}

} // namespace kith
