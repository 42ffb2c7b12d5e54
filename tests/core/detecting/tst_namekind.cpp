#include "core/detecting/detectors.h"
#include "core/detecting/namekind.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace kith;

class TestNameKind : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void kinds_data();
    void kinds();

private:
    Detectors m_detectors;
};

void TestNameKind::initTestCase()
{
    auto detectors = Detectors::load();
    QVERIFY(detectors);
    m_detectors = *detectors;
}

void TestNameKind::kinds_data()
{
    QTest::addColumn<NameKind>("kind");
    constexpr NameKind person{};
    constexpr NameKind likely{ContactKind::Organisation, false};
    constexpr NameKind sure{ContactKind::Organisation, true};
    for (const char* name : {"Mara Lindqvist", "MARA", "Lindqvist, Mara", "Ross Jr, Tom A.", "J. P. Weiss",
             "Dr. Ida Bank", "Ida Bauer", "Karl Stahl", "Anna Schuler", "Min Park", "Todd West", "Andrew Law",
             "Fiona McDonald", "Sean O'Brien", "Nora van de Water", "Tom & Ida Ross", "Herr und Frau Weiss",
             "Rosa (Bank) Weiss", "Elvin \"The Bank\" Ross", "Mara Ross, CPA", "Ida Ross, attorney at law",
             "Reverend John Temple", "Art Weiss", "Wei-Tek Lin", "Church", "Luther Burbank", "Jürgen Hagen",
             "Felicity Monet", "Bartek Vojtek", "Émile Noël", "Мария Иванова", "王芳", "bob@outlook.com",
             "anna.real@bank.example", "info@group.gmbh", ""})
        QTest::newRow(name) << person;
    for (const char* name : {"Fleming & Ross", "Joe's on Main", "Local 12", "3M", "E. S. I.", "BNK",
             "AlloPharm", "Ida Sá", "Friends for Ida Ross", "Bank of Nowhere", "Oak Park Church", "Siemens",
             "Northwind Co", "Ida Ross Design", "Rocketware"})
        QTest::newRow(name) << likely;
    for (const char* name : {"Northwind GmbH", "Northwind, Inc.", "Ida Ross Ltd", "Northwind Technologies",
             "University of Nowhere", "Universität Nirgendwo", "Université de Nulle Part",
             "Università di Nessun Luogo", "Universidad de Ninguna Parte", "Universiteit Nergens",
             "Uniwersytet Nigdzie", "Ross & Associates", "Stichting Noordenwind", "Fundacja Wiatr",
             "Associação do Vento", "Turnverein Weiss", "Fondation du Vent", "株式会社ノースウィンド"})
        QTest::newRow(name) << sure;
}

void TestNameKind::kinds()
{
    QFETCH(NameKind, kind);
    const NameKind found = m_detectors.kindOf(QString::fromUtf8(QTest::currentDataTag()));
    QCOMPARE(int(found.kind), int(kind.kind));
    QCOMPARE(found.sure, kind.sure);
}

QTEST_APPLESS_MAIN(TestNameKind)
#include "tst_namekind.moc"
