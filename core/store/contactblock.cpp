#include "core/store/contactblock.h"

#include "core/store/day.h"
#include "core/store/statement.h"

namespace kith
{
namespace
{

enum class Follows : char { Point, Fact, Nothing };

} // namespace

void ContactBlock::clear()
{
    m_bytes.clear();
    m_at = 0;
}

void ContactBlock::putText(QByteArrayView utf8)
{
    put(static_cast<qint32>(utf8.size()));
    m_bytes.insert(m_bytes.end(), utf8.begin(), utf8.end());
}

QString ContactBlock::takeText()
{
    const auto size = take<qint32>();
    if (size == 0)
        return {};
    const QString text = QString::fromUtf8(m_bytes.data() + m_at, size);
    m_at += static_cast<std::size_t>(size);
    return text;
}

void ContactBlock::putContact(const Statement& row)
{
    put(row.integer(0));
    put(static_cast<ContactKind>(row.integer(1)));
    for (int column = 2; column < 9; ++column)
        putText(row.utf8(column));
}

void ContactBlock::putPoint(const Statement& row)
{
    put(Follows::Point);
    put(static_cast<ContactPoint::Kind>(row.integer(1)));
    putText(row.utf8(2));
    putText(row.utf8(3));
}

void ContactBlock::putFact(const Statement& row)
{
    put(Follows::Fact);
    put(static_cast<FactKind>(row.integer(1)));
    put(static_cast<Certainty>(row.integer(2)));
    putText(row.utf8(3));
    for (int column = 4; column < 7; ++column)
        put(static_cast<qint32>(row.integer(column)));
    put(static_cast<Origin::By>(row.integer(7)));
    put(static_cast<SourceId>(row.integer(8)));
    put(static_cast<qint32>(row.integer(9)));
}

void ContactBlock::putEnd()
{
    put(Follows::Nothing);
}

bool ContactBlock::next(Contact& contact, Facts& facts)
{
    if (m_at >= m_bytes.size())
        return false;
    contact.id = take<qint64>();
    contact.kind = take<ContactKind>();
    for (QString* text : {&contact.name, &contact.given, &contact.family, &contact.title,
             &contact.organisation, &contact.location, &contact.profile})
        *text = takeText();
    contact.points.clear();
    facts.clear();
    while (true) {
        switch (take<Follows>()) {
        case Follows::Point: {
            ContactPoint& point = contact.points.emplace_back();
            point.kind = take<ContactPoint::Kind>();
            point.value = takeText();
            point.label = takeText();
            break;
        }
        case Follows::Fact: {
            Fact& fact = facts.emplace_back();
            fact.kind = take<FactKind>();
            fact.certainty = take<Certainty>();
            fact.value = takeText();
            fact.from = Day(take<qint32>()).date();
            fact.to = Day(take<qint32>()).date();
            fact.count = take<qint32>();
            fact.origin.by = take<Origin::By>();
            fact.origin.source = take<SourceId>();
            fact.origin.row = take<qint32>();
            break;
        }
        case Follows::Nothing:
            return true;
        }
    }
}

} // namespace kith
