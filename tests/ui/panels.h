#pragma once

#include "tests/support/guibook.h"
#include "ui/shared/expander.h"

#include <QAbstractButton>
#include <QApplication>
#include <QFile>
#include <QLabel>
#include <QToolButton>
#include <QWidget>

#include <functional>
#include <vector>

namespace kith::test
{

// What the tests of the panels share: a book that files are imported into, and ways to find things in a
// window.
struct Panels : GuiBook {
    QString write(const QString& name, const QByteArray& bytes) const
    {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write %s", qPrintable(name));
        return file.fileName();
    }

    // Imports and waits; fails the program where that fails, which is not what is tested.
    void import(const QString& path)
    {
        if (!settle())
            qFatal("the book does not settle");
        auto importing = book->importFiles(
            {.paths = {path}, .event = {}, .on = {}, .dryRun = false, .today = book->today()}, {});
        if (!QTest::qWaitFor([&] { return importing.isFinished() && !book->busy(); }, 60000)
            || !importing.result())
            qFatal("the import fails");
    }

    ContactPage page(ContactId id) const
    {
        auto read = contactPage(book->database(), book->knowledge(), id, book->today());
        if (!read)
            qFatal("%s", qPrintable(read.error().message));
        return *read;
    }

    // The first contact of a view whose page is as wanted.
    ContactId first(View view, const std::function<bool(const ContactPage&)>& wanted) const
    {
        const Progress progress;
        for (const ContactId id : book->index()->find({.text = {}, .view = view}, progress)) {
            if (wanted(page(id)))
                return id;
        }
        qFatal("nobody in the sample network is like that");
        return 0;
    }
};

// The visible button with these words (without mnemonics), or null.
inline QAbstractButton* button(const QWidget& parent, const QString& text)
{
    for (QAbstractButton* each : parent.findChildren<QAbstractButton*>()) {
        if (each->isVisible()
            && (QString(each->text()).remove(u'&') == text || each->accessibleName() == text))
            return each;
    }
    return nullptr;
}

// The visible line of that name with more behind it, or null.
inline Expander* expander(const QWidget& parent, const QString& name)
{
    for (auto* each : parent.findChildren<Expander*>()) {
        if (each->isVisible() && each->findChild<QToolButton*>()->accessibleName() == name)
            return each;
    }
    return nullptr;
}

// Whether a visible label shows exactly this, or holds it.
inline bool shows(const QWidget& parent, const QString& part)
{
    const QList<QLabel*> labels = parent.findChildren<QLabel*>();
    return std::any_of(labels.cbegin(), labels.cend(),
        [&part](const QLabel* label) { return label->isVisible() && label->text().contains(part); });
}

// What the Tab key reaches, from there on and round.
inline std::vector<QWidget*> tabOrder(QWidget& first)
{
    std::vector<QWidget*> order;
    first.setFocus();
    do {
        order.push_back(QApplication::focusWidget());
        QTest::keyClick(order.back(), Qt::Key_Tab);
    } while (QApplication::focusWidget() != &first && order.size() < 100);
    return order;
}

// The name of the first that stands neither below nor behind the one before it; empty: there is none.
inline QString outOfOrder(const QWidget& page, const std::vector<QWidget*>& order)
{
    for (std::size_t i = 1; i < order.size(); ++i) {
        const QRect before(order[i - 1]->mapTo(&page, QPoint()), order[i - 1]->size());
        const QRect after(order[i]->mapTo(&page, QPoint()), order[i]->size());
        const bool isBehind = after.top() < before.bottom() && after.left() >= before.right();
        if (!isBehind && after.top() < before.bottom())
            return QStringLiteral("%1 “%2”").arg(
                QLatin1StringView(order[i]->metaObject()->className()), order[i]->accessibleName());
    }
    return {};
}

} // namespace kith::test
