#include "core/model/me.h"

#include <QTest>

#include <algorithm>

using namespace kith;
using namespace Qt::StringLiterals;

namespace
{

MeStatement fromFile(MeField field, const QString& value, const QString& detail = {})
{
    return {field, value, detail, {}, {}, Origin::file(1, 2)};
}

MeStatement said(MeField field, const QString& value)
{
    return {field, value, {}, {}, {}, Origin::you()};
}

MeStatement position(const QString& where, QDate from, QDate to)
{
    return {MeField::Position, where, u"Engineer"_s, from, to, Origin::file(1, 2)};
}

} // namespace

class MeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesOfGoalsPlansAndFields();
    void nobodyIsKnown();
    void theNewestFileHolds();
    void youWinOverFiles();
    void listsKeepEachOnce();
    void editedListsStandInsteadOfFiles();
    void positionsNewestFirst();
    void noGoalMeansEveryGoal();
    void unknownWordsAreLeftOut();
};

void MeTest::namesOfGoalsPlansAndFields()
{
    for (int i = 0; i < goalCount; ++i) {
        const auto goal = static_cast<Goal>(i);
        QCOMPARE(goalFrom(QString(goalName(goal))), goal);
    }
    for (int i = 0; i < meFieldCount; ++i) {
        const auto field = static_cast<MeField>(i);
        QVERIFY(meFieldName(field).size() > 0);
        QCOMPARE(meField(QString(meFieldName(field))), field);
    }
    QCOMPARE(planFrom(u"premium"), Plan::Premium);
    QCOMPARE(planName(Plan::Free), "free"_L1);
    QVERIFY(!goalFrom(u"fame"));
    QVERIFY(!planFrom(u"gold"));
    QVERIFY(!meField(u"shoe-size"));
}

void MeTest::nobodyIsKnown()
{
    QCOMPARE(meFrom({}), Me());
    QVERIFY(!meFrom({}).known());
}

void MeTest::theNewestFileHolds()
{
    const auto name = [](const QString& value, QDate day) {
        MeStatement statement = fromFile(MeField::Name, value, u"Jonas"_s);
        statement.asOf = day;
        return statement;
    };
    // In whatever order they come; of one day, or of none, one has to come first.
    std::vector<MeStatement> all{name(u"A"_s, {}), name(u"Jonas Weiss"_s, QDate(2026, 3, 1)),
        name(u"Jonas Weiß"_s, QDate(2026, 3, 1)), name(u"B"_s, QDate(2025, 3, 1))};
    for (int first = 0; first < 4; ++first) {
        std::ranges::rotate(all, all.begin() + 1);
        const Me me = meFrom(all);
        QVERIFY(me.known());
        QCOMPARE(me.name, u"Jonas Weiss"_s);
        QCOMPARE(me.given, u"Jonas"_s);
        QCOMPARE(newestOf(all).size(), 1u);
    }
    QCOMPARE(meFrom({all[0], name(u"C"_s, {})}).name, meFrom({name(u"C"_s, {}), all[0]}).name);
}

void MeTest::youWinOverFiles()
{
    const Me me = meFrom(
        {said(MeField::Headline, u"Data people person"_s), fromFile(MeField::Headline, u"Engineer"_s),
            said(MeField::Plan, u"premium"_s), fromFile(MeField::Plan, u"free"_s)});
    QCOMPARE(me.headline, u"Data people person"_s);
    QCOMPARE(me.plan, Plan::Premium);
}

void MeTest::listsKeepEachOnce()
{
    const Me me = meFrom({fromFile(MeField::Email, u"jonas@example.org"_s),
        fromFile(MeField::Email, u"Jonas@Example.org"_s), fromFile(MeField::Skill, u"SQL"_s),
        fromFile(MeField::Interest, u"Maps"_s), said(MeField::TargetTitle, u"Head of Data"_s),
        said(MeField::TargetOrganisation, u"Northwind"_s), said(MeField::TargetIndustry, u"Energy"_s),
        position(u"Northwind"_s, {}, {}), position(u"Northwind"_s, {}, {})});
    QCOMPARE(me.emails, QStringList{u"jonas@example.org"_s});
    QCOMPARE(me.skills, QStringList{u"SQL"_s});
    QCOMPARE(me.interests, QStringList{u"Maps"_s});
    QCOMPARE(me.targetTitles, QStringList{u"Head of Data"_s});
    QCOMPARE(me.targetOrganisations, QStringList{u"Northwind"_s});
    QCOMPARE(me.targetIndustries, QStringList{u"Energy"_s});
    QCOMPARE(me.positions.size(), std::size_t(1));
}

void MeTest::editedListsStandInsteadOfFiles()
{
    const MeStatement saved = fromFile(MeField::TargetTitle, u"Head of Data"_s);
    QCOMPARE(meFrom({saved}).targetTitles, QStringList{u"Head of Data"_s});
    QCOMPARE(meFrom({said(MeField::TargetTitle, u"Cartographer"_s), saved}).targetTitles,
        QStringList{u"Cartographer"_s});
    QCOMPARE(meFrom({saved, said(MeField::TargetTitle, emptyList)}).targetTitles, QStringList());
    QCOMPARE(meFrom({saved, said(MeField::TargetOrganisation, u"Northwind"_s)}).targetTitles,
        QStringList{u"Head of Data"_s});
    const MeStatement wish = fromFile(MeField::Goal, u"job"_s);
    QCOMPARE(meFrom({wish}).goals, std::set{Goal::Job});
    QCOMPARE(meFrom({said(MeField::Goal, u"learn"_s), wish}).goals, std::set{Goal::Learn});
    QVERIFY(meFrom({wish, said(MeField::Goal, emptyList)}).goals.empty());
}

void MeTest::positionsNewestFirst()
{
    const Me me = meFrom({position(u"first"_s, QDate(2012, 1, 1), QDate(2015, 1, 1)),
        position(u"now"_s, QDate(2019, 1, 1), {}),
        position(u"second"_s, QDate(2015, 1, 1), QDate(2019, 1, 1)),
        position(u"now, begun later"_s, QDate(2022, 1, 1), {})});
    QStringList order;
    std::ranges::transform(me.positions, std::back_inserter(order), &Me::Period::where);
    QCOMPARE(order, (QStringList{u"now, begun later"_s, u"now"_s, u"second"_s, u"first"_s}));
    QCOMPARE(me.positions.front().what, u"Engineer"_s);
}

void MeTest::noGoalMeansEveryGoal()
{
    QVERIFY(Me().has(Goal::Sell));
    const Me me = meFrom({said(MeField::Goal, u"job"_s), said(MeField::Goal, u"learn"_s)});
    QVERIFY(me.has(Goal::Job));
    QVERIFY(me.has(Goal::Learn));
    QVERIFY(!me.has(Goal::Sell));
}

void MeTest::unknownWordsAreLeftOut()
{
    const Me me = meFrom({said(MeField::Goal, u"fame"_s), said(MeField::Plan, u"gold"_s)});
    QVERIFY(me.goals.empty());
    QCOMPARE(me.plan, Plan::Free);
}

QTEST_APPLESS_MAIN(MeTest)
#include "tst_me.moc"
