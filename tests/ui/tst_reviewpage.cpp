#include "tests/support/gui.h"
#include "tests/ui/panels.h"
#include "ui/matching/reviewpage.h"
#include "ui/shared/sidebyside.h"
#include "ui/shared/theme.h"

#include <QAction>
#include <QApplication>
#include <QLabel>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace kith;
using test::button;
using test::shows;

namespace
{

constexpr auto connections
    = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
      "Robert,Ferncastle,https://www.linkedin.com/in/rferncastle,,Northwind,Engineer,02 Mar 2021\n"
      "Mara,Lindqvist,https://www.linkedin.com/in/mara-1,,Northwind,Head of Data,03 Mar 2021\n"
      "Odile,Marchetti,https://www.linkedin.com/in/odile,,Harbour,Painter,04 Mar 2021\n";
constexpr auto guests = "Full name,E-mail,Company\n"
                        "Bob Ferncastle,bob@home.example,\n"
                        "Mara Lindqvist,mara@home.example,Northwind\n";

} // namespace

// The page that asks who may be one person.
class TestReviewPage : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<test::Panels> m_book;
    std::unique_ptr<ReviewPage> m_page;
    std::unique_ptr<QSignalSpy> m_said;

    std::size_t pairsLeft() const
    {
        const auto review = m_book->book->review();
        return review ? review->pairs.size() : 1000;
    }
    ContactId idOf(const QString& name) const
    {
        const auto found = findContacts(m_book->book->database(), name);
        return found && !found->empty() ? found->front() : 0;
    }
    void open(const QByteArray& list, const QByteArray& other, const QByteArray& third, std::size_t pairs)
    {
        m_page.reset();
        m_book = std::make_unique<test::Panels>();
        m_book->import(m_book->write(u"Connections.csv"_s, list));
        m_book->import(m_book->write(u"guests.csv"_s, other));
        if (!third.isEmpty())
            m_book->import(m_book->write(u"third.csv"_s, third));
        QTRY_COMPARE(pairsLeft(), pairs);
        m_page = std::make_unique<ReviewPage>(*m_book->book);
        m_said = std::make_unique<QSignalSpy>(m_page.get(), &ReviewPage::message);
        m_page->resize(800, 700);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    }
    void key(Qt::Key pressed) { QTest::keyClick(m_page.get(), pressed); }

