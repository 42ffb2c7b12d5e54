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

} // namespace

QString shortText(const QString& text)
{
    return cleaned(onOneLine(text.left(2 * shortEnough))).simplified().left(shortEnough);
}

CardProperties::CardProperties(const Card& card)
{
    const auto version = std::ranges::find(card.lines, "VERSION"_L1, &ContentLine::name);
    const bool old = version != card.lines.end() && version->value.trimmed().startsWith(u'2');
    for (const ContentLine& line : card.lines) {
        CardProperty property = cardProperty(line, old);
        m_foreign = m_foreign || property.foreign;
        if (property.name == "X-ABLABEL"_L1)
            m_labels[property.group] = appleLabel(shortText(property.text()));
        m_byName[property.name].push_back(std::move(property));
    }
    for (auto& [name, all] : m_byName)
        std::ranges::stable_sort(all, {}, &CardProperty::preference);
}

const std::vector<CardProperty>& CardProperties::all(const QString& name) const
{
    static const std::vector<CardProperty> none;
    const auto found = m_byName.find(name);
    return found == m_byName.end() ? none : found->second;
}

QString CardProperties::text(const QString& name) const
{
    for (const CardProperty& property : all(name)) {
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
