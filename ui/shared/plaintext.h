#pragma once

#include <QString>

namespace kith
{

// A tool tip that shows the text as it is: Qt would take a name with tags in it for HTML.
QString plainToolTip(const QString& text);

// The text between FSI and PDI where it could turn the direction of the words around it; else the text
// itself.
QString isolated(const QString& text);

// For the text of a button or action: an ampersand of the data must not become a mnemonic.
QString withoutMnemonics(QString text);

} // namespace kith
