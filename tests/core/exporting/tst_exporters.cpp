#include "core/exporting/exporter.h"
#include "tests/support/testdata.h"

// g++ 12 takes <regex>, which valijson uses, for uninitialised under the address sanitizer (GCC bug 105562).
#ifndef __clang__
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#endif

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <rapidcheck.h>
#include <valijson/adapters/qtjson_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>

using namespace kith;
using namespace Qt::StringLiterals;

namespace
{

ExportContext context()
{
    const auto name = [](const Origin& origin) {
        if (origin.by == Origin::By::You)
            return u"you"_s;
        return origin.by == Origin::By::Detector ? u"detector"_s : u"attendees.csv"_s;
    };
    return {QDate(2026, 2, 14), name, {}};
}

std::vector<MeStatement> me()
{
    return {{MeField::Goal, u"job"_s, {}, {}, {}, Origin::you()},
        {MeField::Position, u"Contoso \"Labs\""_s, u"Cartographer"_s, QDate(2021, 4, 1), {},
            Origin::file(1, 2)}};
}

ExportedContact mara()
{
    ExportedContact mara;
    mara.contact = {1, ContactKind::Person, u"Mara Lindqvist"_s, u"Mara"_s, u"Lindqvist"_s,
        u"Head of Data, \"Insights\""_s, u"Northwind Trading GmbH"_s, u"Rotterdam"_s,
        u"https://www.linkedin.com/in/mara-lindqvist"_s,
        {{ContactPoint::Kind::Email, u"mara@northwind.example"_s, u"Work"_s},
            {ContactPoint::Kind::Phone, u"+31 10 555 01 23"_s, {}},
            {ContactPoint::Kind::Email, u"mara@home.example"_s, {}}}};
    Advice& advice = mara.advice;
    advice.action = Action::Connect;
    advice.margin = 6;
    advice.confidence = 0.94;
    advice.facts = {
        {FactKind::Met, Certainty::Stated, u"FOSDEM 2026"_s, QDate(2026, 1, 31), {}, 8, Origin::file(1, 7)},
        {FactKind::SameIndustry, Certainty::Inferred, u"data"_s, {}, {}, 0, Origin::detector()},
        {FactKind::WorkedWith, Certainty::Denied, {}, {}, {}, 0, Origin::you()},
    };
    advice.reasons = {
        {u"met"_s, u"connect.met"_s, Side::Connect, 6, u"You met at FOSDEM 2026."_s, u"met"_s, {0}},
        {u"peer"_s, u"connect.collaborate"_s, Side::Connect, 2, u"You both work in data."_s, u"peer"_s, {1}},
        {u"cold"_s, u"follow.admired"_s, Side::Follow, 2, u"You have not worked together."_s, u"cold"_s, {2}},
    };
    advice.changes = {{u"you had not met"_s, Action::Follow}};
    advice.questions
        = {{.text = u"Do you share a contact?"_s, .options = {{FactKind::SharedConnection, {}}}}};
    mara.draft = Draft{u"Hi Mara, we were both at FOSDEM 2026."_s, 200, u"en"_s, {}, {0}};
    return mara;
}

ExportedContact northwind()
{
    ExportedContact northwind;
    northwind.contact.id = 2;
    northwind.contact.kind = ContactKind::Organisation;
    northwind.contact.name = u"Northwind"_s;
    northwind.advice.action = Action::Follow;
    northwind.advice.margin = -4;
    northwind.advice.reasons = {
        {u"large"_s, u"follow.organisation"_s, Side::Follow, 4, u"A large organisation."_s, u"large"_s, {}},
        {u"target"_s, u"connect.recruiter"_s, Side::Connect, 1, u"You want to work there."_s, u"target"_s,
            {}}};
    return northwind;
}

ExportedContact pending()
{
    ExportedContact pending;
    pending.contact.id = 3;
    pending.contact.name = u"Ana Lucia Prado"_s;
    pending.advice.gate = Gate::Pending;
    pending.word.note = u"Ana, thank you for \"Maps\"."_s;
    pending.advice.gateSays = u"Your invitation waits for an answer."_s;
    pending.advice.facts = {{FactKind::Invited, Certainty::Stated, u"Hello,\nAna!"_s, QDate(2026, 2, 1), {},
                                0, Origin::file(1, 12)},
        {FactKind::Noted, Certainty::Stated, u"likes maps"_s, {}, {}, 0, Origin::you()}};
    return pending;
}

// Formulas, quotes, line breaks, delimiters, control characters and scripts from everywhere.
ExportedContact awkward()
{
    ExportedContact awkward;
    awkward.contact.id = 4;
    awkward.contact.name = u"=HYPERLINK(\"http://evil.example\",\"x\")"_s;
    awkward.contact.title = u"  +cmd|' /C calc'!A0"_s;
    awkward.contact.organisation = u"@SUM(1+1)*cmd; =1+1"_s;
    awkward.contact.location = u"\u0001\\ \"Köln\" 🚀"_s;
    awkward.contact.profile = u"https://www.linkedin.com/in/山田"_s;
    awkward.contact.points = {{ContactPoint::Kind::Email, u"-dash@example.org"_s, {}}};
    awkward.advice.facts
        = {{FactKind::Met, Certainty::Stated, u"line\r\nbreak\ttab"_s, {}, {}, 0, Origin::file(1, 0)}};
    awkward.advice.reasons
        = {{u"met"_s, u"connect.met"_s, Side::Connect, 6, u"＝1+1 at \"a, b\"\n=2"_s, u"met"_s, {0}}};
    awkward.word = {.note = {},
        .aliases = {u"\"Köln\" 🚀"_s, u"=1+1"_s},
        .apart = {u"2"_s, u"3"_s},
        .typed = {u"title"_s, u"location"_s},
        .typedOn = QDate(2026, 3, 1)};
    awkward.draft = Draft{u"\tHi, we were both at \"PyData\"; yes."_s, 200, u"en"_s, {}, {0}};
    return awkward;
}

QByteArray written(const Exporter& exporter, const std::vector<ExportedContact>& contacts,
    const ExportContext& where = context())
{
    QByteArray bytes = exporter.begin(where);
    qint64 number = 0;
    for (const ExportedContact& each : contacts)
        bytes += exporter.contact(each, number++, where);
    return bytes + exporter.end(where);
}

// RFC 4180, by the letter.
QList<QStringList> csvRows(const QByteArray& bytes)
{
    QList<QStringList> rows;
    QStringList row;
    QByteArray cell;
    bool quoted = false;
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        const char c = bytes[i];
        if (quoted && c == '"' && i + 1 < bytes.size() && bytes[i + 1] == '"') {
            cell += bytes[++i];
        } else if (c == '"') {
            quoted = !quoted;
        } else if (!quoted && (c == ',' || c == '\r')) {
            row.append(QString::fromUtf8(cell));
            cell.clear();
            if (c == '\r') {
                rows.append(row);
                row.clear();
                ++i;
            }
        } else {
            cell += c;
        }
    }
    return rows;
}

