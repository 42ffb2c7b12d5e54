#include "tests/support/testdata.h"

// g++ 12 takes <regex>, which valijson uses, for uninitialised under the address sanitizer (GCC bug 105562).
#ifndef __clang__
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#endif

#include <QFileInfo>
#include <QJsonDocument>
#include <QTest>

#include <valijson/adapters/qtjson_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

using namespace Qt::StringLiterals;
using namespace kith;

// Every file of data in resources/ is what its schema says. Each names its schema itself.
class TestResources : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isValid_data();
    void isValid();
    void schemasRefuseWhatIsWrong();
};

namespace
{

const QString resources = QStringLiteral(KITH_SOURCE_DIR) + u"/resources/"_s;

QJsonValue jsonIn(const QString& path)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(test::readFile(path), &error);
    if (document.isNull())
        qFatal("%s: %s at byte %d", qPrintable(path), qPrintable(error.errorString()), error.offset);
    return document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object());
}

// Empty: valid.
QString faults(const QJsonValue& json, const QJsonValue& schemaJson)
{
    valijson::Schema schema;
    valijson::SchemaParser parser;
    parser.populateSchema(valijson::adapters::QtJsonAdapter(schemaJson), schema);
    valijson::Validator validator;
    valijson::ValidationResults results;
    QString text;
    if (!validator.validate(schema, valijson::adapters::QtJsonAdapter(json), &results)) {
        valijson::ValidationResults::Error error;
        while (results.popError(error)) {
            for (const std::string& place : error.context)
                text += QString::fromStdString(place);
            text += u": "_s + QString::fromStdString(error.description) + u'\n';
        }
    }
    return text;
}

} // namespace

void TestResources::isValid_data()
{
    QTest::addColumn<QString>("path");
    for (const QString& folder : {u""_s, u"rules/"_s, u"lexicons/"_s, u"phrases/"_s}) {
        const QStringList files = test::filesIn(resources + folder, u"*.json"_s);
        QVERIFY2(!files.isEmpty(), qPrintable(folder));
        for (const QString& file : files)
            QTest::newRow(qPrintable(folder + file)) << resources + folder + file;
    }
}

void TestResources::isValid()
{
    QFETCH(QString, path);
    const QJsonValue json = jsonIn(path);
    const QString named = json["$schema"_L1].toString();
    QVERIFY2(!named.isEmpty(), "the file does not name its schema");
    const QString schema = QFileInfo(path).absolutePath() + u'/' + named;
    QVERIFY2(QFileInfo::exists(schema), qPrintable(schema));
    const QString wrong = faults(json, jsonIn(schema));
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
}

void TestResources::schemasRefuseWhatIsWrong()
{
    const QJsonValue schema = jsonIn(resources + u"schemas/rules.schema.json"_s);
    const auto rule = [](const char* when) {
        const QByteArray json
            = R"({"rules": [{"id": "a", "guide": "def.follow", "side": "follow", "strength": "good",)"
              R"("says": ["It is so."], "label": "so", "when": )"
            + QByteArray(when) + "}]}";
        return QJsonValue(QJsonDocument::fromJson(json).object());
    };
    QCOMPARE(faults(rule(R"({"fact": "met"})"), schema), QString());
    QVERIFY(!faults(rule(R"({"fact": "mett"})"), schema).isEmpty());
    QVERIFY(!faults(rule(R"({"fact": "met", "minimum": 3})"), schema).isEmpty());
    QVERIFY(!faults(rule(R"({})"), schema).isEmpty());
    QVERIFY(!faults(rule(R"({"goal": "fame"})"), schema).isEmpty());
}

QTEST_APPLESS_MAIN(TestResources)
#include "tst_resources.moc"
