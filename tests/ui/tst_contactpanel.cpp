#include "tests/support/gui.h"
#include "tests/ui/panels.h"
#include "ui/advising/contactheader.h"
#include "ui/advising/contactpanel.h"
#include "ui/advising/linkline.h"
#include "ui/advising/missedbar.h"
#include "ui/advising/notefield.h"
#include "ui/advising/questionbar.h"
#include "ui/advising/reasonsview.h"
#include "ui/advising/verdictband.h"
#include "ui/shared/theme.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QDesktopServices>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace kith;
using test::button;
using test::shows;

// Stands in for the browser.
class Browser : public QObject
{
    Q_OBJECT

public:
    QList<QUrl> opened;

public Q_SLOTS:
    void open(const QUrl& link) { opened += link; }
};

// The panel beside the list, over the sample network.
class TestContactPanel : public QObject
{
    Q_OBJECT

private:
    ContactId someoneToConnect() const
    {
        return m_book->first(View::Connect,
            [](const ContactPage& page) { return page.draft && !page.contact.profile.isEmpty(); });
    }

    ContactId someoneToAskAbout(FactKind fact) const
    {
        return m_book->first(View::Ask, [fact](const ContactPage& page) {
            return !page.advice.questions.empty() && placeOf(fact, page.advice.questions.front()) >= 0;
        });
    }

    static int placeOf(FactKind fact, const Question& question)
    {
        const auto option = std::find_if(question.options.begin(), question.options.end(),
            [fact](const Question::Option& each) { return each.fact == fact; });
        return option == question.options.end() ? -1 : static_cast<int>(option - question.options.begin());
    }

    // "Don't know" stands last.
    static Qt::Key unknownKey(const Question& question)
    {
        const auto answers = static_cast<int>(question.options.size()) + 1;
        return static_cast<Qt::Key>(Qt::Key_1 + answers);
    }

    std::unique_ptr<ContactPanel> panelOf(ContactId contact) const
    {
        auto panel = std::make_unique<ContactPanel>(*m_book->book);
        panel->resize(320, 600);
        panel->show();
        panel->showContact(contact);
        panel->activateWindow();
        if (!QTest::qWaitForWindowActive(panel.get()))
            qFatal("the panel does not become active");
        return panel;
    }

    static QString verdict(const ContactPanel& panel)
    {
        const auto* band = panel.findChild<VerdictBand*>();
        for (const Action action : {Action::Connect, Action::Follow, Action::Ask}) {
            if (shows(*band, theme::verdictName(action)))
                return theme::verdictName(action);
        }
        return {};
    }

    static QAction* action(const ContactPanel& panel, const QString& text)
    {
        for (QAction* each : panel.panelActions()) {
            if (QString(each->text()).remove(u'&') == text)
                return each;
        }
        return nullptr;
    }

    std::unique_ptr<test::Panels> m_book;

private Q_SLOTS:
    void init()
    {
        m_book = std::make_unique<test::Panels>();
        QVERIFY(m_book->fill());
    }

    void cleanup() { m_book.reset(); }

    void nobodyIsShownAtFirst()
    {
        ContactPanel panel(*m_book->book);
        panel.show();
        QVERIFY(shows(panel, u"No one is chosen"_s));
        for (const QAction* each : panel.panelActions())
            QVERIFY2(!each->isEnabled(), qPrintable(each->text()));
    }

    // Also after another contact was shown, whose reasons are built anew.
    void theTabKeyGoesAsThePanelReads()
    {
        const auto panel = panelOf(someoneToConnect());
        panel->showContact(m_book->first(View::Connect, [&panel](const ContactPage& page) {
            return page.draft && !page.contact.profile.isEmpty() && page.contact.id != panel->contact();
        }));
        QTest::qWait(0); // laid out
        const auto order = test::tabOrder(*panel->findChild<ContactHeader*>()->findChild<LinkButton*>());
        QVERIFY(order.size() > 8);
        QCOMPARE(test::outOfOrder(*panel, order), QString());
    }

