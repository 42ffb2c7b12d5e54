#pragma once

#include <QString>
#include <QStringList>

#include <vector>

namespace kith
{

// Whom the different names mean that stand beside one e-mail address: one who buys tickets for others leaves
// their own address with each. For each name, the place of the name that its person goes by. Names of one
// person are those of which one is a part of the other ("Ida", "I. Sommer" and "Ida Sommer"); what names
// nobody, such as nothing at all or "iPhone", is the one's whose name the address spells, else the first's.
// The order of the names does not matter.
std::vector<size_t> peopleBehind(const QString& address, const QStringList& names);

} // namespace kith
