#include "core/detecting/keywords.h"
#include "core/detecting/wordform.h"

#include <QRandomGenerator>
#include <QTest>

#include <rapidcheck.h>

#include <algorithm>
#include <array>
#include <tuple>

using namespace Qt::StringLiterals;
using namespace kith;

class TestKeywords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsWhatSearchingOneByOneFinds();
    void withoutWordsFindsNothing();
    void wordForms_data();
    void wordForms();
    void wordFormsAgree();
    void phraseForms();
    void asWrittenIsWhatStandsThere();
};

namespace
{

using Place = std::tuple<int, int>; // word, end

std::vector<Place> oneByOne(const std::vector<QByteArray>& words, const QByteArray& text)
{
    std::vector<Place> places;
    for (std::size_t i = 0; i < words.size(); ++i) {
        for (qsizetype at = text.indexOf(words[i]); at >= 0; at = text.indexOf(words[i], at + 1))
            places.emplace_back(static_cast<int>(i), static_cast<int>(at + words[i].size()));
    }
    std::ranges::sort(places);
    return places;
}

} // namespace

void TestKeywords::findsWhatSearchingOneByOneFinds()
{
    const auto letters = rc::gen::container<std::string>(rc::gen::elementOf(std::string("ab \xC3\xA9")));
    const bool holds = rc::check("all at once is one by one", [&] {
        const auto given = *rc::gen::container<std::vector<std::string>>(rc::gen::nonEmpty(letters));
        const auto text = QByteArray::fromStdString(*letters);
        Keywords keywords;
        std::vector<QByteArray> words;
        for (const std::string& word : given) {
            words.push_back(QByteArray::fromStdString(word));
            keywords.add(words.back());
        }
        keywords.build();
        std::vector<Place> places;
        keywords.find(text, [&](const Keywords::Hit& hit) {
            RC_ASSERT(text.mid(hit.begin, hit.end - hit.begin) == words[std::size_t(hit.word)]);
            places.emplace_back(hit.word, hit.end);
        });
        std::ranges::sort(places);
        RC_ASSERT(places == oneByOne(words, text));
    });
    QVERIFY(holds);
}

void TestKeywords::withoutWordsFindsNothing()
{
    Keywords keywords;
    keywords.find("text", [](const Keywords::Hit&) { QFAIL("nothing to find"); });
    keywords.build();
    keywords.find("text", [](const Keywords::Hit&) { QFAIL("nothing to find"); });
}

void TestKeywords::wordForms_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("words");
    QTest::newRow("words") << u"Head of  Data"_s << QByteArray(" head of data ");
    QTest::newRow("signs") << u"(Senior) Co-Founder/CTO, Acme."_s
                           << QByteArray(" senior co founder cto acme ");
    QTest::newRow("plus and sharp") << u"C++, C# Developer"_s << QByteArray(" c++ c# developer ");
    QTest::newRow("and") << u"R&D, Sales & Marketing"_s << QByteArray(" r and d sales and marketing ");
    QTest::newRow("apostrophe") << u"Chief d\u2019équipe's"_s << QByteArray(" chief dequipes ");
    QTest::newRow("dash") << u"Data \u2013 Berlin · Remote"_s << QByteArray(" data berlin remote ");
    QTest::newRow("script") << u"Инженер данных"_s << QByteArray(" инженер данных ");
    QTest::newRow("empty") << QString() << QByteArray(" ");
}

void TestKeywords::wordForms()
{
    QFETCH(QString, text);
    QFETCH(QByteArray, words);
    QCOMPARE(wordForm(text), words);
}

// Letter by letter, four at once, and told while they are put: the same.
void TestKeywords::wordFormsAgree()
{
    const std::array pieces{u"a"_s, u"Z"_s, u"7"_s, u" "_s, u"  "_s, u"\t"_s, u"&"_s, u", "_s, u"é"_s, u"ß"_s,
        u"–"_s, u"\u2019"_s, u"·"_s, u"@"_s, u"["_s, u"{"_s, u"`"_s, u"\u0010"_s, u"+"_s, u"Lead"_s,
        u"data of"_s};
    QRandomGenerator random(7);
    for (int i = 0; i < 20'000; ++i) {
        QString text;
        for (int left = random.bounded(12); left > 0; --left)
            text += pieces[std::size_t(random.bounded(int(pieces.size())))];
        QByteArray buffer;
        QByteArray told;
        const QByteArrayView words
            = wordforms::ofLatin(text, buffer, [&told](const char* byte) { told += *byte; });
        QCOMPARE(words, told);
        QCOMPARE(wordForm(text), told);
        QCOMPARE(wordForm(text + u" ж"_s), told + "ж ");
    }
}

void TestKeywords::phraseForms()
{
    QCOMPARE(phraseForm(u"Head of"), QByteArray(" head of "));
    QCOMPARE(phraseForm(u"recruit*"), QByteArray(" recruit"));
    QCOMPARE(phraseForm(u"*leiter"), QByteArray("leiter "));
}

void TestKeywords::asWrittenIsWhatStandsThere()
{
    const QString title = u"Chargée de Recrutement & d\u2019Intégration – R&D"_s;
    const QByteArray words = wordForm(title);
    const auto written = [&](const char* part) {
        const auto at = static_cast<int>(words.indexOf(part));
        return asWritten(title, words, at, at + static_cast<int>(qstrlen(part)));
    };
    QCOMPARE(written(" recrutement "), u"Recrutement"_s);
    QCOMPARE(written(" recrut"), u"Recrutement"_s);
    QCOMPARE(written("rutement "), u"Recrutement"_s);
    QCOMPARE(written(" chargee de "), u"Chargée de"_s);
    QCOMPARE(written(" and dintegration "), u"& d\u2019Intégration"_s);
    QCOMPARE(written(" r and d "), u"R&D"_s);
}

QTEST_APPLESS_MAIN(TestKeywords)
#include "tst_keywords.moc"