    void asksWhetherANamesakeIsTheOwner()
    {
        m_book->import(m_book->write(
            u"cards.vcf"_s, "BEGIN:VCARD\nVERSION:3.0\nFN:Noor Hartkamp\nTEL:+31 6 5550 1234\nEND:VCARD\n"));
        QVERIFY(m_book->settle());
        const auto panel = panelOf(findContacts(m_book->book->database(), u"Noor Hartkamp"_s)->back());
        QCOMPARE(verdict(*panel), theme::verdictName(Action::Ask));
        QVERIFY(shows(*panel, u"Is this you?"_s));
        QVERIFY(shows(*panel, u"Noor Hartkamp is called as you are"_s));
        QTest::keyClick(panel.get(), Qt::Key_3); // not sure
        QVERIFY(!shows(*panel, u"Is this you?"_s));
        QVERIFY(!shows(*panel, u"Not enough is known"_s));

        const auto again = panelOf(panel->contact());
        QTest::mouseClick(button(*again, u"Yes"_s), Qt::LeftButton);
        QTRY_VERIFY(shows(*again, u"This is you."_s));
        QTest::mouseClick(button(*again, u"Take this back"_s), Qt::LeftButton);
        QTRY_VERIFY(shows(*again, u"Is this you?"_s));
        QTest::keyClick(again.get(), Qt::Key_2); // no
        QTRY_COMPARE(verdict(*again), theme::verdictName(Action::Connect));
        m_book->book->undo();
        QTRY_VERIFY(shows(*again, u"Is this you?"_s));
    }

    void whoHasNoNameIsToGetOne()
    {
        m_book->import(m_book->write(u"google.csv"_s,
            "Name,Given Name,Family Name,Group Membership,E-mail 1 - Type,E-mail 1 - Value,Phone 1 - Type,"
            "Phone 1 - Value\nMum mobile,Mum mobile,,* myContacts,,,Mobile,+31 6 5550 1234\n"));
        QVERIFY(m_book->settle());
        const auto panel = panelOf(findContacts(m_book->book->database(), u"Mum mobile"_s)->front());
        QVERIFY(shows(*panel, u"“Mum mobile” is no name to find a person by."_s));
        QVERIFY(states(m_book->page(panel->contact()).advice.facts, FactKind::KnownElsewhere));
        QCOMPARE(m_book->page(panel->contact()).advice.action, Action::None);
        QTest::keyClick(panel.get(), Qt::Key_C); // the user knows better
        QTRY_COMPARE(verdict(*panel), theme::verdictName(Action::Connect));
        QTest::keyClick(panel.get(), Qt::Key_B);
        QTRY_VERIFY(shows(*panel, u"is no name to find a person by"_s));
    }

    void saysWhoWhatAndWhy()
    {
        const ContactId id = someoneToConnect();
        const ContactPage page = m_book->page(id);
        const auto panel = panelOf(id);
        QVERIFY(shows(*panel, page.contact.name));
        QCOMPARE(verdict(*panel), u"Connect"_s);
        QVERIFY(shows(*panel, theme::surenessName(page.advice.action, page.advice.confidence)));
        for (const Reason& reason : page.advice.reasons)
            QVERIFY2(shows(*panel, reason.says), qPrintable(reason.says));
        for (const GuideEntry& entry : page.gains)
            QVERIFY(shows(*panel, entry.says));
        for (const GuideEntry& entry : page.costs)
            QVERIFY(shows(*panel, entry.says));
        for (const Change& change : page.advice.changes)
            QVERIFY(shows(*panel, change.condition));
    }

    void everyReasonShowsItsFactsAndItsGuideRow()
    {
        const ContactId id = m_book->first(View::Connect, [](const ContactPage& page) {
            const auto& reasons = page.advice.reasons;
            return !reasons.empty() && !reasons.front().facts.empty()
                && page.advice.facts[static_cast<std::size_t>(reasons.front().facts.front())].origin.by
                == Origin::By::File;
        });
        const ContactPage page = m_book->page(id);
        const auto panel = panelOf(id);
        const auto files = sources(m_book->book->database());
        const Reason& reason = page.advice.reasons.front();
        const Fact& fact = page.advice.facts[static_cast<std::size_t>(reason.facts.front())];
        const auto guide = m_book->book->knowledge().rulebook.guideRow(reason.guide);
        QVERIFY(!shows(*panel, guide->says));
        QTest::mouseClick(panel->findChild<QToolButton*>(), Qt::LeftButton);
        QVERIFY(shows(*panel, guide->says));
        QVERIFY(shows(*panel, originSays(fact, *files)));

        // It stays open when the book changes.
        QVERIFY(m_book->book->answer(id, FactKind::SharedInterest, true, u"sailing"_s));
        QVERIFY(shows(*panel, guide->says));
        QVERIFY(shows(*panel, u"You share an interest in sailing"_s));
    }

