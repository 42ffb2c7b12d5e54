#include "core/advising/rule.h"
#include "core/book/aboutme.h"
#include "core/book/adviseall.h"
#include "core/book/history.h"
#include "core/book/readbook.h"
#include "core/book/rules.h"
#include "core/book/ruletouch.h"
#include "core/book/sample.h"
#include "core/store/advicetable.h"
#include "core/store/ruletable.h"
#include "tests/support/bookdump.h"
#include "tests/support/bookfixture.h"

#include <QTest>

#include <algorithm>

using namespace kith;
using namespace kith::test;
using namespace Qt::StringLiterals;

// The user's rules in a book: looked at, changed, undone, shared.
class TestRules : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<BookFixture> m_fixture;
    std::optional<Database> m_book;
    Progress m_progress;

    const Knowledge& knowledge() const { return *m_fixture->knowledge; }
    QDate today() const { return m_fixture->today; }

    // The stored advice, with a confidence that may differ in what is no difference.
    QStringList advice() const
    {
        QStringList lines;
        Result<Statement> select = m_book->prepare("SELECT contact, action, gate, margin, round(confidence, "
                                                   "9), labels FROM advice ORDER BY contact");
        while (*select->step()) {
            QStringList line;
            for (int column = 0; column < select->columns(); ++column)
                line += select->text(column);
            lines += line.join(u'|');
        }
        return lines;
    }
    // What a pass over everyone makes of the same rules.
    QStringList adviceAnew()
    {
        if (!adviseAll(*m_book, knowledge(), today(), m_progress))
            qFatal("cannot advise");
        return advice();
    }

    Done make(const Result<RulesChange>& change)
    {
        return change ? changeRules(*m_book, knowledge(), *change, today(), m_progress)
                      : tl::unexpected(change.error());
    }
    RulesPreview preview(const RulesChange& change)
    {
        return previewRules(*m_book, knowledge(), change, today(), m_progress).value();
    }
    RuleLine line(const QString& id)
    {
        const auto lines = listRules(*m_book, knowledge(), today(), m_progress);
        return *std::ranges::find(*lines, id, &RuleLine::id);
    }
    RuleDraft draftOf(const QString& id)
    {
        const auto made = ruleDraft(*m_book, knowledge(), id);
        return made && *made ? **made : RuleDraft();
    }
    static RuleDraft draft(const QString& words)
    {
        return {.label = u"My words"_s,
            .side = Side::Follow,
            .strength = 8,
            .when = {{u"title-says"_s, words}},
            .unless = {}};
    }
    qint64 statedBy(FactKind kind) const
    {
        Result<Statement> select
            = m_book->prepare("SELECT count(DISTINCT contact) FROM facts WHERE kind = ?");
        select->bindAll(static_cast<int>(kind));
        return *select->step() ? select->integer(0) : 0;
    }

