#include "core/importing/cardpoints.h"

#include "core/importing/addressbook.h"
#include "core/importing/links.h"
#include "core/model/profile.h"

#include <QRegularExpression>

#include <algorithm>

namespace kith
{

using namespace Qt::StringLiterals;

namespace
{

bool isAsciiLetter(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z');
}

// How long "urn:" or "x-apple:" before the value is (RFC 3986 section 3.1).
qsizetype schemeOf(QStringView value)
{
    qsizetype at = 0;
    const auto goesOn = [](QChar c) {
        return isAsciiLetter(c) || (c >= u'0' && c <= u'9') || c == u'+' || c == u'.' || c == u'-';
    };
    while (at < value.size() && (at == 0 ? isAsciiLetter(value[at]) : goesOn(value[at])))
        ++at;
    return at > 0 && at < value.size() && value[at] == u':' ? at + 1 : 0;
}

void addEmails(Contact& contact, const CardProperties& properties, UnreadOfCard& unread)
{
    for (const CardProperty& property : properties.all(CardField::Email)) {
        const QString text = shortText(property.text());
        for (const QString& address : emailsIn(text))
            addPoint(contact, {ContactPoint::Kind::Email, address, properties.label(property)});
        for (const QString& other : unreadEmailsIn(text))
            unread.texts.push_back({UnreadText::Kind::Email, other});
    }
}

// "tel:+44-555-555-5555;ext=5555" (RFC 3966); not "sip:mara@example.org".
void addPhones(Contact& contact, const CardProperties& properties, UnreadOfCard& unread)
{
    for (const CardProperty& property : properties.all(CardField::Phone)) {
        QString number = shortText(property.text());
        if (number.startsWith("tel:"_L1, Qt::CaseInsensitive)) {
            QStringList parts = number.mid(4).split(u';');
            number = parts.takeFirst();
            for (const QString& part : parts) {
                if (part.startsWith("ext="_L1, Qt::CaseInsensitive))
                    number += u" ext. "_s + part.mid(4);
            }
        } else if (schemeOf(number) > 0) {
            unread.texts.push_back({UnreadText::Kind::Phone, number});
            continue;
        }
        addPoint(contact, {ContactPoint::Kind::Phone, number, properties.label(property)});
    }
}

// "Silicon Alley 5," → "Silicon Alley 5"
QString withoutComma(const QString& part)
{
    return part.endsWith(u',') ? part.chopped(1).trimmed() : part;
}

// ADR: box; extended; street; city; region; code; country (RFC 6350 section 6.3.1).
void addPostalAddresses(Contact& contact, const CardProperties& properties)
{
    for (const CardProperty& property : properties.all(CardField::Address)) {
        QStringList parts = property.parts(u';');
        std::ranges::transform(parts, parts.begin(), shortText);
        QStringList written;
        for (const int part : {2, 1, 0, 3, 4, 5, 6}) {
            if (const QString text = withoutComma(parts.value(part)); !text.isEmpty())
                written += text;
        }
        const QString address
            = written.isEmpty() ? shortText(unescaped(property.written)) : written.join(u", "_s);
        addPoint(contact, {ContactPoint::Kind::Address, address, properties.label(property)});
        if (contact.location.isEmpty()) {
            QStringList place{parts.value(3), parts.value(6)};
            place.removeAll(QString());
            contact.location = place.join(u", "_s);
        }
    }
    if (std::ranges::find(contact.points, ContactPoint::Kind::Address, &ContactPoint::kind)
        != contact.points.end())
        return;
    for (const CardProperty& property : properties.all(CardField::AddressLabel)) {
        addPoint(
            contact, {ContactPoint::Kind::Address, shortText(property.text()), properties.label(property)});
    }
}

// The profile that a value or user name of a LinkedIn property stands for: an address or a bare slug.
QString profileNamed(const QString& value, const QString& user)
{
    static const QRegularExpression slug(
        u"^[\\p{L}\\p{N}%_-]{3,100}$"_s, QRegularExpression::UseUnicodePropertiesOption);
    for (const QString& candidate : {value, user}) {
        if (const QString profile = canonicalProfile(candidate); !profile.isEmpty())
            return profile;
    }
    for (const QString& candidate : {user, value}) {
        const QString name = candidate.sliced(schemeOf(candidate)).trimmed();
        if (slug.match(name).hasMatch())
            return canonicalProfile(u"/in/"_s + name);
    }
    return {};
}

bool isLinkedIn(const CardProperty& property, const QString& label)
{
    const auto names = [](const QString& word) { return word.contains("linkedin"_L1, Qt::CaseInsensitive); };
    return property.field == CardField::LinkedIn || property.field == CardField::LinkedInUrl
        || property.field == CardField::LinkedInProfile || names(label) || names(property.service)
        || std::ranges::any_of(property.types, names);
}

// Web sites, and the profiles that Apple (X-SOCIALPROFILE, IMPP with X-SERVICE-TYPE), RFC 9554
// (SOCIALPROFILE) and others put into lines of their own.
void addWebAddresses(Contact& contact, const CardProperties& properties, UnreadOfCard& unread)
{
    Contact links; // takes them as they come, twice the same too
    links.kind = contact.kind;
    for (const CardField field : {CardField::AppleProfile, CardField::SocialProfile, CardField::LinkedIn,
             CardField::LinkedInUrl, CardField::LinkedInProfile, CardField::Messenger, CardField::Url}) {
        for (const CardProperty& property : properties.all(field)) {
            const QString label = properties.label(property);
            QStringList values = linksIn(shortText(property.text()));
            if (values.isEmpty())
                values += QString(); // the user's name may say it
            for (const QString& value : values) {
                const QString profile = isLinkedIn(property, label) ? profileNamed(value, property.user)
                                                                    : canonicalProfile(value);
                if (!profile.isEmpty() && profile == links.profile)
                    continue;
                if (addLink(links, profile.isEmpty() ? value : profile, label) || namesNobody(value))
                    continue;
                if (field == CardField::Messenger)
                    unread.messengers = true;
                else
                    unread.texts.push_back({UnreadText::Kind::Link, value});
            }
        }
    }
    contact.profile = links.profile;
    for (const ContactPoint& link : links.points)
        addPoint(contact, link);
}

} // namespace

UnreadOfCard addPoints(Contact& contact, const CardProperties& properties)
{
    UnreadOfCard unread;
    addEmails(contact, properties, unread);
    addPhones(contact, properties, unread);
    addPostalAddresses(contact, properties);
    addWebAddresses(contact, properties, unread);
    return unread;
}

} // namespace kith
