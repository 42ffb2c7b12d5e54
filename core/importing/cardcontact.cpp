#include "core/importing/cardcontact.h"

#include "core/base/text.h"
#include "core/importing/addressbook.h"
#include "core/importing/cardpoints.h"
#include "core/importing/personname.h"
#include "core/importing/salutation.h"
#include "core/importing/texts.h"

#include <algorithm>
#include <utility>

namespace kith
{

using namespace Qt::StringLiterals;

namespace
{

// N: family; given; additional; before; after (RFC 6350 section 6.2.2).
struct NameParts {
    QString family;
    QString given;
    QString additional;
    QString before; // "Dr."
    QString after; // "PhD"
};

// "Karim, Nasser" are two names.
QString severalNames(const QString& part)
{
    return part.contains(u',') ? QString(part).replace(u',', u' ').simplified() : part.trimmed();
}

NameParts namePartsOf(const CardProperties& properties)
{
    for (const CardProperty& property : properties.all(CardField::Name)) {
        QStringList parts = property.parts(u';');
        std::ranges::transform(parts, parts.begin(), shortText);
        if (std::ranges::any_of(parts, [](const QString& part) { return !part.isEmpty(); })) {
            return {severalNames(parts.value(0)), severalNames(parts.value(1)), severalNames(parts.value(2)),
                parts.value(3), parts.value(4)};
        }
    }
    return {};
}

// "Dr. Mara Lindqvist PhD" → "Mara Lindqvist", where N tells that those are not the name.
QString withoutTitles(const QString& name, const NameParts& parts)
{
    QString plain = withoutSalutation(name);
    if (!parts.before.isEmpty() && plain.startsWith(parts.before + u' '))
        plain = plain.mid(parts.before.size()).trimmed();
    if (!parts.after.isEmpty() && plain.endsWith(u' ' + parts.after))
        plain = plain.chopped(parts.after.size()).trimmed();
    while (plain.endsWith(u','))
        plain = plain.chopped(1).trimmed();
    return plain;
}

// FN is the name as its owner says it; N tells the parts apart, and helps where there is no FN.
void setCardName(Contact& contact, const CardProperties& properties, const NameParts& parts)
{
    const QString formatted = withoutTitles(properties.text(CardField::FormattedName), parts);
    if (!parts.given.isEmpty() && !parts.family.isEmpty()) {
        contact.given = parts.given;
        contact.family = parts.family;
        contact.name = formatted.isEmpty() || formatted.contains(u',') || formatted.contains(u'@')
            ? nameFromParts(parts.given, parts.additional, parts.family)
            : formatted;
        return;
    }
    PersonName written = personName(formatted, firstEmail(contact));
    if (written.full.isEmpty())
        written = personName(parts.given + parts.family);
    contact.name = written.full;
    contact.given = written.given;
    contact.family = written.family;
    if (contact.given.isEmpty() && !parts.given.contains(u' ') && contact.name.contains(parts.given))
        contact.given = parts.given;
    if (contact.name.isEmpty())
        contact.name = properties.text(CardField::Nickname);
}

QString employerOf(const CardProperties& properties)
{
    for (const CardProperty& property : properties.all(CardField::Organisation)) {
        if (const QString name = shortText(property.parts(u';').front()); !name.isEmpty())
            return name; // what follows are departments
    }
    return {};
}

// KIND of vCard 4 and what Apple writes in its place.
QString kindOf(const CardProperties& properties)
{
    const QString kind = properties.text(CardField::Kind).toLower();
    return kind.isEmpty() ? properties.text(CardField::AppleKind).toLower() : kind;
}

// What says that a card is about nobody; empty if nothing does.
QString notSomebody(const QString& kind)
{
    if (kind == "group"_L1)
        return Importing::tr("The card is a group of other cards, not a person.");
    if (kind == "location"_L1 || kind == "device"_L1 || kind == "application"_L1)
        return Importing::tr("The card is about a place or a thing, not a person.");
    return {};
}

QString jobOf(const CardProperties& properties)
{
    const QString title = properties.text(CardField::Title);
    return title.isEmpty() ? properties.text(CardField::Role) : title;
}

// A firm is kept under its own name; who has a job as well works for themselves.
bool isOrganisation(const CardProperties& properties, const NameParts& parts, const QString& employer)
{
    if (kindOf(properties) == "org"_L1)
        return true;
    const bool showsFirm
        = properties.text(CardField::AppleShowAs).compare("COMPANY"_L1, Qt::CaseInsensitive) == 0;
    const QString name = nameFromParts(parts.given, {}, parts.family);
    if (employer.isEmpty()
        || (!name.isEmpty() && !repeatsFirm(parts.given, parts.family, employer, showsFirm)))
        return false;
    return showsFirm
        || (folded(properties.text(CardField::FormattedName)) == folded(employer)
            && jobOf(properties).isEmpty());
}

// Fills in the contact; gives what of the ways to reach it could not be read.
UnreadOfCard readContact(Contact& contact, const CardProperties& properties)
{
    const NameParts parts = namePartsOf(properties);
    const QString employer = employerOf(properties);
    if (isOrganisation(properties, parts, employer))
        contact.kind = ContactKind::Organisation;
    UnreadOfCard unread = addPoints(contact, properties); // of that kind; the name asks for the addresses
    if (contact.kind == ContactKind::Organisation) {
        contact.name = properties.text(CardField::FormattedName);
        if (contact.name.isEmpty())
            contact.name = employer;
    } else {
        setCardName(contact, properties, parts);
        contact.name = withGeneration(contact.name, parts.after);
        contact.organisation = employer;
        contact.title = jobOf(properties);
    }
    if (contact.name.isEmpty())
        setSubstituteName(contact);
    return unread;
}

// Further employers and jobs, as notes: "Role: Planner". Departments are none.
QStringList furtherJobs(const CardProperties& properties, const Contact& contact)
{
    QList<QByteArray> said{folded(contact.name), folded(contact.organisation), folded(contact.title)};
    QStringList notes;
    for (const auto& [field, label] : {std::pair(CardField::Organisation, u"Organisation"_s),
             std::pair(CardField::Title, u"Title"_s), std::pair(CardField::Role, u"Role"_s)}) {
        for (const CardProperty& property : properties.all(field)) {
            const bool isEmployer = field == CardField::Organisation;
            const QString text = shortText(isEmployer ? property.parts(u';').front() : property.text());
            if (text.isEmpty() || said.contains(folded(text)))
                continue;
            said += folded(text);
            notes += label + u": "_s + text;
        }
    }
    return notes;
}

bool hasDepartment(const CardProperty& organisation)
{
    const QStringList parts = organisation.parts(u';').mid(1);
    return std::ranges::any_of(parts, [](const QString& part) { return !part.trimmed().isEmpty(); });
}

// What the properties hold beside what is read of them.
std::vector<QString> unreadProperties(
    const CardProperties& properties, const Contact& contact, bool hasMessengers)
{
    std::vector<QString> names(properties.others().begin(), properties.others().end());
    const auto isLacking = [&contact](const QString& text) { return isLackingIn(contact.name, text); };
    const NameParts parts = namePartsOf(properties);
    if (isLacking(parts.additional))
        names.push_back(Importing::tr("N (middle names)"));
    if (isLacking(parts.before) || isLacking(parts.after))
        names.push_back(Importing::tr("N (titles)"));
    if (isLacking(properties.text(CardField::Nickname)))
        names.push_back(u"NICKNAME"_s);
    if (std::ranges::any_of(properties.all(CardField::Organisation), hasDepartment))
        names.push_back(Importing::tr("ORG (departments)"));
    if (hasMessengers)
        names.push_back(u"IMPP"_s);
    return names;
}

Facts factsOf(const CardProperties& properties, const Contact& contact, int row)
{
    Facts facts;
    const auto add = [&facts, row](FactKind kind, const QString& value) {
        Fact fact;
        fact.kind = kind;
        fact.value = value;
        fact.origin = Origin::file(0, row);
        addFact(facts, fact);
    };
    add(FactKind::KnownElsewhere, u"Address cards"_s);
    for (const CardProperty& property : properties.all(CardField::Categories)) {
        for (const QString& part : property.parts(u',')) {
            const QString label = shortText(part);
            add(FactKind::Labelled, isSystemGroup(label) ? QString() : label);
        }
    }
    for (const CardProperty& property : properties.all(CardField::Note))
        add(FactKind::Noted, cleanedLines(property.text()).trimmed());
    for (const QString& note : furtherJobs(properties, contact))
        add(FactKind::Noted, note);
    return facts;
}

} // namespace

ReadCard readCard(const Card& card)
{
    ReadCard read;
    const CardProperties& properties = card.properties;
    read.foreign = properties.foreign();
    read.reason = notSomebody(kindOf(properties));
    if (!read.reason.isEmpty())
        return read;
    Record record;
    record.row = card.row;
    UnreadOfCard unread = readContact(record.contact, properties);
    if (record.contact.name.isEmpty()) {
        read.reason
            = Importing::tr("The card has no name, no organisation, no e-mail address and no phone number.");
        return read;
    }
    record.facts = factsOf(properties, record.contact, card.row);
    read.unread = std::move(unread.texts);
    read.unreadProperties = unreadProperties(properties, record.contact, unread.messengers);
    read.record = std::move(record);
    return read;
}

} // namespace kith