private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<BookFixture>();
        m_book = m_fixture->newBook();
        const Done filled = fillWithSample(*m_book, knowledge(), m_progress);
        QVERIFY2(filled, filled ? "" : qPrintable(filled.error().message));
        m_fixture->today = *bookDay(*m_book, m_fixture->today);
        adviceAnew();
    }

    void rulesAreListedWithWhomTheyMove()
    {
        const auto lines = listRules(*m_book, knowledge(), today(), m_progress);
        QVERIFY(lines && lines->size() > 35u);
        qint64 moved = 0;
        for (const RuleLine& each : *lines) {
            QVERIFY2(!each.says.isEmpty() && each.says.endsWith(u'.'), qPrintable(each.id));
            QVERIFY2(!each.guideSays.isEmpty(), qPrintable(each.id));
            QVERIFY(each.on && !each.own);
            moved += each.moves;
        }
        // As many as the reasons of everyone.
        qint64 reasons = 0;
        Result<Statement> select = m_book->prepare("SELECT id FROM contacts");
        while (*select->step())
            reasons
                += std::ssize(contactPage(*m_book, knowledge(), select->integer(0), today())->advice.reasons);
        QCOMPARE(moved, reasons);
        Progress stopped;
        stopped.cancel();
        QCOMPARE(listRules(*m_book, knowledge(), today(), stopped).error().code, ErrorCode::Cancelled);
    }

    void aRuleIsSwitchedAndWeighed()
    {
        const QStringList before = advice();
        const QByteArray dumped = dump(*m_book);
        const auto off = switchRule(*m_book, knowledge(), u"small-event"_s, false);
        QVERIFY(off && off->findings.empty());
        // Three rules are called “same event”.
        QCOMPARE(off->name,
            u"Rule “same event: you were both on the list of an event of at most 50 people” switched off"_s);
        const RulesPreview seen = preview(*off);
        const qint64 moves = line(u"small-event"_s).moves;
        QCOMPARE(
            seen.rules, (std::vector<RuleCount>{{.rule = u"small-event"_s, .before = moves, .after = 0}}));
        QCOMPARE(countSays(seen.rules.front()),
            u"It counts for %1 contact(s) now, afterwards for nobody."_s.arg(moves));
        QVERIFY(seen.turned > 0 && seen.touched >= seen.turned);
        QCOMPARE(std::ssize(seen.changes), seen.turned);
        QCOMPARE(dump(*m_book), dumped); // looking changes nothing
        QVERIFY(make(off));
        QVERIFY(!line(u"small-event"_s).on);
        QCOMPARE(line(u"small-event"_s).moves, 0);
        const QStringList after = advice();
        QVERIFY(after != before);
        for (const VerdictChange& each : seen.changes) {
            QVERIFY(each.before != each.after);
            QCOMPARE(contactPage(*m_book, knowledge(), each.contact, today())->advice.action, each.after);
        }
        QCOMPARE(adviceAnew(), after);

        QVERIFY(make(weighRule(*m_book, knowledge(), u"peer"_s, 8)));
        QCOMPARE(line(u"peer"_s).strength, 8);
        QCOMPARE(line(u"peer"_s).usualStrength, 1);
        const QStringList weighed = advice();
        QCOMPARE(adviceAnew(), weighed);

        // Back as it was, nothing is left in the table.
        QVERIFY(make(weighRule(*m_book, knowledge(), u"peer"_s, 1)));
        QVERIFY(make(switchRule(*m_book, knowledge(), u"small-event"_s, true)));
        QCOMPARE(readRuleChoices(*m_book)->size(), 0u);
        QCOMPARE(advice(), before);
        QVERIFY(switchRule(*m_book, knowledge(), u"small-event"_s, true)->changesNothing());
    }

    void aRuleOfTheUsersIsMade()
    {
        const QStringList before = advice();
        const auto change = addRule(*m_book, knowledge(), draft(u"engineer"_s));
        QVERIFY2(change, change ? "" : qPrintable(change.error().message));
        QCOMPARE(change->rules, QStringList{u"my-words"_s});
        QCOMPARE(change->says, QStringList{u"Follow when their title says “engineer”."_s});
        QVERIFY(!change->isDoubtful());
        const RulesPreview seen = preview(*change);
        QVERIFY(seen.turned > 0);
        QVERIFY(make(change));
        const RuleLine made = line(u"my-words"_s);
        QCOMPARE(countSays(seen.rules.front()), u"It counts for %1 contact(s)."_s.arg(made.moves));
        QVERIFY(made.own && made.on && made.moves > 0);
        const QStringList after = advice();
        QVERIFY(after != before);
        QCOMPARE(adviceAnew(), after);

        // Undoing and redoing it moves the advice, too.
        QCOMPARE(undo(*m_book, knowledge(), today(), m_progress)->name, u"New rule “My words”"_s);
        QCOMPARE(advice(), before);
        QVERIFY(*adviceIsFresh(*m_book, knowledge(), today()));
        QVERIFY(redo(*m_book, knowledge(), today(), m_progress));
        QCOMPARE(advice(), after);

        QVERIFY(make(removeRule(*m_book, knowledge(), u"my-words"_s)));
        QCOMPARE(advice(), before);
        QCOMPARE(undo(*m_book, knowledge(), today(), m_progress)->name, u"Rule “My words” removed"_s);
        QCOMPARE(advice(), after);
    }

    void aRuleOfTheUsersIsChanged()
    {
        const QStringList before = advice();
        QVERIFY(make(addRule(*m_book, knowledge(), draft(u"engineer"_s))));
        QVERIFY(make(weighRule(*m_book, knowledge(), u"my-words"_s, 6)));
        QVERIFY(make(switchRule(*m_book, knowledge(), u"my-words"_s, false)));
        const QStringList engineers = advice();
        RuleDraft now = draftOf(u"my-words"_s);
        QCOMPARE(now.strength, 6);
        QVERIFY(changeRule(*m_book, knowledge(), u"my-words"_s, now)->changesNothing());

        now.when = {{u"title-says"_s, u"director"_s}};
        now.label = u"Directors"_s;
        const auto change = changeRule(*m_book, knowledge(), u"my-words"_s, now);
        QVERIFY2(change, change ? "" : qPrintable(change.error().message));
        QCOMPARE(change->says, QStringList{u"Follow when their title says “director”."_s});
        QVERIFY(make(change));
        QVERIFY(!line(u"my-words"_s).on); // as it was
        QVERIFY(draftOf(u"my-words"_s) == now);
        QVERIFY(make(switchRule(*m_book, knowledge(), u"my-words"_s, true)));
        const QStringList directors = advice();
        QVERIFY(directors != engineers && directors != before);
        QCOMPARE(adviceAnew(), directors);

        // Whom it touched before and whom it touches now are advised anew.
        now.when = {{u"title-says"_s, u"engineer"_s}};
        QVERIFY(make(changeRule(*m_book, knowledge(), u"my-words"_s, now)));
        const QStringList again = advice();
        QVERIFY(again != directors);
        QCOMPARE(adviceAnew(), again);
        QCOMPARE(undo(*m_book, knowledge(), today(), m_progress)->name, u"Rule “Directors” changed"_s);
        QCOMPARE(advice(), directors);

        QCOMPARE(changeRule(*m_book, knowledge(), u"met"_s, now).error().message,
            u"“met” is a rule of Kith's: it can be switched off and weighed, not changed."_s);
        QCOMPARE(changeRule(*m_book, knowledge(), u"none"_s, now).error().code, ErrorCode::NotFound);
        now.when.clear();
        QCOMPARE(changeRule(*m_book, knowledge(), u"my-words"_s, now).error().message,
            u"Say when the rule counts."_s);
    }

    // What is said of each rule is what the list of the rules says of it.
    void itIsSaidForHowManyARuleCounts()
    {
        const qint64 moves = line(u"recruiter"_s).moves;
        QVERIFY(moves > 1);
        const RuleCount weighed = preview(*weighRule(*m_book, knowledge(), u"recruiter"_s, 1)).rules.front();
        QCOMPARE(weighed, (RuleCount{.rule = u"recruiter"_s, .before = moves, .after = moves}));
        QCOMPARE(countSays(weighed), u"It counts for %1 contact(s), now and afterwards."_s.arg(moves));
        QVERIFY(make(switchRule(*m_book, knowledge(), u"recruiter"_s, false)));
        const RulesPreview off = preview(*weighRule(*m_book, knowledge(), u"recruiter"_s, 1));
        QVERIFY(off.rules.empty()); // it counts for nobody before and after
        QCOMPARE(countSays(preview(*switchRule(*m_book, knowledge(), u"recruiter"_s, true)).rules.front()),
            u"It counts for nobody now, afterwards for %1 contact(s)."_s.arg(moves));

        const RulesPreview nobody = preview(*addRule(*m_book, knowledge(), draft(u"astronaut"_s)));
        QCOMPARE(countSays(nobody.rules.front()), u"It counts for nobody in the book at present."_s);
        QVERIFY(make(addRule(*m_book, knowledge(), draft(u"engineer"_s))));
        const qint64 engineers = line(u"my-words"_s).moves;
        const RulesPreview changed
            = preview(*changeRule(*m_book, knowledge(), u"my-words"_s, draft(u"director"_s)));
        QCOMPARE(changed.rules.front().before, engineers);
        QCOMPARE(countSays(changed.rules.front()),
            u"It counts for %1 contact(s) now, afterwards for %2."_s.arg(engineers).arg(
                changed.rules.front().after));
    }

    void everyRuleHasANameOfItsOwn()
    {
        QStringList names;
        for (const Rule& rule : knowledge().rulebook.rules())
            names += weighRule(*m_book, knowledge(), rule.id, 8)->name;
        names.sort();
        for (qsizetype i = 1; i < names.size(); ++i)
            QVERIFY2(names[i] != names[i - 1], qPrintable(names[i]));
    }

    // Words that somebody wrote by hand stay as long as they fit.
    void aRuleKeepsItsWords()
    {
        const QString path = m_fixture->write(u"words.json"_s, R"({"rules": [{"id": "boards",
            "guide": "decide.context", "side": "follow", "strength": "good", "kind": "person", "when":
            {"fact": "title-says", "value": "director"}, "says": ["They sit on boards."], "label": "boards"}]})");
        QVERIFY(make(addRules(*m_book, knowledge(), path)));
        RuleDraft now = draftOf(u"boards"_s);
        const auto words = [&] {
            const auto choices = readRuleChoices(*m_book);
            const QByteArray& own = std::ranges::find(*choices, u"boards"_s, &RuleChoice::id)->own;
            return QString::fromUtf8(own);
        };
        now.strength = 8;
        QVERIFY(make(changeRule(*m_book, knowledge(), u"boards"_s, now)));
        QVERIFY(words().contains(u"They sit on boards."_s) && words().contains(u"decisive"_s));
        now.when.front().value = u"chair"_s;
        QVERIFY(make(changeRule(*m_book, knowledge(), u"boards"_s, now)));
        QVERIFY(words().contains(u"Their title says “chair”."_s));
    }

    // Only those whom a rule can touch are advised anew.
    void whomARuleTouches()
    {
        const Rulebook& was = knowledge().rulebook;
        const auto touches = [&](const RuleDraft& made) {
            const auto change = addRule(*m_book, knowledge(), made);
            return *whomRulesTouch(*m_book, knowledge(), was, was.with(change->after), change->rules);
        };
        const auto titled = touches(draft(u"engineer"_s));
        QVERIFY(titled && !titled->empty()
            && std::ssize(*titled) < *m_book->integer("SELECT count(*) FROM contacts"));
        RuleDraft stated = draft(u"engineer"_s);
        stated.when = {{u"endorsed-me"_s, {}}};
        QCOMPARE(std::ssize(*touches(stated)), statedBy(FactKind::EndorsedMe));
        RuleDraft inferred = draft(u"engineer"_s);
        inferred.when = {{u"same-industry"_s, {}}};
        QVERIFY(!touches(inferred));

        // Those who are not touched keep what is stored, even if that were otherwise now.
        Result<Statement> forge = m_book->prepare("UPDATE advice SET margin = 77 WHERE contact = ?");
        const ContactId other = *m_book->integer(
            "SELECT id FROM current_contacts WHERE title IS NULL OR title NOT LIKE '%engineer%' LIMIT 1");
        QVERIFY(forge->bindAll(other).run());
        QVERIFY(make(addRule(*m_book, knowledge(), draft(u"engineer"_s))));
        QCOMPARE(*m_book->integer("SELECT count(*) FROM advice WHERE margin = 77"), 1);
        QVERIFY(*adviceIsFresh(*m_book, knowledge(), today()));
    }

    void doubtsAreTold()
    {
        RuleDraft gated = draft(u"engineer"_s);
        gated.when.push_back({u"same-school"_s, {}});
        QVERIFY(!addRule(*m_book, knowledge(), gated)->isDoubtful());
        gated.unless = {{u"same-school"_s, {}}};
        const auto never = addRule(*m_book, knowledge(), gated);
        QVERIFY(never->isDoubtful());
        QCOMPARE(never->findings.front().kind, RuleFinding::Kind::NeverFires);
        RuleDraft twice = draft({});
        twice.when = {{u"same-school"_s, {}}};
        QCOMPARE(addRule(*m_book, knowledge(), twice)->findings.front().kind, RuleFinding::Kind::Contradicts);
        twice.side = Side::Connect;
        QCOMPARE(addRule(*m_book, knowledge(), twice)->findings.front().kind, RuleFinding::Kind::Duplicates);
    }

    void rulesAreShared()
    {
        QVERIFY(make(addRule(*m_book, knowledge(), draft(u"engineer"_s))));
        QVERIFY(make(switchRule(*m_book, knowledge(), u"my-words"_s, false)));
        const QString path = m_fixture->path(u"rules.json"_s);
        QCOMPARE(*exportRules(*m_book, {}, path), 1);
        Database other = m_fixture->newBook();
        const auto change = addRules(other, knowledge(), path);
        QVERIFY2(change, change ? "" : qPrintable(change.error().message));
        QCOMPARE(change->name, u"1 rule(s) of rules.json"_s);
        QVERIFY(changeRules(other, knowledge(), *change, today(), m_progress));
        const auto lines = listRules(other, knowledge(), today(), m_progress);
        QCOMPARE(lines->back().id, u"my-words"_s);
        QVERIFY(!lines->back().on);
        // Once more replaces it.
        QVERIFY(addRules(other, knowledge(), path)->changesNothing());
    }

    void errorsSayWhatIsWrong()
    {
        const QByteArray before = dump(*m_book);
        const auto message = [](const auto& result) { return result ? QString() : result.error().message; };
        QCOMPARE(message(switchRule(*m_book, knowledge(), u"luck"_s, true)),
            u"There is no rule “luck”. “kith rules” lists them."_s);
        QCOMPARE(message(removeRule(*m_book, knowledge(), u"met"_s)),
            u"“met” is a rule of Kith's: it can be switched off, not removed."_s);
        QCOMPARE(message(addRules(*m_book, knowledge(), u"/nowhere/rules.json"_s)),
            u"“/nowhere/rules.json” cannot be read: there is no such file."_s);
        QCOMPARE(message(addRules(*m_book, knowledge(), m_fixture->write(u"bad.json"_s, "{}"))),
            u"The rules of “bad.json” were not taken. It holds no rules: they are listed under “rules”."_s);
        QCOMPARE(message(exportRules(*m_book, {}, m_fixture->path(u"x.json"_s))),
            u"There are no rules of your own to share."_s);
        QCOMPARE(message(exportRules(*m_book, {u"met"_s}, m_fixture->path(u"x.json"_s))),
            u"“met” is no rule of your own; only those are shared."_s);
        // Two changes at a time: the later one is asked again.
        const auto first = switchRule(*m_book, knowledge(), u"met"_s, false);
        QVERIFY(make(switchRule(*m_book, knowledge(), u"peer"_s, false)));
        QCOMPARE(message(make(first)), u"The rules have changed in the meantime. Try again."_s);
        QVERIFY(undo(*m_book, knowledge(), today(), m_progress));
        QCOMPARE(dump(*m_book), before);
    }

    void aChangeThatIsStoppedChangesNothing()
    {
        const auto change = switchRule(*m_book, knowledge(), u"peer"_s, false);
        const QByteArray before = dump(*m_book);
        Progress stopped;
        stopped.cancel();
        QCOMPARE(
            changeRules(*m_book, knowledge(), *change, today(), stopped).error().code, ErrorCode::Cancelled);
        QCOMPARE(dump(*m_book), before);
        QVERIFY(line(u"peer"_s).on);
    }
};

QTEST_GUILESS_MAIN(TestRules)
#include "tst_rules.moc"
