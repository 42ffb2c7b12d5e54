#include "core/importing/cardproperties.h"

#include "core/base/text.h"
#include "core/importing/addressbook.h"

#include <algorithm>

namespace kith
{

using namespace Qt::StringLiterals;

namespace
{

constexpr qsizetype shortEnough = 500; // letters; no name, title or address that a person reads is longer

// "_$!<HomePage>!$_" → "HomePage"
QString appleLabel(const QString& text)
{
    const bool isApples = text.startsWith("_$!<"_L1) && text.endsWith(">!$_"_L1) && text.size() > 8;
    return isApples ? text.mid(4, text.size() - 8) : text;
}

// Whether it is what a property may be called: not "Exported by".
bool isName(QStringView name)
{
    constexpr qsizetype longest = 50;
    return !name.isEmpty() && name.size() <= longest
        && std::ranges::all_of(name, [](QChar c) { return c.isLetterOrNumber() || c == u'-' || c == u'_'; });
}

bool saysSomething(QStringView value)
{
    return std::ranges::any_of(value, [](QChar c) { return c.isLetterOrNumber(); });
}

// Whether there is nothing to clean: printable ASCII and Latin letters, single spaces within. So are nearly
// all texts.
bool isShort(const QString& text)
{
    bool space = true;
    for (const QChar letter : text) {
        const char16_t c = letter.unicode();
        if (c == u' ' ? space : c < u' ' || (c > u'~' && (c < u'À' || c > u'ž')))
            return false;
        space = c == u' ';
    }
    return text.size() <= shortEnough && (!space || text.isEmpty());
}

} // namespace

QString shortText(const QString& text)
{
    if (isShort(text))
        return text;
    return cleaned(onOneLine(text.left(2 * shortEnough))).simplified().left(shortEnough);
}

void CardProperties::add(const CardLine& line)
{
    CardProperty property = cardProperty(line);
    m_foreign = m_foreign || property.foreign;
    if (line.field == CardField::Version && line.group.isEmpty() && !m_old)
        m_old = line.parts.value.trimmed().startsWith(u'2');
    if (line.field != CardField::Other)
        m_byField[static_cast<size_t>(line.field)].push_back(std::move(property));
    else if (isName(line.name()) && saysSomething(line.parts.value))
        m_others.insert(line.name().toString().toUpper());
}

void CardProperties::close()
{
    for (std::vector<CardProperty>& all : m_byField) {
        for (CardProperty& property : all)
            property.old = m_old.value_or(false);
        if (all.size() > 1)
            std::ranges::stable_sort(all, {}, &CardProperty::preference);
    }
    for (const CardProperty& property : all(CardField::AppleLabel))
        m_labels[property.group] = appleLabel(shortText(property.text()));
}

QString CardProperties::text(CardField field) const
{
    for (const CardProperty& property : all(field)) {
        if (const QString text = shortText(property.text()); !text.isEmpty())
            return text;
    }
    return {};
}

QString CardProperties::label(const CardProperty& property) const
{
    const auto own = m_labels.find(property.group);
    return property.group.isEmpty() || own == m_labels.end() ? property.label() : own->second;
}

} // namespace kith
