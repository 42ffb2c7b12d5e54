#include "tests/support/gui.h"
#include "tests/support/guibook.h"
#include "tests/ui/panels.h"
#include "ui/contacts/contactlistmodel.h"
#include "ui/contacts/contactspage.h"
#include "ui/contacts/contacttable.h"
#include "ui/shared/emptystate.h"
#include "ui/shared/theme.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QSettings>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace kith;

// The list over the sample network.
class TestContactList : public QObject
{
    Q_OBJECT

private:
    // Searches and waits for the answer.
    static void ask(ContactListModel& model, const BrowseIndex::Query& query)
    {
        model.setQuery(query);
        QTRY_VERIFY(model.hasAnswer() && model.answeredQuery() == query);
    }

    std::unique_ptr<ContactsPage> shownPage()
    {
        auto page = std::make_unique<ContactsPage>(*m_book->book);
        page->resize(700, 500);
        page->show();
        // The answer may be there before the test looks.
        if (!QTest::qWaitFor([&] { return page->model().hasAnswer() && page->model().rowCount() > 0; }))
            qFatal("the list stays empty");
        return page;
    }

    std::unique_ptr<test::GuiBook> m_book;

private Q_SLOTS:
    void init()
    {
        QSettings().clear();
        m_book = std::make_unique<test::GuiBook>();
        QVERIFY(m_book->fill());
    }

    void cleanup() { m_book.reset(); }

    void modelIsSound()
    {
        ContactListModel model(*m_book->book);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QTRY_VERIFY(model.hasAnswer());
        QCOMPARE(model.rowCount(), static_cast<int>(m_book->book->index()->size()));
        ask(model, {.text = u"a"_s, .view = View::People, .column = SortColumn::Name});
        ask(model, {.text = u"no such person anywhere"_s});
        QCOMPARE(model.rowCount(), 0);
        ask(model, {});
        QCOMPARE(model.rowCount(), static_cast<int>(m_book->book->index()->size()));
    }

    void rowsAreTheContacts()
    {
        ContactListModel model(*m_book->book);
        ask(model, {.view = View::Connect});
        QCOMPARE(model.rowCount(), static_cast<int>(m_book->book->index()->count(View::Connect)));
        QVERIFY(model.rowCount() > 0);
        for (int row = 0; row < model.rowCount(); ++row) {
            const auto contact = model.index(row, 0).data(ContactListModel::RowRole).value<ContactRow>();
            QCOMPARE(contact.id, model.contactAt(row));
            QCOMPARE(contact.action, Action::Connect);
            QCOMPARE(model.index(row, ContactListModel::Name).data().toString(), contact.name);
            QCOMPARE(model.index(row, ContactListModel::Verdict).data().toString(), u"Connect"_s);
            const QString spoken = model.index(row, 0).data(Qt::AccessibleTextRole).toString();
            QVERIFY(spoken.contains(contact.name) && spoken.contains(u"Connect"_s));
            QCOMPARE(model.rowOf(contact.id), row);
        }
        QCOMPARE(model.contactAt(-1), 0);
        QCOMPARE(model.contactAt(model.rowCount()), 0);
        QCOMPARE(model.rowOf(0), -1);
    }

    // Whoever waits for an answer says since when.
    void pendingRequestsSaySinceWhen()
    {
        ContactListModel model(*m_book->book);
        ask(model, {.view = View::Pending});
        QVERIFY(model.rowCount() > 0);
        for (int row = 0; row < model.rowCount(); ++row) {
            const auto page = contactPage(m_book->book->database(), m_book->book->knowledge(),
                model.contactAt(row), m_book->book->today());
            const auto request = std::ranges::find(page->advice.facts, FactKind::Invited, &Fact::kind);
            const QString since = model.index(row, ContactListModel::Why).data().toString();
            QVERIFY2(since.startsWith(u"since %1 "_s.arg(request->from.day())) && since.size() < 14,
                qPrintable(since));
            QVERIFY(model.index(row, 0).data(Qt::AccessibleTextRole).toString().contains(since));
        }
    }

    void newerSearchWins()
    {
        ContactListModel model(*m_book->book);
        QTRY_VERIFY(model.hasAnswer());
        QSignalSpy answers(&model, &ContactListModel::answered);
        for (const QString& text : {u"a"_s, u"an"_s, u"ann"_s, u"anna"_s})
            model.setQuery({.text = text});
        QTRY_COMPARE(model.answeredQuery().text, u"anna"_s);
        const std::vector<ContactId> rows = model.contacts();
        ask(model, {});
        ask(model, {.text = u"anna"_s});
        QCOMPARE(model.contacts(), rows);
    }

