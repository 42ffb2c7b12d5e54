#pragma once

#include "core/base/result.h"
#include "core/book/bookadvisor.h"
#include "core/book/changebook.h"
#include "core/book/knowledge.h"
#include "core/model/contact.h"
#include "core/model/fact.h"
#include "core/store/contacts.h"
#include "core/store/database.h"
#include "core/store/facts.h"

#include <QDate>
#include <QString>

namespace kith
{

// Of whom the user decides or answers something.
struct Subject {
    Contact contact;
    Facts facts; // stored and concluded
    bool isMe = false;
};

// Reads one after the other, with what is concluded of each.
class Subjects
{
public:
    static Result<Subjects> open(const Database& database, const Knowledge& knowledge, QDate today);

    Result<Subject> read(ContactId id); // NotFound: there is no such contact

private:
    Subjects(Contacts contacts, FactTable facts, BookAdvisor advisor);

    Contacts m_contacts;
    FactTable m_facts;
    BookAdvisor m_advisor;
};

// Whether a request of yours is out: one that was not withdrawn on its day or later.
bool isInvited(const Facts& facts);
// Whether you are connected: no newer list of connections lacks the contact.
bool isConnected(const Facts& facts);

// Why a decision or an answer makes no sense, in a sentence; empty: it does.
QString objection(Decision decision, const Subject& subject);
QString objection(FactKind answered, const Subject& subject);

} // namespace kith
