#include "core/book/browsebook.h"
#include "core/book/changebook.h"
#include "core/book/history.h"
#include "core/book/readbook.h"
#include "core/book/reviewpairs.h"
#include "tests/support/bookdump.h"
#include "tests/support/bookfixture.h"

#include <QTest>

using namespace kith;
using namespace kith::test;
using namespace Qt::StringLiterals;

namespace
{

constexpr auto connections
    = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
      "Robert,Ferncastle,https://www.linkedin.com/in/rferncastle,,Northwind,Engineer,02 Mar 2021\n"
      "Mara,Lindqvist,https://www.linkedin.com/in/mara-1,,Northwind,Head of Data,03 Mar 2021\n"
      "Mara,Lindqvist,https://www.linkedin.com/in/mara-2,,Contoso,Painter,04 Mar 2021\n";
constexpr auto guests = "Full name,E-mail\n"
                        "Bob Ferncastle,bob@home.example\n"
                        "Kim Osei,kim@osei.example\n";
constexpr auto laterGuests = "Full name,E-mail,Company\n"
                             "Bob Ferncastle,,Northwind\n";

} // namespace

// Who may be the same, and what the user says to it.
class TestReviewPairs : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<BookFixture> m_fixture;
    std::optional<Database> m_book;

    std::vector<ReviewPair> pairs()
    {
        Progress progress;
        auto found = pairsToReview(*m_book, m_fixture->knowledge->nicknames, progress);
        if (!found)
            qFatal("%s", qPrintable(found.error().message));
        return *found;
    }
    Result<HistoryStep> step(Result<HistoryStep> (*go)(Database&, const Knowledge&, QDate, Progress&))
    {
        Progress progress;
        return go(*m_book, *m_fixture->knowledge, m_fixture->today, progress);
    }
    auto merge(const ReviewPair& pair)
    {
        return mergeContacts(*m_book, *m_fixture->knowledge, pair.kept.id, pair.other.id, m_fixture->today);
    }

