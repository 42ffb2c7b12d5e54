#pragma once

#include "core/book/addressbook.h"

#include <QTemporaryDir>
#include <QTest>

namespace kith::test
{

// A real book in a folder that goes with it, for tests of the window. Header only: the support library knows
// no book.
struct GuiBook {
    QTemporaryDir folder;
    std::unique_ptr<AddressBook> book;

    GuiBook() { reopen(); }

    // As after a restart; what the book still works on is lost.
    void reopen()
    {
        book.reset();
        const auto knowledge = Knowledge::load();
        if (!knowledge)
            qFatal("%s", qPrintable(knowledge.error().message));
        auto opened = AddressBook::open(
            folder.filePath(QStringLiteral("book.kith")), *knowledge, QDate(2026, 11, 23));
        if (!opened)
            qFatal("%s", qPrintable(opened.error().message));
        book = std::move(*opened);
    }

    // Whether nothing is under way and the index is that of the book.
    bool settle() const
    {
        return QTest::qWaitFor([this] { return !book->busy() && book->index(); }, 60000);
    }

    // Fills the book with the sample network and waits until the index holds it.
    bool fill()
    {
        if (!settle())
            return false;
        auto filling = book->fillWithSample({});
        return QTest::qWaitFor([&] { return filling.isFinished() && book->index()->size() > 0; }, 60000)
            && filling.result().has_value();
    }
};

} // namespace kith::test
