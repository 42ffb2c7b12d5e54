#include "core/base/typedday.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace kith;

class TestTypedDay : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void days_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("locale");
        QTest::addColumn<QDate>("day");
        const QDate day(2026, 3, 17);
        const QDate either(2026, 3, 4);
        const auto add = [](const QString& text, const QString& locale, QDate meant) {
            QTest::addRow("%s in %s", qPrintable(text), qPrintable(locale)) << text << locale << meant;
        };
        for (const QString& locale : {u"en_US"_s, u"en_GB"_s, u"de_DE"_s, u"sv_SE"_s, u"ja_JP"_s}) {
            for (const QString& text : {u"2026-03-17"_s, u"2026/3/17"_s, u"17/03/2026"_s, u"17.3.2026"_s,
                     u"3/17/2026"_s, u"17. 3. 2026"_s, u" 17 March 2026 "_s, u"Mar 17, 2026"_s,
                     u"March 17th, 2026"_s, u"2026 Mar 17"_s, u"17 mar 26"_s})
                add(text, locale, day);
            for (const QString& text : {u""_s, u"some day"_s, u"31/31/2026"_s, u"30.2.2026"_s, u"17/03"_s,
                     u"17/03/026"_s, u"2026"_s, u"17 Ma 2026"_s, u"17 ju 2026"_s, u"1.2.3.2026"_s})
                add(text, locale, {});
        }
        add(u"3/4/2026"_s, u"en_US"_s, either);
        add(u"4/3/2026"_s, u"en_GB"_s, either);
        add(u"26-03-17"_s, u"sv_SE"_s, day);
        add(u"17-3-26"_s, u"en_US"_s, day);
        add(u"4.3.26"_s, u"de_DE"_s, either);
        add(u"4/3/2026"_s, u"sv_SE"_s, either);
        add(u"17. März 2026"_s, u"de_DE"_s, day);
        add(u"17 Maerz 2026"_s, u"de_DE"_s, {});
        add(u"17 de marzo de 2026"_s, u"es_ES"_s, day);
        add(u"17 марта 2026 г."_s, u"ru_RU"_s, day);
        add(u"2026年3月17日"_s, u"ja_JP"_s, day);
        add(u"3 jui 2026"_s, u"fr_FR"_s, {}); // of June or July
    }
    void days()
    {
        QFETCH(QString, text);
        QFETCH(QString, locale);
        QTEST(typedDay(text, QLocale(locale)), "day");
    }

    void whatALocaleWritesIsUnderstood()
    {
        const QDate day(2026, 3, 4);
        for (const QString& name : {u"en_US"_s, u"en_GB"_s, u"de_CH"_s, u"fr_FR"_s, u"nl_NL"_s, u"pl_PL"_s,
                 u"ko_KR"_s, u"ar_EG"_s}) {
            const QLocale locale(name);
            const QString text = locale.toString(day, QLocale::ShortFormat);
            QVERIFY2(typedDay(text, locale) == day, qPrintable(name + u": "_s + text));
        }
    }
};

QTEST_GUILESS_MAIN(TestTypedDay)

#include "tst_typedday.moc"
