#include "core/book/settleagain.h"

#include "core/book/employers.h"

namespace kith
{

Done settleAgain(const Database& database, const Knowledge& knowledge,
    const std::function<void(RecordWriter&)>& tell, ContactId lastBefore, Recorder& recorder,
    Progress& progress)
{
    Result<RecordWriter> writer = RecordWriter::start(
        database, knowledge.nicknames, Written::Contacts, recorder, progress, lastBefore);
    if (!writer)
        return tl::unexpected(writer.error());
    tell(*writer);
    const Done settled = writer->finish();
    if (!settled)
        return settled;
    return noteEmployers(database, knowledge, *writer, progress).map([](const ContactCounts&) {});
}

} // namespace kith
