#pragma once

#include "core/importing/linkedin/conversations.h"

#include <QHash>
#include <QSet>

#include <vector>

namespace kith::linkedin
{

// Somebody who wrote or was written to.
struct Participant {
    QString name;
    QString profile;
};

// Who wrote each message and to whom, as indexes into people(). Profiles tell people apart; a name without
// one is taken for the only person with a profile who has that name, if there is exactly one.
class Participants
{
public:
    static constexpr int nobody = -1; // neither a name nor an address

    Participants(const std::vector<Message>& messages, const Me& me);

    const std::vector<Participant>& people() const { return m_people; }
    const Participant& person(int id) const { return m_people[static_cast<size_t>(id)]; }
    int sender(size_t message) const { return m_senders[message]; }
    const std::vector<int>& recipients(size_t message) const { return m_recipients[message]; }

    // Ids of the owner; empty if that is not clear.
    QSet<int> owner(const std::vector<Message>& messages, const Me& me) const;

private:
    int idOf(const QString& name, const QString& profile);
    std::vector<int> recipientsOf(const Message& message);
    QStringList namesIn(const QStringList& pieces) const;
    QStringList namesOfRecipients(const Message& message) const;
    QSet<int> busiest(const std::vector<Message>& messages) const;

    QString m_ownName;
    std::vector<Participant> m_people;
    std::vector<int> m_senders;
    std::vector<std::vector<int>> m_recipients;
    QHash<QByteArray, int> m_ids; // by address, or by folded name without one
    QHash<QByteArray, QSet<QString>> m_profilesOf; // senders' addresses by folded name
};

} // namespace kith::linkedin