    void oneKeyAnswersAQuestion()
    {
        const auto panel = panelOf(someoneToAskAbout(FactKind::SharedConnection));
        QCOMPARE(verdict(*panel), u"Ask me"_s);
        const Question question = m_book->page(panel->contact()).advice.questions.front();
        QVERIFY(question.options.size() > 1);
        const int place = placeOf(FactKind::SharedConnection, question);
        const qsizetype asked = m_book->book->index()->count(View::Ask);
        QTest::keyClick(panel.get(), static_cast<Qt::Key>(Qt::Key_1 + place));
        // In the next frame, without waiting for anything.
        QCOMPARE(verdict(*panel), u"Connect"_s);
        QCOMPARE(m_book->book->index()->count(View::Ask), asked - 1);
        auto undone = m_book->book->undo();
        QTRY_VERIFY(undone.isFinished());
        QTRY_COMPARE(verdict(*panel), u"Ask me"_s);
        QTest::mouseClick(button(*panel, question.none), Qt::LeftButton);
        const ContactPage page = m_book->page(panel->contact());
        for (const Question::Option& option : question.options)
            QVERIFY(std::any_of(page.advice.facts.begin(), page.advice.facts.end(),
                [&](const Fact& fact) { return fact.kind == option.fact && !fact.holds(); }));
    }

    void notKnowingAsksTheNextQuestion()
    {
        const ContactId id = m_book->first(
            View::Ask, [](const ContactPage& page) { return page.advice.questions.size() == 2; });
        const ContactPage page = m_book->page(id);
        const auto panel = panelOf(id);
        QVERIFY(shows(*panel, page.advice.questions[0].text));
        QTest::keyClick(panel.get(), unknownKey(page.advice.questions[0]));
        QVERIFY(shows(*panel, page.advice.questions[1].text));
        QTest::keyClick(panel.get(), unknownKey(page.advice.questions[1]));
        QVERIFY(shows(*panel, u"Not enough is known to tell"_s));
        QVERIFY(!action(*panel, u"Answer 1"_s)->isEnabled());
    }

    void sentMakesItPendingAndUndoBringsItBack()
    {
        const ContactId id = someoneToConnect();
        const auto panel = panelOf(id);
        QSignalSpy decided(panel.get(), &ContactPanel::contactDecided);
        QTest::mouseClick(button(*panel, u"Sent"_s), Qt::LeftButton);
        QCOMPARE(decided.size(), 1);
        QCOMPARE(decided.front().front().toLongLong(), id);
        QVERIFY(shows(*panel, u"Pending"_s));
        QVERIFY(!action(*panel, u"Sent"_s)->isEnabled());
        auto undone = m_book->book->undo();
        QTRY_VERIFY(undone.isFinished());
        QTRY_COMPARE(verdict(*panel), u"Connect"_s);
        QVERIFY(action(*panel, u"Sent"_s)->isEnabled());
    }

    void keysDecide()
    {
        const auto panel = panelOf(someoneToConnect());
        QSignalSpy decided(panel.get(), &ContactPanel::contactDecided);
        QTest::keyClick(panel.get(), Qt::Key_L);
        QCOMPARE(decided.size(), 1);
        QTest::keyClick(panel.get(), Qt::Key_X);
        QCOMPARE(decided.size(), 2);
        QVERIFY(shows(*panel, u"Not for me"_s));
    }