    void sortsByColumns()
    {
        const auto page = shownPage();
        ContactTable& table = page->table();
        const auto click = [&](int column) {
            QHeaderView* header = table.horizontalHeader();
            const int x = header->sectionViewportPosition(column) + header->sectionSize(column) / 2;
            QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, QPoint(x, header->height() / 2));
        };
        click(ContactListModel::Name);
        QTRY_COMPARE(page->model().answeredQuery().column, SortColumn::Name);
        const std::vector<ContactId> ascending = page->model().contacts();
        click(ContactListModel::Name);
        QTRY_COMPARE(page->model().answeredQuery().order, Qt::DescendingOrder);
        QVERIFY(page->model().contacts() != ascending);
        QCOMPARE(page->model().contacts().size(), ascending.size());
        click(ContactListModel::Organisation);
        QTRY_COMPARE(page->model().answeredQuery().column, SortColumn::Organisation);
        click(ContactListModel::Verdict);
        QTRY_COMPARE(page->model().answeredQuery().column, SortColumn::Worth);
    }

    void searchesAsOneTypes()
    {
        const auto page = shownPage();
        auto* field = page->findChild<QLineEdit*>();
        const QString name = page->model().index(0, 0).data().toString();
        page->focusSearch();
        QTest::keyClicks(field, name);
        QTRY_COMPARE(page->model().answeredQuery().text, name);
        QVERIFY(page->model().rowCount() >= 1);
        QVERIFY(page->table().currentIndex().isValid());

        QTest::keyClicks(field, u" qqq"_s);
        QTRY_COMPARE(page->model().rowCount(), 0);
        const auto* empty = page->findChild<EmptyState*>();
        QVERIFY(empty->isVisible());
        QTest::mouseClick(test::button(*empty, u"Clear the search"_s), Qt::LeftButton);
        QTRY_COMPARE(page->model().rowCount(), static_cast<int>(m_book->book->index()->size()));
        QVERIFY(!empty->isVisible());
        QVERIFY(field->text().isEmpty());
    }

    void whoIsOnAnotherListIsOneClickAway()
    {
        const auto page = shownPage();
        page->setView(View::Connected);
        QTRY_COMPARE(page->model().answeredQuery().view, View::Connected);
        const QString name = page->model().index(0, 0).data().toString();
        page->setView(View::Ask);
        page->focusSearch();
        QTest::keyClicks(page->findChild<QLineEdit*>(), name);
        const auto everyone = [&] { return test::button(*page, u"Search everyone"_s); };
        QTRY_VERIFY(everyone());
        QTest::mouseClick(everyone(), Qt::LeftButton);
        QTRY_COMPARE(page->model().index(0, 0).data().toString(), name);
        QVERIFY(!everyone());
        // Where everyone was searched, it is not offered.
        QTest::keyClicks(page->findChild<QLineEdit*>(), u" zzzz"_s);
        QTRY_VERIFY(test::button(*page, u"Clear the search"_s));
        QVERIFY(!everyone());
    }

    void arrowsWalkTheListFromTheSearchField()
    {
        const auto page = shownPage();
        auto* field = page->findChild<QLineEdit*>();
        page->focusSearch();
        QTest::keyClick(field, Qt::Key_Down);
        QCOMPARE(page->table().currentIndex().row(), 1);
        QTest::keyClick(field, Qt::Key_Up);
        QCOMPARE(page->table().currentIndex().row(), 0);
        field->setText(u"a"_s);
        QTest::keyClick(field, Qt::Key_Escape);
        QVERIFY(field->text().isEmpty());
    }

    void chipShowsTheViewAndTakesItAway()
    {
        const auto page = shownPage();
        QSignalSpy changed(page.get(), &ContactsPage::viewChanged);
        page->setView(View::Follow);
        QTRY_COMPARE(page->model().answeredQuery().view, View::Follow);
        auto* chip = page->findChild<QAbstractButton*>(u"viewChip"_s);
        QVERIFY(chip->isVisible());
        QCOMPARE(chip->text(), u"Follow"_s);
        QTest::mouseClick(chip, Qt::LeftButton);
        QTRY_COMPARE(page->model().answeredQuery().view, View::Everyone);
        QVERIFY(!chip->isVisible());
        QCOMPARE(changed.count(), 2);
    }

    void aCurrentRowIsAlwaysThere()
    {
        const auto page = shownPage();
        for (const View view : {View::Connect, View::Follow, View::Ask, View::Connected, View::Everyone}) {
            page->setView(view);
            QTRY_COMPARE(page->model().answeredQuery().view, view);
            if (page->model().rowCount() > 0)
                QVERIFY(page->table().currentIndex().isValid());
        }
    }

    void keepsItsPlaceOverARefresh()
    {
        const auto page = shownPage();
        ContactTable& table = page->table();
        const int row = page->model().rowCount() / 2;
        table.setCurrentContact(page->model().contactAt(row));
        const ContactId current = table.currentContact();
        const int scroll = table.verticalScrollBar()->value();
        QVERIFY(scroll > 0);
        QSignalSpy answered(&page->model(), &ContactListModel::answered);
        Q_EMIT m_book->book->indexChanged();
        QVERIFY(answered.wait());
        QCOMPARE(table.currentContact(), current);
        QCOMPARE(table.verticalScrollBar()->value(), scroll);
    }

    void theNextOneTakesThePlaceOfWhoeverLeaves()
    {
        const auto page = shownPage();
        page->setView(View::Connect);
        QTRY_COMPARE(page->model().answeredQuery().view, View::Connect);
        const int before = page->model().rowCount();
        QVERIFY(before > 2);
        page->table().setCurrentContact(page->model().contactAt(1));
        const ContactId next = page->model().contactAt(2);
        QVERIFY(m_book->book->decide({page->table().currentContact()}, Decision::Sent));
        QTRY_COMPARE(page->model().rowCount(), before - 1);
        QCOMPARE(page->table().currentIndex().row(), 1);
        QCOMPARE(page->table().currentContact(), next);
    }

    void severalAtOnce()
    {
        const auto page = shownPage();
        page->setView(View::Connect);
        QTRY_COMPARE(page->model().answeredQuery().view, View::Connect);
        const int before = page->model().rowCount();
        auto* later = page->findChild<QPushButton*>(u"bulkLater"_s);
        QVERIFY(!later->isVisible());
        page->table().setCurrentContact(page->model().contactAt(0));
        QTest::keyClick(&page->table(), Qt::Key_Down, Qt::ShiftModifier);
        QCOMPARE(page->table().selectedContacts().size(), 2U);
        QTRY_VERIFY(later->isVisible());
        QSignalSpy decided(page.get(), &ContactsPage::decided);
        QTest::mouseClick(later, Qt::LeftButton);
        QCOMPARE(decided.count(), 1);
        QTRY_COMPARE(page->model().rowCount(), before - 2);
        QTRY_COMPARE(m_book->book->index()->count(View::Later), 2);
        QVERIFY(!later->isVisible());
    }

    void whatToDoWithSeveralTakesTwoLinesAtMost()
    {
        const auto page = shownPage();
        page->resize(338, 500); // as in the smallest window
        page->table().setCurrentContact(page->model().contactAt(0));
        QTest::keyClick(&page->table(), Qt::Key_Down, Qt::ShiftModifier);
        const auto* later = page->findChild<QPushButton*>(u"bulkLater"_s);
        QTRY_VERIFY(later->isVisible());
        QTRY_VERIFY(later->parentWidget()->height() <= 2 * later->height() + 3 * theme::space);
        for (QPushButton* each : later->parentWidget()->findChildren<QPushButton*>())
            QVERIFY(each->width() >= each->sizeHint().width());
    }

    void theRowWithTheFocusIsMarked()
    {
        const auto page = shownPage();
        page->table().setCurrentContact(page->model().contactAt(0));
        QVERIFY(QTest::qWaitForWindowActive(page.get()));
        page->focusSearch();
        const QImage without = page->table().viewport()->grab().toImage();
        while (!page->table().hasFocus())
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        QVERIFY(without != page->table().viewport()->grab().toImage());
    }

    void aNarrowListPutsTheOrganisationBelowTheName()
    {
        const auto page = shownPage();
        page->resize(360, 500);
        QTRY_VERIFY(page->table().isColumnHidden(ContactListModel::Organisation));
        page->table().saveColumns();
        QVERIFY(!page->table().isColumnHidden(ContactListModel::Organisation));
        page->resize(900, 500);
        QTRY_VERIFY(!page->table().isColumnHidden(ContactListModel::Organisation));

        page->table().setColumnHidden(ContactListModel::Organisation, true);
        page->resize(360, 500);
        page->resize(900, 500);
        QVERIFY(page->table().isColumnHidden(ContactListModel::Organisation));
    }

    void columnsFillTheWidthAndComeBack()
    {
        const auto total = [](const ContactTable& table) {
            int width = 0;
            for (int column = 0; column < ContactListModel::ColumnCount; ++column)
                width += table.columnWidth(column);
            return width;
        };
        {
            const auto page = shownPage();
            QCOMPARE(total(page->table()), page->table().viewport()->width());
            page->resize(1000, 500);
            QTRY_COMPARE(total(page->table()), page->table().viewport()->width());
            QMenu menu;
            page->table().fillColumnMenu(&menu);
            QVERIFY(!menu.actions().at(ContactListModel::Name)->isEnabled());
            menu.actions().at(ContactListModel::Title)->setChecked(true);
            menu.actions().at(ContactListModel::Why)->setChecked(false);
            QCOMPARE(total(page->table()), page->table().viewport()->width());
            page->table().horizontalHeader()->moveSection(0, 1);
            page->table().saveColumns();
        }
        const auto page = shownPage();
        QVERIFY(!page->table().isColumnHidden(ContactListModel::Title));
        QVERIFY(page->table().isColumnHidden(ContactListModel::Why));
        QCOMPARE(page->table().horizontalHeader()->visualIndex(0), 1);
    }
};

int main(int argc, char** argv)
{
    const test::GuiHome home;
    QApplication application(argc, argv);
    const Theme theme;
    TestContactList tests;
    return QTest::qExec(&tests, argc, argv);
}

#include "tst_contactlist.moc"
