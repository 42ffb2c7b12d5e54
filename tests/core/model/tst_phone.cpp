#include "core/model/phone.h"

#include <QTest>

using namespace kith;
using namespace Qt::StringLiterals;

class PhoneTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void forms_data()
    {
        QTest::addColumn<QByteArray>("form");
        for (const char* number : {"+49 170 123456", "+49170123456", "0049 170 123456", "+49 (0)170/123-456",
                 "0049.170.123456", "+49\u00A0170\u2011123456", "+49\u2010170\u2013123456"})
            QTest::newRow(number) << QByteArray("+49170123456");
        QTest::newRow("0170 123456") << QByteArray("0170123456");
        QTest::newRow("(212) 555-0123") << QByteArray("2125550123");
        QTest::newRow("+1 555 0100 ext. 7") << QByteArray("+15550100ext7");
        QTest::newRow("+1 555 0100 x7") << QByteArray("+15550100x7");
        QTest::newRow("+1 555 0100,7#") << QByteArray("+15550100,7#");
        QTest::newRow("0012") << QByteArray("0012");
        QTest::newRow("") << QByteArray();
    }
    void forms()
    {
        QFETCH(const QByteArray, form);
        QCOMPARE(phoneForm(QString::fromUtf8(QTest::currentDataTag())), form);
    }

    void theClearestSpellingHolds()
    {
        const auto phone = [](const QString& value, const QString& label) {
            return ContactPoint{ContactPoint::Kind::Phone, value, label};
        };
        ContactPoint kept = phone(u"0049 170 123456"_s, {});
        QVERIFY(addSpelling(kept, phone(u"+49 170 123456"_s, u"Work"_s)));
        QCOMPARE(kept, phone(u"+49 170 123456"_s, u"Work"_s));
        QVERIFY(!addSpelling(kept, phone(u"0049170123456"_s, {})));
        QVERIFY(addSpelling(kept, phone(u"+49170123456"_s, u"Cell"_s)));
        QCOMPARE(kept, phone(u"+49170123456"_s, u"Cell"_s));
        QVERIFY(!addSpelling(kept, phone(u"+49170123456"_s, u"Work"_s)));
    }
};

QTEST_APPLESS_MAIN(PhoneTest)
#include "tst_phone.moc"
