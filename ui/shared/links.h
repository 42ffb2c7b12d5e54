#pragma once

#include <QString>
#include <QUrl>

namespace kith
{

// The address as a link that may be opened in the browser: http and https only, a missing scheme taken as
// https. Invalid for everything else, such as file: and javascript:.
QUrl webLink(const QString& address);

// Whether the link leads to the network that the profiles come from; any other host is shown before it is
// opened.
bool isProfileHost(const QUrl& link);

// Opens a webLink() in the user's browser. False: it is none, or the desktop has no browser.
bool openWebLink(const QUrl& link);

} // namespace kith
