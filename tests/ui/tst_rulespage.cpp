#include "core/store/ruletable.h"
#include "tests/support/gui.h"
#include "tests/ui/panels.h"
#include "ui/advising/confirmchange.h"
#include "ui/advising/rulebuilder.h"
#include "ui/advising/rulerow.h"
#include "ui/advising/rulespage.h"
#include "ui/advising/strengthchoice.h"
#include "ui/shared/choice.h"
#include "ui/shared/textlabel.h"
#include "ui/shared/theme.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QLineEdit>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QTreeWidget>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace kith;
using test::button;
using test::shows;

// The page of the rules, and the builder of new ones.
class TestRulesPage : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<test::Panels> m_book;
    std::unique_ptr<RulesPage> m_page;
    std::unique_ptr<QSignalSpy> m_said;
    std::unique_ptr<QSignalSpy> m_decided;

    RuleRow* row(const QString& id) const
    {
        const QList<RuleRow*> rows = m_page->findChildren<RuleRow*>();
        const auto found
            = std::ranges::find_if(rows, [&](const RuleRow* each) { return each->line().id == id; });
        return found == rows.end() ? nullptr : *found;
    }
    RuleChoices choices() const { return readRuleChoices(m_book->book->database()).value(); }
    bool settle() const
    {
        return QTest::qWaitFor([this] { return !m_book->book->busy(); }, 30000);
    }
    ConfirmChange* asked() const { return m_page->findChild<ConfirmChange*>(); }
    RuleBuilder* openBuilder()
    {
        QTest::mouseClick(button(*m_page, u"New rule…"_s), Qt::LeftButton);
        return m_page->findChild<RuleBuilder*>();
    }
    static QList<Choice*> lines(const QDialog& builder, const QString& name)
    {
        QList<Choice*> all = builder.findChildren<Choice*>();
        all.removeIf([&](const Choice* each) { return each->accessibleName() != name; });
        return all;
    }
    static void choose(Choice* choice, const QString& what)
    {
        choice->setFocus();
        choice->setCurrentIndex(choice->findData(what));
    }
    static QLineEdit* field(const QDialog& builder, const QString& name)
    {
        const QList<QLineEdit*> fields = builder.findChildren<QLineEdit*>();
        const auto found = std::ranges::find_if(fields,
            [&](const QLineEdit* each) { return each->isVisible() && each->accessibleName() == name; });
        return found == fields.end() ? nullptr : *found;
    }
    static QString said(const QDialog& builder, const QString& part)
    {
        return builder.findChild<TextLabel*>(part)->text();
    }

