#pragma once

#include "core/model/contact.h"

#include <QByteArray>
#include <QString>

namespace kith
{

// The form in which a phone number is the same however it is spelt: "0049 (0)170 123-456" and
// "+49 170 123456" give "+49170123456". One that is written for the country stays so, as nobody knows which
// it is. Stricter than what tells people apart: of two numbers none may be lost.
QByteArray phoneForm(const QString& number);

// Adds what another point says of the same phone number: of two spellings the one with a "+" holds, then the
// shorter one, of two labels the lesser one, whichever came first. False if that changes nothing.
bool addSpelling(ContactPoint& phone, const ContactPoint& same);

} // namespace kith
