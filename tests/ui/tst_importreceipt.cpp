#include "tests/support/gui.h"
#include "tests/ui/panels.h"
#include "ui/importing/importhistory.h"
#include "ui/importing/importpage.h"
#include "ui/importing/rowlinesmodel.h"
#include "ui/shared/theme.h"

#include <QApplication>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace kith;
using test::button;
using test::expander;
using test::shows;

namespace
{

constexpr auto connections
    = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
      "Mara,Lindqvist,https://www.linkedin.com/in/mara-lindqvist,,Northwind,Head of Data,02 Mar 2021\n"
      "Bo,Tran,https://www.linkedin.com/in/bo-tran,,Harbour,Carpenter,03 Mar 2021\n"
      ",,,,,,04 Mar 2021\n";

} // namespace

// What the page of imports tells of one that was made.
class TestImportReceipt : public QObject
{
    Q_OBJECT

private:
    // As of years ago: which of two files is newer tells what holds.
    QString writeOld(const QString& name, const QByteArray& bytes) const
    {
        QFile file(m_book->write(name, bytes));
        if (!file.open(QIODevice::ReadWrite)
            || !file.setFileTime(
                QDateTime(QDate(2024, 3, 1), QTime(12, 0), Qt::UTC), QFileDevice::FileModificationTime))
            qFatal("cannot make %s old", qPrintable(name));
        return file.fileName();
    }

    // Through the page, to the receipt.
    void importHere(const QString& file)
    {
        m_page->importFiles({file});
        QTRY_VERIFY(shows(*m_page, u"What would happen"_s));
        QTRY_VERIFY(button(*m_page, u"Import"_s)->isEnabled());
        QTest::mouseClick(button(*m_page, u"Import"_s), Qt::LeftButton);
        QTRY_VERIFY(shows(*m_page, u"rows read: "_s));
    }

    std::unique_ptr<test::Panels> m_book;
    std::unique_ptr<ImportPage> m_page;

private Q_SLOTS:
    void init()
    {
        m_book = std::make_unique<test::Panels>();
        QVERIFY(m_book->settle());
        m_page = std::make_unique<ImportPage>(*m_book->book);
        m_page->resize(640, 900);
        m_page->show();
    }

    void cleanup()
    {
        m_page.reset();
        m_book.reset();
    }

    void theReceiptFollowsTheBook()
    {
        importHere(m_book->write(u"Connections.csv"_s, connections));
        QVERIFY(shows(*m_page, u"Undo (Ctrl+Z) takes all of it back."_s));
        QVERIFY(shows(*m_page, u"The book now holds"_s));
        const auto mara = findContacts(m_book->book->database(), u"Mara Lindqvist"_s);
        QVERIFY(m_book->book->decide({mara->front()}, Decision::Later));
        QVERIFY(shows(*m_page, u"3 rows read: 2 new · 1 rejected."_s));
        QVERIFY(!shows(*m_page, u"takes all of it back"_s)); // but the decision
        QVERIFY(!shows(*m_page, u"The book now holds"_s));
        const auto goBack = [this] {
            auto undone = m_book->book->undo();
            return QTest::qWaitFor([&] { return undone.isFinished() && !m_book->book->busy(); }, 60000);
        };
        QVERIFY(goBack());
        QVERIFY(shows(*m_page, u"Undo (Ctrl+Z) takes all of it back."_s));
        QVERIFY(goBack());
        QVERIFY(!shows(*m_page, u"3 rows read"_s));
        QVERIFY(!button(*m_page, u"See the people"_s));
    }

    void theReceiptGoesWithItsFile()
    {
        importHere(m_book->write(u"Connections.csv"_s, connections));
        expander(*m_page->findChild<ImportHistory*>(), u"Rows of Connections.csv"_s)->setExpanded(true);
        QTest::mouseClick(button(*m_page, u"Remove from the book"_s), Qt::LeftButton);
        QTRY_VERIFY(!shows(*m_page, u"3 rows read"_s));
    }

