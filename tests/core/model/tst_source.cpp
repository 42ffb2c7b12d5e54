#include "core/model/source.h"

#include <QTest>

using namespace kith;
using namespace Qt::StringLiterals;

class TestSource : public QObject
{
    Q_OBJECT

private:
    static Source file(SourceId id, const QString& name, const QString& container, QDate day, int minute)
    {
        Source source;
        source.id = id;
        source.name = name;
        source.container = container;
        source.day = day;
        source.importedAt = QDateTime(QDate(2026, 11, 29), QTime(10, minute, 5));
        return source;
    }

private Q_SLOTS:
    void aNameTellsAFileFromTheOthers()
    {
        const QString name = u"Connections.csv"_s;
        const QDate october(2026, 10, 1);
        const QDate november(2026, 11, 20);
        std::vector<Source> files{
            file(1, name, u"Old.zip"_s, october, 1), file(2, u"guests.csv"_s, {}, {}, 2)};
        QCOMPARE(nameAmong(files, 1), name);
        QCOMPARE(nameAmong(files, 2), u"guests.csv"_s);
        QCOMPARE(nameAmong(files, 9), QString());
        // Two archives that tell of two days,
        files.push_back(file(3, name, u"New.zip"_s, november, 3));
        QCOMPARE(nameAmong(files, 1), u"Connections.csv (2026-10-01)"_s);
        QCOMPARE(nameAmong(files, 3), u"Connections.csv (2026-11-20)"_s);
        // that are called differently,
        files.push_back(file(4, name, u"Newer.zip"_s, november, 4));
        QCOMPARE(nameAmong(files, 1), u"Connections.csv (2026-10-01)"_s);
        QCOMPARE(nameAmong(files, 3), u"New.zip/Connections.csv"_s);
        QCOMPARE(nameAmong(files, 4), u"Newer.zip/Connections.csv"_s);
        // that came at two times.
        files.push_back(file(5, name, u"New.zip"_s, november, 5));
        QCOMPARE(nameAmong(files, 3), u"New.zip/Connections.csv (2026-11-29 10:03:05)"_s);
        QCOMPARE(nameAmong(files, 5), u"New.zip/Connections.csv (2026-11-29 10:05:05)"_s);
        QCOMPARE(nameAmong(files, 4), u"Newer.zip/Connections.csv"_s);
        // Of an older Kith, without a day.
        files = {file(1, name, {}, {}, 1), file(2, name, {}, october, 2)};
        QCOMPARE(nameAmong(files, 1), u"Connections.csv (2026-11-29)"_s);
        QCOMPARE(nameAmong(files, 2), u"Connections.csv (2026-10-01)"_s);
    }
};

QTEST_GUILESS_MAIN(TestSource)
#include "tst_source.moc"
