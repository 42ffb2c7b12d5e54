#pragma once

#include "core/importing/recordsink.h"

#include <QString>

#include <array>
#include <vector>

namespace kith
{

// A text in a place of profiles on LinkedIn, web addresses, e-mail addresses or phone numbers that is none.
struct UnreadText {
    enum class Kind { Profile, Link, Email, Phone };

    Kind kind = Kind::Link;
    QString text;
};

// Tells of texts in rows that cannot be read, of each kind one by one up to ten and then once for all.
class UnreadTexts
{
public:
    explicit UnreadTexts(RecordSink& sink) : m_sink(sink) { }

    void tell(int row, const UnreadText& unread);
    void tell(int row, const std::vector<UnreadText>& unread);

private:
    RecordSink& m_sink;
    std::array<int, 4> m_told{}; // by kind
};

} // namespace kith
