#include "ui/shared/links.h"

#include <QDesktopServices>
#include <QRegularExpression>

namespace kith
{

using namespace Qt::StringLiterals;

QUrl webLink(const QString& address)
{
    const QString text = address.trimmed();
    static const QRegularExpression scheme(u"^[A-Za-z][A-Za-z0-9+.-]*:(?![0-9])"_s); // "host:8080" has none
    const bool whole = scheme.match(text).hasMatch();
    const QUrl link(whole ? text : u"https://"_s + text, QUrl::StrictMode);
    const bool web = link.scheme() == "https"_L1 || link.scheme() == "http"_L1;
    return web && link.isValid() && link.host().contains(u'.') && link.userInfo().isEmpty() ? link : QUrl();
}

bool isProfileHost(const QUrl& link)
{
    const QString host = link.host();
    return host == "linkedin.com"_L1 || host.endsWith(".linkedin.com"_L1);
}

bool openWebLink(const QUrl& link)
{
    return !webLink(link.toString(QUrl::FullyEncoded)).isEmpty() && QDesktopServices::openUrl(link);
}

} // namespace kith
