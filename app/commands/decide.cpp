#include "app/command.h"
#include "app/contacts.h"
#include "app/texts.h"
#include "app/words.h"
#include "core/book/changebook.h"
#include "core/book/readbook.h"

#include <algorithm>
#include <array>
#include <functional>
#include <utility>

namespace kith
{
namespace
{

using namespace Qt::StringLiterals;

constexpr std::pair<QLatin1StringView, Decision> decisions[]{
    {"connect"_L1, Decision::Connect},
    {"follow"_L1, Decision::Follow},
    {"leave"_L1, Decision::NotForMe},
    {"sent"_L1, Decision::Sent},
    {"accepted"_L1, Decision::Accepted},
    {"followed"_L1, Decision::Followed},
    {"withdrawn"_L1, Decision::TookBack},
    {"later"_L1, Decision::Later},
};

std::optional<Decision> decisionFrom(const QString& word)
{
    const auto found = std::ranges::find(decisions, word, &std::pair<QLatin1StringView, Decision>::first);
    return found == std::end(decisions) ? std::nullopt : std::optional(found->second);
}

// Forgets the latest of the user's decisions about a contact.
Done takeBackLast(OpenBook& book, ContactId id, QDate today)
{
    const Result<ContactPage> page = contactPage(book.database, *book.knowledge, id, today);
    if (!page)
        return tl::unexpected(page.error());
    const Fact* last = nullptr;
    for (const Fact& fact : page->advice.facts) {
        const bool decided = fact.origin.by == Origin::By::You && fact.holds()
            && std::ranges::any_of(
                decisions, [&](const auto& each) { return factKindOf(each.second) == fact.kind; });
        if (decided && (!last || last->from <= fact.from))
            last = &fact;
    }
    if (!last)
        return failure(
            ErrorCode::NotFound, App::tr("You have decided nothing about %1.").arg(page->contact.name));
    return takeBack(book.database, *book.knowledge, id, last->kind, today);
}

// Changes what the book says of the contact whom the arguments from `first` on name, and says what is advised
// then.
int change(const Call& call, qsizetype first, const std::function<Done(OpenBook&, ContactId)>& how)
{
    Result<OpenBook> book = call.openBook(IfMissing::Refuse);
    if (!book)
        return call.failed(book.error());
    int exitCode = DoneExit;
    const std::optional<ContactId> id
        = oneContact(call, book->database, call.arguments().mid(first).join(u' '), exitCode);
    if (!id)
        return exitCode;
    if (const Done done = how(*book, *id); !done)
        return call.failed(done.error());
    const Result<ContactPage> page = contactPage(book->database, *book->knowledge, *id, book->today);
    const Result<std::vector<Source>> files = sources(book->database);
    if (const Error* error = firstError(page, files))
        return call.failed(*error);
    const Advice& advice = page->advice;
    if (!call.json()) {
        call.terminal().line(advice.gate == Gate::Open && advice.chosen && advice.advised != advice.action
                ? App::tr("%1: %2, as you chose. Kith would say: %3.")
                      .arg(page->contact.name, actionWord(advice.action), actionWord(advice.advised))
                : App::tr("%1: %2.").arg(page->contact.name,
                    advice.gate == Gate::Open ? actionWord(advice.action) : gateWord(advice.gate)));
        for (const Missing& missing : advice.missing)
            call.terminal().line(
                App::tr("Did Kith miss that %1? (kith answer %2 %3)")
                    .arg(missing.text, kindName(missing.fact), missing.holds ? u"yes"_s : u"no"_s));
    }
    return call.done(contactJson(*page, *files, call.today()));
}

} // namespace

int runDecide(const Call& call)
{
    const QString word = call.arguments().first();
    const std::optional<Decision> decision = decisionFrom(word);
    if (!decision && word != "back"_L1)
        return call.misused(App::tr("“%1” is no decision.").arg(word));
    return change(call, 1, [&](OpenBook& book, ContactId id) {
        return decision ? decide(book.database, *book.knowledge, std::array{id}, *decision, book.today,
                   call.value("because"_L1))
                        : takeBackLast(book, id, book.today);
    });
}

int runAnswer(const Call& call)
{
    const std::optional<FactKind> fact = factKind(call.arguments().at(0));
    const QString word = call.arguments().at(1);
    const bool forgets = word == "unknown"_L1;
    if (!fact)
        return call.misused(App::tr("There is no fact called “%1”.").arg(call.arguments().at(0)));
    if (!forgets && word != "yes"_L1 && word != "no"_L1)
        return call.misused(App::tr("“%1” is neither yes nor no.").arg(word));
    return change(call, 2, [&](OpenBook& book, ContactId id) {
        return forgets ? takeBack(book.database, *book.knowledge, id, *fact, book.today)
                       : answer(book.database, *book.knowledge, id, *fact, word == "yes"_L1,
                           call.value("value"_L1), book.today);
    });
}

} // namespace kith
