#pragma once

#include <QtGlobal>

#include <functional>
#include <utility>
#include <vector>

namespace kith
{

// A record that has a key. Only records that share one are compared, so that looking for pairs stays linear.
struct Keyed {
    size_t key = 0;
    quint32 record = 0;

    auto operator<=>(const Keyed&) const = default;
};

using RecordPair = std::pair<quint32, quint32>; // the smaller first

// The pairs of records that share a key, ascending, each once. A key that more than `most` records share
// tells nothing and is passed over. `matters`: leaves out pairs that need no comparison; empty: all matter.
std::vector<RecordPair> pairsSharingAKey(
    std::vector<Keyed> keys, size_t most, const std::function<bool(quint32, quint32)>& matters = {});

} // namespace kith
