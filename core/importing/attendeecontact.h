#pragma once

#include "core/importing/attendeecolumns.h"
#include "core/importing/table.h"
#include "core/importing/unreadtexts.h"
#include "core/model/contact.h"

namespace kith
{

// The first cell of that kind in the table's current row that is not empty.
QString attendeeCell(const Table& table, const AttendeeColumns& columns, AttendeeColumn kind);

// What a row says of somebody.
struct AttendeeRow {
    Contact contact; // without a name where the row has neither a name nor an e-mail address
    std::vector<UnreadText> unread; // what columns of addresses and profiles hold that is none
    QString notes;
    QString nobody; // what stands in the place of the name and is none
    bool isInParts = false; // the name: given and family name have columns of their own
    bool isNamed = false; // else the name is what the e-mail address spells
};

// Whom the table's current row means: by name, else by what their e-mail address spells.
AttendeeRow attendeeRow(const Table& table, const AttendeeColumns& columns);

// The e-mail address that a cell holds; empty if it holds none. The account of a guest of a Microsoft tenant,
// "mara_lindqvist.example#EXT#@harbour.onmicrosoft.com", stands for "mara@lindqvist.example".
QString attendeeEmail(const QString& cell);

} // namespace kith
