#include "tests/support/gui.h"
#include "tests/ui/panels.h"
#include "tests/ui/straywindows.h"
#include "ui/importing/columnchoice.h"
#include "ui/importing/dropzone.h"
#include "ui/importing/importhistory.h"
#include "ui/importing/importpage.h"
#include "ui/importing/receiptview.h"
#include "ui/importing/rowlinesmodel.h"
#include "ui/shared/expander.h"
#include "ui/shared/textlabel.h"
#include "ui/shared/theme.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QDropEvent>
#include <QFileDialog>
#include <QLineEdit>
#include <QLocale>
#include <QMimeData>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QToolButton>

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
constexpr auto guests = "Full name,E-mail,Organisation\n"
                        "Kim Osei,kim@osei.example,Osei & Co\n";

} // namespace

// The page through which files come in.
class TestImportPage : public QObject
{
    Q_OBJECT

private:
    qsizetype people() const { return m_book->book->index() ? m_book->book->index()->size() : 0; }

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

    void aFileSaysThatThereAreWarnings()
    {
        m_page->importFiles({m_book->write(
            u"people.csv"_s, "Name,E-mail,Phone\nAnna Huber,anna(at)huber.example,1\nOtto Berg,otto@,2\n")});
        QTRY_VERIFY(shows(*m_page, u"2 new · 2 warning(s)"_s));
        QTest::mouseClick(button(*m_page, u"Import"_s), Qt::LeftButton);
        QTRY_VERIFY(shows(*m_page, u"2 rows read: 2 new."_s));
        QVERIFY(shows(*m_page, u"2 new · 2 warning(s)"_s));
    }

    void previewsThenImportsThenTellsWhatHappened()
    {
        m_page->importFiles({m_book->write(u"Connections.csv"_s, connections)});
        QTRY_VERIFY(shows(*m_page, u"What would happen"_s));
        QVERIFY(shows(*m_page, u"2 new · 1 rejected"_s));
        QVERIFY(shows(*m_page, u"Connections.csv"_s));
        QVERIFY(sources(m_book->book->database())->empty()); // nothing has happened yet
        QVERIFY(!shows(*m_page, u"Imported before"_s));

        QTest::mouseClick(button(*m_page, u"Import"_s), Qt::LeftButton);
        QTRY_VERIFY(shows(*m_page, u"3 rows read: 2 new · 1 rejected."_s));
        QVERIFY(!shows(*m_page, u"What would happen"_s));
        QVERIFY(shows(*m_page, u"Imported before"_s));
        QTRY_VERIFY(people() >= 2);

        QSignalSpy finished(m_page.get(), &ImportPage::finished);
        QTest::mouseClick(button(*m_page, u"See the people"_s), Qt::LeftButton);
        QCOMPARE(finished.size(), 1);
    }

    void leadsToWhoeverMayBeOnePerson()
    {
        m_book->import(m_book->write(u"Connections.csv"_s, connections));
        m_page->importFiles(
            {m_book->write(u"friends.csv"_s, "Name,E-mail\nMara Lindqvist,mara@home.example\n")});
        QTRY_VERIFY(shows(*m_page, u"What would happen"_s));
        QTest::mouseClick(button(*m_page, u"Import"_s), Qt::LeftButton);
        QTRY_VERIFY(shows(*m_page, u"pair(s) of contacts may be one person"_s));
        QSignalSpy review(m_page.get(), &ImportPage::reviewRequested);
        QTest::mouseClick(button(*m_page, u"Decide who is who"_s), Qt::LeftButton);
        QCOMPARE(review.size(), 1);
    }

    void theSameFileAgainIsNothingNew()
    {
        const QString file = m_book->write(u"Connections.csv"_s, connections);
        m_book->import(file);
        m_page->importFiles({file});
        QTRY_VERIFY(shows(*m_page, u"Nothing new"_s));
        QVERIFY(!button(*m_page, u"Import"_s)->isEnabled());
        QTest::mouseClick(button(*m_page, u"Leave it"_s), Qt::LeftButton);
        QVERIFY(!shows(*m_page, u"What would happen"_s));
    }