    void oneClickDiffersAndKithAsksWhatItMissed()
    {
        const ContactId id = m_book->first(View::Follow, [](const ContactPage& page) {
            return page.contact.kind == ContactKind::Person && !page.advice.changes.empty()
                && page.advice.changes.front().then == Action::Connect;
        });
        const ContactPage before = m_book->page(id);
        const auto panel = panelOf(id);
        QVERIFY(!panel->findChild<MissedBar*>()->isVisible());
        QTest::mouseClick(button(*panel, u"Connect"_s), Qt::LeftButton);
        QCOMPARE(verdict(*panel), u"Connect"_s);
        QVERIFY(shows(*panel, u"You chose this. Kith advises to follow."_s));
        QVERIFY(shows(*panel, u"What did Kith miss?"_s));

        // Words are kept as the reason, an answer as a fact of the user's.
        QLineEdit* reason = panel->findChild<MissedBar*>()->reasonField();
        reason->setFocus();
        QTest::keyClicks(reason, u"we sail together"_s);
        QTest::keyClick(reason, Qt::Key_Return);
        const ContactPage chosen = m_book->page(id);
        QVERIFY(std::any_of(chosen.advice.facts.begin(), chosen.advice.facts.end(), [](const Fact& fact) {
            return fact.kind == FactKind::ChoseToConnect && fact.value == u"we sail together"_s;
        }));
        QVERIFY(!chosen.advice.missing.empty());
        const Missing missed = chosen.advice.missing.front();
        const QString words = missed.text.left(1).toUpper() + missed.text.mid(1);
        QTest::mouseClick(button(*panel, words), Qt::LeftButton);
        QVERIFY(shows(*panel, u"You chose this, and Kith says the same."_s));
        QVERIFY(!panel->findChild<MissedBar*>()->isVisible());
        const ContactPage told = m_book->page(id);
        QVERIFY(std::any_of(told.advice.facts.begin(), told.advice.facts.end(), [&](const Fact& fact) {
            return fact.kind == missed.fact && fact.holds() == missed.holds
                && fact.origin.by == Origin::By::You;
        }));

        // Taken back, the answer alone speaks.
        QTest::mouseClick(button(*panel, u"Take this back"_s), Qt::LeftButton);
        QCOMPARE(verdict(*panel), u"Connect"_s);
        QVERIFY(!m_book->page(id).advice.chosen);
        for (int steps = 0; steps < 4; ++steps) { // taking back, answer, reason, choice
            auto undone = m_book->book->undo();
            QTRY_VERIFY(undone.isFinished());
        }
        QTRY_COMPARE(verdict(*panel), u"Follow"_s);
        QCOMPARE(m_book->page(id).advice, before.advice);
    }

    void whatWasDecidedCanBeTakenBackWhereItIsShown()
    {
        const ContactId id = someoneToConnect();
        const ContactPage before = m_book->page(id);
        const auto panel = panelOf(id);
        QVERIFY(!action(*panel, u"Take this back"_s) || !action(*panel, u"Take this back"_s)->isEnabled());
        for (const QString& step : {u"Not for me"_s, u"Later"_s, u"Sent"_s}) {
            QTest::mouseClick(button(*panel, step), Qt::LeftButton);
            QVERIFY(m_book->page(id).advice != before.advice);
            QTest::mouseClick(button(*panel, u"Take this back"_s), Qt::LeftButton);
            QCOMPARE(m_book->page(id).advice, before.advice);
            QCOMPARE(verdict(*panel), u"Connect"_s);
        }
    }

    void anOrganisationIsRecordedAsFollowed()
    {
        const ContactId id = m_book->first(View::Follow,
            [](const ContactPage& page) { return page.contact.kind == ContactKind::Organisation; });
        const auto panel = panelOf(id);
        QVERIFY(!button(*panel, u"Connect"_s));
        QVERIFY(!shows(*panel, u"What it costs"_s));
        QTest::mouseClick(button(*panel, u"Followed"_s), Qt::LeftButton);
        QCOMPARE(m_book->page(id).advice.action, Action::None);
        QVERIFY(shows(*panel, u"You follow"_s));
        QTest::mouseClick(button(*panel, u"Take this back"_s), Qt::LeftButton);
        QCOMPARE(verdict(*panel), u"Follow"_s);
    }

