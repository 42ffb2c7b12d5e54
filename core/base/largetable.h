#pragma once

#include <cstddef>
#include <cstdlib>
#include <memory>
#include <new>
#include <vector>

#ifdef __linux__
#include <sys/mman.h>
#endif

namespace kith
{

// Asks the system for large blocks in huge pages (madvise(2), MADV_HUGEPAGE), where it has them: a table of
// tens of megabytes is there after some faults instead of thousands, and looking something up in it misses
// the TLB seldom. Small blocks are as any others.
template <typename T>
class HugePages
{
public:
    using value_type = T;

    HugePages() = default;
    template <typename Other>
    explicit(false) HugePages(const HugePages<Other>&)
    {
    }

    T* allocate(std::size_t count)
    {
        const std::size_t bytes = count * sizeof(T);
        if (bytes < worthIt)
            return std::allocator<T>().allocate(count);
        const std::size_t rounded = (bytes + hugePage - 1) / hugePage * hugePage;
        void* const block = std::aligned_alloc(hugePage, rounded);
        if (!block)
            throw std::bad_alloc();
#ifdef MADV_HUGEPAGE
        (void)::madvise(block, rounded, MADV_HUGEPAGE); // a wish: without it all is as before
#endif
        return static_cast<T*>(block);
    }
    void deallocate(T* block, std::size_t count)
    {
        if (count * sizeof(T) < worthIt)
            std::allocator<T>().deallocate(block, count);
        else
            std::free(block);
    }

    bool operator==(const HugePages&) const = default;

private:
    static constexpr std::size_t hugePage = 2 << 20; // bytes, on x86-64 and on 64-bit ARM with pages of 4 KB
    static constexpr std::size_t worthIt = 2 * hugePage;
};

// A table that may grow to millions of entries and is looked into all over.
template <typename T>
using LargeTable = std::vector<T, HugePages<T>>;

} // namespace kith
