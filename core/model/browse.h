#pragma once

#include <QString>
#include <QtGlobal>

namespace kith
{

// The lists of the side bar. A contact can be on several.
enum class View : quint8 {
    Everyone,
    Connect, // advised, and not put off
    Follow,
    Ask,
    Connected,
    Later, // put off to a day that has not come
    Pending, // invited and waiting
    People,
    Organisations,
};
inline constexpr int viewCount = static_cast<int>(View::Organisations) + 1;

enum class SortColumn : quint8 { Worth, Name, Organisation, Title };
inline constexpr int sortColumnCount = 4;

// Which contacts, in what order.
struct BrowseQuery {
    QString text; // words, all of which must occur, in any order and anywhere; empty: everyone
    View view = View::Everyone;
    SortColumn column = SortColumn::Worth;
    Qt::SortOrder order = Qt::AscendingOrder; // of Worth: ascending is the most worthwhile first

    bool operator==(const BrowseQuery&) const = default;
};

} // namespace kith