    void anInvitationIsAccepted()
    {
        const ContactId id = m_book->first(
            View::Connect, [](const ContactPage& page) { return page.advice.acceptsInvitation(); });
        const auto panel = panelOf(id);
        QVERIFY(!shows(*panel, u"may be declined"_s));
        QVERIFY(shows(*panel, u"Message, once you have accepted"_s));
        QTest::mouseClick(button(*panel, u"Accepted"_s), Qt::LeftButton);
        QCOMPARE(m_book->page(id).advice.gate, Gate::Connected);
    }

    // A request that a file tells of: they accepted, or the user withdrew it.
    void whatComesOfARequestIsRecorded()
    {
        const ContactId id
            = m_book->first(View::Pending, [](const ContactPage& page) { return page.contact.id != 0; });
        const QString name = m_book->page(id).contact.name;
        const auto panel = panelOf(id);
        QVERIFY(!button(*panel, u"Take this back"_s));
        QTest::mouseClick(button(*panel, u"They accepted"_s), Qt::LeftButton);
        QCOMPARE(m_book->page(id).advice.gate, Gate::Connected);
        QCOMPARE(m_book->book->undoName(), u"%1 accepted your invitation"_s.arg(name));
        QVERIFY(!button(*panel, u"They accepted"_s) && !button(*panel, u"I withdrew it"_s));
        QTest::mouseClick(button(*panel, u"Take this back"_s), Qt::LeftButton);
        QCOMPARE(m_book->page(id).advice.gate, Gate::Pending);
        QTest::mouseClick(button(*panel, u"I withdrew it"_s), Qt::LeftButton);
        QCOMPARE(m_book->page(id).advice.gate, Gate::Withdrawn);
        QTest::mouseClick(button(*panel, u"Take this back"_s), Qt::LeftButton);
        QTest::keyClick(panel.get(), Qt::Key_A);
        QCOMPARE(m_book->page(id).advice.gate, Gate::Connected);
    }

    void whatWasSentTodayIsTakenBackOrAccepted()
    {
        const ContactId id = someoneToConnect();
        const auto panel = panelOf(id);
        QTest::mouseClick(button(*panel, u"Sent"_s), Qt::LeftButton);
        QVERIFY(button(*panel, u"Take this back"_s) && !button(*panel, u"I withdrew it"_s));
        QTest::mouseClick(button(*panel, u"They accepted"_s), Qt::LeftButton);
        QCOMPARE(m_book->page(id).advice.gate, Gate::Connected);
    }

    void anOldRequestIsToBeReviewed()
    {
        const QDate today = m_book->book->today();
        const auto sent = [](const ContactPage& page) {
            const auto request = std::find_if(page.advice.facts.begin(), page.advice.facts.end(),
                [](const Fact& fact) { return fact.kind == FactKind::Invited; });
            return request->from;
        };
        const ContactId old = m_book->first(
            View::Pending, [&](const ContactPage& page) { return sent(page).daysTo(today) > 30; });
        const ContactId young = m_book->first(
            View::Pending, [&](const ContactPage& page) { return sent(page).daysTo(today) <= 30; });
        const auto panel = panelOf(old);
        QVERIFY(shows(*panel, u"withdrawing it is worth considering"_s));
        QVERIFY(shows(*panel, u"can be invited again after 21 day"_s));
        panel->showContact(young);
        QVERIFY(!shows(*panel, u"withdrawing it is worth considering"_s));
    }

    // It comes from the user, not from the guide.
    void aReasonOfOnesOwnNamesTheRule()
    {
        const RuleDraft draft{
            .label = u"My words"_s, .strength = 8, .when = {{u"title-says"_s, u"engineer"_s}}};
        const auto change = addRule(m_book->book->database(), m_book->book->knowledge(), draft);
        QVERIFY(change);
        const auto changed = m_book->book->changeRules(*change);
        QTRY_VERIFY(changed.isFinished() && changed.result());
        const ContactId id = m_book->first(View::Connect, [](const ContactPage& page) {
            return !page.advice.reasons.empty() && page.advice.reasons.front().rule == u"my-words"_s;
        });
        const auto panel = panelOf(id);
        QTest::mouseClick(panel->findChild<QToolButton*>(), Qt::LeftButton);
        QVERIFY(shows(*panel, u"Your rule “My words”"_s));
        QVERIFY(!shows(*panel, u"Guide: "_s));
    }

