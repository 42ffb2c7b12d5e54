#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace kith::test
{

// A path below tests/data.
QString dataPath(const QString& relative);

// A path below the shared corpus of published data, or empty where the corpus is not present: skip then.
QString corpusPath(const QString& relative);

// The file's bytes; fails the test loudly when it is missing (a missing golden is a failure).
QByteArray readFile(const QString& path);

// Names of the folders (or files, by pattern) in a folder, sorted.
QStringList foldersIn(const QString& path);
QStringList filesIn(const QString& path, const QString& pattern);

// Compares with the golden file. With KITH_WRITE_GOLDENS=1 in the environment writes it instead and fails, so
// that the new golden is looked at before it passes. Empty: equal; else what differs.
QString compareWithGolden(const QString& goldenPath, const QByteArray& actual);

} // namespace kith::test