    // What is new about people of before stands above the files, of all of them.
    void theReceiptSumsUpWhatChanged()
    {
        m_book->import(writeOld(u"Connections.csv"_s, connections));
        QByteArray newer = connections;
        newer.replace("Head of Data", "Director").replace("Carpenter", "Beekeeper");
        importHere(m_book->write(u"Connections 2.csv"_s, newer));
        QVERIFY(shows(*m_page, u"2 new title(s)"_s));
        Expander* changes = expander(*m_page, u"What changed"_s);
        QVERIFY(changes);
        changes->setExpanded(true);
        const QAbstractItemModel* model = changes->findChild<QTableView*>()->model();
        QCOMPARE(model->rowCount(), 2);
        QCOMPARE(model->index(0, RowLinesModel::Who).data().toString(), u"Mara Lindqvist"_s);
        QVERIFY(model->index(0, RowLinesModel::Note).data().toString().contains(u"Director"_s));
        Expander* rows = expander(*m_page, u"Rows of Connections 2.csv"_s); // and beside the row
        rows->setExpanded(true);
        QTest::mouseClick(button(*rows, u"2 updated"_s), Qt::LeftButton);
        const QAbstractItemModel* updated = rows->findChild<QTableView*>()->model();
        QVERIFY(updated->index(1, RowLinesModel::Note).data().toString().contains(u"Beekeeper"_s));
    }

    void aRowSaysWhatItCallsWhomItIsAbout()
    {
        m_book->import(writeOld(u"old.csv"_s, "Name,E-mail\nAnn Old,ann@x.example\n"));
        importHere(m_book->write(u"new.csv"_s, "Name,E-mail,City\nA. Old,ann@x.example,Kiel\n"));
        Expander* rows = expander(*m_page, u"Rows of new.csv"_s);
        rows->setExpanded(true);
        const QAbstractItemModel* model = rows->findChild<QTableView*>()->model();
        QTest::mouseClick(button(*rows, u"1 updated"_s), Qt::LeftButton);
        const QString who = model->index(0, RowLinesModel::Who).data().toString();
        const QString note = model->index(0, RowLinesModel::Note).data().toString();
        QVERIFY2(who == u"A. Old"_s || note.contains(u"A. Old"_s), qPrintable(who + u'|' + note));
        Expander* before = expander(*m_page, u"Rows of old.csv"_s);
        before->setExpanded(true);
        const QAbstractItemModel* old = before->findChild<QTableView*>()->model();
        const QString oldNote = old->index(0, RowLinesModel::Note).data().toString();
        QVERIFY2(who == u"Ann Old"_s || oldNote.contains(u"in the file: "_s), qPrintable(oldNote));
    }

    void aDoubleClickOnARowLeadsToThePerson()
    {
        QSignalSpy chosen(m_page.get(), &ImportPage::contactChosen);
        QSignalSpy said(m_page.get(), &ImportPage::message);
        const auto clickOn = [this](const QString& kind) {
            Expander* rows = expander(*m_page, u"Rows of Connections.csv"_s);
            rows->setExpanded(true);
            QTest::mouseClick(button(*rows, kind), Qt::LeftButton);
            auto* table = rows->findChild<QTableView*>();
            const QPoint place = table->visualRect(table->model()->index(0, RowLinesModel::Who)).center();
            QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, place);
            QTest::mouseDClick(table->viewport(), Qt::LeftButton, {}, place);
        };
        m_page->importFiles({m_book->write(u"Connections.csv"_s, connections)});
        QTRY_VERIFY(shows(*m_page, u"What would happen"_s));
        clickOn(u"2 new"_s);
        QCOMPARE(said.value(0).value(0).toString(), u"They are not in the book."_s);
        QTRY_VERIFY(button(*m_page, u"Import"_s)->isEnabled());
        QTest::mouseClick(button(*m_page, u"Import"_s), Qt::LeftButton);
        QTRY_VERIFY(shows(*m_page, u"3 rows read"_s));
        clickOn(u"2 new"_s);
        const auto mara = findContacts(m_book->book->database(), u"Mara Lindqvist"_s);
        QCOMPARE(chosen.value(0).value(0).toLongLong(), mara->front());
        clickOn(u"1 rejected"_s); // that is nobody
        QCOMPARE(chosen.size(), 1);
    }
};

int main(int argc, char** argv)
{
    const test::GuiHome home;
    QApplication application(argc, argv);
    const Theme theme;
    TestImportReceipt tests;
    return QTest::qExec(&tests, argc, argv);
}

#include "tst_importreceipt.moc"
