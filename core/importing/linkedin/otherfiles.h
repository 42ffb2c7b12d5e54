#pragma once

#include <QString>

namespace kith::linkedin
{

// Whether a file of that InputFile::stem() belongs to LinkedIn's archive and tells nothing about the tie to
// anybody (facts: formats 1.6).
bool isOfNoUse(const QString& stem);

// Whether that name is so common that a file of one's own may well have it, such as "Registration.csv".
bool isEverydayName(const QString& stem);

} // namespace kith::linkedin
