#pragma once

#include "core/book/addressbook.h"

#include <QAbstractTableModel>
#include <QCache>

#include <memory>
#include <vector>

namespace kith
{

// The list of contacts that answers a query: ids in order from the browse index, and a small cache of pages
// of rows that are read from the book when they are looked at. Nothing is held for rows that nobody sees.
class ContactListModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Name, Title, Organisation, Why, Verdict, ColumnCount };
    enum Role { RowRole = Qt::UserRole + 1 }; // the ContactRow

    explicit ContactListModel(AddressBook& book, QObject* parent = nullptr);
    ~ContactListModel() override;

    const BrowseQuery& query() const { return m_query; }
    // Searches anew; the rows change when the answer is there (answered()), a newer query replaces an older
    // one.
    void setQuery(const BrowseQuery& query);

    // What the rows shown now answer; differs from query() while a search is under way.
    const BrowseQuery& answeredQuery() const { return m_answered; }
    bool hasAnswer() const { return m_hasAnswer; }

    ContactId contactAt(int row) const; // 0: no such row
    int rowOf(ContactId contact) const; // -1: not in the list
    const std::vector<ContactId>& contacts() const { return m_contacts; }

    static SortColumn sortColumn(int column);
    static int columnOf(SortColumn column);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder order) override;

Q_SIGNALS:
    void answered(); // the rows answer query(); emitted after the reset, also if nothing changed

private:
    void search();
    void take(std::vector<ContactId> contacts, const BrowseQuery& query);
    void forgetRows();
    const ContactRow* row(int row) const;

    static constexpr int pageRows = 64;
    static constexpr int cachedPages = 32;

    AddressBook& m_book;
    BrowseQuery m_query;
    BrowseQuery m_answered;
    bool m_hasAnswer = false;
    std::vector<ContactId> m_contacts;
    std::shared_ptr<Progress> m_search; // the newest search, to cancel it and to tell stale answers
    mutable QCache<int, std::vector<ContactRow>> m_pages{cachedPages};
};

} // namespace kith

Q_DECLARE_METATYPE(kith::ContactRow)
