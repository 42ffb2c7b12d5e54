#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QIODevice>
#include <QStringDecoder>

#include <optional>

namespace kith
{

// The lines of a calendar, an address card or an LDIF file as bytes: unfolded (folds may split a character),
// without blank lines; LF, CRLF and CR end a line. A quoted-printable value goes on behind a `=` at the end
// of a line (vCard 2.1 section 2.1.3; RFC 2045 section 6.7), folded or not. A UTF-16 file is recognised and
// handed out as UTF-8. The line that it holds is kept in the same memory as the one before.
class UnfoldedLines
{
public:
    // Of a picture, sound or key in an address card only the beginning is kept.
    enum class Of { Calendar, Cards };

    // The device is open for reading and outlives the reader.
    UnfoldedLines(QIODevice& device, Of kind) : m_device(device), m_kind(kind) { }

    // The next line; false at the end. Fails if the device does.
    Result<bool> next();
    // Lasts until the next call of next(); never empty.
    QByteArrayView line() const;

    // What is read of the file behind the line: the beginning of the rest, unfolded.
    QByteArray upcoming() const;

    // Bytes of the device used up so far; for progress.
    qint64 position() const { return m_position; }
    bool isUtf16() const { return m_utf16.has_value(); }
    // Lines so far that were longer than the limit; the rest of such a line is dropped.
    int tooLong() const { return m_tooLong; }

    static constexpr qsizetype lineLimit = 1 << 20; // bytes, unfolded

private:
    Done fill();
    Result<bool> readAhead();
    bool goesOnAhead() const;
    bool isBrokenAhead() const;
    void begin();
    void append();

    QIODevice& m_device;
    Of m_kind;
    std::optional<QStringDecoder> m_utf16;
    QByteArray m_buffer;
    qsizetype m_at = 0;
    bool m_begun = false;
    bool m_atEnd = false;
    int m_carriageReturns = 0; // behind the last line: CR, CR LF and CR CR LF all end it
    qint64 m_position = 0;
    int m_tooLong = 0;

    QByteArray m_line;
    bool m_isBinary = false;
    bool m_isQuotedPrintable = false;
    bool m_goesOn = false; // behind a soft line break
    bool m_isJoined = false; // of several lines of the file
    bool m_isCut = false;

    QByteArray m_ahead; // the line of the file behind it
    bool m_hasAhead = false;
    bool m_isAheadCut = false;
};

} // namespace kith
