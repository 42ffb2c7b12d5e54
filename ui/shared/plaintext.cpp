#include "ui/shared/plaintext.h"

#include <QGuiApplication>

#include <algorithm>

namespace kith
{

using namespace Qt::StringLiterals;

QString plainToolTip(const QString& text)
{
    if (text.isEmpty())
        return {};
    return u"<qt>"_s + text.toHtmlEscaped().replace(u'\n', u"<br>"_s) + u"</qt>"_s;
}

QString isolated(const QString& text)
{
    const bool rightToLeft = QGuiApplication::isRightToLeft();
    const bool turns = std::any_of(text.cbegin(), text.cend(), [rightToLeft](QChar character) {
        const QChar::Direction direction = character.direction();
        return rightToLeft ? direction == QChar::DirL : direction == QChar::DirR || direction == QChar::DirAL;
    });
    constexpr QChar firstStrongIsolate(0x2068);
    constexpr QChar popDirectionalIsolate(0x2069);
    return turns ? firstStrongIsolate + text + popDirectionalIsolate : text;
}

QString withoutMnemonics(QString text)
{
    return text.replace(u'&', u"&&"_s);
}

} // namespace kith