private Q_SLOTS:
    void init() { open(connections, guests, {}, 2); }
    void cleanup()
    {
        m_page.reset();
        m_book.reset();
    }

    void showsWhatAgreesAndWhatDiffers()
    {
        QVERIFY(shows(*m_page, u"Same name"_s)); // the likelier pair comes first
        QVERIFY(shows(*m_page, u"https://www.linkedin.com/in/mara-1"_s));
        QVERIFY(shows(*m_page, u"mara@home.example"_s));
        QVERIFY(shows(*m_page, u"guests.csv, row 3"_s));
        QVERIFY(shows(*m_page, u"Pair 1 of 2"_s));
        key(Qt::Key_N);
        QVERIFY(shows(*m_page, u"Pair 2 of 2"_s));
        QVERIFY(shows(*m_page, u"Robert Ferncastle"_s));
        QVERIFY(shows(*m_page, u"What differs"_s));
        key(Qt::Key_Right); // round
        QVERIFY(shows(*m_page, u"Pair 1 of 2"_s));
        QVERIFY(shows(*m_page, u"mara@home.example"_s));
        key(Qt::Key_Left);
        QVERIFY(shows(*m_page, u"bob@home.example"_s));
    }

    // The two stand right below what agrees, however wide the window is.
    void leavesNoGapAboveTheTwo_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::newRow("narrow") << QSize(420, 600);
        QTest::newRow("small") << QSize(760, 600);
        QTest::newRow("wide") << QSize(1400, 1000);
    }
    void leavesNoGapAboveTheTwo()
    {
        QFETCH(QSize, size);
        m_page->resize(size);
        key(Qt::Key_N);
        key(Qt::Key_N);
        const auto* findings = m_page->findChild<SideBySide*>();
        QVERIFY(findings != nullptr);
        QTRY_COMPARE(findings->height(), findings->heightForWidth(findings->width()));
        QVERIFY(findings->height() < (size.width() < 500 ? 200 : 100));
    }

    // A message of the window stands over the lowest part of the page.
    void theLastLineCanBeScrolledAboveAMessage()
    {
        m_page->resize(760, 360);
        auto* bar = m_page->findChild<QScrollArea*>()->verticalScrollBar();
        QTRY_VERIFY(bar->maximum() > 0);
        bar->setValue(bar->maximum());
        const QList<QLabel*> labels = m_page->findChildren<QLabel*>();
        const auto told = std::ranges::find_if(
            labels, [](const QLabel* label) { return label->text() == u"guests.csv, row 3"_s; });
        QVERIFY(told != labels.end());
        QTRY_VERIFY((*told)->mapTo(m_page.get(), QPoint(0, (*told)->height())).y() < m_page->height() - 80);
    }

    void oneKeyMakesThemOneAndTheNextIsThereAtOnce()
    {
        QSignalSpy decided(m_page.get(), &ReviewPage::decided);
        key(Qt::Key_M);
        QCOMPARE(decided.size(), 1);
        QVERIFY(shows(*m_page, u"bob@home.example"_s));
        QCOMPARE(m_book->book->undoName(), u"Mara Lindqvist and Mara Lindqvist made one"_s);
        key(Qt::Key_D);
        QCOMPARE(decided.size(), 2);
        QVERIFY(shows(*m_page, u"Nobody is left to decide about"_s));
        QVERIFY(m_said->isEmpty());
    }

    // One person with the phone number of another is the likeliest pair, but is not there at once.
    void noPairIsSkippedThatADecisionMakesLikelier()
    {
        open("First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
             "Robert,Ferncastle,https://www.linkedin.com/in/rferncastle,,Northwind,Engineer,02 Mar 2021\n"
             "Mara,Lindqvist,https://www.linkedin.com/in/mara-1,,,Head of Data,03 Mar 2021\n",
            "Name,E-mail,Company,Phone\nBob Ferncastle,bob@home.example,Northwind,+44 20 7946 0018\n"
            "Mara Lindqvist,mara@home.example,,\n",
            "Name,E-mail,Company,Phone\nR Ferncastle,office@ferncastle.example,Northwind,+44 20 7946 0018\n",
            3);
        QVERIFY(shows(*m_page, u"bob@home.example"_s));
        key(Qt::Key_M);
        QVERIFY(shows(*m_page, u"mara@home.example"_s));
        QTRY_COMPARE(m_book->book->review()->pairs.front().other.name, u"R Ferncastle"_s);
        QVERIFY(shows(*m_page, u"mara@home.example"_s)); // no key is about another pair than the one in sight
        QVERIFY(shows(*m_page, u"Pair 1 of 2"_s));
        key(Qt::Key_N);
        QVERIFY(shows(*m_page, u"office@ferncastle.example"_s));
        QVERIFY(shows(*m_page, u"Pair 2 of 2"_s));
        key(Qt::Key_Left);
        key(Qt::Key_D);
        QVERIFY(shows(*m_page, u"office@ferncastle.example"_s));
        QVERIFY(shows(*m_page, u"Pair 1 of 1"_s));
    }

    void undoBringsThePairBack_data()
    {
        QTest::addColumn<Qt::Key>("decision");
        QTest::newRow("one person") << Qt::Key_M;
        QTest::newRow("two people") << Qt::Key_D;
    }
    void undoBringsThePairBack()
    {
        QFETCH(Qt::Key, decision);
        key(decision);
        QVERIFY(shows(*m_page, u"bob@home.example"_s));
        auto undone = m_book->book->undo();
        QTRY_VERIFY(undone.isFinished() && !m_book->book->busy());
        QTRY_VERIFY(shows(*m_page, u"mara@home.example"_s)); // and not the one it was at
        QCOMPARE(pairsLeft(), 2U);
    }

    void theUserChoosesWhichOneStays()
    {
        key(Qt::Key_N);
        const ContactId bob = idOf(u"Bob Ferncastle"_s);
        QVERIFY(bob != 0);
        key(Qt::Key_W);
        key(Qt::Key_M);
        QVERIFY(m_said->isEmpty());
        const Contact kept = m_book->page(bob).contact;
        QCOMPARE(kept.name, u"Bob Ferncastle"_s);
        QCOMPARE(kept.profile, u"https://www.linkedin.com/in/rferncastle"_s);
    }

    void twoOfTheListCanBeMadeOne()
    {
        QSignalSpy done(m_page.get(), &ReviewPage::twoDone);
        m_page->showTwo(idOf(u"Odile Marchetti"_s), idOf(u"Bob Ferncastle"_s));
        QTRY_VERIFY(shows(*m_page, u"The two that you chose."_s));
        QVERIFY(shows(*m_page, u"Different names"_s));
        QTest::mouseClick(button(*m_page, u"One person (M)"_s), Qt::LeftButton);
        QCOMPARE(done.size(), 1);
        QCOMPARE(idOf(u"Bob Ferncastle"_s), idOf(u"Odile Marchetti"_s));
        QVERIFY(shows(*m_page, u"Mara Lindqvist"_s)); // back to those who are left
    }

    void twoWhoCannotBeOneAreRefusedInWords()
    {
        m_page->showTwo(idOf(u"Odile Marchetti"_s), idOf(u"Robert Ferncastle"_s));
        QTRY_VERIFY(shows(*m_page, u"Different profiles"_s));
        key(Qt::Key_M);
        QVERIFY(m_said->value(0).value(0).toString().contains(u"their profiles tell them apart"_s));
        QVERIFY(shows(*m_page, u"The two that you chose."_s));
        key(Qt::Key_N);
        QVERIFY(!shows(*m_page, u"The two that you chose."_s));
    }

    void whoIsGoneCannotBeCompared()
    {
        QSignalSpy done(m_page.get(), &ReviewPage::twoDone);
        m_page->showTwo(idOf(u"Odile Marchetti"_s), 4711);
        QTRY_COMPARE(done.size(), 1);
        QCOMPARE(m_said->value(0).value(0).toString(), u"There is no contact 4711 in this book."_s);
    }
};

int main(int argc, char** argv)
{
    const test::GuiHome home;
    QApplication application(argc, argv);
    const Theme theme;
    TestReviewPage tests;
    return QTest::qExec(&tests, argc, argv);
}

#include "tst_reviewpage.moc"