const QStringList examples{u"empty"_s, u"network"_s, u"awkward"_s};

std::vector<ExportedContact> example(const QString& name)
{
    if (name == "network"_L1)
        return {mara(), northwind(), pending()};
    return name == "awkward"_L1 ? std::vector{awkward()} : std::vector<ExportedContact>();
}

QByteArray writtenExample(const Exporter& exporter, const QString& name)
{
    ExportContext where = context();
    if (name == "network"_L1)
        where.me = me();
    return written(exporter, example(name), where);
}

} // namespace

class ExportersTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void catalogue();
    void byPath();
    void goldens_data();
    void goldens();
    void jsonKeepsItsContract_data();
    void jsonKeepsItsContract();
    void jsonKeepsEveryText();
    void exactKeepsEveryText();
    void everyCellIsQuotedForSpreadsheets();
    void noFormulas_data();
    void noFormulas();
    void noFormulasWhateverTheText();
    void reasonsAreForTheAdvice();
    void nothingPrivateInTables();
};

void ExportersTest::catalogue()
{
    QStringList formats;
    for (const auto& each : exporters()) {
        formats.append(each->format());
        QVERIFY(!each->title().isEmpty());
        QCOMPARE(exporter(QString(each->format())), each.get());
        QVERIFY2(!test::filesIn(test::dataPath(u"exporting/"_s + each->format()), u"*"_s).isEmpty(),
            "an exporter without examples");
    }
    QCOMPARE(formats, (QStringList{u"csv"_s, u"csv-exact"_s, u"json"_s}));
    QVERIFY(!exporter(u"pdf"));
}

void ExportersTest::byPath()
{
    QCOMPARE(exporterForPath(u"/home/x/advice.csv"_s), exporter(u"csv"));
    QCOMPARE(exporterForPath(u"ADVICE.CSV"_s), exporter(u"csv"));
    QCOMPARE(exporterForPath(u"my.advice.json"_s), exporter(u"json"));
    QVERIFY(!exporterForPath(u"advice.pdf"_s));
    QVERIFY(!exporterForPath(u"/home/x.csv/advice"_s));
    QVERIFY(!exporterForPath({}));
}

