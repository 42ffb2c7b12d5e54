#pragma once

#include <QByteArray>
#include <QString>

// What the fuzzer feeds, and what must hold whatever it feeds: nothing crashes, every row of what is read
// ends in exactly one place, and it makes no difference in which portions a device hands over its bytes. Each
// function says what is wrong; nothing if all is well.
namespace kith::fuzz
{

// The first line is the file's name, the rest is the file: every importer of tables that recognises it reads
// it.
QString tryCsv(const QByteArray& input);
// The input is the file.
QString tryVCard(const QByteArray& input);
QString tryICalendar(const QByteArray& input);
QString tryLdif(const QByteArray& input);
// What Kith exports.
QString tryJson(const QByteArray& input);
// A zip archive: what is recognised in it is read.
QString tryArchive(const QByteArray& input);

// What each program does with an input; ends it where something is wrong.
int run(QString (*attempt)(const QByteArray& input), const unsigned char* bytes, size_t size);

} // namespace kith::fuzz
