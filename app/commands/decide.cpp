#include "app/command.h"
#include "app/contacts.h"
#include "app/texts.h"
#include "app/words.h"
#include "core/advising/sentence.h"
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

// What is advised now, or that it is put off.
QString nowSays(const Call& call, const ContactPage& page)
{
    const Advice& advice = page.advice;
    const QString& name = page.contact.name;
    if (advice.gate != Gate::Open)
        return App::tr("%1: %2.").arg(name, gateWord(advice.gate));
    const QDate until = putOffUntil(page.advice.facts, call.today());
    if (call.arguments().first() == "later"_L1 && until.isValid())
        return App::tr("%1: put off until %2.", "somebody, a day").arg(name, writtenDate(until));
    if (advice.chosen && advice.advised != advice.action)
        return App::tr("%1: %2, as you chose. Kith would say: %3.")
            .arg(name, actionWord(advice.action), actionWord(advice.advised));
    return App::tr("%1: %2.").arg(name, actionWord(advice.action));
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
        call.terminal().line(nowSays(call, *page));
        for (const Missing& missing : advice.missing)
            call.terminal().line(missedSays(missing, page->contact.id));
    }
    return call.done(contactJson(*page, *files, call.today()));
}

// Files and decisions tell the rest.
Done canBeAnswered(const std::vector<FactKind>& facts, const Knowledge& knowledge)
{
    const std::vector<FactKind> asked = answerable(knowledge);
    for (const FactKind fact : facts) {
        if (std::ranges::find(asked, fact) != asked.end())
            continue;
        QStringList names;
        for (const FactKind each : asked)
            names += kindName(each);
        return failure(ErrorCode::Invalid,
            App::tr("“%1” is nothing that Kith asks about. What can be answered: %2.")
                .arg(kindName(fact), names.join(u", "_s)));
    }
    return {};
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
    std::vector<FactKind> facts;
    for (const QString& name : call.arguments().at(0).split(u',')) {
        const std::optional<FactKind> fact = factKind(name);
        if (!fact)
            return call.misused(App::tr("There is no fact called “%1”.").arg(name));
        facts.push_back(*fact);
    }
    const QString word = call.arguments().at(1);
    const bool forgets = word == "unknown"_L1;
    if (!forgets && word != "yes"_L1 && word != "no"_L1)
        return call.misused(App::tr("“%1” is neither yes nor no.").arg(word));
    return change(call, 2, [&](OpenBook& book, ContactId id) {
        if (forgets)
            return takeBack(book.database, *book.knowledge, id, facts, book.today);
        if (Done done = canBeAnswered(facts, *book.knowledge); !done)
            return done;
        std::vector<Answer> answers;
        for (const FactKind fact : facts)
            answers.push_back({fact, word == "yes"_L1, call.value("value"_L1)});
        return answer(book.database, *book.knowledge, id, answers, book.today);
    });
}

} // namespace kith
