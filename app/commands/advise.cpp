#include "app/command.h"
#include "app/interrupt.h"
#include "app/verdicts.h"
#include "core/book/adviseall.h"
#include "core/book/readbook.h"

namespace kith
{

int runAdvise(const Call& call)
{
    Result<OpenBook> book = openBook(call.book(), IfMissing::Refuse);
    if (!book)
        return call.failed(book.error());
    Terminal& terminal = call.terminal();
    Progress progress(
        [&](const QString& what, qint64 done, qint64 total) { terminal.progress(what, done, total); });
    const Interrupt interrupt(progress);
    if (const auto advised = adviseAll(book->database, *book->knowledge, call.today(), progress); !advised)
        return call.failed(advised.error());
    const auto index = browseIndex(book->database, call.today(), progress);
    if (!index)
        return call.failed(index.error());
    const Result<Verdicts> verdicts = countVerdicts(book->database, **index, progress);
    if (!verdicts)
        return call.failed(verdicts.error());
    terminal.endProgress();
    if (!call.json())
        print(terminal, *verdicts);
    return call.done(json(*verdicts));
}

} // namespace kith
