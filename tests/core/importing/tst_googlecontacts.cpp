#include "core/importing/googlecontacts.h"
#include "core/importing/table.h"
#include "tests/core/importing/recorddump.h"

#include <QBuffer>
#include <QTest>

#include <rapidcheck.h>

using namespace kith;
using namespace kith::test;

// Beside the examples in tests/data/importing/google-contacts, which tst_importers reads.
class TestGoogleContacts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void recognisesBothHeaders_data()
    {
        QTest::addColumn<bool>("google");
        QTest::newRow("First Name,Last Name,File As,Labels") << true;
        QTest::newRow("Name,Given Name,Family Name,Group Membership") << true;
        QTest::newRow("Name,E-mail 1 - Value") << true;
        QTest::newRow("first name;last name;phone 1 - value") << true;
        QTest::newRow("First Name,Last Name,Email Address,Company,Position,Connected On") << false;
        QTest::newRow("First Name,Last Name,E-mail Address,E-mail 2 Address,Company") << false;
        QTest::newRow("Name,Email\nx,E-mail 1 - Value") << false;
        QTest::newRow("") << false;
    }
    void recognisesBothHeaders()
    {
        QFETCH(bool, google);
        const InputFile file = fileInMemory(u"contacts.csv"_s, QByteArray(QTest::currentDataTag()) + "\n");
        QCOMPARE(GoogleContacts().recognises(file), google);
    }

    void aFileWithoutARowIsReadWithoutOne()
    {
        DumpingSink sink;
        Progress progress;
        const InputFile file = fileInMemory(u"contacts.csv"_s, "Name,E-mail 1 - Value\n");
        QVERIFY(GoogleContacts().read(file, {}, sink, progress).has_value());
        QVERIFY(sink.json().isEmpty());
    }

    // Every row ends in exactly one place, whatever its cells hold.
    void accountsForEveryRow()
    {
        QVERIFY(rc::check([] {
            QByteArray bytes = "First Name,Last Name,File As,Organization Name,Labels,E-mail 1 - Label,"
                               "E-mail 1 - Value,Phone 1 - Value,Address 1 - Formatted,Website 1 - Value\n";
            std::vector<int> rows;
            const auto cell = rc::gen::weightedElement<std::string>(
                {{6, ""}, {2, "Mara"}, {1, "* "}, {1, " ::: "}, {1, "* a ::: * a ::: b"},
                    {1, "mara@x.example"}, {1, "linkedin.com/in/mara"}, {1, "\"a\nb\""}, {1, "\"unclosed"},
                    {1, "\xE5\xB1\xB1\xE7\x94\xB0"}, {1, "\xFF"}, {1, "'=1"}});
            for (int i = 0, count = *rc::gen::inRange(0, 12); i < count; ++i) {
                QByteArrayList cells;
                for (int c = 0, width = *rc::gen::inRange(1, 13); c < width; ++c)
                    cells += QByteArray::fromStdString(*cell);
                bytes += cells.join(',') + '\n';
            }
            QBuffer device(&bytes);
            device.open(QIODevice::ReadOnly);
            Table table(device);
            RC_ASSERT(table.findHeader({}).value());
            while (table.next().value())
                rows.push_back(table.row());
            DumpingSink sink;
            Progress progress;
            RC_ASSERT(GoogleContacts().read(fileInMemory(u"x.csv"_s, bytes), {}, sink, progress).has_value());
            RC_ASSERT(sink.complaints().isEmpty());
            RC_ASSERT(std::ranges::equal(sink.rows(), rows));
        }));
    }
};

QTEST_APPLESS_MAIN(TestGoogleContacts)
#include "tst_googlecontacts.moc"
