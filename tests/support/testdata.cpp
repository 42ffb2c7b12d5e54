#include "tests/support/testdata.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace kith::test
{

using namespace Qt::StringLiterals;

QString dataPath(const QString& relative)
{
    return QStringLiteral(KITH_TEST_DATA) + u'/' + relative;
}

QString corpusPath(const QString& relative)
{
    const QString path = QStringLiteral(KITH_CORPUS) + u'/' + relative;
    return QFileInfo::exists(path) ? QDir::cleanPath(path) : QString();
}

QByteArray readFile(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot read %s", qPrintable(path));
    return file.readAll();
}

QStringList foldersIn(const QString& path)
{
    return QDir(path).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
}

QStringList filesIn(const QString& path, const QString& pattern)
{
    return QDir(path).entryList({pattern}, QDir::Files, QDir::Name);
}

QString compareWithGolden(const QString& goldenPath, const QByteArray& actual)
{
    if (qEnvironmentVariableIsSet("KITH_WRITE_GOLDENS")) {
        QFile file(goldenPath);
        if (!file.open(QIODevice::WriteOnly) || file.write(actual) != actual.size())
            return u"cannot write "_s + goldenPath;
        return u"written, look at it: "_s + goldenPath;
    }
    QFile file(goldenPath);
    if (!file.open(QIODevice::ReadOnly))
        return u"the golden file is missing: "_s + goldenPath;
    const QByteArray expected = file.readAll();
    if (expected == actual)
        return {};
    const QList<QByteArray> want = expected.split('\n');
    const QList<QByteArray> have = actual.split('\n');
    for (qsizetype i = 0; i < std::max(want.size(), have.size()); ++i) {
        if (want.value(i) != have.value(i))
            return u"%1, line %2:\n  expected %3\n  actual   %4"_s.arg(goldenPath)
                .arg(i + 1)
                .arg(QString::fromUtf8(want.value(i)), QString::fromUtf8(have.value(i)));
    }
    return {};
}

} // namespace kith::test
