#include "core/importing/linkedin/participants.h"

#include "core/base/text.h"
#include "core/importing/linkedin/member.h"
#include "core/model/profile.h"

#include <QRegularExpression>

#include <algorithm>

namespace kith::linkedin
{

using namespace Qt::StringLiterals;

namespace
{

// What stands behind the comma in "Jane Doe, Ph.D." or "Jane Doe, MBA" is no name.
bool isCredential(const QString& text)
{
    if (text.contains(u' '))
        return false;
    const bool shout = text.size() <= 6 && text == text.toUpper();
    return shout || text.contains(u'.') || text == "PhD"_L1 || text == "Jr"_L1 || text == "Sr"_L1;
}

} // namespace

Participants::Participants(const std::vector<Message>& messages, const Me& me) : m_ownName(me.name)
{
    for (const Message& message : messages) {
        if (message.from.isEmpty() || isAnonymous(message.from))
            continue;
        QSet<QString>& profiles = m_profilesOf[folded(message.from)];
        if (!message.fromProfile.isEmpty())
            profiles.insert(message.fromProfile);
    }
    for (const Message& message : messages) {
        m_senders.push_back(idOf(message.from, message.fromProfile));
        m_recipients.push_back(recipientsOf(message));
    }
}

int Participants::idOf(const QString& name, const QString& profile)
{
    const bool named = !name.isEmpty() && !isAnonymous(name);
    if (profile.isEmpty() && !named)
        return nobody;
    const QByteArray key = profile.isEmpty() ? folded(name) : QByteArray();
    const QSet<QString> profiles = m_profilesOf.value(key);
    const QString address = profiles.size() == 1 ? *profiles.begin() : profile;
    const auto found = m_ids.constFind(address.isEmpty() ? key : address.toUtf8());
    if (found == m_ids.constEnd()) {
        const auto id = static_cast<int>(m_people.size());
        m_ids.insert(address.isEmpty() ? key : address.toUtf8(), id);
        m_people.push_back({name, address});
        return id;
    }
    QString& known = m_people[static_cast<size_t>(*found)].name;
    if (named && (known.isEmpty() || isAnonymous(known)))
        known = name;
    return *found;
}

std::vector<int> Participants::recipientsOf(const Message& message)
{
    std::vector<int> ids;
    const auto add = [this, &ids](const QString& name, const QString& profile) {
        if (const int id = idOf(name, profile); id != nobody && std::ranges::find(ids, id) == ids.end())
            ids.push_back(id);
    };
    if (message.toProfiles.size() == 1) {
        add(message.to, message.toProfiles[0]);
        return ids;
    }
    const QStringList names = namesOfRecipients(message);
    if (message.toProfiles.isEmpty()) {
        for (const QString& name : names)
            add(name, {});
        return ids;
    }
    const bool inPairs = names.size() == message.toProfiles.size();
    for (qsizetype i = 0; i < message.toProfiles.size(); ++i)
        add(inPairs ? names[i] : QString(), message.toProfiles[i]);
    // Whose address is whose is open then, but not that the owner is among them.
    const auto isOwn
        = [own = folded(m_ownName)](const QString& name) { return !own.isEmpty() && folded(name) == own; };
    if (!inPairs && std::ranges::any_of(names, isOwn))
        add(m_ownName, {});
    return ids;
}

// Names are joined by a comma with a space, or without one where it is not clear what a name holds.
QStringList Participants::namesOfRecipients(const Message& message) const
{
    QStringList names = namesIn(message.to.split(u", "_s, Qt::SkipEmptyParts));
    if (names.size() < message.toProfiles.size()) {
        static const QRegularExpression comma(u"\\s*,\\s*"_s);
        names = namesIn(message.to.split(comma, Qt::SkipEmptyParts));
    }
    return names;
}

// Takes "Jane Doe, Ph.D., Bob Ray" apart: as many pieces as make the name of a known sender, else one piece
// with its credentials.
QStringList Participants::namesIn(const QStringList& pieces) const
{
    QStringList names;
    for (qsizetype from = 0; from < pieces.size();) {
        qsizetype count = pieces.size() - from;
        while (count > 1 && !m_profilesOf.contains(folded(pieces.mid(from, count).join(u", "))))
            --count;
        if (count == 1) {
            while (from + count < pieces.size() && isCredential(pieces[from + count]))
                ++count;
        }
        names += pieces.mid(from, count).join(u", ");
        from += count;
    }
    return names;
}

QSet<int> Participants::owner(const std::vector<Message>& messages, const Me& me) const
{
    QSet<int> ids;
    QSet<QByteArray> names;
    if (!me.name.isEmpty())
        names.insert(folded(me.name));
    for (size_t i = 0; i < messages.size(); ++i) {
        const int other = m_recipients[i].size() == 1 ? m_recipients[i].front() : nobody;
        const auto direction = messages[i].direction;
        const int said = direction == Message::Direction::Outgoing ? m_senders[i]
            : direction == Message::Direction::Incoming            ? other
                                                                   : nobody;
        if (said != nobody)
            names.insert(folded(person(said).name));
    }
    const auto addNamed = [this, &ids, &names, &me] {
        for (size_t id = 0; id < m_people.size(); ++id) {
            const bool sameProfile
                = !me.profile.isEmpty() && profileKey(m_people[id].profile) == profileKey(me.profile);
            if (sameProfile || names.contains(folded(m_people[id].name)))
                ids.insert(static_cast<int>(id));
        }
    };
    addNamed();
    if (!ids.isEmpty())
        return ids;
    for (const int id : busiest(messages))
        names.insert(folded(person(id).name));
    addNamed();
    return ids;
}

// Who takes part in more conversations than anybody else.
QSet<int> Participants::busiest(const std::vector<Message>& messages) const
{
    std::vector<QSet<QString>> conversations(m_people.size());
    for (size_t i = 0; i < messages.size(); ++i) {
        if (m_senders[i] != nobody)
            conversations[static_cast<size_t>(m_senders[i])].insert(messages[i].conversation);
        for (const int id : m_recipients[i])
            conversations[static_cast<size_t>(id)].insert(messages[i].conversation);
    }
    const auto most = std::ranges::max_element(conversations, {}, &QSet<QString>::size);
    if (most == conversations.end()
        || std::ranges::count(conversations, most->size(), &QSet<QString>::size) > 1)
        return {};
    return {static_cast<int>(most - conversations.begin())};
}

} // namespace kith::linkedin
