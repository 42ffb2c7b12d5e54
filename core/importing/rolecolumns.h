#pragma once

#include "core/importing/listfield.h"

#include <QByteArray>
#include <QStringList>

#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

namespace kith
{

// Whose the addresses are in a table that may tell of several people in each row: "Client", "Client Email",
// "Account Manager", "Account Manager Email".
struct RoleColumns {
    std::vector<size_t> addresses; // of whom the table lists
    std::vector<std::pair<size_t, ListField>> names; // theirs, where the role tells it
    std::vector<size_t> others; // names and addresses of others
    bool isTold = true; // whom it lists; else nothing of the above is known
};

// Tells them apart by their columns' names. Whose name is known is listed; else whoever is called by what
// people are in a list, but not who keeps one or looks after those in it. An address is somebody else's only
// where they are named beside it, or where there are others of whom the table lists. The header is in the
// form of bareKey(), the fields are what is known of the columns, the samples are the first cells by column;
// the addresses are in columns of which only these tell what they are. `words`: the header as it is written,
// if that is known.
RoleColumns roleColumns(const std::vector<ListField>& fields, const std::vector<QByteArray>& header,
    const std::vector<QStringList>& samples, const std::vector<size_t>& addresses,
    const QStringList& words = {});

// Whether a column is called by a name of somebody else than whom others name, "Guest 1 Name" beside "First
// Name": in the form of bareKey().
bool isCalledByAnother(const QByteArray& column, const QByteArray& own);

} // namespace kith
