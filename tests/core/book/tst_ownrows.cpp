#include "core/book/changebook.h"
#include "core/store/sourcerows.h"
#include "tests/support/orders.h"

#include <QTest>

#include <rapidcheck.h>

using namespace kith;
using namespace kith::test;
using namespace Qt::StringLiterals;

namespace
{

const QByteArray profile = "First Name,Last Name,Headline,Industry\nIda,Sommer,Engineer,Energy\n";
const QByteArray addresses = "Email Address,Confirmed,Primary,Updated On\n"
                             "ida@sommer.example,Yes,Yes,\"3/14/20, 8:05 AM\"\n";

} // namespace

// Rows in lists of guests that are the owner's own, whether or not the book knows so when it reads them.
class TestOwnRows : public QObject
{
    Q_OBJECT

private:
    BookFixture m_fixture;

    // Rows parted by ';', "name|address"; `further` makes another file of it.
    QString guests(const QString& name, const QString& rows, const QByteArray& further = {}) const
    {
        QByteArray text = "Name,Email,Event,Event date\n";
        for (const QString& row : rows.split(u';'))
            text += row.section(u'|', 0, 0).toUtf8() + ',' + row.section(u'|', 1).toUtf8()
                + ",Systems Day,2026-03-01\n";
        return m_fixture.write(name, text + further);
    }
    QString calendar(const QString& name, const QString& rows, const QByteArray& further = {}) const
    {
        QByteArray text = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nDTSTART:20260312T090000\nSUMMARY:Tea\n";
        for (const QString& row : rows.split(u';'))
            text += "ATTENDEE;CN=" + row.section(u'|', 0, 0).toUtf8()
                + ":mailto:" + row.section(u'|', 1).toUtf8() + '\n';
        return m_fixture.write(name, text + "END:VEVENT\n" + further + "END:VCALENDAR\n");
    }

    QByteArrayList namesIn(const Database& book) const
    {
        QByteArrayList names;
        Result<Statement> select = book.prepare("SELECT name FROM contacts ORDER BY name");
        while (*select->step())
            names += select->utf8(0).toByteArray();
        return names;
    }

private Q_SLOTS:
    void theProfileMayComeAfter()
    {
        const QString list = guests(u"guests.csv"_s, u"Ida Sommer|ida@work.example;Mara Holm|"_s);
        const QString owner = m_fixture.write(u"Profile.csv"_s, profile);
        Database book = m_fixture.newBook();
        QVERIFY(m_fixture.import(book, {list}));
        QCOMPARE(namesIn(book), (QByteArrayList{"Ida Sommer", "Mara Holm"}));
        const QByteArray before = dump(book);

        const auto receipt = m_fixture.import(book, {owner});
        QVERIFY(receipt);
        QCOMPARE(namesIn(book), (QByteArrayList{"Mara Holm"}));
        QCOMPARE(receipt->people, 1);
        const std::vector<Issue>& issues = receipt->files.front().issues;
        QCOMPARE(issues.size(), 1U);
        QCOMPARE(
            issues.front().message, u"Ida Sommer, a contact so far, is you and was taken out of the book."_s);

        Progress progress;
        QVERIFY(undo(book, *m_fixture.knowledge, m_fixture.today, progress));
        QCOMPARE(dump(book), before);
    }

    void whereItWasBeforeTheRowIsRejectedAndKept()
    {
        const QString list = guests(u"guests.csv"_s, u"Ida Sommer|ida@work.example;Mara Holm|"_s);
        Database book = m_fixture.newBook();
        QVERIFY(m_fixture.import(book, {m_fixture.write(u"Profile.csv"_s, profile)}));
        const auto receipt = m_fixture.import(book, {list});
        QVERIFY(receipt);
        QCOMPARE(receipt->total(), (RowCounts{.read = 2, .added = 1, .rejected = 1}));
        QCOMPARE(receipt->files.front().issues.front().message, u"This is you."_s);
        Result<SourceRows> rows = SourceRows::prepare(book);
        const auto rejected = rows->rows(2, Outcome::Rejected, 0, 10);
        QCOMPARE(rejected->size(), 1U);
        QCOMPARE(rejected->front().text, u"Ida Sommer,ida@work.example,Systems Day,2026-03-01"_s);

        // Somebody else's book, after all.
        Progress progress;
        QVERIFY(removeSources(book, *m_fixture.knowledge, {1}, m_fixture.today, progress));
        QCOMPARE(namesIn(book), (QByteArrayList{"Ida Sommer", "Mara Holm"}));
    }

