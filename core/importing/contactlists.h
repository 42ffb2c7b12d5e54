#pragma once

#include "core/importing/columnlayout.h"
#include "core/importing/importer.h"

#include <optional>

namespace kith
{

// A table of contacts, one a row, in whatever columns: what they hold says the layout.
class ContactRows : public Importer
{
public:
    bool recognises(const InputFile& file) const override;
    bool takesMap() const override { return true; }
    std::optional<TakenColumns> takenColumns(const InputFile& file, const ColumnMap& map) const final;
    Done read(
        const InputFile& file, const ReadContext& context, RecordSink& sink, Progress& progress) const final;

protected:
    // Where the file has what, by what the user says of it; nothing if it is no such list.
    virtual std::optional<ColumnLayout> layout(const InputFile& file, const ColumnMap& map) const = 0;
    // What being in the list says of everyone in it.
    virtual Facts ties(const ReadContext& context) const = 0;
    // Whether lines of one cell below the list belong to nobody.
    virtual bool hasFooter() const { return false; }
};

// The export of an address book or a customer database whose columns are known: an entry of "lists" in
// resources/columns.json. Everyone in an address book is known elsewhere.
class ProgramContacts : public ContactRows
{
public:
    // The entry outlives the importer.
    explicit ProgramContacts(const ListFormat& entry) : m_entry(entry) { }

    QLatin1StringView format() const override { return QLatin1StringView(m_entry.format); }
    QString title() const override;
    int order() const override;

protected:
    std::optional<ColumnLayout> layout(const InputFile& file, const ColumnMap& map) const override;
    Facts ties(const ReadContext& context) const override;
    bool hasFooter() const override { return m_entry.hasFooter; }

private:
    const ListFormat& m_entry;
};

// Any other table with a column of names or e-mail addresses: guessed by what its columns are called and what
// stands in them, or by what the user says of them. Asked last. Nobody says how the owner knows these people,
// so no tie is stated, unless the user names the event where they were.
class AnyTable : public ContactRows
{
public:
    QLatin1StringView format() const override;
    QString title() const override;
    int order() const override;

protected:
    std::optional<ColumnLayout> layout(const InputFile& file, const ColumnMap& map) const override;
    Facts ties(const ReadContext& context) const override;
};

} // namespace kith
