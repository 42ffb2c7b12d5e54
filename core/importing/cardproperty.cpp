#include "core/importing/cardproperty.h"

#include "core/importing/encoding.h"

#include <algorithm>
#include <array>

namespace kith
{

using namespace Qt::StringLiterals;

namespace
{

// Parameters without a name that say how the value is encoded.
constexpr std::array encodings{"quoted-printable"_L1, "base64"_L1, "b"_L1, "8bit"_L1, "7bit"_L1, "uri"_L1};

// Types that nearly every value has, or that don't help to tell two values apart.
constexpr std::array idleTypes{"voice"_L1, "internet"_L1, "msg"_L1, "postal"_L1, "parcel"_L1, "dom"_L1,
    "intl"_L1, "text"_L1, "video"_L1, "x400"_L1};

constexpr std::array placeTypes{"home"_L1, "work"_L1, "school"_L1, "other"_L1};

bool isOneOf(const QString& word, const auto& words)
{
    return std::ranges::find(words, word) != words.end();
}

int hexDigit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

// Lenient: a `=` without two digits behind it stands for itself (RFC 2045 section 6.7).
QByteArray fromQuotedPrintable(const QByteArray& bytes)
{
    QByteArray out;
    out.reserve(bytes.size());
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        const int high = bytes[i] == '=' && i + 2 < bytes.size() ? hexDigit(bytes[i + 1]) : -1;
        const int low = high >= 0 ? hexDigit(bytes[i + 2]) : -1;
        out += low >= 0 ? static_cast<char>(high * 16 + low) : bytes[i];
        i += low >= 0 ? 2 : 0;
    }
    return out;
}

// A word of a TYPE, or a parameter that is nothing but one.
void addType(CardProperty& property, const QString& word)
{
    QString type = word.trimmed().toLower();
    if (type.startsWith("x-"_L1))
        type.remove(0, 2);
    const bool isWord = std::ranges::all_of(
        type, [](QChar c) { return c.isLetterOrNumber() || c.isMark() || c == u'-' || c == u' '; });
    if (type == "pref"_L1)
        property.preference = 1;
    else if (isWord && !type.isEmpty() && !isOneOf(type, idleTypes) && !property.types.contains(type))
        property.types += type;
}

struct CardEncoding {
    QString name; // lower case
    QString charset;
};

// Fills in what the parameters tell of the property; returns what they tell of its bytes.
CardEncoding readParameters(CardProperty& property, const ContentLine& line)
{
    CardEncoding encoding;
    for (const auto& [name, value] : line.parameters) {
        if (name == "TYPE"_L1) {
            for (const QString& word : value.split(u','))
                addType(property, word);
        } else if (name == "ENCODING"_L1) {
            encoding.name = value.toLower();
        } else if (name == "CHARSET"_L1) {
            encoding.charset = value;
        } else if (name == "SERVICE-TYPE"_L1 || name == "X-SERVICE-TYPE"_L1) {
            property.service = value;
        } else if (name == "USERNAME"_L1 || name == "X-USER"_L1) {
            property.user = value;
        } else if (name == "LABEL"_L1) {
            property.written = value;
        } else if (name == "PREF"_L1) {
            const int rank = value.toInt();
            property.preference = rank > 0 && rank < CardProperty::unpreferred ? rank : 1;
        } else if (value.isEmpty()) {
            if (const QString word = name.toLower(); isOneOf(word, encodings))
                encoding.name = word;
            else
                addType(property, word);
        }
    }
    return encoding;
}

// What a backslash and the letter behind it stand for; nothing if the backslash stands for itself. 2.1 knows
// `\;` only, its writers escape more, but none of them a line break.
QString meaningOf(QChar escaped, bool old)
{
    static constexpr QStringView oldEscapes = u"\\;,:";
    if (old)
        return oldEscapes.contains(escaped) ? QString(escaped) : QString();
    return escaped == u'n' || escaped == u'N' ? u"\n"_s : QString(escaped);
}

} // namespace

QString CardProperty::text() const
{
    return parts(QChar()).join(QString());
}

QStringList CardProperty::parts(QChar separator) const
{
    QStringList all{QString()};
    for (qsizetype i = 0; i < value.size(); ++i) {
        const QString meaning
            = value[i] == u'\\' && i + 1 < value.size() ? meaningOf(value[i + 1], old) : QString();
        if (!meaning.isEmpty()) {
            all.back() += meaning;
            ++i;
        } else if (!separator.isNull() && value[i] == separator) {
            all.emplace_back();
        } else {
            all.back() += value[i];
        }
    }
    return all;
}

QString CardProperty::label() const
{
    QStringList words = types;
    std::stable_partition(
        words.begin(), words.end(), [](const QString& word) { return isOneOf(word, placeTypes); });
    QString label = service.isEmpty() ? words.join(u' ') : service;
    if (!label.isEmpty())
        label[0] = label[0].toUpper();
    return label;
}

CardProperty cardProperty(const ContentLine& line, bool old)
{
    CardProperty property;
    const qsizetype dot = line.name.lastIndexOf(u'.');
    property.name = line.name.mid(dot + 1);
    property.group = line.name.left(std::max<qsizetype>(0, dot));
    property.old = old;
    const CardEncoding encoding = readParameters(property, line);
    const bool quoted = encoding.name == "quoted-printable"_L1;
    const bool base64 = encoding.name == "base64"_L1 || encoding.name == "b"_L1;
    const bool inFile = !quoted && !base64;
    QByteArray bytes = line.bytes; // nearly all are plain: what counts is whether they are UTF-8
    property.value = line.value;
    if (!inFile || (!encoding.charset.isEmpty() && !line.bytes.isEmpty())) {
        bytes = line.valueBytes();
        if (!inFile)
            bytes = quoted ? fromQuotedPrintable(bytes) : QByteArray::fromBase64(bytes);
        property.value = decoded(bytes, encoding.charset.toLatin1()).replace("\r\n"_L1, "\n"_L1);
    }
    property.foreign = !base64 && encoding.charset.isEmpty()
        && !QUtf8StringView(bytes.constData(), bytes.size()).isValidUtf8();
    return property;
}

} // namespace kith
