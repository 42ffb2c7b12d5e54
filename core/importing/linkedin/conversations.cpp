#include "core/importing/linkedin/conversations.h"

#include "core/importing/linkedin/member.h"
#include "core/importing/linkedin/participants.h"
#include "core/importing/texts.h"

#include <QHash>

#include <algorithm>
#include <map>

namespace kith::linkedin
{

using namespace Qt::StringLiterals;

namespace
{

struct Partner {
    std::vector<const Message*> rows; // listed with this partner
    int sent = 0;
    int received = 0;
    QDate first;
    QDate last;

    void count(const Message& message, bool mine)
    {
        (mine ? sent : received) += 1;
        if (!message.date.isValid())
            return;
        if (!first.isValid() || message.date < first)
            first = message.date;
        if (!last.isValid() || message.date > last)
            last = message.date;
    }
};

class Summing
{
public:
    Summing(const std::vector<Message>& messages, const Me& me)
        : m_messages(messages), m_me(me), m_participants(messages, me),
          m_owner(m_participants.owner(messages, me))
    {
    }

    Correspondence sum()
    {
        if (m_owner.isEmpty()) {
            for (const Message& message : m_messages)
                reject(message, isUnclear());
            return std::move(m_out);
        }
        for (const std::vector<size_t>& conversation : conversations())
            sumUp(conversation);
        for (auto& [id, partner] : m_partners)
            finish(id, partner);
        std::ranges::sort(m_out.rejected, {}, [](const auto& rejected) { return rejected.first->row; });
        return std::move(m_out);
    }

private:
    void reject(const Message& message, const QString& reason)
    {
        m_out.rejected.emplace_back(&message, reason);
    }

    QString isUnclear() const
    {
        if (m_me.name.isEmpty())
            return ownerIsUnclear();
        return Importing::tr("It is not clear who of these people you are: none is called %1.")
            .arg(m_me.name);
    }

    bool isMine(size_t message) const { return m_owner.contains(m_participants.sender(message)); }

    // The people beside the owner, in the order in which they appear.
    std::vector<int> othersIn(const std::vector<size_t>& conversation) const
    {
        std::vector<int> others;
        const auto add = [this, &others](int id) {
            if (id != Participants::nobody && !m_owner.contains(id)
                && std::ranges::find(others, id) == others.end())
                others.push_back(id);
        };
        for (const size_t message : conversation) {
            add(m_participants.sender(message));
            for (const int id : m_participants.recipients(message))
                add(id);
        }
        return others;
    }

    std::vector<std::vector<size_t>> conversations() const
    {
        std::vector<std::vector<size_t>> all;
        QHash<QString, size_t> known;
        for (size_t i = 0; i < m_messages.size(); ++i) {
            const QString& id = m_messages[i].conversation;
            const auto found = known.constFind(id);
            if (id.isEmpty() || found == known.constEnd()) {
                known.insert(id, all.size());
                all.push_back({i});
            } else {
                all[*found].push_back(i);
            }
        }
        return all;
    }

    void sumUp(const std::vector<size_t>& conversation)
    {
        const std::vector<int> others = othersIn(conversation);
        std::vector<int> writers;
        std::ranges::copy_if(others, std::back_inserter(writers), [this, &conversation](int id) {
            return std::ranges::any_of(
                conversation, [this, id](size_t i) { return m_participants.sender(i) == id; });
        });
        const std::vector<int>& reached = others.size() == 1 ? others : writers;
        for (const size_t i : conversation) {
            const Message& message = m_messages[i];
            const int sender = m_participants.sender(i);
            const bool mine = isMine(i);
            if (others.size() > largestGroup) {
                reject(message,
                    Importing::tr(
                        "The message went to a group that is too large to say anything about its members."));
            } else if (others.empty() && mine && !m_participants.recipients(i).empty()) {
                reject(message, Importing::tr("You wrote this message to yourself."));
            } else if (others.empty() || (!mine && sender == Participants::nobody)) {
                reject(message, isHidden());
            } else if (mine && reached.empty()) {
                reject(message, Importing::tr("Nobody else wrote in this group."));
            } else if (mine) {
                for (const int id : reached)
                    m_partners[id].count(message, true);
                m_partners[reached.front()].rows.push_back(&message);
            } else {
                m_partners[sender].count(message, false);
                m_partners[sender].rows.push_back(&message);
            }
        }
    }

    void finish(int id, Partner& partner)
    {
        const Participant& who = m_participants.person(id);
        if (who.name.isEmpty()) {
            for (const Message* message : partner.rows)
                reject(*message, hasNoName());
            return;
        }
        std::ranges::stable_sort(partner.rows, std::ranges::greater(), &Message::date);
        takeOwnProfile(partner);
        Contact contact = person(who.name);
        contact.profile = who.profile;
        Fact fact;
        fact.kind = FactKind::Messaged;
        fact.value = partner.sent == 0 ? u"received"_s : partner.received == 0 ? u"sent"_s : u"both"_s;
        fact.from = partner.first;
        fact.to = partner.last;
        fact.count = partner.sent + partner.received;
        Record record = recordOf(partner.rows.front()->row, std::move(contact), std::move(fact));
        for (size_t i = 1; i < partner.rows.size(); ++i)
            record.furtherRows.push_back(partner.rows[i]->row);
        m_out.partners.push_back(std::move(record));
    }

    // A row can tell one thing only: the row that gives the owner's profile is one that its partner can
    // spare.
    void takeOwnProfile(Partner& partner)
    {
        if (m_out.owner || partner.rows.size() < 2)
            return;
        const auto found
            = std::find_if(partner.rows.rbegin(), partner.rows.rend(), [this](const Message* message) {
                  return !message->fromProfile.isEmpty()
                      && isMine(static_cast<size_t>(message - m_messages.data()));
              });
        if (found == partner.rows.rend())
            return;
        const Message& message = **found;
        m_out.owner = {.row = message.row,
            .statements = {stated(MeField::Profile, message.row, message.fromProfile)},
            .aside = true};
        partner.rows.erase(std::next(found).base());
    }

    const std::vector<Message>& m_messages;
    const Me& m_me;
    Participants m_participants;
    QSet<int> m_owner;
    std::map<int, Partner> m_partners; // by id, which is by first appearance
    Correspondence m_out;
};

} // namespace

Correspondence correspondenceIn(const std::vector<Message>& messages, const Me& me)
{
    return Summing(messages, me).sum();
}

QString ownerIsUnclear()
{
    return Importing::tr("It is not clear who of these people you are. Import Profile.csv first.");
}

} // namespace kith::linkedin