    void theUserMayTell()
    {
        const QString list = guests(u"guests.csv"_s, u"I. Sommer|ida@work.example;Mara Holm|"_s);
        Database book = m_fixture.newBook();
        QVERIFY(m_fixture.import(book, {list}));
        const QByteArray before = dump(book);
        const std::vector<MeStatement> mine{
            {.field = MeField::Email, .value = u"ida@work.example"_s, .origin = Origin::you()}};
        Progress progress;
        QVERIFY(setMe(book, *m_fixture.knowledge, {MeField::Email}, mine, m_fixture.today, progress));
        QCOMPARE(namesIn(book), (QByteArrayList{"Mara Holm"}));
        QVERIFY(setMe(book, *m_fixture.knowledge, {MeField::Email}, {}, m_fixture.today, progress));
        QCOMPARE(namesIn(book), (QByteArrayList{"I. Sommer", "Mara Holm"}));
        QVERIFY(undo(book, *m_fixture.knowledge, m_fixture.today, progress));
        QCOMPARE(namesIn(book), (QByteArrayList{"Mara Holm"}));
        QVERIFY(undo(book, *m_fixture.knowledge, m_fixture.today, progress));
        QCOMPARE(dump(book), before);
    }

    void whatOtherFilesSayStays()
    {
        const QString google = m_fixture.write(u"contacts.csv"_s,
            "First Name,Last Name,Organization Name,E-mail 1 - "
            "Value\nIda,Sommer,Northwind,ida@work.example\n");
        const QString list = guests(u"guests.csv"_s, u"Ida Sommer|ida@work.example"_s);
        Database book = m_fixture.newBook();
        QVERIFY(m_fixture.import(book, {google}));
        const QByteArray alone = people(book);
        QVERIFY(m_fixture.import(book, {list}));
        QVERIFY(people(book) != alone);
        QVERIFY(m_fixture.import(book, {m_fixture.write(u"Profile.csv"_s, profile)}));
        QCOMPARE(people(book), alone);
    }

    void filesMayComeInAnyOrder()
    {
        const QStringList owner{
            m_fixture.write(u"Profile.csv"_s, profile), m_fixture.write(u"Email Addresses.csv"_s, addresses)};
        const bool ok = rc::check("any order gives the same people, twice is once, gone is gone", [&] {
            const auto some = [](std::initializer_list<QString> addresses) {
                QStringList rows;
                for (int row = *rc::gen::inRange(1, 4); row > 0; --row) {
                    rows
                        += *rc::gen::element(u"Ida Sommer"_s, u"I. Sommer"_s, u"Mara Holm"_s, u"Anna Weber"_s)
                        + u'|' + *rc::gen::elementOf(std::vector(addresses));
                }
                return rows.join(u';');
            };
            const auto guestRows = [&some] {
                return some({u"ida@sommer.example"_s, u"ida@work.example"_s, u"mara@holm.example"_s,
                    u"team@work.example"_s, QString()});
            };
            const QString one = guestRows();
            const QString other = guestRows();
            const QString met
                = some({u"ida@sommer.example"_s, u"ida@work.example"_s, u"mara@holm.example"_s});
            RC_LOG() << one.toStdString() << '\n' << other.toStdString() << '\n' << met.toStdString() << '\n';
            const QStringList files = owner
                + QStringList{guests(u"one.csv"_s, one), guests(u"two.csv"_s, other, "\n"),
                    calendar(u"work.ics"_s, met)};
            const QStringList again{guests(u"again.csv"_s, one, "\n\n"),
                guests(u"again2.csv"_s, other, "\n\n\n"), calendar(u"again.ics"_s, met, "X-AGAIN:1\n")};
            const QString wrong = whatOrderChanges(m_fixture, files, again, *rc::gen::element(59, 71, 89));
            if (!wrong.isEmpty())
                RC_FAIL(wrong.toStdString());
        });
        QVERIFY(ok);
    }
};

QTEST_GUILESS_MAIN(TestOwnRows)
#include "tst_ownrows.moc"
