#pragma once

#include <QByteArray>
#include <QString>

namespace kith
{

// A way in which Windows and the Mac wrote letters before UTF-8.
struct CodePage {
    const char* charset = "windows-1252"; // as QStringDecoder knows it
    const char* title = "Windows-1252"; // as people may look it up

    bool operator==(const CodePage& other) const { return charset == other.charset; }
};

// The code page in which most words of a text that is not UTF-8 are words of one language. Windows-1252
// unless another explains clearly more of them.
CodePage guessCodePage(QByteArrayView text);

// Never fails: what makes no sense in the code page is read as Windows-1252.
QString fromCodePage(const CodePage& page, QByteArrayView bytes);

} // namespace kith
