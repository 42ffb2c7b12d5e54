#include "core/store/rowrecord.h"

#include <QTest>

using namespace kith;
using namespace Qt::StringLiterals;

class TestRowRecord : public QObject
{
    Q_OBJECT

private:
    static RowRecord contactRecord()
    {
        RowRecord record;
        record.contact = {.id = 0,
            .kind = ContactKind::Organisation,
            .name = u"Łódź & Söhne"_s.repeated(12),
            .given = {},
            .family = u"Söhne"_s,
            .title = u"x"_s.repeated(300),
            .organisation = u"日本"_s,
            .location = {},
            .profile = u"https://www.linkedin.com/in/x"_s,
            .points = {{ContactPoint::Kind::Phone, u"+49 30 1"_s, u"Work"_s},
                {ContactPoint::Kind::Email, u"a@b.example"_s, {}}}};
        record.asOf = QDate(2026, 2, 28);
        record.facts = {{.kind = FactKind::Messaged,
                            .value = u"both"_s,
                            .from = QDate(2019, 1, 2),
                            .to = QDate(2020, 3, 4),
                            .count = 70'000,
                            .origin = Origin::file(0, 123'456)},
            {.kind = FactKind::Noted, .certainty = Certainty::Denied, .value = u"🙂"_s}};
        return record;
    }

private Q_SLOTS:
    void whatIsPackedComesOut()
    {
        const RowRecord record = contactRecord();
        QCOMPARE(*unpacked(packed(record.contact, record.facts, record.asOf)), record);

        RowRecord owner;
        owner.about = RowRecord::About::Owner;
        owner.statements = {{.field = MeField::Position,
            .value = u"Kaartwerk"_s,
            .detail = u"Ingénieure"_s,
            .from = QDate(2018, 1, 1),
            .to = {},
            .origin = {}}};
        QCOMPARE(*unpacked(packed(owner.statements)), owner);

        RowRecord other;
        other.about = RowRecord::About::OtherRow;
        other.row = 1'000'000;
        QCOMPARE(*unpacked(packedOtherRow(other.row)), other);
    }

    void cutBytesAreNoRecord()
    {
        const RowRecord record = contactRecord();
        const QByteArray bytes = packed(record.contact, record.facts, record.asOf);
        for (qsizetype size = 0; size < bytes.size(); ++size)
            QVERIFY(!unpacked(bytes.first(size)));
        QVERIFY(!unpacked(bytes + 'x'));
        QVERIFY(!unpacked(QByteArray(40, '\xff')));
    }
};

QTEST_APPLESS_MAIN(TestRowRecord)
#include "tst_rowrecord.moc"