    void errorsStayOnThePage_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("named");
        QTest::newRow("unknown columns") << u"prices.csv"_s << QByteArray("a,b\n1,2\n") << u"prices.csv"_s;
        QTest::newRow("empty") << u"Connections.csv"_s << QByteArray() << u"Connections.csv"_s;
        QTest::newRow("cut off") << u"archive.zip"_s << QByteArray("PK\x03\x04 and no more")
                                 << u"archive.zip"_s;
    }
    void errorsStayOnThePage()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, bytes);
        QFETCH(QString, named);
        m_page->importFiles({m_book->write(name, bytes)});
        QTRY_VERIFY(m_page->findChild<QLabel*>(u"error"_s));
        QVERIFY(m_page->findChild<QLabel*>(u"error"_s)->isVisible());
        QVERIFY(shows(*m_page, named));
        QVERIFY(!QApplication::activeModalWidget());

        m_book->write(name, connections); // mended; for the archive that is still none
        if (!name.endsWith(u".zip"_s)) {
            QTest::mouseClick(button(*m_page, u"Try again"_s), Qt::LeftButton);
            QTRY_VERIFY(shows(*m_page, u"What would happen"_s));
            QVERIFY(!m_page->findChild<QLabel*>(u"error"_s)->isVisible());
        }
    }

    void asksOfWhichEventAListIs()
    {
        m_page->importFiles({m_book->write(u"guests.csv"_s, guests)});
        QTRY_VERIFY(shows(*m_page, u"Where did you meet the people of guests.csv"_s));
        const auto fields = m_page->findChildren<QLineEdit*>();
        QCOMPARE(fields.size(), 2);
        QTest::keyClicks(fields[0], u"FOSDEM 2026"_s);
        QTest::keyClicks(fields[1], u"some day"_s);
        QSignalSpy said(m_page.get(), &ImportPage::message);
        QTRY_VERIFY(button(*m_page, u"Import"_s)->height() > 0); // laid out
        QTest::mouseClick(button(*m_page, u"Import"_s), Qt::LeftButton);
        QCOMPARE(said.value(0).value(0).toString(), u"“some day” is no day. Write it as 2026-01-31."_s);
        QVERIFY(sources(m_book->book->database())->empty());
        fields[1]->clear();
        QTest::keyClicks(fields[1], u"2026-01-31"_s);
        QTest::mouseClick(
            button(*m_page, u"Import"_s), Qt::LeftButton); // the first click, straight from the field
        QTRY_VERIFY(shows(*m_page, u"1 rows read"_s) || shows(*m_page, u"rows read: 1 new"_s));
        const auto kim = findContacts(m_book->book->database(), u"Kim Osei"_s);
        const Facts facts = m_book->page(kim->front()).advice.facts;
        QVERIFY(std::any_of(facts.begin(), facts.end(), [](const Fact& fact) {
            return fact.kind == FactKind::Met && fact.value == u"FOSDEM 2026"_s
                && fact.from == QDate(2026, 1, 31);
        }));
    }

    // The list is in the book, but not where one met its people.
    void thePreviewCountsWithTheEventThatIsTyped()
    {
        const QString file = m_book->write(u"guests.csv"_s, guests);
        m_book->import(file);
        m_page->importFiles({file});
        QTRY_VERIFY(shows(*m_page, u"Nothing new"_s));
        QTRY_VERIFY(shows(*m_page, u"Where did you meet"_s));
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
        const auto fields = m_page->findChildren<QLineEdit*>();
        fields[0]->setFocus();
        QTest::keyClicks(fields[0], u"FOSDEM 2026"_s);
        QTRY_VERIFY(shows(*m_page, u"1 updated"_s));
        QVERIFY(fields[0]->hasFocus());
        QTest::keyClicks(fields[1], u"31/1/2026"_s);
        QVERIFY(shows(*m_page, QLocale().toString(QDate(2026, 1, 31), QLocale::LongFormat)));
        QTest::mouseClick(button(*m_page, u"Import"_s), Qt::LeftButton);
        QTRY_VERIFY(shows(*m_page, u"1 rows read: 1 updated."_s));
        const auto kim = findContacts(m_book->book->database(), u"Kim Osei"_s);
        const Facts facts = m_book->page(kim->front()).advice.facts;
        QVERIFY(std::any_of(facts.begin(), facts.end(), [](const Fact& fact) {
            return fact.value == u"FOSDEM 2026"_s && fact.from == QDate(2026, 1, 31);
        }));
    }

    void whatIsNoDayIsToldBesideIt()
    {
        m_page->importFiles({m_book->write(u"guests.csv"_s, guests)});
        QTRY_VERIFY(shows(*m_page, u"Where did you meet"_s));
        auto* day = m_page->findChildren<QLineEdit*>().last();
        const auto* says = m_page->findChild<QLabel*>(u"day"_s);
        QVERIFY(!says->isVisible());
        QTest::keyClicks(day, u"31/31/2026"_s);
        QTRY_COMPARE(says->text(), u"That is no day. Write it as 2026-01-31."_s);
        day->clear();
        QVERIFY(!says->isVisible());
    }

    void filesCanBeDropped()
    {
        auto* zone = m_page->findChild<DropZone*>();
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(m_book->write(u"Connections.csv"_s, connections))});
        QDragEnterEvent enter(QPoint(8, 8), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(zone, &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(QPointF(8, 8), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(zone, &drop);
        QTRY_VERIFY(shows(*m_page, u"What would happen"_s));
    }

    void thePreviewListsTheRows()
    {
        m_book->import(m_book->write(u"friends.csv"_s, "Name,E-mail\nMara Lindqvist,mara@home.example\n"));
        m_page->importFiles({m_book->write(u"Connections.csv"_s, connections)});
        QTRY_VERIFY(shows(*m_page, u"to decide afterwards"_s));
        Expander* rows = expander(*m_page, u"Rows of Connections.csv"_s);
        QVERIFY(rows);
        rows->setExpanded(true);
        const auto* table = rows->findChild<QTableView*>();
        QCOMPARE(table->model()->rowCount(), 1); // rejected rows come first
        QVERIFY(table->model()->index(0, RowLinesModel::Who).data().toString().contains(u"04 Mar 2021"_s));
        QVERIFY(!button(*rows, u"Save rejected rows…"_s)); // nothing has happened yet
        QTest::mouseClick(button(*rows, u"2 new"_s), Qt::LeftButton);
        QCOMPARE(table->model()->index(1, RowLinesModel::Who).data().toString(), u"Bo Tran"_s);
    }

    void everyRowOfAnImportCanBeLookedUp()
    {
        m_book->import(m_book->write(u"Connections.csv"_s, connections));
        QTRY_VERIFY(shows(*m_page, u"Imported before"_s));
        QTest::mouseClick(m_page->findChild<ImportHistory*>()->findChild<QToolButton*>(), Qt::LeftButton);
        const auto* table = m_page->findChild<QTableView*>();
        QVERIFY(table);
        const QAbstractItemModel* model = table->model();
        QTRY_COMPARE(model->rowCount(), 1); // rejected rows come first
        QCOMPARE(model->index(0, RowLinesModel::Row).data().toString(), u"4"_s);
        QVERIFY(!model->index(0, RowLinesModel::Note).data().toString().isEmpty());
        QVERIFY(model->index(0, RowLinesModel::Who).data().toString().contains(u"04 Mar 2021"_s));
        QTest::mouseClick(button(*m_page, u"2 new"_s), Qt::LeftButton);
        QTRY_COMPARE(model->rowCount(), 2);
        QCOMPARE(model->index(0, RowLinesModel::Who).data().toString(), u"Mara Lindqvist"_s);
    }

    void rejectedRowsAreSaved()
    {
        m_book->import(m_book->write(u"Connections.csv"_s, connections));
        QTRY_VERIFY(shows(*m_page, u"Imported before"_s));
        expander(*m_page, u"Rows of Connections.csv"_s)->setExpanded(true);
        QTest::mouseClick(button(*m_page, u"Save rejected rows…"_s), Qt::LeftButton);
        auto* dialog = m_page->findChild<QFileDialog*>();
        QVERIFY(dialog);
        const QString path = m_book->folder.filePath(u"mend.csv"_s);
        QSignalSpy said(m_page.get(), &ImportPage::message);
        Q_EMIT dialog->fileSelected(path);
        QTRY_COMPARE(said.size(), 1);
        QVERIFY2(said[0][0].toString().contains(u"mend.csv"_s), qPrintable(said[0][0].toString()));
        QVERIFY(said[0][0].toString().contains(u"Mend them there, and import that file."_s));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        QVERIFY2(bytes.contains("\"First Name\",\"Last Name\",\"URL\""), bytes.constData());
        QVERIFY2(bytes.contains("\"4\","), bytes.constData());
        QVERIFY2(bytes.endsWith("\"\",\"\",\"\",\"\",\"\",\"\",\"04 Mar 2021\"\r\n"), bytes.constData());
    }

    void rejectedCardsAreSavedAsCards()
    {
        m_book->import(m_book->write(u"cards.vcf"_s, "BEGIN:VCARD\nVERSION:3.0\nNOTE:nobody\nEND:VCARD\n"));
        QTRY_VERIFY(shows(*m_page, u"Imported before"_s));
        expander(*m_page, u"Rows of cards.vcf"_s)->setExpanded(true);
        QTest::mouseClick(button(*m_page, u"Save rejected rows…"_s), Qt::LeftButton);
        const auto* dialog = m_page->findChild<QFileDialog*>();
        QVERIFY(dialog);
        QCOMPARE(dialog->defaultSuffix(), u"vcf"_s);
    }

    void anImportIsTakenOutLater()
    {
        m_book->import(m_book->write(u"Connections.csv"_s, connections));
        m_book->import(m_book->write(u"guests.csv"_s, guests));
        QTRY_VERIFY(shows(*m_page, u"Connections.csv"_s));
        expander(*m_page, u"Rows of Connections.csv"_s)->setExpanded(true);
        QSignalSpy undoable(m_page.get(), &ImportPage::undoable);
        QTest::mouseClick(button(*m_page, u"Remove from the book"_s), Qt::LeftButton);
        QTRY_COMPARE(undoable.size(), 1);
        QTRY_COMPARE(people(), 1);
        QVERIFY(!shows(*m_page, u"Connections.csv"_s));
        QVERIFY(shows(*m_page, u"guests.csv"_s));
    }

    void enterImports()
    {
        m_page->importFiles({m_book->write(u"Connections.csv"_s, connections)});
        QTRY_VERIFY(shows(*m_page, u"What would happen"_s));
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QTRY_COMPARE(sources(m_book->book->database())->size(), std::size_t{1});
    }

    void enterUnfoldsTheLineThatTheTabKeyHasReached()
    {
        m_page->importFiles({m_book->write(u"Connections.csv"_s, connections)});
        QTRY_VERIFY(shows(*m_page, u"What would happen"_s));
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
        const Expander* line = expander(*m_page, u"Rows of Connections.csv"_s);
        auto* arrow = line->findChild<QToolButton*>();
        arrow->setFocus(Qt::TabFocusReason);
        QTest::keyClick(arrow, Qt::Key_Return);
        QVERIFY(line->isExpanded());
        QVERIFY(sources(m_book->book->database())->empty());
    }

    void columnsThatAreNotReadAreNamedBesideTheTable()
    {
        m_page->importFiles({m_book->write(u"kunden.csv"_s,
            "Familienname;E-Mail;Farbe;Hut;Schuhe\nLindqvist;mara@home.example;blau;rund;44\n")});
        QTRY_VERIFY(shows(*m_page, u"What would happen"_s));
        QTRY_VERIFY(shows(*m_page, u"not read: "_s));
        QVERIFY(expander(*m_page, u"Columns of kunden.csv"_s)->isExpanded());
    }

    void columnsAreMappedByHand()
    {
        const QString list = m_book->write(u"list.csv"_s, "Wer,Wo,Farbe\nBodil Kvam,Harbour Lofts,red\n");
        m_page->importFiles({list});
        QTRY_VERIFY(shows(*m_page, u"Kith does not know these columns"_s));
        for (const QLabel* label : m_page->findChildren<QLabel*>())
            QVERIFY2(!label->text().contains(u"--map"_s), qPrintable(label->text()));
        QVERIFY(shows(*m_page, u"Bodil Kvam"_s)); // a sample
        auto choices = m_page->findChildren<ColumnChoice*>();
        QCOMPARE(choices.size(), 3);
        choices[0]->setFocus();
        QTest::keyClick(choices[0], Qt::Key_N); // Name
        QTRY_VERIFY(shows(*m_page, u"What would happen"_s));
        QVERIFY(shows(*m_page, u"1 new"_s));
        QCOMPARE(m_page->findChildren<ColumnChoice*>(), choices); // they keep their places
        QTest::keyClick(choices[1], Qt::Key_O); // Organisation
        QTRY_VERIFY(shows(*m_page, u"As you set them."_s));
        QTRY_VERIFY(button(*m_page, u"Import"_s)->isEnabled());
        QTest::mouseClick(button(*m_page, u"Import"_s), Qt::LeftButton);
        QTRY_VERIFY(shows(*m_page, u"rows read: 1 new"_s));
        const auto bodil = findContacts(m_book->book->database(), u"Bodil Kvam"_s);
        QCOMPARE(m_book->page(bodil->front()).contact.organisation, u"Harbour Lofts"_s);

        // The next table with this header is read in the same way, until that is forgotten.
        m_page->importFiles({m_book->write(u"next.csv"_s, "Wer,Wo,Farbe\nIngrid Solheim,Zephyr,blue\n")});
        QTRY_VERIFY(shows(*m_page, u"As you set them last time."_s));
        QTRY_VERIFY(shows(*m_page, u"What would happen"_s));
        QTest::mouseClick(button(*m_page, u"Forget that"_s), Qt::LeftButton);
        QTRY_VERIFY(shows(*m_page, u"Kith does not know these columns"_s));
    }

    void aClickOnALineTakesTheFocusThere()
    {
        m_page->importFiles({m_book->write(u"Connections.csv"_s, connections)});
        QTRY_VERIFY(shows(*m_page, u"What would happen"_s));
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
        QVERIFY(button(*m_page, u"Import"_s)->hasFocus());
        const test::StrayWindows stray;
        const Expander* line = expander(*m_page, u"Rows of Connections.csv"_s);
        QTest::mouseClick(line->findChild<TextLabel*>(), Qt::LeftButton);
        QVERIFY(line->isExpanded());
        QCOMPARE(stray.found(), QStringList());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
        QVERIFY(!line->isExpanded());
        QVERIFY(sources(m_book->book->database())->empty()); // and nothing is imported
    }

    // Also through what is built later: the history is there before the preview.
    void theTabKeyGoesAsThePageReads()
    {
        m_book->import(m_book->write(u"first.csv"_s, "Name,E-mail\nMara Lindqvist,mara@home.example\n"));
        m_book->import(m_book->write(u"second.csv"_s, "Name,E-mail\nBo Tran,bo@home.example\n"));
        m_page->importFiles({m_book->write(u"Connections.csv"_s, connections),
            m_book->write(u"one.csv"_s, "Name,E-mail\nAda Berg,ada@home.example\n"),
            m_book->write(u"two.csv"_s, "Name,E-mail\nUwe Ott,uwe@home.example\n")});
        QTRY_VERIFY(shows(*m_page, u"What would happen"_s));
        QTRY_VERIFY(expander(*m_page, u"Columns of two.csv"_s));
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
        expander(*m_page, u"Columns of one.csv"_s)->setExpanded(true);
        expander(*m_page, u"Rows of Connections.csv"_s)->setExpanded(true);
        const test::StrayWindows stray;
        expander(*m_page, u"Rows of first.csv"_s)->setExpanded(true);
        QCOMPARE(stray.found(), QStringList());
        QTest::qWait(0); // laid out
        const auto order = test::tabOrder(*button(*m_page, u"Choose files…"_s));
        QVERIFY(order.size() > 15);
        QCOMPARE(test::outOfOrder(*m_page, order), QString());
    }

    // An answer would be that for each row.
    void asksOfNoListWhoseRowsSayIt()
    {
        m_page->importFiles({m_book->write(u"guests.csv"_s,
            "Name,Email,Event,Event date\nKim Osei,kim@osei.example,Systems Day,2026-03-01\n")});
        QTRY_VERIFY(shows(*m_page, u"What would happen"_s));
        QVERIFY(!shows(*m_page, u"Where did you meet"_s));
    }

    void oneUnreadableFileHoldsUpNoOther()
    {
        m_page->importFiles({m_book->write(u"archive.zip"_s, "PK\x03\x04 and no more"),
            m_book->write(u"Connections.csv"_s, connections)});
        QTRY_VERIFY(shows(*m_page, u"What would happen"_s));
        QVERIFY(shows(*m_page, u"Left out: archive.zip is cut short or damaged."_s));
        QVERIFY(shows(*m_page, u"2 new · 1 rejected"_s));
    }

    void eachOfSeveralUnreadableFilesIsNamed()
    {
        const QString empty = m_book->write(u"empty.csv"_s, {});
        m_page->importFiles({empty, m_book->write(u"archive.zip"_s, "PK\x03\x04 and no more"),
            m_book->write(u"prices.csv"_s, "a,b\n1,2\n")});
        QTRY_VERIFY(shows(*m_page, u"empty.csv is empty."_s));
        QVERIFY(shows(*m_page, u"archive.zip is cut short or damaged."_s));
        QVERIFY(shows(*m_page, u"prices.csv has columns that Kith does not know: a, b."_s));

        m_book->write(u"empty.csv"_s, connections); // mended
        QTest::mouseClick(button(*m_page, u"Try again"_s), Qt::LeftButton);
        QTRY_VERIFY(shows(*m_page, u"2 new · 1 rejected"_s));
        QVERIFY(!shows(*m_page, u"empty.csv is empty."_s));
    }

    void whatAListWouldBeCalledStandsInTheField()
    {
        m_page->importFiles({m_book->write(u"harbour-meetup-2026-guests.csv"_s, guests)});
        QTRY_VERIFY(shows(*m_page, u"Where did you meet"_s));
        auto* event = m_page->findChildren<QLineEdit*>().front();
        QTRY_COMPARE(event->text(), u"Harbour Meetup 2026"_s);
        QTest::mouseClick(button(*m_page, u"Import"_s), Qt::LeftButton);
        QTRY_VERIFY(shows(*m_page, u"rows read: 1 new"_s));
        const auto kim = findContacts(m_book->book->database(), u"Kim Osei"_s);
        QCOMPARE(m_book->page(kim->front()).advice.facts.front().value, u"Harbour Meetup 2026"_s);
    }

    void eachListIsAskedOfItsOwnEvent()
    {
        m_page->importFiles({m_book->write(u"harbour-meetup-2026-guests.csv"_s, guests),
            m_book->write(u"guests.csv"_s, "Full name,E-mail,Organisation\nBo Tran,bo@tran.example,Tran\n")});
        QTRY_VERIFY(shows(*m_page, u"the people of guests.csv"_s));
        QVERIFY(shows(*m_page, u"the people of harbour-meetup-2026-guests.csv"_s));
        const auto fields = m_page->findChildren<QLineEdit*>();
        QCOMPARE(fields.size(), 4);
        QCOMPARE(fields[0]->text(), QString());
        QCOMPARE(fields[2]->text(), u"Harbour Meetup 2026"_s);
        QTest::keyClicks(fields[0], u"FOSDEM"_s);
        QTest::keyClicks(fields[1], u"31.1.2026"_s);
        QTRY_VERIFY(shows(*m_page, u"2 new"_s));
        QTest::mouseClick(button(*m_page, u"Import"_s), Qt::LeftButton);
        QTRY_VERIFY(shows(*m_page, u"rows read: 2 new"_s));
        const auto met = [this](const QString& name) {
            return m_book->page(findContacts(m_book->book->database(), name)->front()).advice.facts.front();
        };
        QCOMPARE(met(u"Bo Tran"_s).value, u"FOSDEM"_s);
        QCOMPARE(met(u"Bo Tran"_s).from, QDate(2026, 1, 31));
        QCOMPARE(met(u"Kim Osei"_s).value, u"Harbour Meetup 2026"_s);
        QVERIFY(!met(u"Kim Osei"_s).from.isValid());
    }

    void aTableCanBeSaidToListGuests()
    {
        m_page->importFiles({m_book->write(u"friends.csv"_s, "Name,E-mail\nKim Osei,kim@osei.example\n"),
            m_book->write(u"others.csv"_s, "Name,E-mail\nBo Tran,bo@tran.example\n")});
        QTRY_VERIFY(expander(*m_page, u"Event of friends.csv"_s));
        QVERIFY(!shows(*m_page, u"Where did you meet"_s));
        Expander* offer = expander(*m_page, u"Event of friends.csv"_s);
        QVERIFY(shows(*offer, u"The file does not say so."_s));
        offer->setExpanded(true);
        const auto fields = offer->findChildren<QLineEdit*>();
        QCOMPARE(fields.size(), 2);
        QTest::keyClicks(fields[1], u"31.1.2026"_s); // alone it says nothing
        QTRY_VERIFY(shows(*offer, u"Say which event it was, too."_s));
        QTest::keyClicks(fields[0], u"Harbour Day"_s);
        QVERIFY(shows(*offer, u"Guests of Harbour Day."_s));
        QTRY_VERIFY(shows(*offer, QLocale().toString(QDate(2026, 1, 31), QLocale::LongFormat)));
        QTest::mouseClick(button(*m_page, u"Import"_s), Qt::LeftButton);
        QTRY_VERIFY(shows(*m_page, u"rows read: 2 new"_s));
        const auto page = [this](const QString& name) {
            return m_book->page(findContacts(m_book->book->database(), name)->front());
        };
        const Fact met = page(u"Kim Osei"_s).advice.facts.front();
        QCOMPARE(met.kind, FactKind::Met);
        QCOMPARE(met.value, u"Harbour Day"_s);
        QCOMPARE(met.from, QDate(2026, 1, 31));
        QVERIFY(!states(page(u"Bo Tran"_s).advice.facts, FactKind::Met));
    }

    void anEventThatWasTypedOutlivesTheMappingOfAnotherTable()
    {
        m_page->importFiles({m_book->write(u"guests.csv"_s, guests),
            m_book->write(u"list.csv"_s, "Wer,Farbe\nBodil Kvam,red\n")});
        QTRY_VERIFY(shows(*m_page, u"Where did you meet the people of guests.csv"_s));
        QTest::keyClicks(m_page->findChildren<QLineEdit*>().front(), u"FOSDEM"_s);
        QVERIFY(!expander(*m_page, u"Event of list.csv"_s));
        QTest::keyClick(m_page->findChildren<ColumnChoice*>().front(), Qt::Key_N); // Name
        QTRY_VERIFY(expander(*m_page, u"Event of list.csv"_s));
        QCOMPARE(m_page->findChildren<QLineEdit*>().front()->text(), u"FOSDEM"_s);
        QTRY_VERIFY(shows(*m_page, u"2 new"_s));
        QTest::mouseClick(button(*m_page, u"Import"_s), Qt::LeftButton);
        QTRY_VERIFY(shows(*m_page, u"rows read: 2 new"_s));
        const auto kim = findContacts(m_book->book->database(), u"Kim Osei"_s);
        QCOMPARE(m_book->page(kim->front()).advice.facts.front().value, u"FOSDEM"_s);
    }

    void aDayToComeIsTold()
    {
        m_page->importFiles({m_book->write(u"guests.csv"_s, guests)});
        QTRY_VERIFY(shows(*m_page, u"Where did you meet"_s));
        QTest::keyClicks(m_page->findChildren<QLineEdit*>().last(),
            m_book->book->today().addDays(7).toString(Qt::ISODate));
        QTRY_VERIFY(shows(*m_page, u"is still to come"_s));
    }

    void rowsAreReadAsFarAsOneScrolls()
    {
        std::vector<RowLine> lines;
        for (int i = 0; i < 450; ++i)
            lines.push_back({.row = i + 2, .who = u"Guest %1"_s.arg(i)});
        RowLinesModel model;
        model.showLines(RowLinesModel::About::Contacts, 450, [&lines](qint64 offset, qint64 limit) {
            const auto end = std::min<qint64>(offset + limit, std::ssize(lines));
            return Result<std::vector<RowLine>>({lines.begin() + offset, lines.begin() + end});
        });
        QCOMPARE(model.rowCount(), 0);
        model.fetchMore({});
        QVERIFY(model.rowCount() < 450);
        const QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest); // fetches on
        while (model.canFetchMore({}))
            model.fetchMore({});
        QCOMPARE(model.rowCount(), 450);
        QCOMPARE(model.index(449, RowLinesModel::Who).data().toString(), u"Guest 449"_s);
        QCOMPARE(model.index(0, RowLinesModel::Row).data().toString(), QLocale().toString(2));
    }

    void aReceiptSumsUpEqualIssues()
    {
        ReceiptView view(m_book->book->database());
        FileReceipt file;
        file.file = u"archive.zip/Connections.csv"_s;
        file.format = u"linkedin-connections"_s;
        file.counts = {.read = 20, .added = 0, .updated = 0, .unchanged = 0, .rejected = 20};
        for (int row = 2; row < 22; ++row)
            file.issues.push_back({Severity::Warning, row, 0, u"No name."_s});
        ImportReceipt receipt;
        receipt.files = {file, {.file = u"archive.zip/Ads.csv"_s, .format = {}, .counts = {}, .issues = {}}};
        view.showReceipt(receipt);
        view.show();
        QVERIFY(shows(view, u"20 rejected"_s));
        QVERIFY(!shows(view, u"No name."_s));
        QTest::mouseClick(view.findChildren<QToolButton*>().front(), Qt::LeftButton);
        QVERIFY(shows(view, u"No name."_s));
        QVERIFY(shows(view, u"2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13"_s));
        QVERIFY(!shows(view, u"Ads.csv"_s));
        QTest::mouseClick(view.findChildren<QToolButton*>().back(), Qt::LeftButton);
        QVERIFY(shows(view, u"Ads.csv"_s));
    }
};

int main(int argc, char** argv)
{
    const test::GuiHome home;
    QApplication application(argc, argv);
    const Theme theme;
    TestImportPage tests;
    return QTest::qExec(&tests, argc, argv);
}

#include "tst_importpage.moc"