private Q_SLOTS:
    void init()
    {
        m_book = std::make_unique<test::Panels>();
        QVERIFY(m_book->fill());
        m_page = std::make_unique<RulesPage>(*m_book->book);
        m_said = std::make_unique<QSignalSpy>(m_page.get(), &RulesPage::message);
        m_decided = std::make_unique<QSignalSpy>(m_page.get(), &RulesPage::decided);
        m_page->resize(900, 700);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
        QTRY_VERIFY(row(u"met"_s));
    }

    void cleanup()
    {
        m_page.reset();
        m_book.reset();
    }

    void everyRuleIsShownInASentence()
    {
        QVERIFY(m_page->findChildren<RuleRow*>().size() > 35);
        QTRY_VERIFY(shows(*m_page, u"Connect when you have worked together."_s));
        QVERIFY(shows(*row(u"peer"_s), u"Guide: "_s));
        QVERIFY(shows(*row(u"small-event"_s), u"counts for "_s));
        QVERIFY(row(u"small-event"_s)->line().moves > 0);
        QVERIFY(!row(u"small-event"_s)->findChild<QCheckBox*>()->accessibleName().isEmpty());
        QVERIFY(!shows(*m_page, u"Your own"_s));
        QVERIFY(!button(*m_page, u"Share my rules…"_s)->isEnabled());
    }

    void aClickSwitchesARuleAndUndoBringsItBack()
    {
        auto* box = row(u"small-event"_s)->findChild<QCheckBox*>();
        const qint64 moves = row(u"small-event"_s)->line().moves;
        QTest::keyClick(box, Qt::Key_Space);
        QTRY_VERIFY(asked());
        QVERIFY(shows(*asked(), u"Switch this rule off?"_s));
        QVERIFY(shows(*asked(), u"Connect when you were both on the list of an event of at most 50"_s));
        QVERIFY(shows(*asked(), u"It counts for %1 contact"_s.arg(moves)));
        QVERIFY(shows(*asked(), u"verdict"_s));
        QVERIFY(asked()->findChild<QTreeWidget*>()->topLevelItemCount() > 0);
        QVERIFY(m_decided->isEmpty() && choices().empty());
        QTest::mouseClick(button(*asked(), u"Switch it off"_s), Qt::LeftButton);
        QTRY_COMPARE(m_decided->size(), 1);
        QTRY_VERIFY(!asked());
        QCOMPARE(m_book->book->undoName(),
            u"Rule “same event: you were both on the list of an event of at most 50 people” switched off"_s);
        QTRY_VERIFY(shows(*row(u"small-event"_s), u"switched off"_s));
        QVERIFY(
            row(u"small-event"_s)->findChild<QCheckBox*>() == box); // the row stays, and with it the focus
        auto undone = m_book->book->undo();
        QTRY_VERIFY(undone.isFinished() && settle());
        QTRY_VERIFY(box->isChecked());
        QTRY_VERIFY(shows(*row(u"small-event"_s), u"counts for "_s));
    }

    void whatIsNotConfirmedStaysAsItWas()
    {
        auto* box = row(u"small-event"_s)->findChild<QCheckBox*>();
        QTest::mouseClick(box, Qt::LeftButton, {}, QPoint(8, box->height() / 2));
        QVERIFY(!box->isChecked());
        QTRY_VERIFY(asked());
        QTest::mouseClick(button(*asked(), u"Cancel"_s), Qt::LeftButton);
        QTRY_VERIFY(!asked());
        QVERIFY(box->isChecked());
        QVERIFY(m_decided->isEmpty() && choices().empty());
        QTRY_VERIFY(shows(*row(u"small-event"_s), u"counts for "_s));
    }

    // Two changes, one after the other without waiting: one that turns no verdict, and one that does.
    void strengthsAreChosen()
    {
        auto* leader = row(u"leader"_s)->findChild<StrengthChoice*>();
        auto* met = row(u"met"_s)->findChild<StrengthChoice*>();
        QTest::keyClick(met, Qt::Key_Home);
        QTest::keyClick(leader, Qt::Key_End);
        QTRY_VERIFY(asked() && m_decided->size() == 1);
        QVERIFY(shows(*asked(), u"Change the strength of this rule to “decisive”?"_s));
        QTest::mouseClick(button(*asked(), u"Change it"_s), Qt::LeftButton);
        QTRY_COMPARE(m_decided->size(), 2);
        QCOMPARE(choices().size(), 2u);
        QCOMPARE(choices().at(0).strength, 8);
        QTRY_COMPARE(row(u"leader"_s)->line().strength, 8);
        QVERIFY(leader->toolTip().contains(u"good"_s));
        QVERIFY(m_said->isEmpty());
    }

    void aSentenceBecomesARule()
    {
        RuleBuilder* builder = openBuilder();
        QVERIFY(builder && QTest::qWaitForWindowActive(builder));
        QAbstractButton* save = button(*builder, u"Save rule"_s);
        QVERIFY(!save->isEnabled());
        QVERIFY(shows(*builder, u"Fill in what to look for."_s));

        QTest::keyClick(lines(*builder, u"What the rule speaks for"_s).at(0), Qt::Key_Down);
        QTest::keyClicks(field(*builder, u"What to look for"_s), u"engineer*"_s);
        QTest::keyClicks(field(*builder, u"Name of the rule"_s), u"Engineers"_s);
        QTRY_COMPARE(said(*builder, u"sentence"_s), u"Follow when their title says “engineer*”."_s);
        QTRY_VERIFY(save->isEnabled());
        QTest::mouseClick(button(*builder, u"An exception"_s), Qt::LeftButton);
        QVERIFY(!save->isEnabled()); // until it has been looked at
        choose(lines(*builder, u"Exception"_s).at(0), u"is:knows"_s);
        QTRY_COMPARE(said(*builder, u"sentence"_s),
            u"Follow when their title says “engineer*”. Does not count when you know each other."_s);
        auto* strength = builder->findChild<StrengthChoice*>();
        QTest::keyClick(strength, Qt::Key_End);
        QCOMPARE(strength->strength(), 8);
        auto* verdicts = builder->findChild<QTreeWidget*>();
        QTRY_VERIFY(verdicts->isVisible() && verdicts->topLevelItemCount() > 0);
        QVERIFY(shows(*builder, u"verdict"_s));
        QTRY_VERIFY(save->isEnabled());
        QTest::mouseClick(save, Qt::LeftButton);
        QTRY_COMPARE(m_decided->size(), 1);
        QTRY_VERIFY(!m_page->findChild<RuleBuilder*>());
        QCOMPARE(m_book->book->undoName(), u"New rule “Engineers”"_s);
        QTRY_VERIFY(row(u"engineers"_s));
        QTRY_VERIFY(shows(*m_page, u"Your own"_s));
        QVERIFY(row(u"engineers"_s)->line().moves > 0);

        // It can be shared, taken by others, and removed.
        const QString path = m_book->folder.filePath(u"mine.json"_s);
        QVERIFY(button(*m_page, u"Share my rules…"_s)->isEnabled());
        m_page->shareTo(path);
        QVERIFY(m_said->takeFirst().value(0).toString().startsWith(u"Wrote 1 rule"_s));
        QTest::mouseClick(button(*row(u"engineers"_s), u"Remove"_s), Qt::LeftButton);
        QTRY_VERIFY(asked());
        QTest::mouseClick(button(*asked(), u"Remove it"_s), Qt::LeftButton);
        QTRY_VERIFY(!row(u"engineers"_s));
        QVERIFY(choices().empty());
        m_page->openFile(path);
        ConfirmChange* taking = asked();
        QVERIFY(taking && shows(*taking, u"Follow when their title says “engineer*”."_s));
        QTRY_VERIFY(taking->findChild<QTreeWidget*>()->isVisible());
        QTest::mouseClick(button(*taking, u"Take them"_s), Qt::LeftButton);
        QTRY_VERIFY(row(u"engineers"_s));
        m_page->openFile(path);
        QVERIFY(m_said->takeFirst().value(0).toString().contains(u"already"_s));
    }

    // In the smallest window, too: beside the form, and with one thing that scrolls.
    void theVerdictsHaveRoom()
    {
        RuleBuilder* builder = openBuilder();
        builder->resize(900, 530);
        QTest::keyClick(lines(*builder, u"What the rule speaks for"_s).at(0), Qt::Key_Down);
        QTest::keyClicks(field(*builder, u"What to look for"_s), u"engineer*"_s);
        auto* verdicts = builder->findChild<QTreeWidget*>();
        QTRY_VERIFY(verdicts->isVisible() && verdicts->topLevelItemCount() > 8);
        QTRY_VERIFY(verdicts->visibleRegion().boundingRect().height() > 8 * verdicts->sizeHintForRow(0));
        QCOMPARE(verdicts->verticalScrollBar()->maximum(), 0);
        // Keys go through all of it.
        verdicts->setFocus();
        QTest::keyClick(verdicts, Qt::Key_End);
        const QRect last
            = verdicts->visualItemRect(verdicts->topLevelItem(verdicts->topLevelItemCount() - 1));
        QTRY_VERIFY(verdicts->viewport()->visibleRegion().contains(last.center()));
        builder->resize(500, 530);
        QTRY_VERIFY(verdicts->mapTo(builder, QPoint()).x() < 100); // one below the other
    }

    // "What speaks for" decides what can be asked of whom.
    void aRuleAboutOrganisations()
    {
        RuleBuilder* builder = openBuilder();
        QVERIFY(builder && QTest::qWaitForWindowActive(builder));
        choose(lines(*builder, u"Condition"_s).at(0), u"labelled"_s);
        QTest::keyClicks(field(*builder, u"What to look for"_s), u"client"_s);
        QTest::mouseClick(button(*builder, u"An exception"_s), Qt::LeftButton);
        choose(lines(*builder, u"Exception"_s).at(0), u"recruiter"_s);
        QTest::keyClick(lines(*builder, u"What the rule speaks for"_s).at(0), Qt::Key_End);
        QCOMPARE(lines(*builder, u"Condition"_s).at(0)->currentData().toString(), u"labelled"_s); // stays
        QCOMPARE(field(*builder, u"What to look for"_s)->text(), u"client"_s);
        QVERIFY(lines(*builder, u"Exception"_s).at(0)->findData(u"recruiter"_s) < 0);

        choose(lines(*builder, u"Condition"_s).at(0), u"employs"_s);
        QVERIFY(field(*builder, u"What to look for"_s)->text().isEmpty());
        choose(lines(*builder, u"Exception"_s).at(0), u"large-organisation"_s);
        QTRY_VERIFY(shows(*builder, u"Fill in how many."_s));
        QTest::keyClicks(field(*builder, u"What to look for"_s), u"a2"_s);
        QCOMPARE(field(*builder, u"What to look for"_s)->text(), u"2"_s);
        QTRY_COMPARE(said(*builder, u"sentence"_s),
            u"Follow an organisation when you know at least 2 people who work there. Does not count when it "
            u"is "
            "large."_s);
        QAbstractButton* save = button(*builder, u"Save rule"_s);
        QTRY_VERIFY(save->isEnabled());
        QTest::mouseClick(save, Qt::LeftButton);
        QTRY_COMPARE(m_decided->size(), 1);
        QTRY_VERIFY(row(u"my-rule"_s));
        QVERIFY(row(u"my-rule"_s)->line().moves > 0);

        QTRY_VERIFY(button(*row(u"my-rule"_s), u"Change…"_s));
        QVERIFY(settle());
        QTest::mouseClick(button(*row(u"my-rule"_s), u"Change…"_s), Qt::LeftButton);
        builder = m_page->findChild<RuleBuilder*>();
        QVERIFY(builder && QTest::qWaitForWindowActive(builder));
        QCOMPARE(field(*builder, u"What to look for"_s)->text(), u"2"_s);
        QVERIFY(said(*builder, u"sentence"_s).startsWith(u"Follow an organisation when "_s));
    }

    void aRuleOfOnesOwnIsChanged()
    {
        RuleDraft draft{.label = u"Engineers"_s,
            .side = Side::Follow,
            .strength = 2,
            .when = {{u"title-says"_s, u"engineer*"_s}, {u"target-organisation"_s, {}}},
            .unless = {{u"is:knows"_s, {}}}};
        const Result<RulesChange> adding
            = addRule(m_book->book->database(), m_book->book->knowledge(), draft);
        QVERIFY(adding);
        const auto added = m_book->book->changeRules(*adding);
        QTRY_VERIFY(added.isFinished() && row(u"engineers"_s));
        QTRY_VERIFY(button(*row(u"engineers"_s), u"Change…"_s));
        QVERIFY(!button(*row(u"met"_s), u"Change…"_s)); // Kith's

        QVERIFY(settle());
        QTest::mouseClick(button(*row(u"engineers"_s), u"Change…"_s), Qt::LeftButton);
        auto* builder = m_page->findChild<RuleBuilder*>();
        QVERIFY(builder && QTest::qWaitForWindowActive(builder));
        QCOMPARE(builder->windowTitle(), u"Change the rule “Engineers”"_s);
        QCOMPARE(said(*builder, u"sentence"_s),
            u"Follow when their title says “engineer*” and they work at one of your targets. Does not count "
            "when you know each other."_s);
        QAbstractButton* save = button(*builder, u"Save rule"_s);
        QVERIFY(!save->isEnabled()); // nothing is different yet
        QCOMPARE(field(*builder, u"Name of the rule"_s)->text(), u"Engineers"_s);
        QCOMPARE(builder->findChild<StrengthChoice*>()->strength(), 2);

        QTest::mouseClick(
            lines(*builder, u"Condition"_s).at(1)->parentWidget()->findChild<QAbstractButton*>(),
            Qt::LeftButton);
        QTRY_COMPARE(said(*builder, u"sentence"_s),
            u"Follow when their title says “engineer*”. Does not count when you know each other."_s);
        QTRY_VERIFY(save->isEnabled());
        QTest::mouseClick(save, Qt::LeftButton);
        QTRY_COMPARE(m_decided->size(), 1);
        QCOMPARE(m_book->book->undoName(), u"Rule “Engineers” changed"_s);
        draft.when.pop_back();
        const auto now
            = [&] { return ruleDraft(m_book->book->database(), m_book->book->knowledge(), u"engineers"_s); };
        QVERIFY(**now() == draft);
        const auto undone = m_book->book->undo();
        QTRY_VERIFY(undone.isFinished() && settle());
        QCOMPARE((*now())->when.size(), 2u);
    }

    // A rule of a file may say more than the lines can.
    void whatTheBuilderCannotShowIsNotOffered()
    {
        const QString path
            = m_book->write(u"more.json"_s, R"({"rules": [{"id": "deep", "guide": "decide.context",
            "side": "connect", "strength": "good", "kind": "person", "when": {"not": {"is": "knows"}},
            "says": ["You do not know each other."], "label": "deep"}]})");
        const Result<RulesChange> adding
            = addRules(m_book->book->database(), m_book->book->knowledge(), path);
        QVERIFY2(adding, adding ? "" : qPrintable(adding.error().message));
        const auto added = m_book->book->changeRules(*adding);
        QTRY_VERIFY(added.isFinished() && row(u"deep"_s));
        QTRY_VERIFY(button(*row(u"deep"_s), u"Change…"_s));
        QAbstractButton* change = button(*row(u"deep"_s), u"Change…"_s);
        QVERIFY(!change->isEnabled());
        QVERIFY(change->toolTip().contains(u"change the file"_s));
    }

    // Backwards from where the user begins to type, and on to the end.
    void everyControlIsReachedByTab()
    {
        RuleBuilder* builder = openBuilder();
        QVERIFY(QTest::qWaitForWindowActive(builder));
        QTRY_COMPARE(builder->focusWidget(), field(*builder, u"What to look for"_s));
        QStringList names;
        for (int i = 0; i < 3; ++i) {
            QTest::keyClick(builder->focusWidget(), Qt::Key_Backtab, Qt::ShiftModifier);
            names += builder->focusWidget()->accessibleName();
        }
        QCOMPARE(names, (QStringList{u"Condition"_s, u"Strength"_s, u"What the rule speaks for"_s}));
        for (int i = 0; i < 6; ++i)
            QTest::keyClick(builder->focusWidget(), Qt::Key_Tab);
        QCOMPARE(builder->focusWidget()->accessibleName(), u"Name of the rule"_s);
        // A line that is added comes before the button that adds it.
        QTest::mouseClick(button(*builder, u"Another condition"_s), Qt::LeftButton);
        QCOMPARE(builder->focusWidget(), lines(*builder, u"Condition"_s).at(1));
        QTRY_VERIFY(lines(*builder, u"Condition"_s).at(1)->isVisible());
        QTest::keyClick(builder->focusWidget(), Qt::Key_Tab);
        QCOMPARE(builder->focusWidget()->accessibleName(), u"What to look for"_s);
        QTest::keyClick(builder->focusWidget(), Qt::Key_Tab);
        QCOMPARE(builder->focusWidget()->accessibleName(), u"Remove this line"_s);
        QTest::keyClick(builder->focusWidget(), Qt::Key_Tab);
        QCOMPARE(builder->focusWidget(), button(*builder, u"Another condition"_s));
    }

    void doubtsAreToldBeforeSaving()
    {
        RuleBuilder* builder = openBuilder();
        choose(lines(*builder, u"Condition"_s).at(0), u"same-school"_s);
        QVERIFY(!field(*builder, u"What to look for"_s)); // it takes no value
        QTRY_VERIFY(shows(*builder, u"It says the same as the rule “same school”"_s));
        QTRY_VERIFY(button(*builder, u"Save it anyway"_s));
        QTest::mouseClick(button(*builder, u"An exception"_s), Qt::LeftButton);
        choose(lines(*builder, u"Exception"_s).at(0), u"same-school"_s);
        QTRY_VERIFY(shows(*builder, u"It never counts"_s));
        QTRY_VERIFY(shows(*builder, u"Nothing changes for anyone in the book."_s));
        // Another condition, and none of them again.
        QTest::mouseClick(button(*builder, u"Another condition"_s), Qt::LeftButton);
        QCOMPARE(lines(*builder, u"Condition"_s).size(), 2);
        QTest::mouseClick(button(*builder, u"Cancel"_s), Qt::LeftButton);
        QTRY_VERIFY(!m_page->findChild<RuleBuilder*>());
        QVERIFY(m_decided->isEmpty() && choices().empty());
    }

    void whoIsInNobodysBookIsWarnedAbout()
    {
        RuleBuilder* builder = openBuilder();
        QTest::keyClicks(field(*builder, u"What to look for"_s), u"astronaut"_s);
        QTRY_VERIFY(shows(*builder, u"It counts for nobody in the book at present."_s));
        QTRY_VERIFY(button(*builder, u"Save rule"_s)->isEnabled());
        QTest::mouseClick(button(*builder, u"Cancel"_s), Qt::LeftButton);

        // Of several rules each is named.
        const auto rule = [](const QByteArray& id, const QByteArray& when) {
            QByteArray json = R"({"id": "%1", "guide": "decide.context", "side": "connect", "kind": "person",
                "strength": "good", "when": %2, "says": ["It is so."], "label": "%1"})";
            return json.replace("%1", id).replace("%2", when);
        };
        m_page->openFile(m_book->write(u"two.json"_s,
            "{\"rules\": [" + rule("space", R"({"fact": "title-says", "value": "astronaut"})") + ','
                + rule("school", R"({"fact": "same-school"})") + "]}"));
        QTRY_VERIFY(shows(*asked(), u"space: It counts for nobody in the book at present."_s));
        QVERIFY(shows(*asked(), u"school: It says the same as the rule “same school”"_s));
        QVERIFY(button(*asked(), u"Take them anyway"_s));
    }

    void aFileThatHoldsNoRulesIsRefusedInWords()
    {
        m_page->openFile(m_book->write(u"bad.json"_s, "{\"gates\": []}"));
        QVERIFY(
            m_said->value(0).value(0).toString().startsWith(u"The rules of “bad.json” were not taken."_s));
        QVERIFY(!asked());
    }

    // Data is shown as it is written.
    void whatTheUserWritesIsNoMarkup()
    {
        RuleBuilder* builder = openBuilder();
        QTest::keyClicks(field(*builder, u"What to look for"_s), u"<b>x</b> %1 {y}"_s);
        QTRY_COMPARE(said(*builder, u"sentence"_s), u"Connect when their title says “<b>x</b> %1 {y}”."_s);
        QCOMPARE(builder->findChild<TextLabel*>(u"sentence"_s)->textFormat(), Qt::PlainText);
    }
};

int main(int argc, char** argv)
{
    const test::GuiHome home;
    QApplication application(argc, argv);
    const Theme theme;
    TestRulesPage tests;
    return QTest::qExec(&tests, argc, argv);
}

#include "tst_rulespage.moc"
