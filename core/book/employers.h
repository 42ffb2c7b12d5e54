#pragma once

#include "core/base/result.h"
#include "core/book/employernames.h"
#include "core/book/knowledge.h"
#include "core/book/recordwriter.h"
#include "core/store/database.h"

#include <memory>
#include <span>
#include <vector>

namespace kith
{

// The names of employers that noteEmployers() looks through. If the writer moved few people, and nobody else
// has moved any since employers were noted last, another thread reads those of the names where they were or
// are, as the book was before the transaction. The writer must not move anybody meanwhile.
class EmployersAhead
{
public:
    static Result<EmployersAhead> begin(
        const Database& database, const Knowledge& knowledge, const RecordWriter& writer, Progress& progress);
    EmployersAhead(EmployersAhead&&) noexcept;
    EmployersAhead& operator=(EmployersAhead&&) = delete;
    ~EmployersAhead();

private:
    friend Result<ContactCounts> noteEmployers(
        const Database& database, EmployersAhead ahead, RecordWriter& writer, const Progress& progress);
    struct Reading;
    explicit EmployersAhead(std::unique_ptr<Reading> reading);

    std::unique_ptr<Reading> m_reading;
};

// Gives the employers of the book's people contacts of their own, so that they can be advised on: those where
// several work, large ones, and those that the owner wants to reach. Keeps the count of people there
// (FactKind::Employs). Returns who is in the book then, which the walk tells.
Result<ContactCounts> noteEmployers(
    const Database& database, EmployersAhead ahead, RecordWriter& writer, const Progress& progress);
// Of an import. Steps of other kinds that move people make the history forget it (journal.h).
Done markEmployersNoted(const Database& database, const Knowledge& knowledge);

// The same for the counts alone where a few contacts have changed, of which these say what they were and are:
// it looks at the organisations only. Returns those whose count is another. Pages come and go with the next
// import.
Result<std::vector<ContactId>> recountEmployers(
    const Database& database, std::span<const Contact> before, std::span<const Contact> after);

} // namespace kith