private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<BookFixture>();
        m_book = m_fixture->newBook();
        QVERIFY(m_fixture->import(*m_book,
            {m_fixture->write(u"Connections.csv"_s, connections),
                m_fixture->write(u"guests.csv"_s, guests)}));
    }

    void asksAboutNicknamesAndNeverAboutTwoProfiles()
    {
        const auto found = pairs();
        QCOMPARE(found.size(), 1U);
        QCOMPARE(found.front().kept.name, u"Robert Ferncastle"_s); // the one with the profile stays
        QCOMPARE(found.front().other.name, u"Bob Ferncastle"_s);
        QVERIFY(!found.front().likeness.agrees.isEmpty());
    }

    void mergedContactsHaveAllFactsAndUndoBringsBothBack()
    {
        const QByteArray before = dump(*m_book);
        const ReviewPair pair = pairs().front();
        QVERIFY(merge(pair));
        const auto page = contactPage(*m_book, *m_fixture->knowledge, pair.kept.id, m_fixture->today);
        QCOMPARE(page->contact.points.size(), 1U);
        QVERIFY(std::ranges::any_of(
            page->advice.facts, [](const Fact& fact) { return fact.kind == FactKind::Connected; }));
        QVERIFY(!contactPage(*m_book, *m_fixture->knowledge, pair.other.id, m_fixture->today));
        QVERIFY(pairs().empty());
        const QByteArray merged = dump(*m_book);
        QCOMPARE(step(undo)->name, u"Robert Ferncastle and Bob Ferncastle made one"_s);
        QCOMPARE(dump(*m_book), before);
        QVERIFY(step(redo));
        QCOMPARE(dump(*m_book), merged);
    }

    // A later file that knows the person by the other name finds them, and so does whoever looks for it.
    void theOtherNameIsRemembered()
    {
        const ReviewPair pair = pairs().front();
        QVERIFY(merge(pair));
        Progress progress;
        const auto index = browseIndex(*m_book, m_fixture->today, progress);
        QVERIFY(index);
        for (const QString& name : {pair.kept.name, pair.other.name})
            QCOMPARE((*index)->find({.text = name}, progress), std::vector{pair.kept.id});
        const auto page = contactPage(*m_book, *m_fixture->knowledge, pair.kept.id, m_fixture->today);
        QCOMPARE(page->otherNames, QStringList{pair.other.name});
        const auto receipt
            = m_fixture->import(*m_book, {m_fixture->write(u"later guests.csv"_s, laterGuests)});
        QVERIFY(receipt);
        QCOMPARE(receipt->total().added, 0);
        QCOMPARE(receipt->total().updated, 1);
        QVERIFY(pairs().empty());
    }

    // A newer file calls somebody otherwise: the question about the name of before stays.
    void namesOfBeforeAreComparedToo()
    {
        const QDateTime later(QDate(2026, 11, 20), QTime(9, 0), Qt::UTC);
        QVERIFY(m_fixture->import(*m_book,
            {m_fixture->write(
                u"married.csv"_s, "Full name,E-mail\nBob Tarnwick-Hale,bob@home.example\n", later)}));
        const auto found = pairs();
        QCOMPARE(found.size(), 1U);
        QCOMPARE(found.front().kept.name, u"Robert Ferncastle"_s);
        QCOMPARE(found.front().other.name, u"Bob Tarnwick-Hale"_s);
        QVERIFY(
            found.front().likeness.agrees.join(u'|').contains(u"given names that one person may go by"_s));
    }

    void keptApartIsNotAskedAgain()
    {
        const QByteArray before = dump(*m_book);
        const ReviewPair pair = pairs().front();
        QVERIFY(keepApart(*m_book, *m_fixture->knowledge, pair.other.id, pair.kept.id, m_fixture->today));
        QVERIFY(pairs().empty());
        QVERIFY(step(undo));
        QCOMPARE(dump(*m_book), before);
        QCOMPARE(pairs().size(), 1U);
    }

    void whatCannotBeOneIsRefused()
    {
        const auto mara = findContacts(*m_book, u"Mara Lindqvist"_s);
        QCOMPARE(mara->size(), 2U);
        const auto merged = [&](ContactId one, ContactId other) {
            return mergeContacts(*m_book, *m_fixture->knowledge, one, other, m_fixture->today);
        };
        const QByteArray before = dump(*m_book);
        QCOMPARE(merged(mara->at(0), mara->at(1)).error().message,
            u"Mara Lindqvist and Mara Lindqvist cannot be one: their profiles tell them apart."_s);
        QCOMPARE(merged(mara->at(0), 999).error().message, u"There is no contact 999 in this book."_s);
        QCOMPARE(merged(mara->at(0), mara->at(0)).error().message,
            u"Choose two different contacts: these are one already."_s);
        QVERIFY(!keepApart(*m_book, *m_fixture->knowledge, mara->at(0), mara->at(0), m_fixture->today));
        QCOMPARE(dump(*m_book), before);
    }

    // What was decided goes with the contact: erased people leave no trace of it.
    void erasingForgetsTheDecision()
    {
        const ReviewPair pair = pairs().front();
        QVERIFY(keepApart(*m_book, *m_fixture->knowledge, pair.kept.id, pair.other.id, m_fixture->today));
        QVERIFY(eraseContact(*m_book, *m_fixture->knowledge, pair.other.id, m_fixture->today));
        QVERIFY(!dump(*m_book).contains("apart|"));
    }

    void canBeStopped()
    {
        Progress progress;
        progress.cancel();
        const auto stopped = pairsToReview(*m_book, m_fixture->knowledge->nicknames, progress);
        QVERIFY(!stopped);
        QCOMPARE(stopped.error().code, ErrorCode::Cancelled);
    }
};

QTEST_GUILESS_MAIN(TestReviewPairs)

#include "tst_reviewpairs.moc"
