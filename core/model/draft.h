#pragma once

#include <QString>

#include <vector>

namespace kith
{

// A piece of a draft and what it rests on.
struct DraftSpan {
    int start = 0; // UTF-16 units into the text
    int length = 0;
    int fact = -1; // index into Advice::facts; -1: words of a phrase, or of the owner's own profile

    bool operator==(const DraftSpan&) const = default;
};

// A note for a connection request.
struct Draft {
    QString text;
    int limit = 200; // UTF-16 units, by the owner's plan (resources/limits.json)
    QString language; // BCP 47
    std::vector<DraftSpan> spans; // in order, not overlapping; together they cover the text
    std::vector<int> facts; // the facts that it states, each once

    bool operator==(const Draft&) const = default;
};

// Something about a note that the user should know before sending it.
struct DraftWarning {
    enum class Kind { TooLong, NoFact, Cliche, Unresolved, AsksForMore, Shouting };
    Kind kind = Kind::TooLong;
    int start = 0;
    int length = 0; // 0: the whole note
    QString message;

    bool operator==(const DraftWarning&) const = default;
};

} // namespace kith
