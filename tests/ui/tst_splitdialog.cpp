#include "core/book/changebook.h"
#include "core/book/splitcontact.h"
#include "tests/support/gui.h"
#include "tests/ui/panels.h"
#include "ui/matching/splitdialog.h"
#include "ui/shared/theme.h"

#include <QApplication>
#include <QCheckBox>
#include <QDialog>
#include <QTest>

#include <functional>

using namespace Qt::StringLiterals;
using namespace kith;
using test::button;
using test::shows;

class TestSplitDialog : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<test::Panels> m_book;
    std::unique_ptr<QWidget> m_window;
    ContactId m_added = 0;

    ContactId who(const QString& name) { return findContacts(m_book->book->database(), name)->at(0); }
    QDialog* open(const QString& name)
    {
        m_added = 0;
        takeApart(
            *m_book->book, who(name), name, m_window.get(), [this](ContactId added) { m_added = added; });
        return m_window->findChild<QDialog*>();
    }
    qint64 count(const char* what) { return *m_book->book->database().integer(what); }

    // The name of the first person of whom so many rows tell.
    QString firstWith(const std::function<bool(std::size_t rows)>& soMany)
    {
        const Database& book = m_book->book->database();
        Result<Statement> people = book.prepare("SELECT id, name FROM contacts WHERE kind = 0 ORDER BY id");
        while (*people->step()) {
            if (soMany(recordsAbout(book, people->integer(0))->size()))
                return people->text(1);
        }
        return {};
    }

private Q_SLOTS:
    void init()
    {
        m_book = std::make_unique<test::Panels>();
        QVERIFY(m_book->fill());
        m_window = std::make_unique<QWidget>();
        m_window->show();
    }
    void cleanup()
    {
        m_window.reset();
        m_book.reset();
    }

    // A contact with several rows: the first that the book has.
    void rowsThatAreChosenBecomeAContact()
    {
        const QString name = firstWith([](std::size_t rows) { return rows > 1; });
        const qint64 before = count("SELECT count(*) FROM contacts");
        QDialog* dialog = open(name);
        QTRY_VERIFY(dialog->findChildren<QCheckBox*>().size() > 1);
        QAbstractButton* split = button(*dialog, u"Take apart"_s);
        QVERIFY(!split->isEnabled());
        const QList<QCheckBox*> rows = dialog->findChildren<QCheckBox*>();
        QCOMPARE(dialog->focusWidget(), rows[0]);
        QVERIFY(rows[0]->accessibleName().contains(u"row"_s));
        for (QCheckBox* row : rows)
            row->click();
        QVERIFY(!split->isEnabled());
        QVERIFY(shows(*dialog, u"One row must stay."_s));
        rows[0]->click();
        QVERIFY(split->isEnabled());
        QTest::mouseClick(split, Qt::LeftButton);
        QTRY_VERIFY(!m_window->findChild<QDialog*>());
        QCOMPARE(count("SELECT count(*) FROM contacts"), before + 1);
        QTRY_COMPARE(m_book->book->undoName(), name + u" taken apart"_s);
        QVERIFY(m_added != 0);
        QCOMPARE(recordsAbout(m_book->book->database(), m_added)->size(), std::size_t(rows.size() - 1));
    }

    void oneRowCannotBeTakenApart()
    {
        const QString name = firstWith([](std::size_t rows) { return rows == 1; });
        QDialog* dialog = open(name);
        QTRY_VERIFY(shows(*dialog, u"nothing to take apart"_s));
        QVERIFY(!button(*dialog, u"Take apart"_s)->isEnabled());
        QTest::mouseClick(button(*dialog, u"Cancel"_s), Qt::LeftButton);
        QTRY_VERIFY(!m_window->findChild<QDialog*>());
    }
};

int main(int argc, char** argv)
{
    const test::GuiHome home;
    QApplication application(argc, argv);
    const Theme theme;
    TestSplitDialog test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_splitdialog.moc"
