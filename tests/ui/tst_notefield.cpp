#include "tests/support/gui.h"
#include "tests/ui/panels.h"
#include "ui/advising/noteedit.h"
#include "ui/advising/notefield.h"
#include "ui/shared/theme.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QLineEdit>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace kith;
using test::button;
using test::shows;

// The note, over someone of the sample network with whom to connect.
class TestNoteField : public QObject
{
    Q_OBJECT

private:
    void showAgain() const { m_field->showPage(m_book->page(m_page.contact.id), {}); }
    void type(const QString& text) const
    {
        m_edit->selectAll();
        QTest::keyClicks(m_edit, text);
    }
    QString kept() const { return m_book->page(m_page.contact.id).note; }

    std::unique_ptr<test::Panels> m_book;
    std::unique_ptr<QWidget> m_window;
    ContactPage m_page;
    NoteField* m_field = nullptr;
    NoteEdit* m_edit = nullptr;
    QLineEdit* m_other = nullptr;

private Q_SLOTS:
    void init()
    {
        m_book = std::make_unique<test::Panels>();
        QVERIFY(m_book->fill());
        m_page = m_book->page(m_book->first(View::Connect,
            [](const ContactPage& page) { return page.draft.has_value() && !page.draft->facts.empty(); }));
        m_window = std::make_unique<QWidget>();
        m_field = new NoteField(*m_book->book);
        m_edit = m_field->findChild<NoteEdit*>();
        m_other = new QLineEdit;
        auto* column = new QVBoxLayout(m_window.get());
        column->addWidget(m_field);
        column->addWidget(m_other);
        m_field->showPage(m_page, {});
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        m_edit->setFocus();
    }

    void cleanup()
    {
        m_window.reset();
        m_book.reset();
    }

    void countsInUtf16Units()
    {
        QCOMPARE(m_field->text(), m_page.note);
        const int limit = m_page.draft->limit;
        QVERIFY(shows(*m_field, u"%1/%2"_s.arg(m_page.note.size()).arg(limit)));
        m_edit->setPlainText(u"Salut 👋"_s); // the hand is two units
        QVERIFY(shows(*m_field, u"8/%1"_s.arg(limit)));
    }

    void warnsWhileOneTypes()
    {
        QVERIFY(!m_field->findChild<QLabel*>(u"warning"_s));
        type(QString(m_page.draft->limit + 3, u'a'));
        QVERIFY(shows(*m_field, u"3 too many"_s));
        QVERIFY(m_field->findChild<QLabel*>(u"warning"_s));
        type(u"I would like to add you to my professional network"_s);
        QVERIFY(!shows(*m_field, u"too many"_s));
        QVERIFY(m_field->findChild<QLabel*>(u"warning"_s));
        m_edit->setPlainText(m_page.note);
        QVERIFY(!m_field->findChild<QLabel*>(u"warning"_s));
    }

    void marksWhatRestsOnFacts()
    {
        const auto marked = [this] {
            QStringList words;
            for (const auto& selection : m_edit->extraSelections())
                words += selection.cursor.selectedText();
            return words;
        };
        QStringList expected;
        for (const DraftSpan& span : m_page.draft->spans) {
            if (span.fact >= 0)
                expected += m_page.draft->text.mid(span.start, span.length).trimmed();
        }
        QVERIFY(!expected.isEmpty());
        QCOMPARE(marked(), expected);
        m_edit->moveCursor(QTextCursor::Start);
        QTest::keyClicks(m_edit, u"Well. "_s);
        QCOMPARE(marked(), expected); // they moved along
        type(u"Nothing of it"_s);
        QVERIFY(marked().isEmpty());
    }

    void keepsWhatIsTypedOnLeaving()
    {
        type(u"My own words"_s);
        QVERIFY(kept() != u"My own words"_s);
        m_other->setFocus();
        QCOMPARE(kept(), u"My own words"_s);
        showAgain();
        QCOMPARE(m_field->text(), u"My own words"_s);
    }

    void keepsWhatIsTypedOnGoingToTheNext()
    {
        type(u"My own words"_s);
        const ContactId next = m_book->first(
            View::Connect, [this](const ContactPage& page) { return page.contact.id != m_page.contact.id; });
        const ContactPage other = m_book->page(next);
        m_field->showPage(other, {});
        QCOMPARE(m_field->text(), other.note);
        QCOMPARE(kept(), u"My own words"_s);
        QCOMPARE(m_book->page(next).note, other.note);
    }

    void keepsWhatIsTypedWhenTheBookIsFreeAgain()
    {
        type(u"My own words"_s);
        auto long_ = m_book->book->importFiles(
            {.paths = {m_book->write(u"guests.csv"_s, "Full name,E-mail\nBo Tran,bo@tran.example\n")},
                .event = {},
                .on = {},
                .dryRun = false,
                .today = m_book->book->today()},
            {});
        QVERIFY(m_book->book->busy());
        m_other->setFocus();
        QTRY_VERIFY(long_.isFinished());
        QTRY_COMPARE(kept(), u"My own words"_s);
    }

    void anotherWordingAndBack()
    {
        QSignalSpy said(m_field, &NoteField::message);
        m_field->anotherAction()->trigger();
        if (!said.isEmpty())
            QSKIP("This person has one wording only.");
        const QString other = m_field->text();
        QVERIFY(other != m_page.note);
        QVERIFY(other.size() <= m_page.draft->limit);
        m_edit->undo();
        QCOMPARE(m_field->text(), m_page.note);
    }

    void backToTheDraft()
    {
        QVERIFY(!button(*m_field, u"Back to the draft"_s));
        type(u"My own words"_s);
        m_other->setFocus();
        QTest::mouseClick(button(*m_field, u"Back to the draft"_s), Qt::LeftButton);
        QCOMPARE(m_field->text(), m_page.draft->text);
        m_edit->setFocus();
        m_other->setFocus();
        QCOMPARE(kept(), m_page.draft->text);
        QVERIFY(!button(*m_field, u"Back to the draft"_s));
    }

    void onlyPlainTextComesIn()
    {
        m_edit->clear();
        auto* pasted = new QMimeData;
        pasted->setHtml(u"<b>bold</b><img src='/etc/passwd'>"_s);
        pasted->setText(u"<b>as it is</b>"_s);
        QGuiApplication::clipboard()->setMimeData(pasted);
        m_edit->paste();
        QCOMPARE(m_field->text(), u"<b>as it is</b>"_s);
    }

    void growsWithItsText()
    {
        const int before = m_edit->height();
        type(QString(m_page.draft->limit, u'w'));
        m_edit->appendPlainText(u"one\ntwo\nthree\nfour\nfive\nsix\nseven\neight"_s);
        QTRY_VERIFY(m_edit->height() > before);
    }
};

int main(int argc, char** argv)
{
    const test::GuiHome home;
    QApplication application(argc, argv);
    const Theme theme;
    TestNoteField tests;
    return QTest::qExec(&tests, argc, argv);
}

#include "tst_notefield.moc"
