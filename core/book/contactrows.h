#pragma once

#include "core/base/result.h"
#include "core/matching/mergeplan.h"
#include "core/model/source.h"
#include "core/store/database.h"

#include <functional>
#include <optional>
#include <set>
#include <vector>

namespace kith
{

// A row of an imported file that is about a contact.
struct ContactRecord {
    SourceId source = 0;
    int row = 0;
    std::vector<int> furtherRows; // summed up in this one
    std::optional<Stated> stated; // not known of rows that an older Kith read

    bool isKnown() const { return stated.has_value(); }
    RowId id() const { return {source, row}; }
    std::vector<RowId> rows() const // all of them
    {
        std::vector<RowId> rows{id()};
        for (const int further : furtherRows)
            rows.push_back({source, further});
        return rows;
    }
};

// Adds records to those of a contact, in the order in which they were read.
void addRecords(std::vector<ContactRecord>& records, std::vector<ContactRecord> more);

// Calls with each of these contacts, ascending, and the rows about it in the order in which they were read;
// also with those about whom there is none. One walk through all rows.
using VisitRecords = std::function<Done(ContactId, std::vector<ContactRecord>)>;
Done walkRecords(const Database& database, const std::set<ContactId>& contacts, const VisitRecords& visit);

} // namespace kith
