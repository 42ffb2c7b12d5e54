#include "core/matching/traits.h"

#include "core/base/mailbox.h"
#include "core/base/organisation.h"
#include "core/base/text.h"
#include "core/matching/spelling.h"
#include "core/model/profile.h"

#include <algorithm>

namespace kith
{
namespace
{

using namespace Qt::StringLiterals;

constexpr qsizetype phoneDigits = 9; // the subscriber's number, without the country and a leading zero
constexpr qsizetype tellingMailbox = 6; // shorter ones ("info", "anna") are many people's

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

void readPoints(Traits& traits, const Contact& contact)
{
    const auto add = [](std::vector<Traits::Mark>& marks, const QByteArray& value, size_t point) {
        if (!value.isEmpty())
            marks.push_back({hashOf(value), point});
    };
    for (size_t at = 0; at < contact.points.size(); ++at) {
        const ContactPoint& point = contact.points[at];
        if (point.kind == ContactPoint::Kind::Email) {
            QByteArray mailbox = mailboxOf(point.value);
            if (isShared(mailbox))
                continue;
            add(traits.emails, folded(point.value), at);
            if (mailbox.size() >= tellingMailbox)
                add(traits.mailboxes, withoutDigraphs(mailbox), at);
            while (!mailbox.isEmpty() && mailbox.back() >= '0' && mailbox.back() <= '9')
                mailbox.chop(1);
            if (mailbox.size() >= tellingMailbox)
                traits.namesInMailboxes.push_back(hashOf(withoutDigraphs(mailbox)));
        } else if (point.kind == ContactPoint::Kind::Phone) {
            add(traits.phones, digitsOf(point.value), at);
        }
    }
}

std::vector<size_t> spellingsOf(const std::vector<NameForm>& names)
{
    std::vector<size_t> spellings;
    for (const NameForm& name : names) {
        const NameWords words = wordsOf(name.key);
        if (words.size() < 2 || words.first().size() + words.last().size() < tellingMailbox)
            continue;
        const QByteArray first = words.first().toByteArray();
        const QByteArray last = words.last().toByteArray();
        spellings.push_back(hashOf(withoutDigraphs(first + last)));
        spellings.push_back(hashOf(withoutDigraphs(last + first)));
    }
    return spellings;
}

class KeyMaker
{
public:
    KeyMaker(const Traits& traits, const Nicknames& nicknames) : m_nicknames(nicknames)
    {
        for (const NameForm& name : traits.names)
            addName(wordsOf(name.key), traits.employer);
        for (const size_t spelling : traits.spellings)
            add('a', spelling);
        for (const size_t spelling : traits.namesInMailboxes)
            add('a', spelling);
        for (const auto& [kind, marks] : {std::pair('m', &traits.mailboxes), std::pair('e', &traits.emails),
                 std::pair('p', &traits.phones)}) {
            for (const Traits::Mark& mark : *marks)
                add(kind, mark.hash);
        }
    }
    std::vector<size_t> take()
    {
        std::ranges::sort(m_keys);
        m_keys.erase(std::unique(m_keys.begin(), m_keys.end()), m_keys.end());
        return std::move(m_keys);
    }

private:
    // Valid as long as the word.
    static QByteArray plain(QByteArrayView word)
    {
        return withoutDigraphs(QByteArray::fromRawData(word.data(), word.size()));
    }
    void add(char kind, size_t one, size_t other = 0) { m_keys.push_back(qHashMulti(0, kind, one, other)); }
    void addInAnyOrder(char kind, QByteArrayView one, QByteArrayView other)
    {
        const auto [less, more] = std::minmax({qHash(one), qHash(other)});
        add(kind, less, more);
    }
    void addFamiliar(QByteArrayView given, const QByteArray& family)
    {
        for (const int group : m_nicknames.groupsOf(QByteArray::fromRawData(given.data(), given.size())))
            add('g', static_cast<size_t>(group), qHash(family));
    }
    void addName(const NameWords& words, size_t employer)
    {
        if (words.size() == 1) {
            if (employer != 0)
                add('w', qHash(plain(words.first())), employer);
            return;
        }
        const QByteArray first = plain(words.first());
        const QByteArray last = plain(words.last());
        addInAnyOrder('n', first, last);
        addInAnyOrder('s', soundOf(first), soundOf(last));
        add('f', qHash(first), qHash(QByteArrayView(last).first(std::min<qsizetype>(last.size(), 2))));
        for (const auto& [given, family] : {std::pair(first, last), std::pair(last, first)}) {
            add('i', qHash(QByteArrayView(given).first(1)), qHash(family));
            if (employer != 0)
                add('w', qHash(given), employer);
        }
        addFamiliar(words.first(), last);
        addFamiliar(words.last(), first);
        // "Ana María López García" is also called Ana María, or Ana López.
        for (qsizetype middle = 1; middle < std::min<qsizetype>(words.size() - 1, 3); ++middle) {
            addInAnyOrder('n', first, plain(words[middle]));
            addFamiliar(words.first(), plain(words[middle]));
        }
    }

    const Nicknames& m_nicknames;
    std::vector<size_t> m_keys;
};

} // namespace

Traits Traits::of(const Contact& contact, const Facts& facts, const Transliteration& transliteration,
    const QStringList& otherNames)
{
    Traits traits;
    traits.kind = contact.kind;
    traits.profile = hashOf(profileKey(contact.profile).toUtf8());
    traits.names = namesOf(contact, transliteration);
    for (const QString& name : otherNames) {
        for (NameForm& other : namesOf({.name = name}, transliteration)) {
            if (std::ranges::find(traits.names, other) == traits.names.end())
                traits.names.push_back(std::move(other));
        }
    }
    traits.spellings = spellingsOf(traits.names);
    readPoints(traits, contact);
    const QByteArray employer = organisationRoot(contact.organisation);
    traits.employer = hashOf(employer);
    for (qsizetype space = employer.indexOf(' '); space > 0; space = employer.indexOf(' ', space + 1)) {
        traits.employerParts.push_back(hashOf(employer.first(space)));
        traits.employerParts.push_back(hashOf(employer.sliced(space + 1)));
    }
    traits.title = hashOf(folded(contact.title));
    traits.place = hashOf(folded(contact.location));
    const auto connected = std::ranges::find(facts, FactKind::Connected, &Fact::kind);
    if (connected != facts.end())
        traits.connected = connected->from;
    return traits;
}

std::vector<size_t> blockingKeys(const Traits& traits, const Nicknames& nicknames)
{
    return KeyMaker(traits, nicknames).take();
}

} // namespace kith
