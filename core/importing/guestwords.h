#pragma once

#include <QSet>
#include <QString>
#include <QStringList>

namespace kith
{

// resources/guests.json: what guests are called who are no people; all in the form of folded().
struct GuestWords {
    QSet<QString> rooms; // what nobody is called
    QStringList roomPhrases; // the same of several words
    QSet<QString> roomBeginnings; // names of families, too, but seldom the first word of a name
    QSet<QString> givenNames; // among these
    QSet<QString> listHosts; // of mailing lists,
    QStringList listHostBeginnings; // and what their names begin with elsewhere
    QSet<QString> manyFirst; // first and last words of mailboxes of many: "all-staff", "acme-team"
    QSet<QString> manyLast;
    QSet<QString> familyNames; // among the last
    QSet<QString> placeholders; // in the place of a name, as guestNameWords() with a space between
    QSet<QString> companions; // of who comes with somebody
    QStringList companionsOf; // before whom they come with
    QSet<QString> owner; // what somebody calls themselves in their own calendar
    QSet<QString> totals; // below lists
    QSet<QString> counted; // by them
    QSet<QString> besideTotals;
    QSet<QString> devices; // what programs call somebody by whose device it is
    QSet<QString> deviceFamilyNames; // among them
    QSet<QString> besideDevices; // "Ida's iPhone 14 Pro", "iPad von Ida"
};

// The words of a name or a mailbox, folded(): "Ida's iPhone" has three.
QStringList guestNameWords(const QString& text);

bool hasDigit(const QString& text);

// Read once.
const GuestWords& guestWords();

} // namespace kith
