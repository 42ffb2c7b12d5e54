#pragma once

#include "core/model/record.h"

#include <QString>

namespace kith::linkedin
{

// What LinkedIn writes instead of the name of somebody who left, or who hides from the owner.
bool isAnonymous(const QString& name);

// A record about a person with one fact, which the row states.
Record recordOf(int row, Contact contact, Fact fact);
// "Mara", "Lindqvist" and the title and employer of a person.
Contact person(const QString& given, const QString& family);
// Where a file has the whole name only.
Contact person(const QString& name);

// Puts an address of the network, or else any web address, where it belongs; drops what is neither.
void addAddress(Contact& contact, const QString& address);
void addPoint(Contact& contact, ContactPoint::Kind kind, const QString& value);

// What a row states about the owner.
MeStatement stated(MeField field, int row, const QString& value);

// Whether who looked for a job on that day may still do so: within a year.
bool looksForAJobSince(QDate day, QDate today);
// The owner's goal, as a row states it.
MeStatement wishForAJob(int row);

// Reasons for rows that cannot be used, translated.
QString hasNoName();
QString namesNoCompany();
QString isHidden();

} // namespace kith::linkedin
