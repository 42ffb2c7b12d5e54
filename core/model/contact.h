#pragma once

#include "core/model/ids.h"

#include <QString>
#include <QStringBuilder>

#include <vector>

namespace kith
{

enum class ContactKind : quint8 { Person, Organisation };

// A way to reach a contact, beside the LinkedIn profile.
struct ContactPoint {
    enum class Kind : quint8 { Email, Phone, Link, Address };

    Kind kind = Kind::Email;
    QString value;
    QString label; // the file's own word, such as "Work"; may be empty

    bool operator==(const ContactPoint&) const = default;
};

// The label of a link that is another profile of the contact's, which moved: the user said that two are one.
inline constexpr QLatin1StringView otherProfileLabel("Other profile");

// A person or an organisation. What Kith knows about the tie to the owner stands in Facts, not here.
struct Contact {
    ContactId id = 0;
    ContactKind kind = ContactKind::Person;
    QString name; // as shown; never empty for a stored contact
    QString given; // empty for organisations and where only a full name is known
    QString family;
    QString title; // of the job
    QString organisation; // the employer; empty for organisations
    QString location;
    QString profile; // canonicalProfile() of the LinkedIn address, or empty
    std::vector<ContactPoint> points;

    bool operator==(const Contact&) const = default;
};

// The first e-mail address; may be empty.
inline QString firstEmail(const Contact& contact)
{
    for (const ContactPoint& point : contact.points) {
        if (point.kind == ContactPoint::Kind::Email)
            return point.value;
    }
    return {};
}

// "Mara Lindqvist" from its parts, either may be empty.
inline QString fullName(const QString& given, const QString& family)
{
    if (given.isEmpty() || family.isEmpty())
        return given + family;
    return given % u' ' % family;
}

} // namespace kith
