#include "app/command.h"
#include "app/contacts.h"
#include "app/texts.h"
#include "app/work.h"
#include "core/book/changebook.h"
#include "core/book/reviewpairs.h"

#include <QJsonArray>

namespace kith
{
namespace
{

using namespace Qt::StringLiterals;

QString listed(const Contact& contact)
{
    QStringList known{contact.name, workOf(contact.title, contact.organisation), contact.profile};
    for (const ContactPoint& point : contact.points)
        known.append(point.value);
    known.removeAll(QString());
    return u"%1  %2"_s.arg(contact.id, 6).arg(known.join(u" · "_s));
}

QJsonObject pairJson(const ReviewPair& pair)
{
    return {{u"one"_s, QString::number(pair.kept.id)}, {u"other"_s, QString::number(pair.other.id)},
        {u"names"_s, QJsonArray{pair.kept.name, pair.other.name}}, {u"score"_s, pair.likeness.score},
        {u"agrees"_s, QJsonArray::fromStringList(pair.likeness.agrees)},
        {u"differs"_s, QJsonArray::fromStringList(pair.likeness.differs)}};
}

void print(Terminal& terminal, const std::vector<ReviewPair>& pairs)
{
    for (const ReviewPair& pair : pairs) {
        terminal.line(listed(pair.kept));
        terminal.line(listed(pair.other));
        for (const QString& reason : pair.likeness.agrees)
            terminal.line(u"        + "_s + reason);
        for (const QString& reason : pair.likeness.differs)
            terminal.line(u"        − "_s + reason);
        terminal.line();
    }
    terminal.line(pairs.empty()
            ? App::tr("Nobody in the book may be the same as somebody else.")
            : App::tr("“kith merge ID ID” makes two contacts one, “kith apart ID ID” keeps them two."));
}

// Decides about the two contacts that the call names; `says` tells the person, with %1 and %2 for their
// names.
template <typename Decide>
int decideAbout(const Call& call, Decide decide, const QString& key, const QString& says)
{
    Result<OpenBook> book = call.openBook(IfMissing::Refuse);
    if (!book)
        return call.failed(book.error());
    int exitCode = 0;
    const std::optional<ContactId> one = oneContact(call, book->database, call.arguments().at(0), exitCode);
    if (!one)
        return exitCode;
    const std::optional<ContactId> other = oneContact(call, book->database, call.arguments().at(1), exitCode);
    if (!other)
        return exitCode;
    const auto first = contactPage(book->database, *book->knowledge, *one, book->today);
    const auto second = contactPage(book->database, *book->knowledge, *other, book->today);
    if (const Error* error = firstError(first, second))
        return call.failed(*error);
    if (const auto done = decide(book->database, *book->knowledge, *one, *other, book->today); !done)
        return call.failed(done.error());
    if (!call.json())
        call.terminal().line(says.arg(first->contact.name, second->contact.name));
    return call.done({{key, QJsonArray{QString::number(*one), QString::number(*other)}}});
}

} // namespace

int runReview(const Call& call)
{
    const Result<OpenBook> book = call.openBook(IfMissing::Refuse);
    if (!book)
        return call.failed(book.error());
    Work work(call.terminal());
    const Result<std::vector<ReviewPair>> pairs
        = pairsToReview(book->database, book->knowledge->nicknames, work.progress);
    if (!pairs)
        return call.failed(pairs.error());
    QJsonArray array;
    for (const ReviewPair& pair : *pairs)
        array.append(pairJson(pair));
    if (!call.json())
        print(call.terminal(), *pairs);
    return call.done({{u"pairs"_s, array}});
}

int runMerge(const Call& call)
{
    return decideAbout(
        call, mergeContacts, u"merged"_s, App::tr("%1 and %2 are one now. “kith undo” takes it back."));
}

int runApart(const Call& call)
{
    return decideAbout(
        call, keepApart, u"apart"_s, App::tr("%1 and %2 stay two. “kith undo” takes it back."));
}

} // namespace kith
