#pragma once

#include "core/base/result.h"
#include "core/model/ids.h"
#include "core/store/database.h"

#include <QByteArray>
#include <QByteArrayView>

#include <functional>

namespace kith
{

// The table identities: what tells contacts apart from others, packed by the book's room of that
// (knownidentities.h), for as many contacts at a time. Derived, hence outside the undo history: an import
// keeps it up, another step that changes whom a contact may be taken for forgets the block (journal.h), and
// the next import makes it again.
class IdentityBlocks
{
public:
    static constexpr ContactId contactsEach = 1024;
    static qint64 blockOf(ContactId contact) { return contact / contactsEach; }

    static Result<IdentityBlocks> prepare(const Database& database);

    Result<qint64> count();
    // Whether it is kept; calls back with what is.
    Result<bool> read(qint64 block, const std::function<void(QByteArrayView keys)>& visit);
    Done put(qint64 block, const QByteArray& keys);
    Done forget(qint64 first, qint64 last);

private:
    Statement m_count, m_read, m_put, m_forget;
};

} // namespace kith
