#pragma once

#include <cstddef>
#include <cstdint>
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
#ifdef MADV_HUGEPAGE
        if (count >= worthIt)
            return static_cast<T*>(map(rounded(count)));
#endif
        return std::allocator<T>().allocate(count);
    }
    void deallocate(T* block, std::size_t count)
    {
#ifdef MADV_HUGEPAGE
        if (count >= worthIt) {
            ::munmap(block, rounded(count));
            return;
        }
#endif
        std::allocator<T>().deallocate(block, count);
    }

    bool operator==(const HugePages&) const = default;

private:
    static constexpr std::size_t hugePage = 2 << 20; // bytes, on x86-64 and on 64-bit ARM with pages of 4 KB
    static constexpr std::size_t worthIt = 2 * hugePage / sizeof(T);

    static std::size_t rounded(std::size_t count)
    {
        return (count * sizeof(T) + hugePage - 1) / hugePage * hugePage;
    }

#ifdef MADV_HUGEPAGE
    // Not by malloc(), which keeps more for itself once it has given back such blocks (mallopt(3)).
    static void* map(std::size_t bytes)
    {
        void* const all
            = ::mmap(nullptr, bytes + hugePage, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        if (all == MAP_FAILED)
            throw std::bad_alloc();
        // What lies before and behind whole huge pages goes back.
        auto* const from = static_cast<char*>(all);
        const std::size_t before = (hugePage - reinterpret_cast<std::uintptr_t>(all) % hugePage) % hugePage;
        if (before > 0)
            ::munmap(from, before);
        ::munmap(from + before + bytes, hugePage - before);
        (void)::madvise(from + before, bytes, MADV_HUGEPAGE); // a wish: without it all is as before
        return from + before;
    }
#endif
};

// A table that may grow to millions of entries and is looked into all over.
template <typename T>
using LargeTable = std::vector<T, HugePages<T>>;

} // namespace kith
