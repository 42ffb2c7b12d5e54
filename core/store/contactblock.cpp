#include "core/store/contactblock.h"

#include "core/base/text.h"
#include "core/store/day.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <type_traits>

namespace kith
{
namespace
{

// What stands before the texts of each row: everything of a fixed size, and how long they are.
struct ContactHead {
    qint64 contact;
    std::array<qint32, 7> sizes;
    ContactKind kind;
};

struct EmploymentHead {
    qint64 contact;
    std::array<qint32, 3> sizes;
};

struct PointHead {
    qint64 contact;
    std::array<qint32, 2> sizes;
    ContactPoint::Kind kind;
};

struct FactHead {
    qint64 contact;
    SourceId source;
    std::array<qint32, 1> sizes;
    qint32 row;
    qint32 count;
    Day from;
    Day to;
    FactKind kind;
    Certainty certainty;
    Origin::By by;
};

// Appends the head and the texts of these columns.
template <typename Bytes, typename Head>
void put(Bytes& bytes, Head head, const RowValues& row, int firstText)
{
    static_assert(std::is_trivially_copyable_v<Head>);
    constexpr auto most = std::tuple_size_v<decltype(Head::sizes)>;
    const auto texts = std::min(most, static_cast<std::size_t>(row.columns() - firstText));
    std::array<const char*, most> utf8;
    std::size_t size = sizeof(Head);
    for (std::size_t i = 0; i < texts; ++i) {
        const QByteArrayView text = row.utf8(firstText + static_cast<int>(i));
        utf8[i] = text.data();
        head.sizes[i] = static_cast<qint32>(text.size());
        size += static_cast<std::size_t>(text.size());
    }
    char* at = bytes.grow(size);
    std::memcpy(at, &head, sizeof(Head));
    at += sizeof(Head);
    for (std::size_t i = 0; i < texts; ++i) {
        const auto textSize = static_cast<std::size_t>(head.sizes[i]);
        if (textSize == 0)
            continue;
        std::memcpy(at, utf8[i], textSize);
        at += textSize;
    }
}

template <typename Head, typename Bytes>
Head takeHead(Bytes& bytes)
{
    Head head;
    std::memcpy(&head, bytes.take(sizeof(Head)), sizeof(Head));
    return head;
}

template <typename Bytes>
void takeText(Bytes& bytes, qint32 size, QString& text)
{
    setUtf8(text, {bytes.take(static_cast<std::size_t>(size)), size});
}

} // namespace

void ContactBlock::clear()
{
    m_contacts.clear();
    m_employments.clear();
    m_points.clear();
    m_facts.clear();
}

// Columns as a Cursor selects them; those that are not asked for are NULL or, at the end, not there.

void ContactBlock::putContact(Table& table, const RowValues& row)
{
    const ContactHead head{row.integer(0), {}, static_cast<ContactKind>(row.integer(1))};
    put(table, head, row, 2);
}

void ContactBlock::putEmployment(Table& table, const RowValues& row)
{
    put(table, EmploymentHead{row.integer(0), {}}, row, 1);
}

void ContactBlock::putPoint(Table& table, const RowValues& row)
{
    const PointHead head{row.integer(0), {}, static_cast<ContactPoint::Kind>(row.integer(1))};
    put(table, head, row, 2);
}

void ContactBlock::putFact(Table& table, const RowValues& row)
{
    const bool all = row.columns() > 8;
    const FactHead head{
        .contact = row.integer(0),
        .source = all ? row.integer(8) : 0,
        .sizes = {},
        .row = all ? static_cast<qint32>(row.integer(9)) : 0,
        .count = static_cast<qint32>(row.integer(5)),
        .from = row.day(3),
        .to = row.day(4),
        .kind = static_cast<FactKind>(row.integer(1)),
        .certainty = static_cast<Certainty>(row.integer(2)),
        .by = static_cast<Origin::By>(row.integer(6)),
    };
    put(table, head, row, 7);
}

template <typename Head>
bool ContactBlock::isNextOf(Table& table, ContactId contact)
{
    while (!table.isRead()) {
        Head head;
        std::memcpy(&head, table.here(), sizeof(Head));
        if (head.contact >= contact)
            return head.contact == contact;
        table.take(sizeof(Head));
        for (const qint32 size : head.sizes)
            table.take(static_cast<std::size_t>(size));
    }
    return false;
}

bool ContactBlock::next(Contact& contact, Facts& facts)
{
    if (m_contacts.isRead())
        return false;
    const auto of = takeHead<ContactHead>(m_contacts);
    contact.id = of.contact;
    contact.kind = of.kind;
    const std::array texts{&contact.name, &contact.title, &contact.organisation, &contact.profile,
        &contact.given, &contact.family, &contact.location};
    for (std::size_t i = 0; i < texts.size(); ++i)
        takeText(m_contacts, of.sizes[i], *texts[i]);

    if (isNextOf<EmploymentHead>(m_employments, of.contact)) {
        const auto head = takeHead<EmploymentHead>(m_employments);
        takeText(m_employments, head.sizes[0], contact.title);
        takeText(m_employments, head.sizes[1], contact.organisation);
        takeText(m_employments, head.sizes[2], contact.location);
    }
    contact.points.clear();
    while (isNextOf<PointHead>(m_points, of.contact)) {
        const auto head = takeHead<PointHead>(m_points);
        ContactPoint& point = contact.points.emplace_back();
        point.kind = head.kind;
        takeText(m_points, head.sizes[0], point.value);
        takeText(m_points, head.sizes[1], point.label);
    }
    facts.clear();
    while (isNextOf<FactHead>(m_facts, of.contact)) {
        const auto head = takeHead<FactHead>(m_facts);
        Fact& fact = facts.emplace_back();
        fact.kind = head.kind;
        fact.certainty = head.certainty;
        takeText(m_facts, head.sizes[0], fact.value);
        fact.from = head.from.date();
        fact.to = head.to.date();
        fact.count = head.count;
        fact.origin = {head.by, head.source, head.row};
    }
    return true;
}

} // namespace kith
