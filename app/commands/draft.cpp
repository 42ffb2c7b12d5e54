#include "app/command.h"
#include "app/contacts.h"
#include "app/texts.h"
#include "app/words.h"
#include "app/work.h"

#include <QJsonArray>

namespace kith
{
namespace
{

using namespace Qt::StringLiterals;

QJsonObject json(const ContactPage& page)
{
    QJsonValue draft;
    if (page.draft) {
        QJsonArray facts;
        for (const int fact : page.draft->facts)
            facts.append(fact);
        draft = QJsonObject{
            {u"text"_s, page.draft->text},
            {u"length"_s, page.draft->text.size()},
            {u"limit"_s, page.draft->limit},
            {u"language"_s, page.draft->language},
            {u"facts"_s, facts},
        };
    }
    return {{u"id"_s, QString::number(page.contact.id)}, {u"name"_s, page.contact.name}, {u"draft"_s, draft}};
}

QString whyNone(const Advice& advice)
{
    if (advice.gate != Gate::Open)
        return gateWord(advice.gate);
    return advice.action == Action::Connect ? App::tr("no fact in the book carries one")
                                            : App::tr("the advice is: %1").arg(actionWord(advice.action));
}

void print(Terminal& terminal, const ContactPage& page)
{
    const QString name = terminal.styled(page.contact.name, TextStyle::Strong);
    const QString id = terminal.styled(App::tr("(id %1)").arg(page.contact.id), TextStyle::Faint);
    if (!page.draft) {
        terminal.line(App::tr("%1  %2  no note: %3").arg(name, id, whyNone(page.advice)));
    } else {
        terminal.line(
            App::tr("%1  %2  %3 of %4 characters")
                .arg(name, id, QString::number(page.draft->text.size()), QString::number(page.draft->limit)));
        for (const QString& line : page.draft->text.split(u'\n'))
            terminal.line(u"  "_s + line);
    }
    terminal.line();
}

// Those whom the arguments name; nothing: the call has failed with `exitCode`.
std::optional<std::vector<ContactId>> named(const Call& call, const OpenBook& book, int& exitCode)
{
    std::vector<ContactId> ids;
    for (const QString& argument : call.arguments()) {
        const std::optional<ContactId> id = oneContact(call, book.database, argument, exitCode);
        if (!id)
            return std::nullopt;
        ids.push_back(*id);
    }
    return ids;
}

Result<std::vector<ContactId>> everyone(OpenBook& book, Progress& progress)
{
    const auto index = freshIndex(book, progress);
    if (!index)
        return tl::unexpected(index.error());
    return find(**index, {.view = View::Connect}, progress);
}

} // namespace

int runDraft(const Call& call)
{
    const bool all = call.isSet("all"_L1);
    if (all != call.arguments().isEmpty())
        return call.misused(all ? App::tr("--all and ids do not go together.")
                                : App::tr("Something is missing: kith draft ID… | --all."));
    Result<OpenBook> book = call.openBook(IfMissing::Refuse);
    if (!book)
        return call.failed(book.error());

    Terminal& terminal = call.terminal();
    Work work(call.terminal());
    std::vector<ContactId> ids;
    if (all) {
        Result<std::vector<ContactId>> connect = everyone(*book, work.progress);
        if (!connect)
            return call.failed(connect.error());
        ids = *std::move(connect);
    } else {
        int exitCode = DoneExit;
        std::optional<std::vector<ContactId>> meant = named(call, *book, exitCode);
        if (!meant)
            return exitCode;
        ids = *std::move(meant);
    }

    QJsonArray drafts;
    for (std::size_t i = 0; i < ids.size(); ++i) {
        if (work.progress.cancelled())
            return call.failed({ErrorCode::Cancelled, App::tr("Stopped."), {}});
        work.progress.report(App::tr("Writing notes"), static_cast<qint64>(i), std::ssize(ids));
        const Result<ContactPage> page = contactPage(book->database, *book->knowledge, ids[i], book->today);
        if (!page)
            return call.failed(page.error());
        if (call.json()) {
            drafts.append(json(*page));
        } else {
            print(terminal, *page);
        }
    }
    if (!call.json() && ids.empty())
        terminal.line(App::tr("Kith advises to connect with nobody at present."));
    return call.done({{u"drafts"_s, drafts}});
}

} // namespace kith
