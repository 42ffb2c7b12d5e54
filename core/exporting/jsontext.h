#pragma once

#include <QByteArray>
#include <QDate>
#include <QLatin1StringView>
#include <QString>

namespace kith
{

// Builds JSON as bytes. A book is written contact by contact, so there is never a document of it in memory.
// Commas come by themselves; every open has its close.
class JsonText
{
public:
    explicit JsonText(QByteArray& bytes) : m_bytes(bytes) { }

    JsonText& openObject();
    JsonText& closeObject();
    JsonText& openArray();
    JsonText& closeArray();
    JsonText& key(QLatin1StringView name);
    JsonText& text(const QString& value); // lone surrogates become U+FFFD
    JsonText& text(QLatin1StringView value);
    JsonText& number(qint64 value);
    JsonText& fraction(double value); // two decimals at most
    JsonText& date(QDate value); // ISO 8601, null when invalid
    JsonText& null();

private:
    void separate();

    QByteArray& m_bytes;
    bool m_comma = false; // a value stands before the next one
};

} // namespace kith
