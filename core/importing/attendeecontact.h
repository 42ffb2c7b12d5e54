#pragma once

#include "core/importing/attendeecolumns.h"
#include "core/importing/table.h"
#include "core/model/contact.h"

namespace kith
{

// The first cell of that kind in the table's current row that is not empty.
QString attendeeCell(const Table& table, const AttendeeColumns& columns, AttendeeColumn kind);

// Whom the table's current row means: by name, else by what their e-mail address spells. Without a name where
// the row has neither.
Contact attendeeContact(const Table& table, const AttendeeColumns& columns);

// The e-mail address that a cell holds; empty if it holds none. The account of a guest of a Microsoft tenant,
// "mara_lindqvist.example#EXT#@harbour.onmicrosoft.com", stands for "mara@lindqvist.example".
QString attendeeEmail(const QString& cell);

} // namespace kith
