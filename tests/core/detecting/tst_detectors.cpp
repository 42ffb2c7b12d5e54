#include "core/detecting/detectors.h"

#include "core/base/text.h"
#include "core/detecting/lexicons.h"
#include "tests/support/testdata.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <algorithm>
#include <array>
#include <map>
#include <set>

using namespace Qt::StringLiterals;
using namespace kith;

class TestDetectors : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyDetectorHasExamples();
    void examples_data();
    void examples();
    void infersNothingThatIsSaid();
    void followsTheOwner();
    void findsRecruitersInPublishedTitles();
    void findsFewRecruitersElsewhere();
    void knowsPublishedLargeOrganisations();
    void knowsItsNameHoweverItIsWritten_data();
    void knowsItsNameHoweverItIsWritten();

private:
    static bool isRecruiter(const QString& title);
};

namespace
{

const Detectors& detectors()
{
    static const Detectors all = Detectors::load().value();
    return all;
}

QDate dateIn(const QJsonValue& value)
{
    return QDate::fromString(value.toString(), Qt::ISODate);
}

QStringList textsIn(const QJsonValue& list)
{
    QStringList texts;
    for (const QJsonValue text : list.toArray())
        texts += text.toString();
    return texts;
}

Me ownerFrom(const QJsonObject& json)
{
    Me me;
    me.name = json["name"_L1].toString();
    me.headline = json["headline"_L1].toString();
    me.profile = json["profile"_L1].toString();
    me.emails = textsIn(json["emails"_L1]);
    me.skills = textsIn(json["skills"_L1]);
    me.interests = textsIn(json["interests"_L1]);
    me.targetTitles = textsIn(json["targetTitles"_L1]);
    me.targetOrganisations = textsIn(json["targetOrganisations"_L1]);
    me.targetIndustries = textsIn(json["targetIndustries"_L1]);
    for (const QString& goal : textsIn(json["goals"_L1]))
        me.goals.insert(goalFrom(goal).value());
    const auto periods = [](const QJsonValue& list) {
        std::vector<Me::Period> all;
        for (const QJsonValue each : list.toArray())
            all.push_back({each["where"_L1].toString(), each["what"_L1].toString(), dateIn(each["from"_L1]),
                dateIn(each["to"_L1])});
        return all;
    };
    me.positions = periods(json["positions"_L1]);
    me.schools = periods(json["schools"_L1]);
    return me;
}

// Who the examples are about, where they name no other owner.
const char* const robin = R"({
  "name": "Robin Vale", "headline": "Data engineer, birdwatcher", "profile": "https://www.linkedin.com/in/robin-vale",
  "emails": ["robin@vale.example"], "goals": ["job"], "targetTitles": ["Data Engineer"],
  "targetOrganisations": ["Contoso"], "skills": ["C++", "Leadership", "Go"], "interests": ["Bird watching"],
  "schools": [{"where": "University of Nowhere", "what": "BSc", "from": "2004-01-01", "to": "2009-01-01"}],
  "positions": [
    {"where": "Acme GmbH", "what": "Senior Data Engineer", "from": "2021-01-01"},
    {"where": "Initech", "what": "Developer", "from": "2016-05-01", "to": "2018-06-01"},
    {"where": "Initech Inc", "what": "Intern", "from": "2012-05-01", "to": "2013-06-01"}
  ]})";

Contact contactFrom(const QJsonObject& json)
{
    Contact contact;
    contact.kind = json["kind"_L1] == "organisation"_L1 ? ContactKind::Organisation : ContactKind::Person;
    contact.name = json["name"_L1].toString(u"Mara Lindqvist"_s);
    contact.title = json["title"_L1].toString();
    contact.organisation = json["organisation"_L1].toString();
    contact.profile = json["profile"_L1].toString();
    for (const QString& email : textsIn(json["emails"_L1]))
        contact.points.push_back({ContactPoint::Kind::Email, email, {}});
    return contact;
}

Facts factsFrom(const QJsonValue& list)
{
    Facts facts;
    for (const QJsonValue each : list.toArray()) {
        Fact fact;
        fact.kind = factKind(each["kind"_L1].toString()).value();
        fact.value = each["value"_L1].toString();
        fact.count = each["count"_L1].toInt();
        fact.certainty = each["certainty"_L1] == "denied"_L1 ? Certainty::Denied : Certainty::Stated;
        facts.push_back(fact);
    }
    return facts;
}

