#include "core/book/missingconnections.h"

#include "core/model/fact.h"
#include "core/store/sources.h"

namespace kith
{

using namespace Qt::StringLiterals;

Result<std::vector<ContactChange>> missingConnections(
    const Database& database, const Source& source, QDate day, const QBitArray& listed)
{
    std::vector<ContactChange> missing;
    if (source.format != "linkedin-connections"_L1 || !day.isValid())
        return missing;
    Result<Statement> connected
        = database.prepare("SELECT contact, since FROM facts WHERE kind = ?1 AND by = 0"
                           " AND source IN (SELECT id FROM sources WHERE format = ?2 AND"
                           " id < ?3)");
    static_assert(static_cast<int>(Origin::By::File) == 0);
    Result<Sources> sources = Sources::prepare(database);
    if (const Error* error = firstError(connected, sources))
        return tl::unexpected(*error);
    const Result<std::set<ContactId>> known = sources->notListed();
    if (!known)
        return tl::unexpected(known.error());
    connected->bindAll(static_cast<int>(FactKind::Connected), source.format, source.id);
    qint64 before = 0;
    qint64 gone = 0;
    while (true) {
        const Result<bool> row = connected->step();
        if (!row)
            return tl::unexpected(row.error());
        if (!*row)
            break;
        ++before;
        const ContactId contact = connected->integer(0);
        const QDate since = connected->date(1);
        if (since.isValid() && since > day)
            return std::vector<ContactChange>(); // what is there is newer
        if (contact < listed.size() && listed.testBit(contact))
            continue;
        ++gone;
        if (!known->contains(contact))
            missing.push_back({contact, ContactChange::Kind::NotListed, since.toString(Qt::ISODate), {}});
    }
    return gone * 2 > before ? std::vector<ContactChange>() : missing;
}

} // namespace kith
