#include "tests/support/orders.h"

#include <QTest>

#include <rapidcheck.h>

using namespace kith;
using namespace kith::test;
using namespace Qt::StringLiterals;

// Whom an e-mail address means that several records have in common, whatever came first, and what has gone.
class TestSharedAddresses : public QObject
{
    Q_OBJECT

private:
    BookFixture m_fixture;

    // Rows parted by ';', "name|address|another|profile".
    QString list(const QString& name, const QString& rows) const
    {
        QByteArray text = "Name,Email,Email 2,LinkedIn\n";
        for (const QString& row : rows.split(u';')) {
            if (row.isEmpty()) {
                text += '\n';
                continue;
            }
            QStringList cells = row.split(u'|');
            cells.resize(4);
            for (int at : {1, 2}) {
                if (!cells[at].isEmpty())
                    cells[at] += u"@home.example"_s;
            }
            if (!cells[3].isEmpty())
                cells[3].prepend(u"https://www.linkedin.com/in/"_s);
            text += cells.join(u',').toUtf8() + '\n';
        }
        return m_fixture.write(name, text);
    }

    // What is wrong with importing them in each order that comes `step` behind another, removing the last,
    // and importing all once more; empty: nothing.
    QString complaint(const QStringList& lists, int step = 1)
    {
        QStringList files;
        // No two are the same file.
        for (const QString& rows : lists)
            files += list(u"list%1.csv"_s.arg(files.size()), rows + QString(files.size(), u';'));
        QStringList again;
        for (const QString& rows : lists)
            again += list(u"again%1.csv"_s.arg(again.size()), rows + u";;;;"_s);
        return whatOrderChanges(m_fixture, files, again, step);
    }

private Q_SLOTS:
    void whoComesFirstMakesNoDifference_data()
    {
        QTest::addColumn<QStringList>("lists");
        QTest::addColumn<int>("people");
        QTest::newRow("an initial of two")
            << QStringList{u"Anna Schmidt|as"_s, u"Alex Schmidt|as"_s, u"A. Schmidt|as"_s} << 3;
        QTest::newRow("an initial of one") << QStringList{u"Anna Schmidt|as"_s, u"A. Schmidt|as"_s} << 1;
        QTest::newRow("an address without a name")
            << QStringList{u"|as"_s, u"Anna Schmidt|as"_s, u"Alex Schmidt|as"_s} << 3;
        QTest::newRow("two addresses of one")
            << QStringList{u"Anna Schmidt|a|b"_s, u"Anna S.|a"_s, u"Anna Schmidt|b"_s} << 1;
        QTest::newRow("two addresses, one of them of somebody else")
            << QStringList{u"Anna Schmidt|a|b"_s, u"Anna Schmidt|a"_s, u"Ben Weber|b"_s} << 2;
        QTest::newRow("two profiles")
            << QStringList{u"Sam Slug|sam||sam-a"_s, u"Sam Slug|sam||sam-b"_s, u"Sam Slug|sam"_s} << 3;
        QTest::newRow("a profile by way of an address")
            << QStringList{u"Anna Schmidt|||anna-s"_s, u"Anna Schmidt|a||anna-s"_s, u"Anna Schmidt|a"_s} << 1;
        QTest::newRow("a chain") << QStringList{u"Tim Two|a|tt;Tim Two|c||tim-two"_s,
            u"Tim Two|a;T. Two|tt"_s, u"Tim Two|tt|c"_s}
                                 << 1;
        QTest::newRow("a mailbox of the one name, and another family name")
            << QStringList{u"Anna Schmidt|anna"_s, u"Anna Weber|anna"_s} << 1;
        QTest::newRow("a mailbox of many, and another family name")
            << QStringList{u"Anna Schmidt|praxis"_s, u"Anna Weber|praxis"_s} << 2;
        QTest::newRow("a family's mailbox, and an initial")
            << QStringList{u"J. Kelly|thekellys"_s, u"Jane Kelly|thekellys"_s} << 2;
        QTest::newRow("a family's mailbox, and a part of the name")
            << QStringList{u"Jean Martin|famille.martin"_s, u"Jean-Pierre Martin|famille.martin"_s} << 2;
        QTest::newRow("a family's mailbox, and a name in another script")
            << QStringList{u"Ольга Петрова|petrov"_s, u"Ivan Petrov|petrov"_s} << 2;
        QTest::newRow("a name in two scripts")
            << QStringList{u"Ольга Петрова|op"_s, u"Olga Petrova|op"_s} << 1;
        QTest::newRow("a name in a script that is read in several ways")
            << QStringList{u"田中 太郎|tanaka"_s, u"Taro Tanaka|tanaka"_s} << 2;
        QTest::newRow("two given names") << QStringList{u"Anna|team-a"_s, u"Ben|team-a"_s} << 2;
    }
    void whoComesFirstMakesNoDifference()
    {
        QFETCH(QStringList, lists);
        QFETCH(int, people);
        const QString wrong = complaint(lists);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
        Database book = m_fixture.newBook();
        for (const QString& rows : lists)
            QVERIFY(m_fixture.import(book, {list(u"list.csv"_s, rows)}));
        QCOMPARE(*book.integer("SELECT count(*) FROM contacts"), people);
    }

    void listsMayComeInAnyOrder()
    {
        const bool ok = rc::check("any order gives the same people, twice is once, gone is gone", [this] {
            QStringList lists;
            for (int number = 0; number < 3; ++number) {
                QStringList rows;
                for (int row = *rc::gen::inRange(1, 3); row > 0; --row) {
                    const auto name = *rc::gen::element(u"Anna Schmidt"_s, u"Alex Schmidt"_s, u"A. Schmidt"_s,
                        u"Anna Weber"_s, u"Ann Schmidt"_s, QString());
                    const auto one = *rc::gen::element(u"a"_s, u"b"_s, u"c"_s);
                    const auto other = *rc::gen::element(QString(), QString(), u"b"_s, u"c"_s);
                    const auto profile = *rc::gen::element(QString(), QString(), QString(), u"p"_s, u"q"_s);
                    rows += name + u'|' + one + u'|' + (other == one ? QString() : other) + u'|' + profile;
                }
                lists += rows.join(u';');
            }
            const QString wrong = complaint(lists, *rc::gen::element(2, 3, 5));
            RC_LOG() << lists.join(u"\n"_s).toStdString() << '\n';
            if (!wrong.isEmpty())
                RC_FAIL(wrong.toStdString());
        });
        QVERIFY(ok);
    }
};

QTEST_GUILESS_MAIN(TestSharedAddresses)
#include "tst_sharedaddresses.moc"