QJsonArray examplesOf(FactKind kind)
{
    const QString path = test::dataPath(u"detecting/%1/examples.json"_s.arg(kindName(kind)));
    return QJsonDocument::fromJson(test::readFile(path)).array();
}

} // namespace

bool TestDetectors::isRecruiter(const QString& title)
{
    const Facts facts = detectors().detect({.name = u"Mara"_s, .title = title}, {}, {});
    return std::ranges::find(facts, FactKind::Recruiter, &Fact::kind) != facts.end();
}

void TestDetectors::initTestCase()
{
    const auto loaded = Detectors::load();
    QVERIFY2(loaded, qPrintable(loaded ? QString() : loaded.error().message));
}

void TestDetectors::everyDetectorHasExamples()
{
    QStringList kinds;
    for (const FactKind kind : Detectors::kinds())
        kinds += kindName(kind);
    kinds.sort();
    QCOMPARE(test::foldersIn(test::dataPath(u"detecting"_s)), kinds);
    for (const FactKind kind : Detectors::kinds()) {
        const QJsonArray examples = examplesOf(kind);
        const auto detects = [](const QJsonValue& each) { return each.toObject().contains("value"_L1); };
        QVERIFY(std::ranges::any_of(examples, detects));
        QVERIFY(!std::ranges::all_of(examples, detects));
    }
}

void TestDetectors::examples_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QJsonObject>("example");
    for (const FactKind kind : Detectors::kinds()) {
        int number = 0;
        for (const QJsonValue each : examplesOf(kind)) {
            const QString what = each["title"_L1].toString() + each["organisation"_L1].toString()
                + each["name"_L1].toString();
            QTest::addRow("%s %d: %s", kindName(kind).data(), ++number, qPrintable(what))
                << static_cast<int>(kind) << each.toObject();
        }
    }
}

void TestDetectors::examples()
{
    QFETCH(int, kind);
    QFETCH(QJsonObject, example);
    const Me me = ownerFrom(
        example.contains("me"_L1) ? example["me"_L1].toObject() : QJsonDocument::fromJson(robin).object());
    const Facts facts = detectors().detect(contactFrom(example), factsFrom(example["stated"_L1]), me);
    const auto found = std::ranges::find(facts, static_cast<FactKind>(kind), &Fact::kind);
    QCOMPARE(found != facts.end(), example.contains("value"_L1));
    if (found == facts.end())
        return;
    QCOMPARE(found->value, example["value"_L1].toString());
    QCOMPARE(found->from, dateIn(example["from"_L1]));
    QCOMPARE(found->to, dateIn(example["to"_L1]));
    QCOMPARE(found->count, example["count"_L1].toInt());
    QCOMPARE(found->certainty, Certainty::Inferred);
    QCOMPARE(found->origin, Origin::detector());
}

void TestDetectors::infersNothingThatIsSaid()
{
    const Me me = ownerFrom(QJsonDocument::fromJson(robin).object());
    const Contact contact{
        .name = u"Robin Vale"_s, .title = u"Head of Data, Recruiter"_s, .organisation = u"Acme"_s};
    const Facts first = detectors().detect(contact, {}, me);
    QVERIFY(first.size() >= 3);
    QVERIFY(detectors().detect(contact, first, me).empty());
    QCOMPARE(detectors().detect(contact, {}, me), first);
}

void TestDetectors::followsTheOwner()
{
    const Contact contact{.name = u"Mara"_s, .organisation = u"Acme"_s};
    Me me;
    QVERIFY(detectors().detect(contact, {}, me).empty());
    me.positions.push_back({u"Acme"_s, u"Clerk"_s, {}, {}});
    QCOMPARE(detectors().detect(contact, {}, me).size(), std::size_t(1));
    QVERIFY(detectors().detect(contact, {}, {}).empty());
}

namespace
{

// Titles by occupation, from a table of tabs: code, title.
std::multimap<QString, QString> titlesIn(const QString& path)
{
    std::multimap<QString, QString> titles;
    const QList<QByteArray> lines = test::readFile(path).split('\n');
    for (qsizetype i = 1; i < lines.size(); ++i) {
        const QList<QByteArray> cells = lines[i].split('\t');
        if (cells.size() > 1)
            titles.emplace(QString::fromUtf8(cells[0]), QString::fromUtf8(cells[1]));
    }
    return titles;
}

} // namespace

