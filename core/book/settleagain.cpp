#include "core/book/settleagain.h"

#include "core/book/employers.h"
#include "core/book/lostconnections.h"

namespace kith
{

Result<QStringList> settleAgain(const Database& database, const Knowledge& knowledge,
    const std::function<void(RecordWriter&)>& tell, ContactId lastBefore, Recorder& recorder,
    Progress& progress)
{
    Result<RecordWriter> writer = RecordWriter::start(
        database, knowledge.nicknames, Written::Contacts, recorder, progress, lastBefore);
    if (!writer)
        return tl::unexpected(writer.error());
    tell(*writer);
    if (Done settled = writer->finish(); !settled)
        return tl::unexpected(settled.error());
    if (const auto lost = noteLostConnections(database, *writer); !lost)
        return tl::unexpected(lost.error());
    Result<EmployersAhead> employers = EmployersAhead::begin(database, knowledge, *writer, progress);
    if (!employers)
        return tl::unexpected(employers.error());
    if (const auto counts = noteEmployers(database, std::move(*employers), *writer, progress); !counts)
        return tl::unexpected(counts.error());
    return writer->keepIdentities().map([&] {
        QStringList told;
        for (const Issue& issue : writer->lastReceipt().issues)
            told += issue.message;
        return told;
    });
}

} // namespace kith
