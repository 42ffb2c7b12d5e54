#include "core/book/subjects.h"

#include "core/book/texts.h"

#include <algorithm>
#include <array>
#include <utility>

namespace kith
{
namespace
{

// About a request, or a choice to make one.
bool isOfRequests(Decision decision)
{
    return decision == Decision::Connect || decision == Decision::Sent || decision == Decision::Accepted
        || decision == Decision::TookBack;
}

// Whether a fact of the kind holds that none of the other kind has ended, on its day or later.
bool lasts(const Facts& facts, FactKind kind, FactKind end)
{
    return std::ranges::any_of(facts, [&](const Fact& fact) {
        const auto endsIt = [&](const Fact& other) {
            return other.kind == end && other.holds() && comesAfter(other, fact);
        };
        return fact.kind == kind && fact.holds() && std::ranges::none_of(facts, endsIt);
    });
}

} // namespace

Subjects::Subjects(Contacts contacts, FactTable facts, BookAdvisor advisor)
    : m_contacts(std::move(contacts)), m_facts(std::move(facts)), m_advisor(std::move(advisor))
{
}

Result<Subjects> Subjects::open(const Database& database, const Knowledge& knowledge, QDate today)
{
    Result<Contacts> contacts = Contacts::prepare(database);
    Result<FactTable> facts = FactTable::prepare(database);
    Result<BookAdvisor> advisor = BookAdvisor::open(database, knowledge, today);
    if (const Error* error = firstError(contacts, facts, advisor))
        return tl::unexpected(*error);
    return Subjects(std::move(*contacts), std::move(*facts), std::move(*advisor));
}

Result<Subject> Subjects::read(ContactId id)
{
    const Result<std::optional<StoredContact>> stored = m_contacts.read(id);
    const Result<Facts> facts = m_facts.read(id);
    if (const Error* error = firstError(stored, facts))
        return tl::unexpected(*error);
    if (!*stored)
        return failure(ErrorCode::NotFound, Book::tr("There is no contact %1 in this book.").arg(id));
    Subject subject{.contact = (*stored)->contact, .facts = *facts};
    subject.isMe = m_advisor.summarise(subject.contact, subject.facts).gate == Gate::Me;
    return subject;
}

bool isInvited(const Facts& facts)
{
    return lasts(facts, FactKind::Invited, FactKind::Withdrawn);
}

bool isConnected(const Facts& facts)
{
    return lasts(facts, FactKind::Connected, FactKind::Disconnected);
}

QString objection(Decision decision, const Subject& subject)
{
    const QString& name = subject.contact.name;
    if (subject.isMe)
        return Book::tr("%1 is you: there is nothing to decide.").arg(name);
    if (!isOfRequests(decision))
        return {};
    if (subject.contact.kind == ContactKind::Organisation)
        return Book::tr("%1 is an organisation, which can only be followed.").arg(name);
    if (isConnected(subject.facts))
        return Book::tr("You are connected with %1 already.").arg(name);
    if (decision != Decision::TookBack || isInvited(subject.facts))
        return {};
    return states(subject.facts, FactKind::Invited)
        ? Book::tr("You have withdrawn your invitation of %1 already.").arg(name)
        : Book::tr("You have not invited %1.").arg(name);
}

QString objection(FactKind answered, const Subject& subject)
{
    // What only people can do, or be done with.
    static constexpr std::array ofPeople{FactKind::Connected, FactKind::Invited, FactKind::InvitationReceived,
        FactKind::Withdrawn, FactKind::Messaged, FactKind::EndorsedMe, FactKind::EndorsedByMe,
        FactKind::RecommendedMe, FactKind::RecommendedByMe, FactKind::WorkedWith, FactKind::Met,
        FactKind::SharedConnection, FactKind::SharedInterest, FactKind::WantsToCollaborate,
        FactKind::Recruiter, FactKind::Hiring, FactKind::Leader, FactKind::Admired, FactKind::Me};
    const QString& name = subject.contact.name;
    if (subject.isMe && answered != FactKind::Me)
        return Book::tr("%1 is you: there is nothing to answer.").arg(name);
    if (subject.contact.kind == ContactKind::Organisation
        && std::ranges::find(ofPeople, answered) != ofPeople.end())
        return Book::tr("%1 is an organisation: “%2” is asked about people only.")
            .arg(name, kindName(answered));
    return {};
}

} // namespace kith