    void keysOfTheNoteAreNotDecisions()
    {
        const auto panel = panelOf(someoneToConnect());
        QSignalSpy decided(panel.get(), &ContactPanel::contactDecided);
        QTest::keyClick(panel.get(), Qt::Key_Return);
        auto* edit = panel->findChild<QPlainTextEdit*>();
        QVERIFY(edit->hasFocus());
        QTest::keyClicks(edit, u"slx1"_s);
        QVERIFY(edit->toPlainText().endsWith(u"slx1"_s));
        QCOMPARE(decided.size(), 0);
    }

    void enterPressesTheButtonThatTheTabKeyHasReached()
    {
        const auto panel = panelOf(someoneToConnect());
        QVERIFY(QTest::qWaitForWindowActive(panel.get()));
        QSignalSpy decided(panel.get(), &ContactPanel::contactDecided);
        QAbstractButton* sent = button(*panel, u"Sent"_s);
        auto* edit = panel->findChild<QPlainTextEdit*>();
        sent->setFocus(Qt::MouseFocusReason);
        QTest::keyClick(sent, Qt::Key_Return);
        QVERIFY(edit->hasFocus()); // to write the note
        QCOMPARE(decided.size(), 0);

        sent->setFocus(Qt::TabFocusReason);
        QTest::keyClick(sent, Qt::Key_Return, Qt::ControlModifier); // has a meaning of its own
        QCOMPARE(decided.size(), 0);
        QTest::keyClick(sent, Qt::Key_Return);
        QCOMPARE(decided.size(), 1);
        QVERIFY(!edit->hasFocus());
    }

    // Else the next keys would write in the note.
    void anAnswerFreesTheFocus()
    {
        const ContactId asked = m_book->first(
            View::Ask, [](const ContactPage& page) { return page.advice.questions.size() == 2; });
        const auto panel = panelOf(asked);
        QVERIFY(QTest::qWaitForWindowActive(panel.get()));
        QSignalSpy freed(panel.get(), &ContactPanel::focusFreed);
        const auto* note = panel->findChild<QPlainTextEdit*>();
        for (const QString& words : {u"Not sure"_s, m_book->page(asked).advice.questions[1].none}) {
            QAbstractButton* answer = button(*panel, words);
            QVERIFY(answer);
            answer->setFocus(Qt::MouseFocusReason);
            freed.clear();
            QTest::mouseClick(answer, Qt::LeftButton);
            QVERIFY(freed.size() > 0);
            QVERIFY(!note->hasFocus());
        }
        // And so does a reason that goes with whom it was about.
        panel->showContact(someoneToConnect());
        auto* expander = panel->findChild<ReasonsView*>()->findChild<QToolButton*>();
        QVERIFY(expander);
        expander->setFocus(Qt::MouseFocusReason);
        freed.clear();
        panel->showContact(asked);
        QCOMPARE(freed.size(), 1);
        QVERIFY(!note->hasFocus());
    }

