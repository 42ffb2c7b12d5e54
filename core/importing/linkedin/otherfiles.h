#pragma once

#include <QString>

namespace kith::linkedin
{

// Whether a file of that InputFile::stem() belongs to LinkedIn's archive and tells nothing about the tie to
// anybody (facts: formats 1.6).
bool isOfNoUse(const QString& stem);

} // namespace kith::linkedin
