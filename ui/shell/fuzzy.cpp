#include "ui/shell/fuzzy.h"

#include <algorithm>
#include <limits>
#include <vector>

namespace kith
{

namespace
{

constexpr int wordStart = 8;
constexpr int following = 7;
constexpr int anywhere = 1;
constexpr int impossible = std::numeric_limits<int>::min() / 2;

} // namespace

// best[i]: the best score of the pattern so far with its last character at text[i]. Patterns and texts are a
// few dozen characters, so that all places may be tried.
std::optional<int> fuzzyScore(QStringView pattern, QStringView text)
{
    const auto size = static_cast<size_t>(text.size());
    std::vector<int> best(size, 0);
    bool first = true;
    for (const QChar wanted : pattern) {
        if (wanted.isSpace())
            continue;
        std::vector<int> next(size, impossible);
        int before = first ? 0 : impossible; // the best that ends anywhere before this place
        for (size_t i = 0; i < size; ++i) {
            const auto at = static_cast<qsizetype>(i);
            if (text[at].toCaseFolded() == wanted.toCaseFolded() && before > impossible) {
                const bool starts = i == 0 || !text[at - 1].isLetterOrNumber();
                next[i] = before + (starts ? wordStart : anywhere);
                if (!first && i > 0 && best[i - 1] > impossible)
                    next[i] = std::max(next[i], best[i - 1] + following + (starts ? anywhere : 0));
            }
            if (!first)
                before = std::max(before, best[i]);
        }
        best = std::move(next);
        first = false;
    }
    if (first)
        return 0;
    const auto top = best.empty() ? impossible : *std::max_element(best.begin(), best.end());
    if (top <= impossible)
        return std::nullopt;
    // A run that begins a word is what most people type; among equals the shorter text comes first.
    const qsizetype run = text.indexOf(pattern, 0, Qt::CaseInsensitive);
    const bool begins = run == 0 || (run > 0 && !text[run - 1].isLetterOrNumber());
    const auto length = static_cast<int>(std::min<qsizetype>(text.size(), 60));
    return (top + (begins ? wordStart : 0)) * 4 - length / 8;
}

} // namespace kith
