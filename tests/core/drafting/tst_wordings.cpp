#include "core/drafting/wordings.h"
#include "tests/support/testdata.h"

#include <QTest>

#include <rapidcheck.h>

using namespace kith;
using namespace Qt::StringLiterals;

class WordingsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void forms_data();
    void forms();
    void neverInsideAWord();
    void realCompaniesAreShort();
};

void WordingsTest::forms_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("wordings"); // joined by a bar
    const auto row = [](FactKind kind, const QString& value, const QString& wordings) {
        QTest::newRow(qPrintable(value)) << int(kind) << value << wordings;
    };
    const auto employer = FactKind::SameEmployer;
    row(employer, u"Northwind Trading GmbH & Co. KG"_s, u"Northwind Trading"_s);
    row(employer, u"NORTHWIND TRADING LTD."_s, u"Northwind Trading"_s);
    row(employer, u"Acme Analytics, Inc."_s, u"Acme Analytics"_s);
    row(employer, u"Tidewater Labs | Makers of maps"_s, u"Tidewater Labs | Makers of maps|Tidewater Labs"_s);
    row(employer, u"Norwegian Institute of Wind Research (NIWR)"_s,
        u"Norwegian Institute of Wind Research|NIWR"_s);
    row(employer, u"The Harbour 🚢 (Rotterdam)"_s, u"The Harbour"_s);
    row(employer, u"KPMG"_s, u"KPMG"_s);
    row(employer, u"O'Brien & Sons"_s, u"O'Brien & Sons"_s);
    const auto met = FactKind::Met;
    row(met, u"FOSDEM 2026"_s, u"FOSDEM 2026|FOSDEM"_s);
    row(met, u"PyData Rotterdam 2026: the yearly meeting of data people"_s,
        u"PyData Rotterdam 2026|PyData Rotterdam"_s);
    row(met, u"at the harbour fair"_s, u"the harbour fair"_s);
    row(met, u"NATIONAL DATA SUMMIT"_s, u"National Data Summit"_s);
    row(met, u"Data Day!"_s, u"Data Day"_s);
    row(FactKind::SameIndustry, u"Renewable Energy & IT"_s, u"renewable energy & IT"_s);
    row(FactKind::EndorsedMe, u"C++"_s, u"C++"_s);
    row(FactKind::SharedInterest, u"open data."_s, u"open data"_s);
    row(FactKind::WorkedWith, u"at Northwind GmbH"_s, u"Northwind"_s);
    row(FactKind::Messaged, u"both"_s, QString());
    row(FactKind::InvitationReceived, u"Shall we connect?"_s, QString());
    row(FactKind::KnownElsewhere, u"Google Contacts"_s, QString());
    row(met, u"https://event.example/x"_s, QString());
    row(met, u"someone@example.org"_s, QString());
    row(met, u"{event}"_s, QString());
    row(met, u"<b>"_s, QString());
    row(met, u"..."_s, QString());
    row(met, u"🚀"_s, QString());
    row(met, QString(81, u'x'), QString());
    row(met, QString(), QString());
}

void WordingsTest::forms()
{
    QFETCH(int, kind);
    QFETCH(QString, value);
    QTEST(wordings(static_cast<FactKind>(kind), value).join(u'|'), "wordings");
}

void WordingsTest::neverInsideAWord()
{
    QVERIFY(rc::check([] {
        const auto words
            = *rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(std::vector<std::string>{
                "Data", "Northwind", "GmbH", "2026", "-", "|", "of", "(MIT)", "AG,", "Oy:"}));
        QStringList list;
        for (const std::string& word : words)
            list.append(QString::fromStdString(word));
        for (const FactKind kind : {FactKind::Met, FactKind::SameEmployer, FactKind::SharedInterest}) {
            for (const QString& form : wordings(kind, list.join(u' '))) {
                for (const QString& word : form.split(u' '))
                    RC_ASSERT(u" Data Northwind GmbH 2026 - | of MIT AG AG, Oy Oy: "_s.contains(
                        u' ' + word + u' ', Qt::CaseInsensitive));
            }
        }
    }));
}

// Published names: nearly all can be said in a note of two hundred characters, none with its legal form.
void WordingsTest::realCompaniesAreShort()
{
    const QString path = test::corpusPath(u"organisations/companies/financedatabase_large.csv"_s);
    if (path.isEmpty())
        QSKIP("the corpus is not here");
    int all = 0;
    int handy = 0;
    for (const QByteArray& line : test::readFile(path).split('\n').mid(1)) {
        const QString name = QString::fromUtf8(
            line.startsWith('"') ? line.mid(1, line.indexOf('"', 1) - 1) : line.left(line.indexOf(',')));
        if (name.isEmpty() || name.size() > 80)
            continue;
        const QStringList forms = organisationWordings(name);
        QVERIFY2(!forms.isEmpty(), qPrintable(name));
        for (const QString& form : forms) {
            const bool legal = form.endsWith(" Inc"_L1) || form.endsWith(" GmbH"_L1)
                || form.endsWith(" Ltd"_L1) || form.endsWith(" AG"_L1) || form.endsWith(" plc"_L1)
                || form.endsWith(" Corporation"_L1);
            QVERIFY2(!legal, qPrintable(name + u": "_s + form));
        }
        ++all;
        handy += forms.constLast().size() <= 40 ? 1 : 0;
    }
    QVERIFY(all > 1000);
    QVERIFY2(handy * 100 >= all * 97, qPrintable(u"%1 of %2"_s.arg(handy).arg(all)));
}

QTEST_APPLESS_MAIN(WordingsTest)
#include "tst_wordings.moc"
