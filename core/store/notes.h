#pragma once

#include "core/base/result.h"
#include "core/model/ids.h"
#include "core/store/database.h"

#include <QHash>
#include <QString>

namespace kith
{

// The table drafts: the notes that the user wrote instead of what Kith drafted.
class NoteTable
{
public:
    static Result<NoteTable> prepare(const Database& database);

    Result<QString> read(ContactId contact); // empty: none
    Result<QHash<ContactId, QString>> all();
    // Keeps the text instead of what was there; an empty one keeps nothing.
    Done put(ContactId contact, const QString& text);
    // Keeps the text where there was none; whether it did.
    Result<bool> add(ContactId contact, const QString& text);
    // Copies the note of one contact to another; below what that one has, since neither is to be lost.
    Done copy(ContactId from, ContactId to);

private:
    Statement m_read, m_all, m_put, m_add, m_remove, m_copy;
};

} // namespace kith
