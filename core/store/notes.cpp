#include "core/store/notes.h"

#include "core/store/prepared.h"

namespace kith
{

Result<NoteTable> NoteTable::prepare(const Database& database)
{
    NoteTable table;
    const Done done = prepareAll(database,
        {{table.m_read, "SELECT text FROM drafts WHERE contact = ?"},
            {table.m_all, "SELECT contact, text FROM drafts"},
            {table.m_put,
                "INSERT INTO drafts (contact, text) VALUES (?, ?)"
                " ON CONFLICT (contact) DO UPDATE SET text = excluded.text WHERE text <> excluded.text"},
            {table.m_add,
                "INSERT INTO drafts (contact, text) VALUES (?, ?) ON CONFLICT DO NOTHING RETURNING 1"},
            {table.m_remove, "DELETE FROM drafts WHERE contact = ?"},
            {table.m_copy,
                "INSERT INTO drafts SELECT ?2, text FROM drafts WHERE contact = ?1"
                " ON CONFLICT (contact) DO UPDATE SET text = text || char(10, 10) || excluded.text"
                " WHERE instr(text, excluded.text) = 0"}});
    if (!done)
        return tl::unexpected(done.error());
    return table;
}

Result<QString> NoteTable::read(ContactId contact)
{
    const Result<bool> row = m_read.bindAll(contact).step();
    if (!row)
        return tl::unexpected(row.error());
    const QString text = *row ? m_read.text(0) : QString();
    m_read.reset();
    return text;
}

Result<QHash<ContactId, QString>> NoteTable::all()
{
    QHash<ContactId, QString> notes;
    while (true) {
        const Result<bool> row = m_all.step();
        if (!row)
            return tl::unexpected(row.error());
        if (!*row)
            return notes;
        notes.insert(m_all.integer(0), m_all.text(1));
    }
}

Done NoteTable::put(ContactId contact, const QString& text)
{
    return text.isEmpty() ? m_remove.bindAll(contact).run() : m_put.bindAll(contact, text).run();
}

Result<bool> NoteTable::add(ContactId contact, const QString& text)
{
    Result<bool> added = m_add.bindAll(contact, text).step();
    m_add.reset();
    return added;
}

Done NoteTable::copy(ContactId from, ContactId to)
{
    return m_copy.bindAll(from, to).run();
}

} // namespace kith