void ExportersTest::goldens_data()
{
    QTest::addColumn<QString>("format");
    QTest::addColumn<QString>("name");
    for (const auto& each : exporters()) {
        for (const QString& name : examples)
            QTest::addRow("%s %s", each->format().data(), qPrintable(name))
                << QString(each->format()) << name;
    }
}

void ExportersTest::goldens()
{
    QFETCH(QString, format);
    QFETCH(QString, name);
    const Exporter* exporter = kith::exporter(format);
    const QString golden = test::dataPath(u"exporting/%1/%2.%3"_s.arg(format, name, exporter->suffix()));
    const QString difference = test::compareWithGolden(golden, writtenExample(*exporter, name));
    QVERIFY2(difference.isEmpty(), qPrintable(difference));
}

void ExportersTest::jsonKeepsItsContract_data()
{
    QTest::addColumn<QString>("name");
    for (const QString& name : examples)
        QTest::addRow("%s", qPrintable(name)) << name;
}

void ExportersTest::jsonKeepsItsContract()
{
    QFETCH(QString, name);
    const QByteArray schemaText
        = test::readFile(QStringLiteral(KITH_SOURCE_DIR "/resources/schemas/export.schema.json"));
    const QJsonValue schemaJson = QJsonDocument::fromJson(schemaText).object();
    valijson::Schema schema;
    const valijson::adapters::QtJsonAdapter schemaAdapter(schemaJson);
    valijson::SchemaParser().populateSchema(schemaAdapter, schema);

    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(writtenExample(*exporter(u"json"), name), &error);
    QCOMPARE(error.error, QJsonParseError::NoError);
    const QJsonValue json = document.object();
    const valijson::adapters::QtJsonAdapter adapter(json);
    valijson::ValidationResults results;
    const bool valid = valijson::Validator().validate(schema, adapter, &results);
    valijson::ValidationResults::Error first;
    if (!valid && results.popError(first))
        QFAIL(first.description.c_str());
    QVERIFY(valid);
    QCOMPARE(json[u"contacts"_s].toArray().size(), qsizetype(example(name).size()));
}

void ExportersTest::jsonKeepsEveryText()
{
    QVERIFY(rc::check([](const std::u16string& units) {
        ExportedContact contact = mara();
        // A lone surrogate is no text.
        contact.contact.title = QString::fromUtf8(QString::fromStdU16String(units).toUtf8());
        const QJsonDocument json = QJsonDocument::fromJson(written(*exporter(u"json"), {contact}));
        RC_ASSERT(json[u"contacts"_s][0][u"title"_s].toString() == contact.contact.title);
    }));
}

void ExportersTest::exactKeepsEveryText()
{
    const QList<QStringList> rows = csvRows(written(*exporter(u"csv-exact"), {mara(), awkward()}));
    QCOMPARE(rows.size(), 3);
    QCOMPARE(rows[0].join(u'|'),
        u"Name|Title|Organisation|Kind|Advice|Gate|Confidence|Reasons for|Reasons against|Note|Profile|E-mail|Sources|Given name|Family name|Location|Note by"_s);
    QCOMPARE(rows[1][1], mara().contact.title);
    QCOMPARE(rows[1][6], u"0.94"_s);
    QCOMPARE(rows[1][11], u"mara@northwind.example, mara@home.example"_s);
    QCOMPARE(rows[1][12], u"attendees.csv row 7, you"_s);
    QCOMPARE(rows[2][0], awkward().contact.name);
    QCOMPARE(rows[2][7], awkward().advice.reasons[0].says);
    QCOMPARE(rows[2][9], awkward().draft->text);
    QVERIFY(rc::check([](const std::u16string& name, const std::u16string& title) {
        ExportedContact contact = mara();
        contact.contact.name = QString::fromUtf8(QString::fromStdU16String(name).toUtf8());
        contact.contact.title = QString::fromUtf8(QString::fromStdU16String(title).toUtf8());
        const QList<QStringList> read = csvRows(written(*exporter(u"csv-exact"), {contact}));
        RC_ASSERT(read.size() == 2);
        RC_ASSERT(read[1].size() == 17);
        RC_ASSERT(read[1][0] == contact.contact.name);
        RC_ASSERT(read[1][1] == contact.contact.title);
    }));
}

