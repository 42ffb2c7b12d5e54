#include "core/book/adviseall.h"
#include "core/book/browsebook.h"
#include "core/book/changebook.h"
#include "core/book/history.h"
#include "core/book/readbook.h"
#include "core/store/backup.h"
#include "core/store/rowblock.h"
#include "tests/support/bookdump.h"
#include "tests/support/bookfixture.h"
#include "tests/support/daybackup.h"

#include <QDir>
#include <QTest>

#include <algorithm>

using namespace kith;
using namespace kith::test;
using namespace Qt::StringLiterals;

class TestChangeBook : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<BookFixture> m_fixture;
    std::optional<Database> m_book;
    Progress m_progress;

    ContactId who(const QString& name) { return findContacts(*m_book, name)->at(0); }
    ContactPage page(const QString& name)
    {
        return *contactPage(*m_book, *m_fixture->knowledge, who(name), m_fixture->today);
    }
    ContactRow row(const QString& name)
    {
        const std::array<ContactId, 1> one{who(name)};
        return contactRows(*m_book, one)->at(0);
    }
    HistoryStep undone() { return *undo(*m_book, *m_fixture->knowledge, m_fixture->today, m_progress); }

    // What rows of files state, which stands compressed in a book.
    static QByteArray recordsIn(const QString& path)
    {
        const Result<Database> book = Database::open(path, Database::Mode::ReadOnly);
        Result<Statement> select = book->prepare("SELECT records FROM row_blocks");
        QByteArray all;
        while (*select->step())
            all += *decompressed(select->blob(0));
        return all;
    }

