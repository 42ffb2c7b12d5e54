#include "core/drafting/phrases.h"
#include "tests/support/testdata.h"

// g++ 12 takes <regex>, which valijson uses, for uninitialised under the address sanitizer (GCC bug 105562).
#ifndef __clang__
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#endif

#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <valijson/adapters/qtjson_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>

using namespace kith;
using namespace Qt::StringLiterals;

namespace
{

const QString folder = QStringLiteral(KITH_SOURCE_DIR "/resources/phrases/");

} // namespace

class PhrasesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void filesKeepTheirSchema();
    void everyLanguageLoads();
    void plainWriting();
    void unusableFiles_data();
    void unusableFiles();
};

void PhrasesTest::filesKeepTheirSchema()
{
    for (const QString& name : test::filesIn(folder, u"*.json"_s)) {
        const QJsonValue json = QJsonDocument::fromJson(test::readFile(folder + name)).object();
        const QString schemaPath = folder + json[u"$schema"_s].toString();
        QVERIFY2(QFileInfo(schemaPath).isFile(), qPrintable(schemaPath));
        const QJsonValue schemaJson = QJsonDocument::fromJson(test::readFile(schemaPath)).object();
        valijson::Schema schema;
        valijson::SchemaParser().populateSchema(valijson::adapters::QtJsonAdapter(schemaJson), schema);
        valijson::ValidationResults results;
        valijson::ValidationResults::Error first;
        if (!valijson::Validator().validate(schema, valijson::adapters::QtJsonAdapter(json), &results)) {
            while (results.popError(first))
                qWarning("%s: %s", first.context.empty() ? "" : first.context.back().c_str(),
                    first.description.c_str());
            QFAIL(qPrintable(name));
        }
    }
}

void PhrasesTest::everyLanguageLoads()
{
    const Result<std::vector<Phrases>> all = loadPhrases();
    QVERIFY2(all, all ? "" : qPrintable(all.error().message));
    QCOMPARE(all->size(), std::size_t(test::filesIn(folder, u"*.json"_s).size()));
    QCOMPARE(all->front().language, u"en"_s);
    const Phrases& english = all->front();
    QVERIFY(
        english.openers.size() + english.links.size() + english.reasons.size() + english.closes.size() >= 60);
}

// Ids once, ends and beginnings as the composer expects them, and no phrase is a cliché itself.
void PhrasesTest::plainWriting()
{
    const Result<std::vector<Phrases>> all = loadPhrases();
    for (const Phrases& language : *all) {
        std::set<QString> ids;
        for (const auto* list : {&language.openers, &language.links, &language.reasons, &language.closes}) {
            for (const Phrase& phrase : *list) {
                QVERIFY2(ids.insert(phrase.id).second, qPrintable(phrase.id));
                QVERIFY2(phrase.text == phrase.text.simplified(), qPrintable(phrase.id));
                const bool ends = list == &language.openers ? u",!"_s.contains(phrase.text.back())
                    : list == &language.closes              ? true
                                                            : u".?"_s.contains(phrase.text.back());
                QVERIFY2(ends, qPrintable(phrase.id));
                const QByteArray text = phrase.text.toLower().toUtf8();
                for (const QByteArrayList& words : {language.cliches, language.requests}) {
                    for (const QByteArray& each : words)
                        QVERIFY2(!(' ' + text).contains(' ' + each + ' '), qPrintable(phrase.id));
                }
            }
        }
        for (const auto& [kind, worth] : language.worth) {
            const auto ofKind = std::ranges::count(language.links, kind, &Phrase::fact);
            QVERIFY2(ofKind > 0, kindName(kind).data());
            // What says no value must be found again by its words.
            if (factSlot(kind).isEmpty() && kind != FactKind::RecommendedMe)
                QVERIFY2(language.mentions.contains(kind), kindName(kind).data());
        }
    }
}

void PhrasesTest::unusableFiles_data()
{
    QTest::addColumn<QByteArray>("replace");
    QTest::addColumn<QByteArray>("with");
    QTest::addColumn<QString>("why");
    QTest::newRow("no JSON") << QByteArray("\"language\"") << QByteArray("language")
                             << u"it is no JSON object"_s;
    QTest::newRow("no language") << QByteArray("\"language\": \"en\"") << QByteArray("\"language\": \"\"")
                                 << u"it names no language"_s;
    QTest::newRow("months") << QByteArray("\"January\", ") << QByteArray()
                            << u"there are not twelve months"_s;
    QTest::newRow("range") << QByteArray("%1 to %2") << QByteArray("%1 to")
                           << u"the range of years lacks a place"_s;
    QTest::newRow("kind") << QByteArray("\"fact\": \"met\"") << QByteArray("\"fact\": \"mett\"")
                          << u"\"mett\" is no kind of fact"_s;
    QTest::newRow("circumstance") << QByteArray("[\"many\"]") << QByteArray("[\"lots\"]")
                                  << u"\"lots\" is no circumstance"_s;
    QTest::newRow("goal") << QByteArray("\"goal\": \"learn\"") << QByteArray("\"goal\": \"fame\"")
                          << u"\"fame\" is no goal"_s;
    QTest::newRow("slot") << QByteArray("{event}") << QByteArray("{party}")
                          << u"nothing fills the slot {party} of \"met.both\""_s;
    QTest::newRow("no text") << QByteArray("\"Hi {given},\"") << QByteArray("\"\"")
                             << u"a phrase has no id or no text"_s;
    QTest::newRow("no openers") << QByteArray("\"openers\"") << QByteArray("\"others\"")
                                << u"there are no \"openers\""_s;
    QTest::newRow("no worth") << QByteArray("\"met\": 82,") << QByteArray()
                              << u"the link \"met.both\" states no fact that is worth a note"_s;
}

void PhrasesTest::unusableFiles()
{
    QFETCH(QByteArray, replace);
    QFETCH(QByteArray, with);
    QFETCH(QString, why);
    QByteArray json = test::readFile(folder + u"en.json"_s);
    QVERIFY(readPhrases(json, u"en.json"_s));
    json.replace(replace, with);
    const Result<Phrases> phrases = readPhrases(json, u"en.json"_s);
    QVERIFY(!phrases);
    QCOMPARE(phrases.error().code, ErrorCode::Damaged);
    QCOMPARE(
        phrases.error().message, u"The phrases in en.json cannot be used: %1. Install Kith anew."_s.arg(why));
}

QTEST_APPLESS_MAIN(PhrasesTest)
#include "tst_phrases.moc"
