#include "core/base/text.h"
#include "core/book/changebook.h"
#include "core/book/readbook.h"
#include "core/book/sample.h"
#include "tests/support/bookfixture.h"
#include "tests/support/testdata.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <algorithm>
#include <set>

using namespace kith;
using namespace kith::test;
using namespace Qt::StringLiterals;

// The sample network shows all that Kith can say: tests/data/features/sample/expectations.json names for
// whom.
class TestSample : public QObject
{
    Q_OBJECT

private:
    BookFixture m_fixture;
    std::optional<Database> m_book;
    QJsonObject m_expectations;
    QDate m_day;

    std::vector<ContactPage> pagesOf(const QString& name)
    {
        std::vector<ContactPage> pages;
        const Result<std::vector<ContactId>> found = findContacts(*m_book, name);
        for (const ContactId id : *found) {
            ContactPage page = *contactPage(*m_book, *m_fixture.knowledge, id, m_day);
            if (folded(page.contact.name) == folded(name))
                pages.push_back(std::move(page));
        }
        return pages;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_book = m_fixture.newBook();
        Progress progress;
        const Done filled = fillWithSample(*m_book, *m_fixture.knowledge, progress);
        QVERIFY2(filled, filled ? "" : qPrintable(filled.error().message));
        m_day = *bookDay(*m_book, QDate(2030, 1, 1));
        m_expectations
            = QJsonDocument::fromJson(readFile(dataPath(u"features/sample/expectations.json"_s))).object();
        QCOMPARE(m_day.toString(Qt::ISODate), m_expectations.value("today"_L1).toString());
    }

    void everyoneGetsWhatTheyShould_data()
    {
        QTest::addColumn<QJsonObject>("expected");
        const QJsonArray contacts = m_expectations.value("contacts"_L1).toArray();
        QVERIFY(contacts.size() >= 25);
        for (const QJsonValue& value : contacts) {
            const QJsonObject expected = value.toObject();
            QTest::addRow("%s %s", qPrintable(expected.value("name"_L1).toString()),
                qPrintable(expected.value("profile"_L1).toString()))
                << expected;
        }
    }
    void everyoneGetsWhatTheyShould()
    {
        QFETCH(const QJsonObject, expected);
        const QString profile = expected.value("profile"_L1).toString();
        std::vector<ContactPage> pages = pagesOf(expected.value("name"_L1).toString());
        if (!profile.isEmpty())
            std::erase_if(pages, [&](const ContactPage& page) { return page.contact.profile != profile; });
        QCOMPARE(pages.size(), std::size_t{1});
        const Advice& advice = pages.front().advice;
        if (expected.contains("action"_L1))
            QCOMPARE(QString(actionName(advice.action)), expected.value("action"_L1).toString());
        if (expected.contains("gate"_L1))
            QCOMPARE(QString(gateName(advice.gate)), expected.value("gate"_L1).toString());
        for (const QJsonValue& guide : expected.value("guides"_L1).toArray())
            QVERIFY2(std::ranges::any_of(advice.reasons,
                         [&](const Reason& reason) { return reason.guide == guide.toString(); }),
                qPrintable(guide.toString()));
    }

    void whoIsInNoListThatCountsIsNotThere()
    {
        for (const QJsonValue& name : m_expectations.value("absent"_L1).toArray())
            QVERIFY2(pagesOf(name.toString()).empty(), qPrintable(name.toString()));
    }

    void everyRowOfTheGuideAndEveryGateIsShown()
    {
        std::set<QString> guides;
        std::set<Gate> gates;
        const Result<qint64> last = m_book->integer("SELECT max(id) FROM contacts");
        for (ContactId id = 1; id <= *last; ++id) {
            const Result<ContactPage> page = contactPage(*m_book, *m_fixture.knowledge, id, m_day);
            if (!page)
                continue; // joined into another
            gates.insert(page->advice.gate);
            for (const Reason& reason : page->advice.reasons)
                guides.insert(reason.guide);
        }
        for (const QString& guide :
            {u"follow.leader"_s, u"follow.organisation"_s, u"follow.admired"_s, u"connect.worked-with"_s,
                u"connect.met"_s, u"connect.collaborate"_s, u"connect.recruiter"_s})
            QVERIFY2(guides.contains(guide), qPrintable(guide));
        for (const Gate gate :
            {Gate::Me, Gate::DoNotContact, Gate::Connected, Gate::Pending, Gate::Withdrawn})
            QVERIFY2(gates.contains(gate), gateName(gate).data());
    }

    void theCapShutsWhenTheNetworkIsFull()
    {
        Knowledge full = *m_fixture.knowledge;
        full.limits.mostConnections.value = 142; // as many as the sample's owner has
        const ContactId mara = findContacts(*m_book, u"Mara Lindqvist"_s)->at(0);
        QCOMPARE(contactPage(*m_book, *m_fixture.knowledge, mara, m_day)->advice.gate, Gate::Open);
        QCOMPARE(contactPage(*m_book, full, mara, m_day)->advice.gate, Gate::Cap);
    }

    // What one wants decides what counts.
    void theSameRecruiterIsWorthARequestToThoseWhoLookForAJob()
    {
        const ContactId roswitha = findContacts(*m_book, u"Roswitha Kellersmannheim"_s)->at(0);
        const Me before = *readMe(*m_book);
        QVERIFY(before.goals.contains(Goal::Job));
        const auto advised = [&](const std::set<Goal>& goals) {
            std::vector<MeStatement> statements;
            for (const Goal goal : goals)
                statements.push_back({MeField::Goal, goalName(goal), {}, {}, {}, Origin::you()});
            Progress progress;
            const auto set
                = setMe(*m_book, *m_fixture.knowledge, {MeField::Goal}, statements, m_day, progress);
            return set ? contactPage(*m_book, *m_fixture.knowledge, roswitha, m_day)->advice.action
                       : Action::None;
        };
        QCOMPARE(advised({Goal::Job}), Action::Connect);
        for (const Goal other : {Goal::Collaborate, Goal::Learn, Goal::Sell, Goal::Hire, Goal::Visibility})
            QCOMPARE(advised({other}), Action::Ask);
        QCOMPARE(advised(before.goals), Action::Connect);
    }

    void everyDraftIsFitToSend()
    {
        const Me me = *readMe(*m_book);
        int drafts = 0;
        const Result<qint64> last = m_book->integer("SELECT max(id) FROM contacts");
        for (ContactId id = 1; id <= *last; ++id) {
            const Result<ContactPage> page = contactPage(*m_book, *m_fixture.knowledge, id, m_day);
            if (!page || !page->draft)
                continue;
            ++drafts;
            QVERIFY(page->draft->text.size() <= 200);
            QVERIFY2(m_fixture.knowledge->composer.check(page->draft->text, page->contact, page->advice, 200)
                         .empty(),
                qPrintable(page->draft->text));
        }
        QVERIFY2(drafts >= 60, qPrintable(QString::number(drafts)));
    }
};

QTEST_GUILESS_MAIN(TestSample)
#include "tst_sample.moc"
