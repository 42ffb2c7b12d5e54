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

    Packer& date(QDate day)
    {
        return number(day.isValid() ? day.year() * 10000 + day.month() * 100 + day.day() : 0);
    }

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

    QString text()
    {
        const auto size = number();
        if (size < 0 || size > m_rest.size()) {
            m_whole = false;
            return {};
        }
        const QString value = QString::fromUtf8(m_rest.first(size));
        m_rest = m_rest.sliced(size);
        return value;
    }

    QDate date()
    {
        const auto packed = number<int>();
        return packed == 0 ? QDate() : QDate(packed / 10000, packed / 100 % 100, packed % 100);
    }

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

void unpackContact(Unpacker& from, RowRecord& record)
{
    record.asOf = from.date();
    Contact& contact = record.contact;
    contact.kind = from.number<ContactKind>();
    for (QString* field : {&contact.name, &contact.given, &contact.family, &contact.title,
             &contact.organisation, &contact.location, &contact.profile})
        *field = from.text();
    for (qsizetype points = from.entries(); points > 0; --points) {
        const auto kind = from.number<ContactPoint::Kind>();
        const QString value = from.text();
        contact.points.push_back({kind, value, from.text()});
    }
    for (qsizetype facts = from.entries(); facts > 0; --facts) {
        Fact& fact = record.facts.emplace_back();
        fact.kind = from.number<FactKind>();
        fact.certainty = from.number<Certainty>();
        fact.value = from.text();
        fact.from = from.date();
        fact.to = from.date();
        fact.count = from.number<int>();
        fact.origin.by = from.number<Origin::By>();
        fact.origin.row = from.number<int>();
    }
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

} // namespace kith
