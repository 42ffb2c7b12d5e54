#pragma once

#include "core/matching/mergeplan.h"
#include "core/model/source.h"
#include "core/store/day.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <utility>

namespace kith
{

FileAge ageOf(const Source& file);

// How new the files are that a book holds.
class FileAges
{
public:
    void add(const Source& file)
    {
        m_newest = std::max(m_newest, std::pair(Day(file.day), ageOf(file)));
        if (!file.day.isValid())
            m_newestUndated = std::max(m_newestUndated, std::optional(ageOf(file)));
    }
    // Of a file that an older Kith read nobody knows its day: it may be newer than all.
    void addUnknown() { m_newest.first = Day(std::numeric_limits<int>::max()); }

    // Whether none of them is as new as a file of that day; one that tells no day is compared with its like.
    bool areBefore(QDate day, const FileAge& age) const
    {
        return day.isValid() ? m_newest < std::pair(Day(day), age) : m_newestUndated < age;
    }

private:
    std::pair<Day, FileAge> m_newest;
    std::optional<FileAge> m_newestUndated;
};

} // namespace kith
