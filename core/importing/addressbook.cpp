#include "core/importing/addressbook.h"

#include "core/importing/table.h"

#include <QStringList>

#include <algorithm>
#include <array>
#include <utility>

namespace kith
{

using namespace Qt::StringLiterals;

namespace
{

// By columnKey().
constexpr std::array<QByteArrayView, 5> systemGroups{
    "mycontacts", "starred", "starredinandroid", "othercontacts", "allcontacts"};

bool isEastAsian(const QString& text)
{
    if (text.isEmpty())
        return false;
    switch (text.front().script()) {
    case QChar::Script_Han:
    case QChar::Script_Hangul:
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana:
        return true;
    default:
        return false;
    }
}

} // namespace

QString nameFromParts(const QString& given, const QString& middle, const QString& family)
{
    if (isEastAsian(family) && isEastAsian(given))
        return family + given;
    return fullName(fullName(given, middle), family);
}

void setSubstituteName(Contact& contact)
{
    const auto first = [&contact](ContactPoint::Kind kind) {
        const auto found = std::ranges::find(contact.points, kind, &ContactPoint::kind);
        return found == contact.points.end() ? QString() : found->value;
    };
    if (!contact.organisation.isEmpty()) {
        contact.kind = ContactKind::Organisation;
        contact.name = std::exchange(contact.organisation, QString());
        contact.title.clear();
        return;
    }
    contact.name = first(ContactPoint::Kind::Email);
    if (contact.name.isEmpty())
        contact.name = first(ContactPoint::Kind::Phone);
}

void addPoint(Contact& contact, const ContactPoint& point)
{
    const bool there = std::ranges::any_of(contact.points, [&point](const ContactPoint& other) {
        return other.kind == point.kind && other.value.compare(point.value, Qt::CaseInsensitive) == 0;
    });
    if (!point.value.isEmpty() && !there && contact.points.size() < mostPoints)
        contact.points.push_back(point);
}

bool isSystemGroup(const QString& label)
{
    return std::ranges::find(systemGroups, columnKey(label)) != systemGroups.end();
}

QString onOneLine(const QString& lines)
{
    QStringList parts;
    for (const QString& line : lines.split(u'\n')) {
        if (const QString trimmed = line.trimmed(); !trimmed.isEmpty())
            parts += trimmed;
    }
    return parts.join(u", "_s);
}

} // namespace kith
