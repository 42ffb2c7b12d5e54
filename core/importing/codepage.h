#pragma once

#include <QByteArray>
#include <QLatin1StringView>
#include <QString>

namespace kith
{

// A way in which Windows and the Mac wrote letters before UTF-8.
struct CodePage {
    QLatin1StringView charset{"windows-1252"}; // as QStringDecoder knows it
    QLatin1StringView title{"Windows-1252"}; // as people may look it up

    bool operator==(const CodePage&) const = default;
};

// The code page in which most words of a text that is not UTF-8 are words of one language. Windows-1252
// unless another explains clearly more of them.
CodePage guessCodePage(QByteArrayView text);

// Never fails: what makes no sense in the code page is read as Windows-1252.
QString fromCodePage(const CodePage& page, QByteArrayView bytes);

} // namespace kith
