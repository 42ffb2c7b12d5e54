#pragma once

#include <QStringList>

namespace kith
{

// What the rules look for in titles and employers beyond Kith's own lexicons. Each is the value of the fact
// that comes of it.
struct Watch {
    QStringList titleWords; // FactKind::TitleSays; a star at either end lets the word go on there: "recruit*"
    QStringList organisations; // FactKind::WorksAt

    bool operator==(const Watch&) const = default;
    bool isEmpty() const { return titleWords.isEmpty() && organisations.isEmpty(); }
};

} // namespace kith
