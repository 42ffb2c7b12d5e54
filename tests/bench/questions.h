#pragma once

namespace kith::bench
{

// Prints how many questions Kith asks about simulated contacts, and how often it then says what full
// knowledge would.
int measureQuestions();

} // namespace kith::bench
