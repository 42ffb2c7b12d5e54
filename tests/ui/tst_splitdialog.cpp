#include "core/book/changebook.h"
#include "tests/support/gui.h"
#include "tests/ui/panels.h"
#include "ui/matching/splitdialog.h"
#include "ui/shared/theme.h"

#include <QApplication>
#include <QCheckBox>
#include <QDialog>
#include <QTest>

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

    ContactId who(const QString& name) { return findContacts(m_book->book->database(), name)->at(0); }
    QDialog* open(const QString& name)
    {
        takeApart(*m_book->book, who(name), name, m_window.get());
        return m_window->findChild<QDialog*>();
    }
    qint64 count(const char* what) { return *m_book->book->database().integer(what); }

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
        Result<Statement> several = m_book->book->database().prepare(
            "SELECT name FROM contacts WHERE kind = 0 AND (SELECT count(*) "
            "FROM source_rows WHERE contact = id AND record IS NOT NULL AND"
            " substr(record, 1, 1) = x'00') > 1 ORDER BY id LIMIT 1");
        QVERIFY(several && *several->step());
        const QString name = several->text(0);
        several->reset();
        const qint64 before = count("SELECT count(*) FROM contacts");
        QDialog* dialog = open(name);
        QTRY_VERIFY(dialog->findChildren<QCheckBox*>().size() > 1);
        QAbstractButton* split = button(*dialog, u"Take apart"_s);
        QVERIFY(!split->isEnabled());
        const QList<QCheckBox*> rows = dialog->findChildren<QCheckBox*>();
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
    }

    void oneRowCannotBeTakenApart()
    {
        Result<Statement> single = m_book->book->database().prepare(
            "SELECT name FROM contacts WHERE kind = 0 AND (SELECT count(*) "
            "FROM source_rows WHERE contact = id) = 1 LIMIT 1");
        QVERIFY(single && *single->step());
        const QString name = single->text(0);
        single->reset();
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
