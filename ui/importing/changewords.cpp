#include "ui/importing/changewords.h"

#include "ui/shared/plaintext.h"

#include <QCoreApplication>
#include <QDate>
#include <QLocale>

namespace kith
{
namespace
{

QString dayWord(const QString& iso)
{
    const QDate day = QDate::fromString(iso, Qt::ISODate);
    return day.isValid() ? QLocale().toString(day, QLocale::ShortFormat) : iso;
}

} // namespace

QString changeSays(const ContactChange& change)
{
    const auto tr = [](const char* text) { return QCoreApplication::translate("Changes", text); };
    using enum ContactChange::Kind;
    switch (change.kind) {
    case Title:
        return tr(QT_TRANSLATE_NOOP("Changes", "now %1, before %2"))
            .arg(isolated(change.after), isolated(change.before));
    case Organisation:
        return tr(QT_TRANSLATE_NOOP("Changes", "now at %1, before at %2"))
            .arg(isolated(change.after), isolated(change.before));
    case Accepted:
        return tr(QT_TRANSLATE_NOOP("Changes", "accepted your invitation, %1")).arg(dayWord(change.after));
    case Connected:
        return tr(QT_TRANSLATE_NOOP("Changes", "is a connection now, %1")).arg(dayWord(change.after));
    case NotListed:
        break;
    }
    return tr(QT_TRANSLATE_NOOP("Changes", "is no connection any more; you connected on %1"))
        .arg(dayWord(change.before));
}

} // namespace kith
