#include "ui/shared/factwords.h"

#include "core/advising/rule.h"
#include "core/advising/rulebook.h"
#include "core/advising/rulesreader.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace kith;

class TestFactWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsNotSoIsSaidSo();
    void everyQuestionHasItsNo();
};

namespace
{

Fact denied(FactKind kind)
{
    return {.kind = kind, .certainty = Certainty::Denied};
}

} // namespace

void TestFactWords::whatIsNotSoIsSaidSo()
{
    QCOMPARE(factSays(denied(FactKind::WorkedWith)), u"You have not worked together"_s);
    QCOMPARE(factSays(denied(FactKind::Recruiter)), u"Does not recruit"_s);
    QCOMPARE(factSays({.kind = FactKind::WorkedWith}), u"You worked together"_s);
}

void TestFactWords::everyQuestionHasItsNo()
{
    const Rulebook book = Rulebook::load().value();
    for (const Unknown& unknown : book.tables().unknowns) {
        const QString says = factSays(denied(unknown.fact));
        QVERIFY2(!says.startsWith("Not so"_L1), qPrintable(says));
    }
}

QTEST_APPLESS_MAIN(TestFactWords)
#include "tst_factwords.moc"
