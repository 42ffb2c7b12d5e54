#pragma once

#include "core/model/browse.h"

#include <QMetaType>

namespace kith
{

// Where the user is in the window: one of the lists, or a page.
struct Place {
    enum class Kind { List, Review, Rules, Profile, Imports };

    Kind kind = Kind::List;
    View view = View::Connect; // of a list

    static Place list(View view) { return {Kind::List, view}; }
    static Place review() { return {Kind::Review, {}}; }
    static Place rules() { return {Kind::Rules, {}}; }
    static Place profile() { return {Kind::Profile, {}}; }
    static Place imports() { return {Kind::Imports, {}}; }

    bool operator==(const Place&) const = default;
};

} // namespace kith

Q_DECLARE_METATYPE(kith::Place)
