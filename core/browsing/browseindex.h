#pragma once

#include "core/base/progress.h"
#include "core/model/advice.h"
#include "core/model/browse.h"
#include "core/model/contact.h"

#include <QByteArray>
#include <QDate>
#include <QString>

#include <array>
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
// share it.
class BrowseIndex
{
public:
    class Builder
    {
    public:
        Builder();
        ~Builder();
        void reserve(qsizetype contacts);
        void add(const BrowseEntry& entry);
        std::shared_ptr<const BrowseIndex> build();

    private:
        std::unique_ptr<BrowseIndex> m_index;
    };

    using Query = BrowseQuery;

    ~BrowseIndex();
    qsizetype size() const;
    qsizetype count(View view) const;
    qsizetype searchedBytes() const; // of the folded text
    // The contacts that match, in order. Empty when cancelled; the caller asks `progress`.
    std::vector<ContactId> find(const Query& query, const Progress& progress) const;

private:
    BrowseIndex();
    struct Data;
    std::unique_ptr<Data> m_data;
};

} // namespace kith
