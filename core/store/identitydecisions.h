#pragma once

#include "core/base/result.h"
#include "core/model/contact.h"
#include "core/model/fact.h"
#include "core/store/database.h"

#include <QStringList>

#include <utility>
#include <vector>

namespace kith
{

// The tables aliases and apart: by which names contacts go, and what the user decided about who is who, so
// that no import asks or errs again.
class IdentityDecisions
{
public:
    static Result<IdentityDecisions> prepare(const Database& database);

    // Another name that the contact goes by, as the user said or a file; whether that is new.
    Result<bool> addAlias(ContactId contact, const QString& name, Origin::By by);
    Done removeAlias(ContactId contact, const QString& name);
    Done removeAliasesOfFiles(ContactId contact);
    struct Alias {
        ContactId contact = 0;
        ContactKind kind = ContactKind::Person; // of the contact
        QString name;
        Origin::By by = Origin::By::You;
    };
    Result<std::vector<Alias>> aliases(); // by contact and name
    Result<QStringList> aliasesOf(ContactId contact);

    // Who had another profile before it moved.
    Result<std::vector<std::pair<ContactId, QString>>> otherProfiles();

    // The two are two; the order does not matter.
    Done keepApart(ContactId one, ContactId other);
    Result<std::vector<std::pair<ContactId, ContactId>>> apart(); // ascending, the smaller id first

    // What was decided about a contact that is gone holds for the one that it was merged into.
    Done move(ContactId gone, ContactId into);

private:
    Statement m_addAlias, m_removeAlias, m_removeOfFiles, m_aliases, m_aliasesOf, m_keepApart, m_apart,
        m_moveAliases, m_apartFrom, m_otherProfiles;
};

} // namespace kith
