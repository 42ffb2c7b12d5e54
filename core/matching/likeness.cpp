#include "core/matching/likeness.h"

#include "core/base/organisation.h"
#include "core/base/text.h"
#include "core/matching/namekey.h"
#include "core/matching/texts.h"

#include <QHash>

#include <algorithm>
#include <optional>

namespace kith
{
namespace
{

using namespace Qt::StringLiterals;

constexpr int impossible = -100;
constexpr qsizetype phoneDigits = 9; // the subscriber's number, without the country and a leading zero
constexpr qsizetype tellingMailbox = 6; // shorter ones ("info", "anna") are many people's

using Words = QList<QByteArray>;

Words nameWords(const Contact& contact)
{
    const QByteArray key = personNameKey(contact.name);
    return key.isEmpty() ? Words() : key.split(' ');
}

// Whether one letter was dropped, added, changed or swapped with its neighbour.
bool oneSlip(const QByteArray& one, const QByteArray& other)
{
    const QByteArray& longer = one.size() >= other.size() ? one : other;
    const QByteArray& shorter = one.size() >= other.size() ? other : one;
    if (shorter.size() < 4 || longer.size() - shorter.size() > 1 || one == other)
        return false;
    const auto [left, right] = std::ranges::mismatch(longer, shorter);
    const qsizetype at = left - longer.begin();
    if (longer.size() > shorter.size())
        return longer.mid(at + 1) == shorter.mid(at);
    return longer.mid(at + 1) == shorter.mid(at + 1)
        || (longer.mid(at + 2) == shorter.mid(at + 2) && longer.mid(at, 1) == shorter.mid(at + 1, 1)
            && longer.mid(at + 1, 1) == shorter.mid(at, 1));
}

bool isInitialOf(const QByteArray& letter, const QByteArray& word)
{
    return letter.size() == 1 && word.size() > 1 && word.startsWith(letter);
}

bool holdsAll(const Words& many, const Words& few)
{
    return few.size() >= 2 && many.size() > few.size()
        && std::ranges::all_of(few, [&many](const QByteArray& word) { return many.contains(word); });
}

struct Finding {
    int weight = 0;
    QString says;
};

std::optional<Finding> compareNames(const Candidate& one, const Candidate& other, const Nicknames& nicknames)
{
    Words a = nameWords(one.contact);
    Words b = nameWords(other.contact);
    if (a.isEmpty() || b.isEmpty())
        return std::nullopt;
    if (a == b)
        return Finding{8, Matching::tr("Same name")};
    Words sortedA = a;
    Words sortedB = b;
    std::ranges::sort(sortedA);
    std::ranges::sort(sortedB);
    if (sortedA == sortedB)
        return Finding{7, Matching::tr("Same name in another order")};
    if (holdsAll(a, b) || holdsAll(b, a))
        return Finding{6, Matching::tr("One name is part of the other")};
    if (a.size() < 2 || b.size() < 2)
        return Finding{-8, Matching::tr("Different names")};
    const bool family = a.last() == b.last();
    if (family && nicknames.related(a.first(), b.first()))
        return Finding{6, Matching::tr("Same surname, and given names that one person may go by")};
    if (family && (isInitialOf(a.first(), b.first()) || isInitialOf(b.first(), a.first())))
        return Finding{3, Matching::tr("Same surname and initial")};
    if ((family && oneSlip(a.first(), b.first())) || (a.first() == b.first() && oneSlip(a.last(), b.last())))
        return Finding{4, Matching::tr("The names differ by one letter")};
    if (a.first() == b.first())
        return Finding{-3, Matching::tr("Different surnames")};
    return Finding{-8, Matching::tr("Different names")};
}

std::optional<Finding> compareEmployers(const Candidate& one, const Candidate& other)
{
    const QByteArray a = organisationRoot(one.contact.organisation);
    const QByteArray b = organisationRoot(other.contact.organisation);
    if (a.isEmpty() || b.isEmpty())
        return std::nullopt;
    if (a == b)
        return Finding{4, Matching::tr("Same employer: %1").arg(one.contact.organisation)};
    return Finding{-2, Matching::tr("Different employers")};
}

std::optional<Finding> compareTitles(const Candidate& one, const Candidate& other)
{
    const QByteArray a = folded(one.contact.title);
    if (a.isEmpty() || a != folded(other.contact.title))
        return std::nullopt;
    return Finding{2, Matching::tr("Same title: %1").arg(one.contact.title)};
}

std::optional<Finding> comparePlaces(const Candidate& one, const Candidate& other)
{
    const QByteArray a = folded(one.contact.location);
    if (a.isEmpty() || a != folded(other.contact.location))
        return std::nullopt;
    return Finding{1, Matching::tr("Same place: %1").arg(one.contact.location)};
}

QByteArray mailbox(const ContactPoint& point)
{
    return folded(point.value.section(u'@', 0, 0)).replace('.', "").replace('_', "").replace('-', "");
}

QString lastDigits(const QString& phone)
{
    QString digits;
    for (const QChar c : phone) {
        if (c.isDigit())
            digits += c;
    }
    return digits.size() < phoneDigits ? QString() : digits.right(phoneDigits);
}

std::optional<Finding> comparePoints(const Candidate& one, const Candidate& other)
{
    std::optional<Finding> best;
    const auto found = [&best](int weight, const QString& says) {
        if (!best || best->weight < weight)
            best = Finding{weight, says};
    };
    for (const ContactPoint& a : one.contact.points) {
        for (const ContactPoint& b : other.contact.points) {
            if (a.kind != b.kind)
                continue;
            if (a.kind == ContactPoint::Kind::Email && folded(a.value) == folded(b.value))
                found(9, Matching::tr("Same e-mail address: %1").arg(a.value));
            else if (a.kind == ContactPoint::Kind::Email && mailbox(a).size() >= tellingMailbox
                && mailbox(a) == mailbox(b))
                found(5, Matching::tr("Alike e-mail addresses: %1 and %2").arg(a.value, b.value));
            else if (a.kind == ContactPoint::Kind::Phone && !lastDigits(a.value).isEmpty()
                && lastDigits(a.value) == lastDigits(b.value))
                found(7, Matching::tr("Same phone number: %1").arg(a.value));
        }
    }
    return best;
}

QDate connectedOn(const Facts& facts)
{
    const auto found = std::ranges::find(facts, FactKind::Connected, &Fact::kind);
    return found == facts.end() ? QDate() : found->from;
}

std::optional<Finding> compareConnections(const Candidate& one, const Candidate& other)
{
    const QDate a = connectedOn(one.facts);
    const QDate b = connectedOn(other.facts);
    if (!a.isValid() || !b.isValid())
        return std::nullopt;
    if (a == b)
        return Finding{5, Matching::tr("Connected on the same day")};
    return Finding{impossible, Matching::tr("Connected on different days")};
}

} // namespace

Likeness likeness(const Candidate& one, const Candidate& other, const Nicknames& nicknames)
{
    Likeness result;
    const auto add = [&result](const std::optional<Finding>& finding) {
        if (!finding)
            return;
        result.score += finding->weight;
        (finding->weight > 0 ? result.agrees : result.differs).append(finding->says);
    };
    if (one.contact.kind != other.contact.kind)
        add(Finding{impossible, Matching::tr("One is a person, one an organisation")});
    if (!one.contact.profile.isEmpty() && !other.contact.profile.isEmpty()
        && one.contact.profile != other.contact.profile)
        add(Finding{impossible, Matching::tr("Different profiles")});
    add(compareNames(one, other, nicknames));
    add(comparePoints(one, other));
    add(compareConnections(one, other));
    add(compareEmployers(one, other));
    add(compareTitles(one, other));
    add(comparePlaces(one, other));
    return result;
}

std::vector<size_t> blockingKeys(const Contact& contact, const Nicknames& nicknames)
{
    std::vector<size_t> keys;
    const auto add = [&keys](char kind, const QByteArray& one, const QByteArray& other) {
        keys.push_back(qHash(kind + one + '|' + other, size_t(0x51ED270B)));
    };
    const Words words = nameWords(contact);
    if (words.size() >= 2) {
        const QByteArray& first = words.first();
        const QByteArray& last = words.last();
        add('n', std::min(first, last), std::max(first, last));
        for (const int group : nicknames.groupsOf(first))
            add('g', QByteArray::number(group), last);
        add('i', first.left(1), last);
        add('f', first, last.left(2));
        if (words.size() > 2) // "Ana María López García" is also called Ana María, or Ana López
            add('n', std::min(first, words[1]), std::max(first, words[1]));
        if (words.size() > 3)
            add('n', std::min(first, words[2]), std::max(first, words[2]));
    }
    for (const ContactPoint& point : contact.points) {
        if (point.kind == ContactPoint::Kind::Email && mailbox(point).size() >= tellingMailbox)
            add('m', mailbox(point), {});
        if (point.kind == ContactPoint::Kind::Email)
            add('e', folded(point.value), {});
        if (point.kind == ContactPoint::Kind::Phone && !lastDigits(point.value).isEmpty())
            add('p', lastDigits(point.value).toLatin1(), {});
    }
    std::ranges::sort(keys);
    const auto twice = std::ranges::unique(keys);
    keys.erase(twice.begin(), twice.end());
    return keys;
}

} // namespace kith
