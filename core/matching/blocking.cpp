#include "core/matching/blocking.h"

#include <algorithm>

namespace kith
{

std::vector<RecordPair> pairsSharingAKey(
    std::vector<Keyed> keys, size_t most, const std::function<bool(quint32, quint32)>& matters)
{
    const auto withoutRepeats = [](auto& values) {
        std::ranges::sort(values);
        values.erase(std::unique(values.begin(), values.end()), values.end());
    };
    withoutRepeats(keys);
    std::vector<RecordPair> pairs;
    for (auto first = keys.begin(); first != keys.end();) {
        const auto last = std::find_if(
            first, keys.end(), [key = first->key](const Keyed& each) { return each.key != key; });
        if (static_cast<size_t>(last - first) <= most) {
            for (auto one = first; one != last; ++one) {
                for (auto other = one + 1; other != last; ++other) {
                    if (!matters || matters(one->record, other->record))
                        pairs.emplace_back(one->record, other->record);
                }
            }
        }
        first = last;
    }
    withoutRepeats(pairs);
    return pairs;
}

} // namespace kith
