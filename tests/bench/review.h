#pragma once

#include <QString>

namespace kith::bench
{

// Writes an address book of the same people as a written archive's: `contacts.csv` beside its
// Connections.csv, without profiles. Every second of them, some with a slip in the name, most at the employer
// of the archive.
void writeAddressBook(const QString& archive);

// Looks for pairs in a book of both, and prints what that took beside reading the book once, and how long it
// went on after it was stopped half-way.
void measureReview(const QString& folder, int connections);

} // namespace kith::bench
