#include "core/model/advice.h"
#include "core/model/contact.h"
#include "core/model/fact.h"
#include "core/model/source.h"

#include <QTest>

using namespace kith;
using namespace Qt::StringLiterals;

class FactTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void kindNamesAreTheContract();
    void storedNumbersStay();
    void unknownKind();
    void wordsOfTheContract();
    void saysTheSameWhereverFrom();
    void fullNames();
    void countsAddUp();
};

// Books, exports and rules carry these words; none of them ever changes.
void FactTest::kindNamesAreTheContract()
{
    const QString words
        = u"connected invited invitation-received withdrawn following unfollowed messaged endorsed-me "
          "endorsed-by-me recommended-me recommended-by-me worked-with same-employer met same-school "
          "shared-connection shared-interest same-industry recruiter hiring leader admired "
          "wants-to-collaborate large-organisation target-organisation known-elsewhere do-not-contact me "
          "employs labelled noted later title-says works-at chose-to-connect chose-to-follow "
          "target-industry disconnected namesake unnamed"_s;
    const QStringList names = words.split(u' ');
    QCOMPARE(names.size(), factKindCount);
    for (int i = 0; i < factKindCount; ++i) {
        const auto kind = static_cast<FactKind>(i);
        QCOMPARE(QString(kindName(kind)), names[i]);
        QCOMPARE(factKind(names[i]), kind);
    }
}

void FactTest::storedNumbersStay()
{
    QCOMPARE(static_cast<int>(FactKind::Connected), 0);
    QCOMPARE(static_cast<int>(FactKind::WorkedWith), 11);
    QCOMPARE(static_cast<int>(FactKind::Met), 13);
    QCOMPARE(static_cast<int>(FactKind::DoNotContact), 26);
    QCOMPARE(static_cast<int>(FactKind::Later), 31);
    QCOMPARE(static_cast<int>(FactKind::ChoseToFollow), 35);
    QCOMPARE(static_cast<int>(FactKind::TargetIndustry), 36);
    QCOMPARE(static_cast<int>(FactKind::Disconnected), 37);
    QCOMPARE(static_cast<int>(FactKind::Namesake), 38);
    QCOMPARE(static_cast<int>(FactKind::Unnamed), 39);
}

void FactTest::unknownKind()
{
    QVERIFY(!factKind(u"rumour"));
    QVERIFY(!factKind(u"Met"));
    QVERIFY(!factKind(QStringView()));
}

void FactTest::wordsOfTheContract()
{
    QCOMPARE(certaintyName(Certainty::Stated), "stated"_L1);
    QCOMPARE(certaintyName(Certainty::Inferred), "inferred"_L1);
    QCOMPARE(certaintyName(Certainty::Denied), "denied"_L1);
    QCOMPARE(actionName(Action::None), "none"_L1);
    QCOMPARE(actionName(Action::Connect), "connect"_L1);
    QCOMPARE(actionName(Action::Follow), "follow"_L1);
    QCOMPARE(actionName(Action::Ask), "ask"_L1);
    QCOMPARE(gateName(Gate::Open), ""_L1);
    QCOMPARE(gateName(Gate::Me), "me"_L1);
    QCOMPARE(gateName(Gate::DoNotContact), "do-not-contact"_L1);
    QCOMPARE(gateName(Gate::Connected), "connected"_L1);
    QCOMPARE(gateName(Gate::Pending), "pending"_L1);
    QCOMPARE(gateName(Gate::Withdrawn), "withdrawn"_L1);
    QCOMPARE(gateName(Gate::Cap), "cap"_L1);
    QCOMPARE(sideName(Side::Connect), "connect"_L1);
    QCOMPARE(sideName(Side::Follow), "follow"_L1);
    QCOMPARE(outcomeName(Outcome::Rejected), "rejected"_L1);
}

void FactTest::saysTheSameWhereverFrom()
{
    const Fact fact{
        FactKind::Met, Certainty::Stated, u"FOSDEM 2026"_s, QDate(2026, 1, 31), {}, 0, Origin::file(1, 7)};
    Fact other = fact;
    other.origin = Origin::you();
    other.certainty = Certainty::Inferred;
    QVERIFY(fact.saysTheSame(other));
    other.certainty = Certainty::Denied;
    QVERIFY(!other.holds());
    QVERIFY(!fact.saysTheSame(other));
    other = fact;
    other.count = 3;
    QVERIFY(!fact.saysTheSame(other));
    other = fact;
    other.to = QDate(2026, 2, 1);
    QVERIFY(!fact.saysTheSame(other));
}

void FactTest::fullNames()
{
    QCOMPARE(fullName(u"Mara"_s, u"Lindqvist"_s), u"Mara Lindqvist"_s);
    QCOMPARE(fullName(u"Mara"_s, {}), u"Mara"_s);
    QCOMPARE(fullName({}, u"Lindqvist"_s), u"Lindqvist"_s);
    QCOMPARE(fullName({}, {}), QString());
}

void FactTest::countsAddUp()
{
    RowCounts counts;
    counts.count(Outcome::New, 3);
    counts.count(Outcome::Updated);
    counts.count(Outcome::Unchanged, 2);
    counts.count(Outcome::Rejected);
    QCOMPARE(counts, (RowCounts{7, 3, 1, 2, 1}));
    ImportReceipt receipt;
    receipt.files = {{.file = u"a.csv"_s, .counts = counts}, {.file = u"b.csv"_s, .counts = counts}};
    QCOMPARE(receipt.total(), (RowCounts{14, 6, 2, 4, 2}));
}

QTEST_APPLESS_MAIN(FactTest)
#include "tst_fact.moc"
