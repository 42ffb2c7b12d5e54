#pragma once

#include <QByteArray>
#include <QStringView>

namespace kith
{

// What stands before the @, in the form in which it is compared: folded, without a tag and what separates
// words. "Mara.Lindqvist84+work@one.example" gives "maralindqvist84".
QByteArray mailboxOf(QStringView address);

// The words: resources/lexicons/mailboxes.json.

// Whether a mailbox is an office's rather than somebody's: info@northwind.example. It tells nobody apart, and
// nobody's contacts are joined by it.
bool isShared(const QByteArray& mailbox);

// Whether nobody reads what is sent there: newsletter@northwind.example, no-reply@northwind.example. It is
// shared, too.
bool isAutomatic(const QByteArray& mailbox);

// Whether anybody may have addresses there, and several, such as at gmail.com. `domain`: folded.
bool isMailProvider(const QByteArray& domain);

} // namespace kith
