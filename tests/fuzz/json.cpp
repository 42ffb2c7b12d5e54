#include "tests/fuzz/targets.h"

#include <cstddef>
#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, size_t size)
{
    return kith::fuzz::run(kith::fuzz::tryJson, bytes, size);
}
