#include "tests/fuzz/targets.h"
#include "tests/support/testdata.h"

#include <QDirIterator>
#include <QTest>

using namespace kith;
using namespace kith::test;
using namespace Qt::StringLiterals;

// Tries with every kept input, and with the examples of the importers, what the fuzzers try with any:
// scripts/fuzz. An input on which a fuzzer once failed stays in tests/fuzz/corpus/<target>/ for ever.
class TestFuzzCorpus : public QObject
{
    Q_OBJECT

private:
    struct Target {
        QString name;
        QString (*attempt)(const QByteArray& input);
        QString examples; // below tests/data/importing
    };
    const std::vector<Target> m_targets{{u"csv"_s, fuzz::tryCsv, {}},
        {u"vcard"_s, fuzz::tryVCard, u"vcard"_s}, {u"icalendar"_s, fuzz::tryICalendar, u"icalendar"_s},
        {u"ldif"_s, fuzz::tryLdif, u"ldif"_s}, {u"json"_s, fuzz::tryJson, u"kith-json"_s},
        {u"archive"_s, fuzz::tryArchive, u"vcard"_s}};

private Q_SLOTS:
    void holds_data()
    {
        QTest::addColumn<int>("target");
        QTest::addColumn<QString>("path");
        for (int i = 0; i < static_cast<int>(m_targets.size()); ++i) {
            const Target& target = m_targets[static_cast<size_t>(i)];
            for (const QString& folder : {QStringLiteral(KITH_SOURCE_DIR "/tests/fuzz/corpus/") + target.name,
                     dataPath(u"importing/"_s + target.examples)}) {
                QDirIterator files(folder, QDir::Files, QDirIterator::Subdirectories);
                while (files.hasNext()) {
                    const QString path = files.next();
                    if (!path.endsWith("/expected.json"_L1) && !path.endsWith("/context.json"_L1))
                        QTest::addRow("%s %s", qPrintable(target.name), qPrintable(path.section(u'/', -3)))
                            << i << path;
                }
            }
        }
    }
    void holds()
    {
        QFETCH(int, target);
        QFETCH(QString, path);
        const QString complaint = m_targets[static_cast<size_t>(target)].attempt(readFile(path));
        QVERIFY2(complaint.isEmpty(), qPrintable(complaint));
    }
};

QTEST_GUILESS_MAIN(TestFuzzCorpus)
#include "tst_fuzzcorpus.moc"
