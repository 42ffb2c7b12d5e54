#include "core/exporting/jsontext.h"

namespace kith
{

void JsonText::separate()
{
    if (m_comma)
        m_bytes += ',';
    m_comma = true;
}

JsonText& JsonText::openObject()
{
    separate();
    m_bytes += '{';
    m_comma = false;
    return *this;
}

JsonText& JsonText::closeObject()
{
    m_bytes += '}';
    m_comma = true;
    return *this;
}

JsonText& JsonText::openArray()
{
    separate();
    m_bytes += '[';
    m_comma = false;
    return *this;
}

JsonText& JsonText::closeArray()
{
    m_bytes += ']';
    m_comma = true;
    return *this;
}

JsonText& JsonText::key(QLatin1StringView name)
{
    text(name);
    m_bytes += ':';
    m_comma = false;
    return *this;
}

JsonText& JsonText::text(const QString& value)
{
    separate();
    m_bytes += '"';
    const QByteArray utf8 = value.toUtf8();
    for (const char c : utf8) {
        switch (c) {
        case '"':
            m_bytes += "\\\"";
            break;
        case '\\':
            m_bytes += "\\\\";
            break;
        case '\n':
            m_bytes += "\\n";
            break;
        case '\r':
            m_bytes += "\\r";
            break;
        case '\t':
            m_bytes += "\\t";
            break;
        default:
            if (static_cast<unsigned char>(c) < 0x20)
                m_bytes += "\\u00" + QByteArray(1, c).toHex();
            else
                m_bytes += c;
        }
    }
    m_bytes += '"';
    return *this;
}

JsonText& JsonText::text(QLatin1StringView value)
{
    return text(QString(value));
}

JsonText& JsonText::number(qint64 value)
{
    separate();
    m_bytes += QByteArray::number(value);
    return *this;
}

JsonText& JsonText::fraction(double value)
{
    separate();
    QByteArray digits = QByteArray::number(value, 'f', 2);
    while (digits.endsWith('0'))
        digits.chop(1);
    if (digits.endsWith('.'))
        digits.chop(1);
    m_bytes += digits;
    return *this;
}

JsonText& JsonText::date(QDate value)
{
    return value.isValid() ? text(value.toString(Qt::ISODate)) : null();
}

JsonText& JsonText::null()
{
    separate();
    m_bytes += "null";
    return *this;
}

} // namespace kith
