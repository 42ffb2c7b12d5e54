#include "core/importing/listedcontact.h"

#include "core/base/text.h"
#include "core/importing/addressbook.h"
#include "core/importing/columnwords.h"
#include "core/importing/guestwords.h"
#include "core/importing/links.h"
#include "core/importing/notpeople.h"
#include "core/importing/personname.h"
#include "core/importing/salutation.h"

#include <QRegularExpression>

#include <algorithm>

namespace kith
{

using namespace Qt::StringLiterals;

namespace
{

constexpr qsizetype longestNotes = 1 << 20; // characters

void setIfEmpty(QString& to, const QString& text)
{
    if (to.isEmpty())
        to = text;
}

// "Wien, Austria"; either may be empty.
QString place(const QString& city, const QString& country)
{
    return city.isEmpty() || country.isEmpty() ? city + country : city + u", "_s + country;
}

// Whether it is no name of a person: there are people called Null and None.
bool mayBeOfNobody(ListField field)
{
    return field == ListField::Organisation || field == ListField::Title || field == ListField::Location
        || field == ListField::Profile || field == ListField::Link;
}

bool isWholeName(ListField field)
{
    return field == ListField::Name || field == ListField::BareName;
}

// The numbers in one cell: "+1 555 1; +1 555 2", and what there is of other texts. What begins like an
// extension belongs to the one before it.
QStringList phonesIn(const QString& text)
{
    static const QRegularExpression between(u"\\s*(?::::|[;\\n])\\s*"_s);
    static const QRegularExpression extension(
        u"^(ext|x)[.=\\s]*\\d"_s, QRegularExpression::CaseInsensitiveOption);
    QStringList all;
    for (QString part : text.split(between, Qt::SkipEmptyParts)) {
        if (part.startsWith(u'\'')) // which keeps spreadsheets from calculating
            part.remove(0, 1);
        if (!all.isEmpty() && extension.match(part).hasMatch())
            all.back() += u' ' + part;
        else
            all += part.trimmed();
    }
    return all;
}

} // namespace

void ListedContact::add(ListField field, const QString& text, const QString& label)
{
    using enum ListField;
    if (field == Street || field == PostalCode || field == City || field == Region || field == Country)
        return addAddressPart(field, text);
    if (text.isEmpty() || (mayBeOfNobody(field) && holdsNothing(text)))
        return;
    switch (field) {
    case Name:
    case BareName:
    case Given:
    case Middle:
    case Family:
    case Nickname:
        return addName(field, text);
    case Suffix:
        return setIfEmpty(m_suffix, text);
    case Email:
        return addEmails(text);
    case Phone:
        return addPhones(text, label);
    case Organisation:
        return setIfEmpty(m_contact.organisation, text);
    case Title:
        if (!isFormOfAddress(text))
            setIfEmpty(m_contact.title, text);
        return;
    case Profile:
        return addProfile(text);
    case Link:
        return addLinks(text);
    case Location:
        return setIfEmpty(m_contact.location, text);
    case Notes:
        if (m_notes.size() < longestNotes)
            m_notes += m_notes.isEmpty() ? text : u'\n' + text;
        return;
    case Labels:
        return addLabels(text);
    case Degree:
        m_isConnected = m_isConnected || text == u'1' || text.startsWith("1st"_L1, Qt::CaseInsensitive);
        return;
    default:
        return;
    }
}

void ListedContact::addName(ListField field, const QString& text)
{
    using enum ListField;
    if (namesNobody(text)) {
        if (isPlaceholder(text))
            setIfEmpty(m_nobody, text);
        return;
    }
    if (isWholeName(field) && holdsNothing(text))
        return;
    switch (field) {
    case Given:
        return setIfEmpty(m_given, text);
    case Middle:
        return setIfEmpty(m_middle, text);
    case Family:
        return setIfEmpty(m_family, text);
    case Nickname:
        return setIfEmpty(m_nickname, text);
    default:
        return setIfEmpty(m_name, text);
    }
}

const QString& ListedContact::nobody() const
{
    return m_nobody.isEmpty() && (isCompanion(m_name) || isTotal(m_name)) ? m_name : m_nobody;
}

void ListedContact::addConnection(QDate since)
{
    m_isConnected = true;
    m_connectedOn = since;
}

// Lists write one address after the other. A new one begins with a street behind something else, or with what
// the last one has already.
void ListedContact::addAddressPart(ListField field, const QString& text)
{
    const bool street = field == ListField::Street;
    const auto begins = [field, street](const Address& last) {
        return street ? last.beyondStreet : std::ranges::find(last.seen, field) != last.seen.end();
    };
    if (m_addresses.size() > mostPoints)
        return;
    if (m_addresses.empty() || begins(m_addresses.back()))
        m_addresses.emplace_back();
    Address& address = m_addresses.back();
    address.seen.push_back(field);
    address.beyondStreet = address.beyondStreet || !street;
    if (text.isEmpty())
        return;
    address.parts += onOneLine(text);
    if (street)
        setIfEmpty(address.street, text);
    else if (field == ListField::PostalCode)
        address.postalCode = text;
    else if (field == ListField::City)
        address.city = text;
    else if (field == ListField::Country)
        address.country = text;
}

void ListedContact::addEmails(const QString& text)
{
    for (const QString& address : emailsIn(text))
        addPoint(m_contact, {ContactPoint::Kind::Email, address, {}});
    for (const QString& other : unreadEmailsIn(text))
        m_unread.push_back({UnreadText::Kind::Email, other});
}

void ListedContact::addPhones(const QString& text, const QString& label)
{
    for (const QString& number : phonesIn(text)) {
        if (hasDigit(number))
            addPoint(m_contact, {ContactPoint::Kind::Phone, number, label});
        else if (!namesNobody(number) && !holdsNothing(number))
            m_unread.push_back({UnreadText::Kind::Phone, number});
    }
}

void ListedContact::addProfile(const QString& text)
{
    const auto before = m_contact.points.size();
    QStringList others;
    for (const QString& link : linksIn(text)) {
        if (!addLink(m_contact, link))
            others += link;
    }
    if (m_contact.profile.isEmpty() && m_contact.points.size() == before)
        setIfEmpty(m_handle, text);
    else if (!others.isEmpty())
        setIfEmpty(m_handle, others.join(u", "_s));
}

// Addresses, of which those of hosts alone are told by nothing else standing between them.
void ListedContact::addLinks(const QString& text)
{
    static const QRegularExpression between(u"[\\s;,]+"_s);
    for (const QString& link : namesNobody(text) ? QStringList() : linksIn(text)) {
        if (addLink(m_contact, link))
            continue;
        Contact with = m_contact;
        const QStringList parts = link.split(between, Qt::SkipEmptyParts);
        const auto isLink = [&with](const QString& part) { return addLink(with, part); };
        if (parts.size() > 1 && std::ranges::all_of(parts, isLink))
            m_contact = with;
        else
            m_unread.push_back({UnreadText::Kind::Link, link});
    }
}

void ListedContact::addLabels(const QString& text)
{
    for (const QString& part : text.split(text.contains(u';') ? u';' : u',')) {
        QString label = part.trimmed();
        if (label.startsWith("* "_L1)) // Google's mark, also where it writes for Outlook
            label.remove(0, 2);
        if (m_labels.size() > static_cast<qsizetype>(mostFacts))
            return;
        if (!label.isEmpty() && !isSystemGroup(label) && !m_labels.contains(label))
            m_labels += label;
    }
}

// Whether the whole name is that of a guest whom nobody named, or of a sum. One word alone may be what a firm
// is called.
bool ListedContact::isOfNobody(const Contact& contact) const
{
    if (!m_given.isEmpty() || !m_family.isEmpty() || (!isCompanion(m_name) && !isTotal(m_name)))
        return false;
    const bool isKnown = !contact.points.empty() || !contact.profile.isEmpty()
        || folded(m_name) == folded(contact.organisation);
    return !isKnown || guestNameWords(m_name).size() > 1;
}

void ListedContact::setName(Contact& contact) const
{
    contact.given = m_given;
    contact.family = m_family;
    contact.name = nameFromParts(m_given, m_middle, m_family);
    if (contact.title.isEmpty() && m_middle.isEmpty()
        && repeatsFirm(m_given, m_family, contact.organisation)) {
        contact.given.clear();
        contact.family.clear();
        contact.name.clear(); // an address book keeps firms under their own name
    } else if (contact.name.isEmpty()) {
        const PersonName written = personName(m_name, firstEmail(contact));
        contact.name = written.full;
        contact.given = written.given;
        contact.family = written.family;
        // An address book keeps firms under their own name; who has a job works for themselves.
        const bool isFirm = contact.title.isEmpty() && folded(contact.name) == folded(contact.organisation);
        if (!contact.name.isEmpty() && isFirm)
            contact.name.clear();
    } else if (m_given.isEmpty() || m_family.isEmpty()) {
        // The whole name tells more than a part of it.
        const PersonName written = personName(m_name, firstEmail(contact));
        if (written.full.contains(contact.name))
            contact.name = written.full;
    }
    setIfEmpty(contact.name, m_nickname);
    contact.name = withGeneration(contact.name, m_suffix);
    if (contact.name.isEmpty())
        setSubstituteName(contact);
}

// An address that tells no more than the place where the contact is known to be is not stated twice.
void ListedContact::setAddresses(Contact& contact) const
{
    for (const Address& address : m_addresses) {
        if (contact.location.isEmpty())
            contact.location = place(address.city, address.country);
        const bool isElsewhere
            = !address.city.isEmpty() && !folded(contact.location).contains(folded(address.city));
        if (!address.street.isEmpty() || !address.postalCode.isEmpty() || isElsewhere)
            addPoint(contact, {ContactPoint::Kind::Address, address.parts.join(u", "_s), {}});
    }
}

Record ListedContact::record(int row, const Facts& ties) const
{
    Record record;
    record.row = row;
    record.contact = m_contact;
    Contact& contact = record.contact;
    setAddresses(contact);
    if (contact.profile.isEmpty() && !m_handle.isEmpty())
        contact.profile = profileIn(m_handle, nameFromParts(m_given, m_middle, m_family) + u' ' + m_name);
    if (!isOfNobody(contact))
        setName(contact);
    else
        contact.name = substituteName(contact);
    record.facts = ties;
    const auto state = [&record](FactKind kind, const QString& value, const QDate& from = {}) {
        Fact& fact = record.facts.emplace_back();
        fact.kind = kind;
        fact.value = value;
        fact.from = from;
    };
    if (m_isConnected)
        state(FactKind::Connected, {}, m_connectedOn);
    for (const QString& label : m_labels)
        state(FactKind::Labelled, label);
    if (!m_notes.isEmpty())
        state(FactKind::Noted, m_notes);
    for (Fact& fact : record.facts)
        fact.origin = Origin::file(0, row);
    return record;
}

} // namespace kith
