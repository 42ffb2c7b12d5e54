#pragma once

#include <QCoreApplication>

namespace kith
{

// Advising::tr("…"): the texts for people of this room, one context for the translators. The struct is called
// like its context, since lupdate does not look beyond the name inside member functions.
struct Advising {
    Q_DECLARE_TR_FUNCTIONS(Advising)
};

} // namespace kith
