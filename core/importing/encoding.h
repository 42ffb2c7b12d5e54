#pragma once

#include <QByteArray>
#include <QString>

namespace kith
{

enum class Encoding { Utf8, Utf16LE, Utf16BE };

// How a file's bytes are to be read, judged by its beginning.
struct EncodingGuess {
    Encoding encoding = Encoding::Utf8;
    int bom = 0; // bytes to skip
};

// A byte order mark decides; without one, NUL bytes in every other place mean UTF-16. Everything else is
// taken for UTF-8, whose lines may still turn out to be Windows-1252.
EncodingGuess guessEncoding(QByteArrayView head);

// Never fails: the five bytes that Windows-1252 leaves open become C1 controls, as the WHATWG encoding
// standard has it; cleaned() drops those.
QString fromWindows1252(QByteArrayView bytes);

// The text of some bytes: strict UTF-8, otherwise Windows-1252.
QString decoded(QByteArrayView bytes);

// The same for bytes that say which charset they are in, by its name for mail and web pages ("SHIFT_JIS").
// An empty or unknown name, and one that the bytes belie, count for nothing.
QString decoded(QByteArrayView bytes, const QByteArray& charset);

// The bytes that quoted-printable stands for (RFC 2045 section 6.7), its soft line breaks taken away before.
// Lenient: a `=` without two digits behind it stands for itself.
QByteArray fromQuotedPrintable(QByteArrayView bytes);

// Whether the beginning of a file cannot be text in any encoding that Kith reads.
bool looksBinary(QByteArrayView head);

} // namespace kith
