#include "tests/support/testdata.h"

#include <QCoreApplication>
#include <QDirIterator>
#include <QRegularExpression>
#include <QTest>
#include <QTranslator>

using namespace Qt::StringLiterals;
using namespace kith;

class TestTranslations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pluralsAreFinished()
    {
        const QString folder = QStringLiteral(KITH_SOURCE_DIR) + u"/resources/translations"_s;
        for (const QString& file : test::filesIn(folder, u"*.ts"_s))
            QVERIFY2(!test::readFile(folder + u'/' + file).contains("unfinished"), qPrintable(file));
    }

    // Every counted text of the sources has its plural forms in kith_en.
    void everyCountIsThere()
    {
        const QString source = QStringLiteral(KITH_SOURCE_DIR);
        const QString known
            = QString::fromUtf8(test::readFile(source + u"/resources/translations/kith_en.ts"_s));
        static const QRegularExpression counted(u"\"((?:[^\"\\\\\n]|\\\\.)*%L?n[^\"\n]*)\""_s);
        for (const QString& room : {u"core"_s, u"ui"_s, u"app"_s}) {
            QDirIterator files(
                source + u'/' + room, {u"*.cpp"_s, u"*.h"_s}, QDir::Files, QDirIterator::Subdirectories);
            while (files.hasNext()) {
                const QString path = files.next();
                const QString text = QString::fromUtf8(test::readFile(path));
                for (auto hit = counted.globalMatch(text); hit.hasNext();) {
                    const QString words = hit.next().captured(1).toHtmlEscaped().replace(u'\'', u"&apos;"_s);
                    QVERIFY2(known.contains(words), qPrintable(path + u": "_s + words));
                }
            }
        }
    }

    void theyAreCompiledIn()
    {
        QTranslator translator;
        QVERIFY(translator.load(u":/i18n/kith_en.qm"_s));
        QCoreApplication::installTranslator(&translator);
        QCOMPARE(QCoreApplication::translate("kith::BulkBar", "%n selected", nullptr, 2), u"2 selected"_s);
    }
};

QTEST_GUILESS_MAIN(TestTranslations)

#include "tst_translations.moc"