// The occupation that holds recruiters holds all of human resources, so the words of a title are what can be
// told: of those that name recruiting, hiring people or finding talent, most must be found.
void TestDetectors::findsRecruitersInPublishedTitles()
{
    const QString path = test::corpusPath(u"titles/onet-titles/Alternate Titles.txt"_s);
    if (path.isEmpty())
        QSKIP("no corpus here");
    int found = 0;
    int all = 0;
    for (const auto& [code, title] : titlesIn(path)) {
        if (!code.startsWith(u"13-1071"_s))
            continue;
        const QString lower = title.toLower();
        if (!lower.contains(u"recruit"_s) && !lower.contains(u"talent acquisition"_s)
            && !lower.contains(u"sourcer"_s))
            continue;
        ++all;
        if (isRecruiter(title))
            ++found;
        else
            qInfo() << "missed:" << title;
    }
    qInfo() << "recruiters found:" << found << "of" << all;
    QVERIFY(all > 10);
    QVERIFY(found * 10 >= all * 9);
}

void TestDetectors::findsFewRecruitersElsewhere()
{
    const QString path = test::corpusPath(u"titles/onet-titles/Alternate Titles.txt"_s);
    if (path.isEmpty())
        QSKIP("no corpus here");
    int wrong = 0;
    int all = 0;
    std::set<QString> human; // titles that stand in human resources too
    const auto titles = titlesIn(path);
    for (const auto& [code, title] : titles) {
        if (code.startsWith(u"13-1071"_s) || code.startsWith(u"11-3121"_s))
            human.insert(title);
    }
    for (const auto& [code, title] : titles) {
        if (human.contains(title))
            continue;
        ++all;
        if (isRecruiter(title)) {
            ++wrong;
            qInfo() << "not of human resources:" << code << title;
        }
    }
    qInfo() << "found elsewhere:" << wrong << "of" << all;
    QVERIFY(wrong <= 5);
}

void TestDetectors::knowsPublishedLargeOrganisations()
{
    const QString path = test::corpusPath(u"organisations/companies/sp500_constituents.csv"_s);
    if (path.isEmpty())
        QSKIP("no corpus here");
    int found = 0;
    int all = 0;
    const QList<QByteArray> lines = test::readFile(path).split('\n');
    for (qsizetype i = 1; i < lines.size(); ++i) {
        const QString name = QString::fromUtf8(lines[i].split(',').value(1));
        if (name.isEmpty())
            continue;
        ++all;
        const Facts facts = detectors().detect({.kind = ContactKind::Organisation, .name = name}, {}, {});
        found += facts.empty() ? 0 : 1;
    }
    qInfo() << "large organisations known:" << found << "of" << all;
    QVERIFY(found * 10 >= all * 4);
}

void TestDetectors::knowsItsNameHoweverItIsWritten_data()
{
    QTest::addColumn<QString>("mine");
    QTest::addColumn<QStringList>("all");
    const QStringList names{u"Élodie Roux"_s, u"elodie roux"_s, u"E\u0301LODIE ROUX"_s, u"  Élodie  Roux"_s,
        u"Øystein Ås"_s, u"OYSTEIN AS"_s, u"\uFB01ona Lund"_s, u"Fiona Lund"_s, u"\uFF26iona Lund"_s,
        u"Łukasz Żak"_s, u"lukasz zak"_s, u"Æda Roß"_s, u"aeda ross"_s, u"İpek Işık"_s, u"ipek isik"_s,
        u"’Abdi Warsame"_s, u"'abdi warsame"_s, u"李 明"_s, u"\U0001D5D7ana Petrov"_s, u"Dana Petrov"_s};
    for (const QString& mine : names)
        QTest::addRow("%s", qUtf8Printable(mine)) << mine << names;
}

// The name alone tells it; first letters that differ are not looked into.
void TestDetectors::knowsItsNameHoweverItIsWritten()
{
    QFETCH(const QString, mine);
    QFETCH(const QStringList, all);
    for (const Me& me : {Me{.name = mine}, Me{.name = u"Robin Vale"_s, .otherNames = {mine}}}) {
        for (const QString& theirs : all) {
            const Facts facts = detectors().detect({.kind = ContactKind::Person, .name = theirs}, {}, me);
            const bool isFound = std::ranges::find(facts, FactKind::Namesake, &Fact::kind) != facts.end();
            QVERIFY2(isFound == (folded(theirs) == folded(mine)), qUtf8Printable(theirs));
        }
    }
}

QTEST_APPLESS_MAIN(TestDetectors)
#include "tst_detectors.moc"
