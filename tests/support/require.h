#pragma once

#include <QtGlobal>

namespace kith::test
{

// What a test cannot go on without: ends it with a word, in builds without assertions, too.
template <typename Value>
void require(const Value& holds)
{
    if (!holds)
        qFatal("the test cannot be set up");
}

} // namespace kith::test
