#pragma once

#include "core/base/progress.h"
#include "core/model/advice.h"
#include "core/model/browse.h"
#include "core/model/contact.h"

#include <QByteArray>
#include <QDate>
#include <QString>

#include <array>
#include <map>
#include <memory>
#include <vector>

namespace kith
{

// What the index holds of a contact.
struct BrowseEntry {
    ContactId id = 0;
    ContactKind kind = ContactKind::Person;
    Action action = Action::None;
    Gate gate = Gate::Open;
    bool later = false; // put off to a day that has not come
    double worth = 0;
    QString name;
    QString organisation;
    QString title;
    QString more; // searched too: addresses, labels, notes up to a bound
};

// Everyone in the book, in memory, for searching, filtering and sorting: ids, one folded text and orders that
// are sorted once when first asked for (facts: speed). Built on a worker; immutable, so that threads may
// share it. After a change of a few contacts, with() makes the next one of it without reading the others.
class BrowseIndex
{
    struct Table;
    using Counts = std::array<qsizetype, viewCount>;

public:
    class Builder
    {
    public:
        Builder();
        ~Builder();
        void reserve(qsizetype contacts);
        void add(const BrowseEntry& entry); // in the order of ids
        std::shared_ptr<const BrowseIndex> build();

    private:
        std::unique_ptr<Table> m_table;
    };

    using Query = BrowseQuery;

    // The same with these entries, new or in the place of those with their ids, and without those that are
    // gone. Shares what is large; searching takes longer with each entry that was changed so.
    std::shared_ptr<const BrowseIndex> with(
        const std::vector<BrowseEntry>& entries, const std::vector<ContactId>& gone) const;
    qsizetype changed() const; // how many entries are others than it was built of

    qsizetype size() const;
    qsizetype count(View view) const;
    qsizetype searchedBytes() const; // of the folded text
    // The contacts that match, in order. Empty when cancelled; the caller asks `progress`.
    std::vector<ContactId> find(const Query& query, const Progress& progress) const;

private:
    BrowseIndex() = default;

    std::shared_ptr<const Table> m_built;
    std::vector<bool> m_replaced; // of what was built: gone, or changed; empty: none
    std::map<ContactId, BrowseEntry> m_entries; // that are changed or new
    std::shared_ptr<const Table> m_changed; // made of them
    Counts m_counts{};
};

} // namespace kith
