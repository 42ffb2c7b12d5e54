#include "tests/core/advising/interview.h"

#include <QTest>

using namespace kith;

// How well Kith asks, on simulated contacts; `kith_bench --questions` prints the figures.
class TestInterview : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fewQuestionsFindTheVerdict();
};

void TestInterview::fewQuestionsFindTheVerdict()
{
    const Rulebook rulebook = Rulebook::load().value();
    test::Interview interview(rulebook, 1);
    constexpr int people = 2000;
    int asked = 0;
    int questions = 0;
    int agreeing = 0;
    for (int i = 0; i < people; ++i) {
        const test::Interview::Outcome outcome = interview.next();
        QVERIFY(outcome.confidence >= 0.9);
        asked += outcome.questions > 0 ? 1 : 0;
        questions += outcome.questions;
        agreeing += outcome.agrees ? 1 : 0;
    }
    QVERIFY(asked > people / 2);
    QVERIFY2(questions <= 2 * asked, qPrintable(QString::number(1.0 * questions / asked)));
    QVERIFY2(agreeing >= 0.97 * people, qPrintable(QString::number(1.0 * agreeing / people)));
}

QTEST_APPLESS_MAIN(TestInterview)
#include "tst_interview.moc"
