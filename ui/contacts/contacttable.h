#pragma once

#include "core/model/browse.h"
#include "core/model/ids.h"
#include "ui/contacts/contactlistmodel.h"

#include <QTableView>

#include <array>
#include <vector>

class QMenu;

namespace kith
{

// The list itself: fixed row height, columns that fill the width and can be moved, sized and hidden, a
// current row always. It keeps its place when the list is read anew.
class ContactTable : public QTableView
{
    Q_OBJECT

public:
    explicit ContactTable(ContactListModel& model, QWidget* parent = nullptr);

    ContactId currentContact() const; // 0: the list is empty
    // Whether the current contact changes because the one before has left the list, and not by the user.
    bool isClosingUp() const { return m_closingUp; }
    bool setCurrentContact(ContactId contact); // whether it is in the list
    std::vector<ContactId> selectedContacts() const; // in the list's order

    void step(int rows); // moves the current row; one that is not marked is marked first
    void fillColumnMenu(QMenu* menu);

    void saveColumns();

Q_SIGNALS:
    void currentContactChanged(qint64 contact);
    void selectionCountChanged(int contacts);

protected:
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void selectionChanged(const QItemSelection& selected, const QItemSelection& deselected) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void keyboardSearch(const QString& search) override;

private:
    void rememberPlace();
    void restorePlace();
    void restoreColumns();
    void setNarrow(bool narrow);
    void setColumnShown(int column, bool shown);
    void fitColumns();
    void passOn(int column, int width);
    void sizeRows();

    ContactListModel& m_model;
    ContactId m_place = 0; // the current contact before a reset …
    bool m_closingUp = false;
    int m_placeRow = 0; // … its row, and how far the list was scrolled
    int m_placeScroll = 0;
    BrowseQuery m_lastQuery;
    bool m_fitting = false;
    QList<int> m_folded; // the columns that are hidden for want of room …
    std::array<int, ContactListModel::ColumnCount> m_wideSizes{}; // … and the sizes of all with room
};

} // namespace kith
