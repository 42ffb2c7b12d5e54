#pragma once

#include "core/model/browse.h"
#include "core/model/ids.h"

#include <QTimer>
#include <QWidget>

#include <vector>

class QLineEdit;
class QStackedWidget;

namespace kith
{

class AddressBook;
class BulkBar;
class Button;
class Chip;
class ContactListModel;
class ContactTable;
class EmptyState;
class TextLabel;

// The middle of the window: the search field, the filters that are on, how many of how many, and the list.
class ContactsPage : public QWidget
{
    Q_OBJECT

public:
    explicit ContactsPage(AddressBook& book, QWidget* parent = nullptr);

    View view() const;
    void setView(View view);
    QString searchText() const;
    void setSearchText(const QString& text);

    void showContact(ContactId contact); // among everyone
    void focusSearch();
    void leaveSearch();
    void focusList(); // for the list, where keys are commands
    ContactTable& table() { return *m_table; }
    const ContactListModel& model() const { return *m_model; }

Q_SIGNALS:
    void viewChanged(View view); // also by removing the chip
    void currentContactChanged(qint64 contact); // 0: none
    void exportRequested(const std::vector<ContactId>& contacts);
    void compareRequested(); // of the two that are selected
    void decided(); // several contacts at once
    void failed(const QString& message);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void search();
    void showAnswer();
    void clearSearch();
    void markWanted();

    AddressBook& m_book;
    ContactListModel* m_model;
    ContactTable* m_table;
    QLineEdit* m_search;
    Chip* m_chip;
    TextLabel* m_summary;
    EmptyState* m_empty;
    Button* m_searchAll;
    Button* m_clear;
    QStackedWidget* m_stack;
    BulkBar* m_bulk;
    QTimer m_typing;
    View m_view = View::Everyone;
    ContactId m_wanted = 0; // to be marked once the list is there
};

} // namespace kith
