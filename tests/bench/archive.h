#pragma once

#include <QString>

namespace kith::bench
{

// Writes a LinkedIn archive of a fictional person with this many connections into a folder: Connections.csv,
// and the owner's Profile.csv, Positions.csv and Skills.csv. The same number gives the same bytes. Names,
// employers and titles repeat as they do among real people: common ones often, most rarely.
enum class Whom {
    Them,
    Later, // the same people two weeks later, one of twenty with another title, and one who is new
    Others, // nobody of them, though many of their names
    OthersLater,
};
void writeArchive(const QString& folder, int connections, Whom whom = Whom::Them);

} // namespace kith::bench
