#include "core/matching/traits.h"

#include "core/base/organisation.h"
#include "core/base/text.h"
#include "core/matching/spelling.h"

#include <QByteArrayList>

#include <algorithm>

namespace kith
{
namespace
{

using namespace Qt::StringLiterals;

constexpr qsizetype phoneDigits = 9; // the subscriber's number, without the country and a leading zero
constexpr qsizetype tellingMailbox = 6; // shorter ones ("info", "anna") are many people's

// What mailboxes of a whole office are called.
constexpr std::array<QByteArrayView, 16> sharedMailboxes{"support", "office", "contact", "kontakt", "careers",
    "welcome", "service", "feedback", "noreply", "marketing", "newsletter", "enquiries", "accounts",
    "reception", "webmaster", "postmaster"};

size_t hashOf(const QByteArray& text)
{
    return text.isEmpty() ? 0 : std::max<size_t>(qHash(text, size_t(0x51ED270B)), 1);
}

QByteArray digitsOf(const QString& phone)
{
    QByteArray digits;
    for (const QChar c : phone) {
        if (c.isDigit())
            digits += static_cast<char>('0' + c.digitValue());
    }
    return digits.size() < phoneDigits ? QByteArray() : digits.right(phoneDigits);
}

// "mara.lindqvist84@one.example": maralindqvist84. Empty where it may be anybody's.
QByteArray mailboxOf(const QString& address)
{
    QByteArray mailbox;
    for (const char c : folded(address.section(u'@', 0, 0).section(u'+', 0, 0))) {
        if (c != '.' && c != '_' && c != '-')
            mailbox += c;
    }
    const bool shared = std::ranges::find(sharedMailboxes, QByteArrayView(mailbox)) != sharedMailboxes.end();
    return shared || mailbox.size() < tellingMailbox ? QByteArray() : mailbox;
}

void readPoints(Traits& traits, const Contact& contact)
{
    const auto add = [](std::vector<Traits::Mark>& marks, const QByteArray& value, size_t point) {
        if (!value.isEmpty())
            marks.push_back({hashOf(value), point});
    };
    for (size_t at = 0; at < contact.points.size(); ++at) {
        const ContactPoint& point = contact.points[at];
        if (point.kind == ContactPoint::Kind::Email) {
            add(traits.emails, folded(point.value), at);
            QByteArray mailbox = mailboxOf(point.value);
            add(traits.mailboxes, mailbox, at);
            while (!mailbox.isEmpty() && mailbox.back() >= '0' && mailbox.back() <= '9')
                mailbox.chop(1);
            if (mailbox.size() >= tellingMailbox)
                traits.namesInMailboxes.push_back(hashOf(mailbox));
        } else if (point.kind == ContactPoint::Kind::Phone) {
            add(traits.phones, digitsOf(point.value), at);
        }
    }
}

std::vector<size_t> spellingsOf(const std::vector<NameForm>& names)
{
    std::vector<size_t> spellings;
    for (const NameForm& name : names) {
        const QByteArrayList words = name.key.split(' ');
        if (words.size() < 2 || words.first().size() + words.last().size() < tellingMailbox)
            continue;
        spellings.push_back(hashOf(words.first() + words.last()));
        spellings.push_back(hashOf(words.last() + words.first()));
    }
    return spellings;
}

// Keys of one name.
template <typename Add>
void addNameKeys(const NameForm& name, size_t employer, const Nicknames& nicknames, Add add)
{
    const QByteArrayList words = name.key.split(' ');
    const QByteArray& first = words.first();
    const QByteArray& last = words.last();
    if (words.size() == 1) {
        if (employer != 0)
            add('w', first, QByteArray::number(static_cast<qulonglong>(employer)));
        return;
    }
    const auto inAnyOrder = [&add](char kind, const QByteArray& one, const QByteArray& other) {
        add(kind, std::min(one, other), std::max(one, other));
    };
    inAnyOrder('n', first, last);
    for (const auto& [given, family] : {std::pair(first, last), std::pair(last, first)}) {
        for (const int group : nicknames.groupsOf(given))
            add('g', QByteArray::number(group), family);
        add('i', given.left(1), family);
    }
    add('f', first, last.left(2));
    inAnyOrder('s', soundOf(first), soundOf(last));
    if (words.size() > 2) // "Ana María López García" is also called Ana María, or Ana López
        inAnyOrder('n', first, words[1]);
    if (words.size() > 3)
        inAnyOrder('n', first, words[2]);
    if (employer != 0) {
        const QByteArray where = QByteArray::number(static_cast<qulonglong>(employer));
        add('w', first, where);
        add('w', last, where);
    }
}

} // namespace

Traits Traits::of(const Candidate& candidate, const Transliteration& transliteration)
{
    const Contact& contact = candidate.contact;
    Traits traits;
    traits.kind = contact.kind;
    traits.profile = hashOf(contact.profile.toUtf8());
    traits.names = namesOf(contact, transliteration);
    traits.spellings = spellingsOf(traits.names);
    readPoints(traits, contact);
    traits.employer = hashOf(organisationRoot(contact.organisation));
    traits.title = hashOf(folded(contact.title));
    traits.place = hashOf(folded(contact.location));
    const auto connected = std::ranges::find(candidate.facts, FactKind::Connected, &Fact::kind);
    if (connected != candidate.facts.end())
        traits.connected = connected->from;
    return traits;
}

std::vector<size_t> blockingKeys(const Traits& traits, const Nicknames& nicknames)
{
    std::vector<size_t> keys;
    const auto add = [&keys](char kind, const QByteArray& one, const QByteArray& other) {
        keys.push_back(qHash(kind + one + '|' + other, size_t(0x51ED270B)));
    };
    for (const NameForm& name : traits.names)
        addNameKeys(name, traits.employer, nicknames, add);
    const auto addHashes = [&keys](size_t kind, const auto& hashes) {
        for (const size_t hash : hashes)
            keys.push_back(::qHash(hash, kind));
    };
    const auto hashesOf = [](const std::vector<Traits::Mark>& marks) {
        std::vector<size_t> hashes;
        std::ranges::transform(marks, std::back_inserter(hashes), &Traits::Mark::hash);
        return hashes;
    };
    addHashes('m', hashesOf(traits.mailboxes));
    addHashes('a', traits.namesInMailboxes);
    addHashes('a', traits.spellings);
    addHashes('e', hashesOf(traits.emails));
    addHashes('p', hashesOf(traits.phones));
    std::ranges::sort(keys);
    keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
    return keys;
}

} // namespace kith