private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<BookFixture>();
        m_book = m_fixture->newBook();
        const QString list = m_fixture->write(u"guests.csv"_s,
            "Name,Email,Company,Title\n"
            "Mara Lindqvist,mara@northwind.example,Northwind,Data Engineer\n"
            "Noor Haddad,noor@contoso.example,Contoso,Painter\n");
        QVERIFY(m_fixture->import(*m_book, {list}));
    }

    void sentMakesPendingAndUndoBringsItBack()
    {
        const QByteArray before = dump(*m_book);
        const std::array<ContactId, 1> mara{who(u"Mara Lindqvist"_s)};
        QVERIFY(decide(*m_book, *m_fixture->knowledge, mara, Decision::Sent, m_fixture->today));
        QCOMPARE(page(u"Mara Lindqvist"_s).advice.gate, Gate::Pending);
        QCOMPARE(row(u"Mara Lindqvist"_s).gate, Gate::Pending);
        QCOMPARE(undone().name, u"Sent to Mara Lindqvist"_s);
        QCOMPARE(dump(*m_book), before);
        QCOMPARE(row(u"Mara Lindqvist"_s).gate, Gate::Open);
    }

    void laterPutsOffForTwoWeeks()
    {
        const std::array<ContactId, 1> mara{who(u"Mara Lindqvist"_s)};
        QVERIFY(decide(*m_book, *m_fixture->knowledge, mara, Decision::Later, m_fixture->today));
        const auto index = browseIndex(*m_book, m_fixture->today, m_progress);
        QCOMPARE((*index)->count(View::Later), 1);
        const auto later = browseIndex(*m_book, m_fixture->today.addDays(14), m_progress);
        QCOMPARE((*later)->count(View::Later), 0);
    }

    void notForMeShutsTheGateForSeveralAtOnce()
    {
        const std::array<ContactId, 2> both{who(u"Mara Lindqvist"_s), who(u"Noor Haddad"_s)};
        QVERIFY(decide(*m_book, *m_fixture->knowledge, both, Decision::NotForMe, m_fixture->today));
        QCOMPARE(page(u"Noor Haddad"_s).advice.gate, Gate::DoNotContact);
        QVERIFY(undone().name.contains(u'2'));
        QCOMPARE(page(u"Noor Haddad"_s).advice.gate, Gate::Open);
    }

    void anAnswerBecomesAFactAndANoIsNotAskedAgain()
    {
        const ContactId mara = who(u"Mara Lindqvist"_s);
        QVERIFY(answer(*m_book, *m_fixture->knowledge, mara, FactKind::WorkedWith, true, u"Northwind"_s,
            m_fixture->today));
        const ContactPage yes = page(u"Mara Lindqvist"_s);
        QVERIFY(std::ranges::any_of(
            yes.advice.reasons, [](const Reason& r) { return r.guide == u"connect.worked-with"; }));
        QCOMPARE(yes.advice.action, Action::Connect);
        QVERIFY(
            answer(*m_book, *m_fixture->knowledge, mara, FactKind::WorkedWith, false, {}, m_fixture->today));
        const ContactPage no = page(u"Mara Lindqvist"_s);
        QVERIFY(std::ranges::none_of(
            no.advice.reasons, [](const Reason& r) { return r.guide == u"connect.worked-with"; }));
        QVERIFY(std::ranges::none_of(no.advice.questions, [](const Question& question) {
            return std::ranges::find(question.options, FactKind::WorkedWith, &Question::Option::fact)
                != question.options.end();
        }));
    }

    void aChoiceStandsAboveTheRulesUntilItIsTakenBack()
    {
        const ContactId mara = who(u"Mara Lindqvist"_s);
        const auto choose = [&](Decision decision, const QString& because = {}) {
            return decide(
                *m_book, *m_fixture->knowledge, std::array{mara}, decision, m_fixture->today, because);
        };
        const ContactPage before = page(u"Mara Lindqvist"_s);
        const Action other = before.advice.action == Action::Follow ? Action::Connect : Action::Follow;
        const Decision chosen = other == Action::Connect ? Decision::Connect : Decision::Follow;
        QVERIFY(choose(chosen, u" I know better "_s));
        const ContactPage after = page(u"Mara Lindqvist"_s);
        QCOMPARE(after.advice.action, other);
        QCOMPARE(after.advice.advised, before.advice.action);
        QVERIFY(after.advice.chosen);
        QVERIFY(after.advice.questions.empty() && after.advice.changes.empty());
        QCOMPARE(after.advice.confidence, 1.0);
        const auto rows = contactRows(*m_book, std::array{mara});
        QVERIFY(rows);
        QCOMPARE(rows->front().action, other);
        QCOMPARE(rows->front().labels, QStringList{u"your choice"_s});
        const Fact& fact = after.advice.facts.at(
            static_cast<std::size_t>(std::ranges::find(after.advice.facts, factKindOf(chosen), &Fact::kind)
                - after.advice.facts.begin()));
        QCOMPARE(fact.value, u"I know better"_s);
        QCOMPARE(fact.origin, Origin::you());

        // Leaving it replaces the choice; taking that back brings the rules' word again.
        QVERIFY(choose(Decision::NotForMe));
        QCOMPARE(page(u"Mara Lindqvist"_s).advice.gate, Gate::DoNotContact);
        QVERIFY(takeBack(*m_book, *m_fixture->knowledge, mara, FactKind::DoNotContact, m_fixture->today));
        QCOMPARE(page(u"Mara Lindqvist"_s).advice, before.advice);
        Progress progress;
        QVERIFY(undo(*m_book, *m_fixture->knowledge, m_fixture->today, progress));
        QCOMPARE(page(u"Mara Lindqvist"_s).advice.gate, Gate::DoNotContact);
    }

    void whatIsDoneIsRecorded()
    {
        const ContactId mara = who(u"Mara Lindqvist"_s);
        const auto gateAfter = [&](Decision decision) {
            if (!decide(*m_book, *m_fixture->knowledge, std::array{mara}, decision, m_fixture->today))
                qFatal("no decision");
            return page(u"Mara Lindqvist"_s).advice.gate;
        };
        QCOMPARE(gateAfter(Decision::Followed), Gate::Open);
        QVERIFY(std::ranges::any_of(page(u"Mara Lindqvist"_s).advice.facts,
            [](const Fact& fact) { return fact.kind == FactKind::Following; }));
        QCOMPARE(gateAfter(Decision::Sent), Gate::Pending);
        QCOMPARE(gateAfter(Decision::TookBack), Gate::Withdrawn);
        QCOMPARE(gateAfter(Decision::Accepted), Gate::Connected);
    }

    // What makes no sense about somebody is refused in a sentence, and changes nothing.
    void whatMakesNoSenseIsRefused()
    {
        const Knowledge& knowledge = *m_fixture->knowledge;
        const QString files = m_fixture->write(u"Connections.csv"_s,
            "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
            "Bodil,Kvam,https://www.linkedin.com/in/bodil-kvam,,Kvam & Sons,,01 Feb 2024\n");
        QVERIFY(m_fixture->import(*m_book,
            {files,
                m_fixture->write(u"Company Follows.csv"_s,
                    "Organization,Followed On\n"
                    "Harbour Works,Mon May 04 10:11:12 UTC 2020\n"),
                // Of the owner who only is a guest, nothing would be left.
                m_fixture->write(u"address book.csv"_s,
                    "First Name,Last Name,E-mail Address\nNoor,Haddad,noor@contoso.example\n")}));
        QVERIFY(setMe(*m_book, knowledge, {MeField::Email},
            {{.field = MeField::Email, .value = u"noor@contoso.example"_s}}, m_fixture->today, m_progress));
        const QByteArray before = dump(*m_book);
        const auto refusal = [&](const QString& name, Decision decision) {
            const Done done = decide(*m_book, knowledge, std::array{who(name)}, decision, m_fixture->today);
            return done ? QString() : done.error().message;
        };
        for (const Decision decision :
            {Decision::Connect, Decision::Sent, Decision::Accepted, Decision::TookBack}) {
            QCOMPARE(refusal(u"Harbour Works"_s, decision),
                u"Harbour Works is an organisation, which can only be followed."_s);
            QCOMPARE(refusal(u"Bodil Kvam"_s, decision), u"You are connected with Bodil Kvam already."_s);
        }
        for (const Decision decision :
            {Decision::Sent, Decision::Follow, Decision::Later, Decision::NotForMe})
            QCOMPARE(
                refusal(u"Noor Haddad"_s, decision), u"Noor Haddad is you: there is nothing to decide."_s);
        QCOMPARE(refusal(u"Mara Lindqvist"_s, Decision::TookBack), u"You have not invited Mara Lindqvist."_s);
        const auto answering = [&](const QString& name, FactKind fact) {
            const Done done = answer(*m_book, knowledge, who(name), fact, true, {}, m_fixture->today);
            return done ? QString() : done.error().message;
        };
        QCOMPARE(answering(u"Harbour Works"_s, FactKind::WorkedWith),
            u"Harbour Works is an organisation: “worked-with” is asked about people only."_s);
        QCOMPARE(
            answering(u"Noor Haddad"_s, FactKind::Met), u"Noor Haddad is you: there is nothing to answer."_s);
        QCOMPARE(dump(*m_book), before);

        // What makes sense stays possible.
        QCOMPARE(refusal(u"Bodil Kvam"_s, Decision::Follow), QString());
        QCOMPARE(refusal(u"Harbour Works"_s, Decision::NotForMe), QString());
        QCOMPARE(answering(u"Harbour Works"_s, FactKind::TargetOrganisation), QString());
        QCOMPARE(refusal(u"Mara Lindqvist"_s, Decision::Sent), QString());
        QCOMPARE(refusal(u"Mara Lindqvist"_s, Decision::TookBack), QString());
        QCOMPARE(refusal(u"Mara Lindqvist"_s, Decision::TookBack),
            u"You have withdrawn your invitation of Mara Lindqvist already."_s);
        // Of several those of whom it makes sense.
        const std::array all{who(u"Noor Haddad"_s), who(u"Mara Lindqvist"_s)};
        QVERIFY(decide(*m_book, knowledge, all, Decision::NotForMe, m_fixture->today));
        QCOMPARE(undone().name, u"Mara Lindqvist not for me"_s);
    }

    void theHistorySaysWhoseInvitationItWas()
    {
        const Knowledge& knowledge = *m_fixture->knowledge;
        const QString list = m_fixture->write(u"Invitations.csv"_s,
            "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl\n"
            "Bodil Kvam,Ines Varga,\"11/2/26, 10:00 AM\",,INCOMING,https://www.linkedin.com/in/bodil-kvam,"
            "https://www.linkedin.com/in/ines-varga\n");
        QVERIFY(m_fixture->import(*m_book, {list}));
        const auto accepted = [&](const QString& name) {
            if (!decide(*m_book, knowledge, std::array{who(name)}, Decision::Accepted, m_fixture->today))
                qFatal("no decision");
            return undone().name;
        };
        QCOMPARE(accepted(u"Bodil Kvam"_s), u"Invitation of Bodil Kvam accepted"_s);
        QCOMPARE(accepted(u"Mara Lindqvist"_s), u"Connected with Mara Lindqvist"_s);
        QVERIFY(decide(
            *m_book, knowledge, std::array{who(u"Mara Lindqvist"_s)}, Decision::Sent, m_fixture->today));
        QCOMPARE(accepted(u"Mara Lindqvist"_s), u"Mara Lindqvist accepted your invitation"_s);

        const ContactId mara = who(u"Mara Lindqvist"_s);
        QVERIFY(answer(*m_book, knowledge, mara, FactKind::Met, true, {}, m_fixture->today));
        QVERIFY(takeBack(*m_book, knowledge, mara, FactKind::Met, m_fixture->today));
        QCOMPARE(undone().name, u"Answer about Mara Lindqvist taken back"_s);
        QVERIFY(takeBack(*m_book, knowledge, mara, FactKind::Invited, m_fixture->today));
        QCOMPARE(undone().name, u"Decision about Mara Lindqvist taken back"_s);
    }

    void anEditWinsOverOlderFilesAndNeedsAName()
    {
        Contact mara = page(u"Mara Lindqvist"_s).contact;
        mara.title = u"Head of Data"_s;
        QVERIFY(editContact(*m_book, *m_fixture->knowledge, mara, m_fixture->today));
        QCOMPARE(row(u"Mara Lindqvist"_s).title, u"Head of Data"_s);
        mara.name = u"  "_s;
        QCOMPARE(editContact(*m_book, *m_fixture->knowledge, mara, m_fixture->today).error().code,
            ErrorCode::Invalid);
        mara.id = 999;
        QCOMPARE(editContact(*m_book, *m_fixture->knowledge, mara, m_fixture->today).error().code,
            ErrorCode::NotFound);
    }

    void whoIsCalledOtherwiseIsNotGreetedByTheNameOfBefore()
    {
        Contact mara = page(u"Mara Lindqvist"_s).contact;
        mara.given = u"Mara"_s;
        mara.family = u"Lindqvist"_s;
        QVERIFY(editContact(*m_book, *m_fixture->knowledge, mara, m_fixture->today));
        mara.name = u"Ada Lindqvist"_s;
        QVERIFY(editContact(*m_book, *m_fixture->knowledge, mara, m_fixture->today));
        const Contact ada = page(u"Ada Lindqvist"_s).contact;
        QCOMPARE(ada.given, QString());
        QCOMPARE(ada.family, u"Lindqvist"_s);
    }

    void aNoteIsKeptAndGivenBack()
    {
        const ContactId mara = who(u"Mara Lindqvist"_s);
        const QString drafted = page(u"Mara Lindqvist"_s).note;
        QVERIFY(keepNote(*m_book, mara, u"Hi Mara"_s));
        QVERIFY(keepNote(*m_book, mara, u"Hi Mara"_s));
        QCOMPARE(page(u"Mara Lindqvist"_s).note, u"Hi Mara"_s);
        QCOMPARE(history(*m_book)->size(), std::size_t{2}); // the import and one note
        QVERIFY(keepNote(*m_book, mara, u"Hi"_s));
        QCOMPARE(page(u"Mara Lindqvist"_s).note, u"Hi"_s);
        QVERIFY(keepNote(*m_book, mara, {}));
        QCOMPARE(page(u"Mara Lindqvist"_s).note, drafted);
    }

    void ofTwoNotesToOnePersonNeitherGoes()
    {
        Database book = m_fixture->newBook();
        QVERIFY(m_fixture->import(book,
            {m_fixture->write(
                u"guests.csv"_s, "Name,Email\nBo Lind,bo@lind.example\nBosse Lind,bosse@lind.example\n")}));
        const auto note = [&] { return contactPage(book, *m_fixture->knowledge, 1, m_fixture->today)->note; };
        QVERIFY(keepNote(book, 1, u"Bo, the maps!"_s));
        QVERIFY(keepNote(book, 2, u"Bosse, the boats!"_s));
        QVERIFY(mergeContacts(book, *m_fixture->knowledge, 1, 2, m_fixture->today));
        QCOMPARE(note(), u"Bo, the maps!\n\nBosse, the boats!"_s);
        QVERIFY(undo(book, *m_fixture->knowledge, m_fixture->today, m_progress));
        QCOMPARE(note(), u"Bo, the maps!"_s);
        QVERIFY(keepNote(book, 2, u"Bo"_s)); // says no more than the other one
        QVERIFY(mergeContacts(book, *m_fixture->knowledge, 1, 2, m_fixture->today));
        QCOMPARE(note(), u"Bo, the maps!"_s);
    }

    void theOwnersWordReplacesItself()
    {
        const std::vector<MeField> fields{MeField::Goal};
        QVERIFY(setMe(*m_book, *m_fixture->knowledge, fields, {{.field = MeField::Goal, .value = u"job"_s}},
            m_fixture->today, m_progress));
        QCOMPARE(readMe(*m_book)->goals, std::set<Goal>{Goal::Job});
        QVERIFY(setMe(*m_book, *m_fixture->knowledge, fields, {{.field = MeField::Goal, .value = u"learn"_s}},
            m_fixture->today, m_progress));
        QCOMPARE(readMe(*m_book)->goals, std::set<Goal>{Goal::Learn});
        (void)undone();
        QCOMPARE(readMe(*m_book)->goals, std::set<Goal>{Goal::Job});
    }

    void noTraceOfAnErasedPersonStays()
    {
        const std::array<ContactId, 1> mara{who(u"Mara Lindqvist"_s)};
        QVERIFY(backUp(*m_book, m_fixture->today));
        QVERIFY(decide(*m_book, *m_fixture->knowledge, mara, Decision::Sent, m_fixture->today));
        QVERIFY(keepNote(*m_book, mara[0], u"Hi Mara Lindqvist"_s));
        QVERIFY(eraseContact(*m_book, *m_fixture->knowledge, mara[0], m_fixture->today));
        const QString folder = m_fixture->folder.path();
        for (const QString& path : {folder, folder + u"/backups"_s}) {
            for (const QFileInfo& info : QDir(path).entryInfoList(QDir::Files)) {
                QFile file(info.filePath());
                QVERIFY(file.open(QIODevice::ReadOnly));
                if (info.fileName().endsWith(u".csv"))
                    continue;
                QVERIFY2(!file.readAll().contains("Lindqvist"), qPrintable(info.filePath()));
                if (info.fileName().endsWith(u".kith"))
                    QVERIFY2(!recordsIn(info.filePath()).contains("Lindqvist"), qPrintable(info.filePath()));
            }
        }
        QVERIFY(history(*m_book)->empty());
        QCOMPARE(eraseContact(*m_book, *m_fixture->knowledge, mara[0], m_fixture->today).error().code,
            ErrorCode::NotFound);
        QCOMPARE(findContacts(*m_book, u"Noor Haddad"_s)->size(), std::size_t{1});
    }

    void adviceKnowsWhenItIsStale()
    {
        QVERIFY(*adviceIsFresh(*m_book, *m_fixture->knowledge, m_fixture->today));
        QVERIFY(!*adviceIsFresh(*m_book, *m_fixture->knowledge, m_fixture->today.addDays(1)));
        const auto counts
            = adviseAll(*m_book, *m_fixture->knowledge, m_fixture->today.addDays(1), m_progress);
        QCOMPARE(*counts, *countsByAction(*m_book));
        QVERIFY(*adviceIsFresh(*m_book, *m_fixture->knowledge, m_fixture->today.addDays(1)));
    }

    void nothingLeftToUndo()
    {
        (void)undone();
        const Result<HistoryStep> none = undo(*m_book, *m_fixture->knowledge, m_fixture->today, m_progress);
        QCOMPARE(none.error().message, u"There is nothing to undo."_s);
        QVERIFY(redo(*m_book, *m_fixture->knowledge, m_fixture->today, m_progress));
        QCOMPARE(redo(*m_book, *m_fixture->knowledge, m_fixture->today, m_progress).error().message,
            u"There is nothing to redo."_s);
    }
};

QTEST_GUILESS_MAIN(TestChangeBook)
#include "tst_changebook.moc"
