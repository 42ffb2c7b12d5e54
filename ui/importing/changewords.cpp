#include "ui/importing/changewords.h"

#include "ui/shared/plaintext.h"

#include <QCoreApplication>
#include <QDate>
#include <QLocale>

#include <utility>

namespace kith
{

using namespace Qt::StringLiterals;

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
    case Renamed:
        return tr(QT_TRANSLATE_NOOP("Changes", "now called %1, before %2"))
            .arg(isolated(change.after), isolated(change.before));
    case MadeOne:
        return tr(QT_TRANSLATE_NOOP("Changes", "was in the book twice, also as %1; is one contact now"))
            .arg(isolated(change.before));
    case OtherAddress:
        return tr(QT_TRANSLATE_NOOP("Changes", "also reached at %1")).arg(isolated(change.after));
    case NotListed:
        break;
    }
    return tr(QT_TRANSLATE_NOOP("Changes", "is no longer a connection; you connected on %1"))
        .arg(dayWord(change.before));
}

QString changesSay(const std::array<qint64, changeKindCount>& changes)
{
    // The rarest and most telling come first.
    constexpr std::array<std::pair<ContactChange::Kind, const char*>, changeKindCount> words{
        {{ContactChange::Kind::Accepted, QT_TRANSLATE_N_NOOP("Changes", "%n accepted invitation(s)")},
            {ContactChange::Kind::Connected, QT_TRANSLATE_N_NOOP("Changes", "%n new connection(s)")},
            {ContactChange::Kind::NotListed, QT_TRANSLATE_N_NOOP("Changes", "%n lost connection(s)")},
            {ContactChange::Kind::Organisation, QT_TRANSLATE_N_NOOP("Changes", "%n new employer(s)")},
            {ContactChange::Kind::Title, QT_TRANSLATE_N_NOOP("Changes", "%n new title(s)")},
            {ContactChange::Kind::Renamed, QT_TRANSLATE_N_NOOP("Changes", "%n new name(s)")},
            {ContactChange::Kind::OtherAddress, QT_TRANSLATE_N_NOOP("Changes", "%n further address(es)")},
            {ContactChange::Kind::MadeOne, QT_TRANSLATE_N_NOOP("Changes", "%n double contact(s) made one")}}};
    QStringList parts;
    for (const auto& [kind, text] : words) {
        if (const qint64 count = changes[static_cast<std::size_t>(kind)]; count > 0)
            parts += QCoreApplication::translate("Changes", text, nullptr, static_cast<int>(count));
    }
    return parts.join(u" · "_s);
}

} // namespace kith
