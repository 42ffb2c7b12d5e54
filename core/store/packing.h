#pragma once

#include "core/store/day.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QDate>
#include <QString>
#include <QVarLengthArray>

namespace kith
{

// How the book packs what it keeps of rows: numbers take seven bits a byte, the lowest first; texts are UTF-8
// behind their length. A book holds a row for every one that it ever read, and most numbers are small.
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
    // Of either sign: small ones are short.
    Packer& difference(qint64 value)
    {
        return number((static_cast<quint64>(value) << 1) ^ static_cast<quint64>(value >> 63));
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

    QByteArrayView view() const { return {m_bytes.constData(), m_bytes.size()}; }
    QByteArray bytes() const { return view().toByteArray(); }

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

// Reads what a Packer wrote; of bytes that are not whole it makes numbers of 0 and empty texts.
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
    qint64 difference()
    {
        const auto value = number<quint64>();
        return static_cast<qint64>(value >> 1) ^ -static_cast<qint64>(value & 1);
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

    QByteArrayView rest() const { return m_rest; }
    bool isRead() const { return m_rest.isEmpty(); }
    bool atEnd() const { return m_whole && m_rest.isEmpty(); }

private:
    QByteArrayView m_rest;
    bool m_whole = true;
};

} // namespace kith
