#pragma once

#include <QCoreApplication>

namespace kith
{

// Matching::tr("…"): the texts for people of this room, one context for the translators. The struct is called
// like its context, since lupdate does not look beyond the name inside member functions.
struct Matching {
    Q_DECLARE_TR_FUNCTIONS(Matching)
};

} // namespace kith
