#include "core/importing/cardproperty.h"

#include "core/importing/encoding.h"

#include <QStringTokenizer>

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

// Whether the word is one of these, in any case.
bool isOneOf(QStringView word, const auto& words)
{
    return std::ranges::any_of(words, [word](QLatin1StringView one) { return isCardWord(word, one); });
}

// A word of a TYPE, or a parameter that is nothing but one.
void addType(CardProperty& property, QStringView word)
{
    word = word.trimmed();
    if (word.startsWith("x-"_L1, Qt::CaseInsensitive))
        word = word.sliced(2);
    if (isCardWord(word, "pref"_L1)) {
        property.preference = 1;
        return;
    }
    const bool isWord = std::ranges::all_of(
        word, [](QChar c) { return c.isLetterOrNumber() || c.isMark() || c == u'-' || c == u' '; });
    if (!isWord || word.isEmpty() || isOneOf(word, idleTypes))
        return;
    if (const QString type = word.toString().toLower(); !property.types.contains(type))
        property.types += type;
}

struct CardEncoding {
    QStringView name;
    QString charset;
};

// Fills in what the parameters tell of the property; returns what they tell of its bytes.
CardEncoding readParameters(CardProperty& property, const LineParts& parts)
{
    CardEncoding encoding;
    for (const LineParts::Parameter& parameter : parts.parameters) {
        const QString& value = parameter.value;
        const auto is = [&parameter](QLatin1StringView lower) { return isCardWord(parameter.name, lower); };
        if (is("type"_L1)) {
            for (const QStringView word : QStringView(value).tokenize(u','))
                addType(property, word);
        } else if (is("encoding"_L1)) {
            encoding.name = value;
        } else if (is("charset"_L1)) {
            encoding.charset = value;
        } else if (is("service-type"_L1) || is("x-service-type"_L1)) {
            property.service = value;
        } else if (is("username"_L1) || is("x-user"_L1)) {
            property.user = value;
        } else if (is("label"_L1)) {
            property.written = value;
        } else if (is("pref"_L1)) {
            const int rank = value.toInt();
            property.preference = rank > 0 && rank < CardProperty::unpreferred ? rank : 1;
        } else if (value.isEmpty() && isOneOf(parameter.name, encodings)) {
            encoding.name = parameter.name;
        } else if (value.isEmpty()) {
            addType(property, parameter.name);
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
    return value.contains(u'\\') ? parts(QChar()).join(QString()) : value;
}

QStringList CardProperty::parts(QChar separator) const
{
    QStringList all;
    if (!value.contains(u'\\')) {
        all.reserve(value.count(separator) + 1);
        for (const QStringView part : QStringView(value).tokenize(separator))
            all += part.toString();
        return all;
    }
    all.emplace_back();
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
    QString label = service;
    const auto add = [this, &label](bool places) {
        for (const QString& type : types) {
            if (isOneOf(type, placeTypes) == places)
                label += label.isEmpty() ? type : u' ' + type;
        }
    };
    if (service.isEmpty()) {
        add(true);
        add(false);
    }
    if (!label.isEmpty())
        label[0] = label[0].toUpper();
    return label;
}

CardProperty cardProperty(const CardLine& line)
{
    CardProperty property;
    property.field = line.field;
    if (!line.group.isEmpty())
        property.group = line.group.toString().toUpper();
    const CardEncoding encoding = readParameters(property, line.parts);
    const bool quoted = isCardWord(encoding.name, "quoted-printable"_L1);
    const bool base64 = isCardWord(encoding.name, "base64"_L1) || isCardWord(encoding.name, "b"_L1);
    const bool inFile = !quoted && !base64;
    QByteArray rewritten;
    QByteArrayView bytes = line.bytes; // nearly all are plain: what counts is whether they are UTF-8
    if (inFile && (encoding.charset.isEmpty() || bytes.isEmpty())) {
        property.value = line.parts.value.toString();
    } else {
        rewritten = line.valueBytes();
        if (!inFile)
            rewritten = quoted ? fromQuotedPrintable(rewritten) : QByteArray::fromBase64(rewritten);
        bytes = rewritten;
        property.value = decoded(bytes, encoding.charset.toLatin1()).replace("\r\n"_L1, "\n"_L1);
    }
    property.foreign
        = !base64 && encoding.charset.isEmpty() && !QUtf8StringView(bytes.data(), bytes.size()).isValidUtf8();
    return property;
}

} // namespace kith
