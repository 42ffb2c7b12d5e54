#include "core/importing/dateorder.h"

#include "core/importing/csvreader.h"

#include <QBuffer>
#include <QRegularExpression>

#include <optional>

namespace kith
{

using namespace Qt::StringLiterals;

namespace
{

// What the dates of a file tell of their order.
class Evidence
{
public:
    void look(const QString& cell)
    {
        static const QRegularExpression date(
            u"^\\s*(\\d{1,2})([/-])(\\d{1,2})\\2(?:\\d{4}|\\d{2})(?!\\d)(.*)$"_s);
        static const QRegularExpression clock(u"\\d{1,2}[:.]\\d{2}"_s);
        const QRegularExpressionMatch match = date.match(cell);
        if (!match.hasMatch())
            return;
        const int first = match.captured(1).toInt();
        const int second = match.captured(3).toInt();
        const QString rest = match.captured(4);
        m_dayFirst = m_dayFirst || (first > 12 && second <= 12);
        m_monthFirst = m_monthFirst || (second > 12 && first <= 12);
        m_american = m_american || rest.contains("AM"_L1) || rest.contains("PM"_L1);
        m_hasClock = m_hasClock || rest.contains(clock);
        if (m_doubtful.isEmpty() && first != second && first <= 12 && second <= 12)
            m_doubtful = cell.trimmed();
    }

    DateOrder order() const
    {
        if (m_dayFirst != m_monthFirst)
            return {m_dayFirst, {}};
        if (m_american)
            return {false, {}};
        return {m_hasClock, m_doubtful};
    }

private:
    bool m_dayFirst = false;
    bool m_monthFirst = false;
    bool m_american = false;
    bool m_hasClock = false;
    QString m_doubtful;
};

// Of all columns, or of one.
DateOrder orderIn(QByteArray head, std::optional<int> column)
{
    QBuffer device(&head);
    device.open(QIODevice::ReadOnly);
    CsvReader reader(device);
    Evidence evidence;
    for (Result<bool> more = reader.next(); more && *more; more = reader.next()) {
        const qsizetype from = column.value_or(0);
        const qsizetype to = column ? from + 1 : reader.size();
        for (qsizetype i = from; i < to; ++i)
            evidence.look(reader.field(i));
    }
    return evidence.order();
}

} // namespace

DateOrder dateOrderOf(const InputFile& file)
{
    return orderIn(file.head, std::nullopt);
}

DateOrder dateOrderOf(const QByteArray& head, int column)
{
    return orderIn(head, column);
}

} // namespace kith
