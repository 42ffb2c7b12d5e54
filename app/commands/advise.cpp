#include "app/command.h"
#include "app/verdictcounts.h"
#include "app/work.h"
#include "core/book/adviseall.h"
#include "core/book/browsebook.h"
#include "core/book/readbook.h"

namespace kith
{

int runAdvise(const Call& call)
{
    Result<OpenBook> book = call.openBook(IfMissing::Refuse);
    if (!book)
        return call.failed(book.error());
    Work work(call.terminal());
    if (const auto advised = adviseAll(book->database, *book->knowledge, book->today, work.progress);
        !advised)
        return call.failed(advised.error());
    const auto index = browseIndex(book->database, book->today, work.progress);
    if (!index)
        return call.failed(index.error());
    const Result<VerdictCounts> verdicts = countVerdicts(book->database, **index, work.progress);
    if (!verdicts)
        return call.failed(verdicts.error());
    if (!call.json())
        print(call.terminal(), *verdicts);
    return call.done(json(*verdicts));
}

} // namespace kith
