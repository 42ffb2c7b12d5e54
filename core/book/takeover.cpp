// What an import takes over of what the user said to the book of which a file is an export.
#include "core/book/recordwriter.h"
#include "core/matching/namekey.h"
#include "core/store/edits.h"

#include <algorithm>

namespace kith
{

Result<bool> RecordWriter::takeOver(ContactId id, const PreparedRecord& prepared)
{
    if (!prepared.word)
        return false;
    if (Done done = writeNew(); !done)
        return tl::unexpected(done.error());
    const UserWord& word = *prepared.word;
    m_recorder->setRecording(true); // also of somebody new: undoing takes these out one by one
    bool isNews = false;
    for (const QString& name : word.aliases) {
        const Result<bool> added = m_decisions.addAlias(id, name, Origin::By::You);
        if (!added)
            return added;
        isNews = isNews || *added;
        goesBy(id, m_contact.kind, name, Origin::By::You);
    }
    if (!word.typed.isEmpty()) {
        Contact typed = prepared.decoded(m_source.id).contact;
        typed.id = id;
        const Result<bool> added = addEdits(*m_database, typed, word.typed, word.typedOn);
        if (!added)
            return added;
        isNews = isNews || *added;
        m_edited.insert(id);
    }
    if (!word.apart.isEmpty()) {
        m_exported.insert(prepared.exportedId, id);
        for (const QString& other : word.apart)
            m_exportedApart.emplace_back(id, other);
    }
    if (word.note.isEmpty())
        return isNews;
    recordChangesOf(id, Changes::WhatIsKnown);
    const Result<bool> kept = m_notes.add(id, word.note);
    return kept ? Result<bool>(isNews || *kept) : kept;
}

void RecordWriter::goesBy(ContactId id, ContactKind kind, const QString& name, Origin::By by)
{
    Contact alias;
    alias.kind = kind;
    alias.name = name;
    m_identities.add(id, IdentityKeys::of(alias));
    Origin::By& known = m_aliases.try_emplace({id, nameKey(alias)}, by).first->second;
    known = std::max(known, by); // the user's word comes first
}

Result<bool> RecordWriter::noteOtherName(ContactId id, const Contact& contact, const Contact& record)
{
    if (record.name == contact.name || record.kind != contact.kind || hasSubstituteName(record))
        return false;
    const IdentityKeys keys = IdentityKeys::of(record);
    if (!keys.name || std::ranges::binary_search(m_identities.byName(keys), id))
        return false;
    m_recorder->setRecording(true); // also of somebody new, as above
    const Result<bool> added = m_decisions.addAlias(id, record.name, Origin::By::File);
    if (!added)
        return added;
    goesBy(id, record.kind, record.name, Origin::By::File);
    m_toSettle.insert(id);
    return added;
}

Done RecordWriter::noteFormerName(ContactId id, const Contact& before)
{
    if (hasSubstituteName(before))
        return {};
    m_recorder->setRecording(true);
    if (const Result<bool> added = m_decisions.addAlias(id, before.name, Origin::By::File); !added)
        return tl::unexpected(added.error());
    goesBy(id, before.kind, before.name, Origin::By::File);
    return {};
}

Done RecordWriter::keepExportedApart()
{
    m_recorder->setRecording(true);
    for (const auto& [contact, exported] : m_exportedApart) {
        const ContactId one = whereTo(contact);
        const ContactId other = whereTo(m_exported.value(exported));
        if (other == 0 || one == other || !m_apart.insert(std::minmax(one, other)).second)
            continue; // not in the export; or this book knows better
        if (Done done = m_decisions.keepApart(one, other); !done)
            return done;
    }
    m_exportedApart.clear();
    m_exported.clear();
    return {};
}

} // namespace kith