    void copiesTheNoteAndOpensTheProfile()
    {
        Browser browser;
        QDesktopServices::setUrlHandler(u"https"_s, &browser, "open");
        const ContactId id = someoneToConnect();
        const ContactPage page = m_book->page(id);
        const auto panel = panelOf(id);
        QSignalSpy said(panel.get(), &ContactPanel::message);
        action(*panel, u"Copy note"_s)->trigger();
        QCOMPARE(QGuiApplication::clipboard()->text(), page.note);
        QVERIFY(browser.opened.isEmpty());
        QGuiApplication::clipboard()->clear();
        QTest::keyClick(panel.get(), Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), page.note);
        QCOMPARE(browser.opened, QList<QUrl>{QUrl(page.contact.profile)});
        QCOMPARE(said.size(), 2);
        QDesktopServices::unsetUrlHandler(u"https"_s);
    }

    void keepsThePlaceAndWhatIsTyped()
    {
        const ContactId id = someoneToConnect();
        const auto panel = panelOf(id);
        auto* edit = panel->findChild<QPlainTextEdit*>();
        edit->setFocus();
        QTest::keyClicks(edit, u"Typing "_s);
        auto* bar = panel->findChild<QScrollArea*>()->verticalScrollBar();
        bar->setValue(bar->maximum() / 2);
        const int place = bar->value();
        QVERIFY(place > 0);
        QVERIFY(m_book->book->answer(id, FactKind::SharedInterest, true, u"sailing"_s));
        QTest::qWait(0);
        QCOMPARE(bar->value(), place);
        QVERIFY(edit->toPlainText().startsWith(u"Typing "_s));
        QVERIFY(edit->hasFocus());
    }

    void namesAreNeverMarkup()
    {
        const QString name = u"<img src=\"/etc/passwd\"> & <b>Bo</b>"_s;
        m_book->import(m_book->write(u"guests.csv"_s,
            "Full name,E-mail,Organisation,Job title\n"
            "\"<img src=\"\"/etc/passwd\"\"> & <b>Bo</b>\",bo@tran.example,<i>Harbour</i>,<h1>Boss</h1>\n"));
        const auto found = findContacts(m_book->book->database(), name);
        QVERIFY(found && found->size() == 1);
        const auto panel = panelOf(found->front());
        QVERIFY(shows(*panel, name));
        for (const QLabel* label : panel->findChildren<QLabel*>()) {
            QVERIFY(label->text().isEmpty() || label->textFormat() == Qt::PlainText);
            QVERIFY2(!label->toolTip().contains(u"<img"_s), qPrintable(label->toolTip()));
        }
    }

    void whatKithConcludedCanBeCalledWrong()
    {
        const auto concluded = [](const ContactPage& page) {
            const auto& reasons = page.advice.reasons;
            return std::find_if(reasons.begin(), reasons.end(), [&page](const Reason& reason) {
                return reason.facts.size() == 1
                    && page.advice.facts[static_cast<std::size_t>(reason.facts.front())].certainty
                    == Certainty::Inferred;
            });
        };
        const ContactId id = m_book->first(View::Everyone,
            [&](const ContactPage& page) { return concluded(page) != page.advice.reasons.end(); });
        const ContactPage page = m_book->page(id);
        const QString says = concluded(page)->says;
        const auto panel = panelOf(id);
        QVERIFY(shows(*panel, says));
        for (QToolButton* unfold : panel->findChildren<QToolButton*>()) {
            if (unfold->accessibleName().contains(says))
                QTest::mouseClick(unfold, Qt::LeftButton);
        }
        QTRY_VERIFY(button(*panel, u"Not so"_s) && button(*panel, u"Not so"_s)->height() > 0); // laid out
        QTest::mouseClick(button(*panel, u"Not so"_s), Qt::LeftButton);
        QTRY_VERIFY2(!shows(*panel, says), qPrintable(says));
    }

    void connectedPeopleNeedNoStep()
    {
        const auto panel = panelOf(m_book->first(View::Connected, [](const ContactPage&) { return true; }));
        QVERIFY(shows(*panel, u"Connected"_s));
        QVERIFY(!button(*panel, u"Sent"_s));
        QVERIFY(!action(*panel, u"Later"_s)->isEnabled());
        QVERIFY(!panel->findChild<NoteField*>()->isVisible());
    }

    void contactsThatAreGoneAreNoLongerShown()
    {
        const auto panel = panelOf(someoneToConnect());
        auto erased = m_book->book->erase(panel->contact());
        QTRY_VERIFY(erased.isFinished() && erased.result());
        QTRY_COMPARE(panel->contact(), 0);
        QVERIFY(shows(*panel, u"No one is chosen"_s));
    }

    void everythingHasANameAndIsReachedByKeyboard()
    {
        const auto panel = panelOf(someoneToConnect());
        for (const QAbstractButton* each : panel->findChildren<QAbstractButton*>()) {
            QVERIFY2(!each->accessibleName().isEmpty() || !each->text().isEmpty(),
                each->metaObject()->className());
            QVERIFY2(each->focusPolicy() & Qt::TabFocus, qPrintable(each->text()));
        }
        QVERIFY(!panel->findChild<QPlainTextEdit*>()->accessibleName().isEmpty());
    }
};

int main(int argc, char** argv)
{
    const test::GuiHome home;
    QApplication application(argc, argv);
    const Theme theme;
    TestContactPanel tests;
    return QTest::qExec(&tests, argc, argv);
}

#include "tst_contactpanel.moc"
