#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/book/everyone.h"
#include "core/matching/identities.h"
#include "core/store/database.h"
#include "core/store/identityblocks.h"

#include <QByteArray>

#include <set>
#include <utility>
#include <vector>

namespace kith
{

// Who is in the book, by what tells contacts apart. The book keeps that: making the keys of all names takes
// longer than the rest of what a small file does, or a newer archive.
class KnownIdentities
{
public:
    static Result<KnownIdentities> prepare(const Database& database);

    // Adds everyone, in the order of ids. `written`: what the transaction has written before may have changed
    // who somebody is, so that nothing that is kept counts.
    Done load(Written written, Progress& progress, Identities& identities);

    // A contact that was added to the book, with an id above all others.
    Done add(ContactId id, const IdentityKeys& keys);
    // The contact was added otherwise, or is not any more who add() said. Whatever an import does to contacts
    // of before is to be told here; of other steps the journal forgets what they outdate (journal.h).
    void forget(ContactId id) { m_forgotten.insert(IdentityBlocks::blockOf(id)); }
    // Keeps what is known now of those who were there, and of those who were added.
    Done keep();

    // Whether all that is kept is what contacts are.
    static Result<bool> areTrue(const Database& database);

    // Whether load() may have gone by what is kept.
    bool keeps() const { return m_keeps; }

private:
    KnownIdentities(const Database& database, IdentityBlocks table)
        : m_database(&database), m_table(std::move(table))
    {
    }
    Done loadAll(Written written, Progress& progress, Identities& identities);
    struct Kept {
        std::vector<PlainKeys> plain; // of everyone: of several with one profile the last has it
        std::vector<std::pair<ContactId, IdentityKeys>> others; // what some have beside
    };
    Result<bool> readKept(qint64 block, Kept& to);
    static bool takeKept(qint64 block, QByteArrayView keys, Kept& to);
    // The block that contacts are added to.
    struct Block {
        qint64 number = -1; // none
        QByteArray keys; // packed
        bool isNew = false; // the book does not keep all of them
    };
    Done begin(Block block); // puts the one before, if that is new
    Done put();

    const Database* m_database;
    IdentityBlocks m_table;
    bool m_keeps = false;
    ContactId m_lastBefore = 0;
    std::set<qint64> m_forgotten; // blocks
    Block m_last;
};

} // namespace kith
