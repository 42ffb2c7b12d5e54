#pragma once

#include "core/importing/listfield.h"
#include "core/importing/unreadtexts.h"
#include "core/model/record.h"

#include <QDate>
#include <QString>
#include <QStringList>

#include <array>
#include <vector>

namespace kith
{

// Puts one contact together out of the fields of a row. Empty texts are handed over as well: they tell where
// one address ends and the next begins.
class ListedContact
{
public:
    // The text is cleaned; `label` is the file's own word for it. Not for dates.
    void add(ListField field, const QString& text, const QString& label = {});
    // What a column of LinkedIn profiles holds that is no address.
    const QString& handle() const { return m_handle; }
    // What columns of web addresses, e-mail addresses and phone numbers hold that is none.
    const std::vector<UnreadText>& unread() const { return m_unread; }
    // What stands in the place of the name and is none.
    const QString& nobody() const;
    // Since when the contact is one of the owner's connections; invalid: unknown.
    void addConnection(QDate since);
    // The contact, with these facts and those that the row states of itself: labels, notes, a connection. Its
    // name is empty if there is nothing to call it by.
    Record record(int row, const Facts& ties) const;

private:
    struct Address {
        QStringList parts;
        QString street;
        QString postalCode;
        QString city;
        QString country;
        bool beyondStreet = false; // a part other than the street was added
        std::vector<ListField> seen;
    };

    void addAddressPart(ListField field, const QString& text);
    void addName(ListField field, const QString& text);
    void addEmails(const QString& text);
    void addPhones(const QString& text, const QString& label);
    void addProfile(const QString& text);
    void addLinks(const QString& text);
    void addLabels(const QString& text);
    void setAddresses(Contact& contact) const;
    bool isOfNobody(const Contact& contact) const;
    void setName(Contact& contact) const;

    Contact m_contact; // all but its name and its addresses
    QString m_name;
    QString m_given;
    QString m_middle;
    QString m_family;
    QString m_suffix;
    QString m_nickname;
    QString m_notes;
    QString m_handle;
    QString m_nobody;
    std::vector<UnreadText> m_unread;
    QStringList m_labels;
    QDate m_connectedOn;
    bool m_isConnected = false;
    std::vector<Address> m_addresses;
};

} // namespace kith