void ExportersTest::everyCellIsQuotedForSpreadsheets()
{
    const QByteArray bytes = written(*exporter(u"csv"), {northwind()});
    QVERIFY(bytes.startsWith("\xEF\xBB\xBF\"Name\",\"Title\","));
    QVERIFY(bytes.endsWith("\"\"\r\n"));
    QVERIFY(bytes.contains("\r\n\"Northwind\",\"\",\"\",\"organisation\",\"follow\",\"\",\"1.00\","));
}

void ExportersTest::noFormulas_data()
{
    QTest::addColumn<QString>("cell");
    QTest::addColumn<QString>("safe");
    const auto row
        = [](const QString& cell, const QString& safe) { QTest::newRow(qPrintable(cell)) << cell << safe; };
    row(u"=1+1"_s, u"'=1+1"_s);
    row(u"+31 10"_s, u"'+31 10"_s);
    row(u"-1"_s, u"'-1"_s);
    row(u"@SUM(A1)"_s, u"'@SUM(A1)"_s);
    row(u"\t=1"_s, u"'\t=1"_s);
    row(u"\rx"_s, u"'\rx"_s);
    row(u"  =1"_s, u"'  =1"_s);
    row(u"\u00A0=1"_s, u"'\u00A0=1"_s);
    row(u"＝1"_s, u"'＝1"_s);
    row(u"＋1"_s, u"'＋1"_s);
    row(u"－1"_s, u"'－1"_s);
    row(u"＠1"_s, u"'＠1"_s);
    row(u"Data;=1"_s, u"Data;'=1"_s);
    row(u"Data; =1"_s, u"Data; '=1"_s);
    row(u"Data\n@x"_s, u"Data\n'@x"_s);
    row(u"Data | +5"_s, u"Data | '+5"_s);
    row(u"C++ = fun; R&D - yes"_s, u"C++ = fun; R&D - yes"_s);
    row(u"Mara"_s, u"Mara"_s);
    row(u" "_s, u" "_s);
    row(QString(), QString());
}

void ExportersTest::noFormulas()
{
    QFETCH(QString, cell);
    ExportedContact contact = mara();
    contact.contact.title = cell;
    QTEST(csvRows(written(*exporter(u"csv"), {contact})).at(1).at(1), "safe");
}

void ExportersTest::noFormulasWhateverTheText()
{
    QVERIFY(rc::check([] {
        const auto units = *rc::gen::container<std::u16string>(
            rc::gen::elementOf(std::u16string(u"=+-@\t\r\n \u00A0＝;|,\"'a1")));
        ExportedContact contact = mara();
        contact.contact.name = QString::fromStdU16String(units);
        const QByteArray bytes = written(*exporter(u"csv"), {contact});
        const QString safe = csvRows(bytes).at(1).at(0);
        const QString head = safe.trimmed().left(1);
        const bool opens = !head.isEmpty() && u"=+-@＝"_s.contains(head);
        const bool blank = !safe.isEmpty() && u"\t\r\n"_s.contains(safe.front());
        RC_ASSERT(!opens);
        RC_ASSERT(!blank);
        // Nothing is lost either.
        RC_ASSERT(QString(safe).remove(u'\'') == QString(contact.contact.name).remove(u'\''));
    }));
}

void ExportersTest::reasonsAreForTheAdvice()
{
    const QList<QStringList> rows
        = csvRows(written(*exporter(u"csv-exact"), {mara(), northwind(), pending()}));
    QCOMPARE(rows[1][7], u"You met at FOSDEM 2026. You both work in data."_s);
    QCOMPARE(rows[1][8], u"You have not worked together."_s);
    QCOMPARE(rows[2][7], u"A large organisation."_s);
    QCOMPARE(rows[2][8], u"You want to work there."_s);
    QCOMPARE(rows[3][4], u"none"_s);
    QCOMPARE(rows[3][5], u"pending"_s);
    QCOMPARE(rows[3][7], u"Your invitation waits for an answer."_s);
}

void ExportersTest::nothingPrivateInTables()
{
    for (const QString& format : {u"csv"_s, u"csv-exact"_s}) {
        const QByteArray bytes = written(*exporter(format), {mara(), pending()});
        QVERIFY(!bytes.contains("555"));
        QVERIFY(!bytes.contains("likes maps"));
        QVERIFY(!bytes.contains("Hello,"));
    }
}

QTEST_APPLESS_MAIN(ExportersTest)
#include "tst_exporters.moc"
