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
        QCOMPARE(*unpacked(packed(record.contact, record.facts, record.asOf, 123'455), 123'455), record);

        RowRecord owner;
        owner.about = RowRecord::About::Owner;
        owner.statements = {{.field = MeField::Position,
            .value = u"Kaartwerk"_s,
            .detail = u"Ingénieure"_s,
            .from = QDate(2018, 1, 1),
            .to = {},
            .origin = {}}};
        QCOMPARE(*unpacked(packed(owner.statements), 7), owner);
    }

    void theSameWordsInAnotherRowAreTheSameBytes()
    {
        RowRecord record = contactRecord();
        record.facts.front().origin.row = 12;
        record.facts.back().origin.row = 10;
        const QByteArray bytes = packed(record.contact, record.facts, record.asOf, 12);
        record.facts.front().origin.row = 912;
        record.facts.back().origin.row = 910;
        QCOMPARE(packed(record.contact, record.facts, record.asOf, 912), bytes);
        QCOMPARE(*unpacked(bytes, 912), record);
    }

    void cutBytesAreNoRecord()
    {
        const RowRecord record = contactRecord();
        const QByteArray bytes = packed(record.contact, record.facts, record.asOf, 1);
        for (qsizetype size = 0; size < bytes.size(); ++size)
            QVERIFY(!unpacked(bytes.first(size), 1));
        QVERIFY(!unpacked(bytes + 'x', 1));
        QVERIFY(!unpacked(QByteArray(40, '\xff'), 1));
    }
};

QTEST_APPLESS_MAIN(TestRowRecord)
#include "tst_rowrecord.moc"
