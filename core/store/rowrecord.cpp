#include "core/store/rowrecord.h"

#include "core/store/packing.h"

namespace kith
{
namespace
{

// The first byte of a record.
enum class Form : quint8 {
    ContactOfOld, // facts have their row's number
    Owner,
    Summed, // of old: no record, but the row that it was summed up with (rowblock.h)
    Contact,
    Met, // a contact, and who was absent
};

bool isContact(Form form)
{
    return form == Form::Contact || form == Form::ContactOfOld || form == Form::Met;
}

struct Absent {
    QByteArrayView name;
    QByteArrayView address;
};

std::vector<Absent> readAbsent(Unpacker& from, Form form)
{
    std::vector<Absent> absent(std::size_t(form == Form::Met ? from.entries() : 0));
    for (Absent& one : absent) {
        one.name = from.utf8();
        one.address = from.utf8();
    }
    return absent;
}

void readContact(Unpacker& from, PackedContact& contact, Form form, int row)
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
        fact.row
            = form != Form::ContactOfOld ? row + static_cast<int>(from.difference()) : from.number<int>();
    }
}

void unpackContact(Unpacker& from, RowRecord& record, Form form, int row)
{
    PackedContact packed;
    readContact(from, packed, form, row);
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
    for (const Absent& absent : readAbsent(from, form)) {
        Contact& contact = record.absent.emplace_back();
        contact.name = text(absent.name);
        if (!absent.address.isEmpty())
            contact.points.push_back({ContactPoint::Kind::Email, text(absent.address), {}});
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

QByteArray packed(
    const Contact& contact, const Facts& facts, QDate asOf, int row, const std::vector<Contact>& absent)
{
    Packer to;
    to.number(absent.empty() ? Form::Contact : Form::Met).date(asOf).number(contact.kind);
    for (const QString* field : {&contact.name, &contact.given, &contact.family, &contact.title,
             &contact.organisation, &contact.location, &contact.profile})
        to.text(*field);
    to.number(contact.points.size());
    for (const ContactPoint& point : contact.points)
        to.number(point.kind).text(point.value).text(point.label);
    to.number(facts.size());
    for (const Fact& fact : facts) {
        to.number(fact.kind).number(fact.certainty).text(fact.value).date(fact.from).date(fact.to);
        to.number(fact.count).number(fact.origin.by).difference(fact.origin.row - row);
    }
    if (!absent.empty())
        to.number(absent.size());
    for (const Contact& one : absent)
        to.text(one.name).text(one.points.empty() ? QString() : one.points.front().value);
    return to.bytes();
}

QByteArray packed(const std::vector<MeStatement>& statements)
{
    Packer to;
    to.number(Form::Owner).number(statements.size());
    for (const MeStatement& statement : statements) {
        to.number(statement.field).text(statement.value).text(statement.detail);
        to.date(statement.from).date(statement.to);
    }
    return to.bytes();
}

QByteArray restated(QByteArrayView record, Day asOf)
{
    Unpacker from(record);
    const Form form = from.number<Form>();
    (void)from.number();
    QByteArray bytes = Packer().number(form).number(asOf.number).bytes();
    bytes += from.rest();
    return bytes;
}

std::optional<RowRecord> unpacked(QByteArrayView bytes, int row)
{
    if (bytes.isEmpty())
        return std::nullopt;
    Unpacker from(bytes);
    RowRecord record;
    const Form form = from.number<Form>();
    if (isContact(form)) {
        unpackContact(from, record, form, row);
    } else if (form == Form::Owner) {
        record.about = RowRecord::About::Owner;
        unpackStatements(from, record);
    }
    return from.atEnd() ? std::optional(std::move(record)) : std::nullopt;
}

bool PackedContact::read(QByteArrayView bytes, int ofRow)
{
    Unpacker from(bytes);
    const Form form = from.number<Form>();
    if (!isContact(form))
        return false;
    readContact(from, *this, form, ofRow);
    readAbsent(from, form);
    return from.atEnd();
}

} // namespace kith
