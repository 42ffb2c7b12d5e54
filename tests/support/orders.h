#pragma once

#include "core/book/history.h"
#include "core/book/removeimport.h"
#include "tests/support/bookdump.h"
#include "tests/support/bookfixture.h"

#include <algorithm>

namespace kith::test
{

// What is wrong with importing the files in each order that comes `step` behind another, removing the last,
// undoing that, and importing them once more, `again`: the same files in other bytes. Empty: nothing.
inline QString whatOrderChanges(
    BookFixture& fixture, const QStringList& files, const QStringList& again, int step = 1)
{
    using namespace Qt::StringLiterals;
    const auto text = [](const Database& book) { return QString::fromUtf8(people(book)); };
    QStringList order = files;
    std::ranges::sort(order);
    QString first;
    Progress progress;
    for (bool more = true; more;) {
        Database book = fixture.newBook();
        Database without = fixture.newBook();
        for (const QString& file : std::as_const(order)) {
            if (const auto done = fixture.import(book, {file}); !done)
                return done.error().message;
            if (file != order.last())
                (void)fixture.import(without, {file});
        }
        const QString said = text(book);
        if (first.isEmpty())
            first = said;
        const QString orderIs = order.join(u", "_s);
        if (said != first)
            return u"in the order %1:\n%2instead of\n%3"_s.arg(orderIs, said, first);
        const QByteArray before = dump(book);
        const auto last = *book.integer("SELECT max(id) FROM sources");
        if (!removeSources(book, *fixture.knowledge, {last}, fixture.today, progress))
            return u"cannot remove"_s;
        if (text(book) != text(without))
            return u"removing the last of %1 leaves:\n%2instead of\n%3"_s.arg(
                orderIs, text(book), text(without));
        if (!undo(book, *fixture.knowledge, fixture.today, progress) || dump(book) != before)
            return u"undoing the removal, after %1, does not restore the book:\n%2instead of\n%3"_s.arg(
                orderIs, QString::fromUtf8(dump(book)), QString::fromUtf8(before));
        for (const QString& file : again) {
            const auto twice = fixture.import(book, {file});
            if (!twice || twice->total().added + twice->total().updated > 0)
                return u"importing %1 again is news"_s.arg(file);
        }
        if (text(book) != first)
            return u"importing all again makes another book:\n%1instead of\n%2"_s.arg(text(book), first);
        for (int i = 0; i < step && more; ++i)
            more = std::ranges::next_permutation(order).found;
    }
    return {};
}

} // namespace kith::test
