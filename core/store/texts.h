#pragma once

#include <QCoreApplication>

namespace kith
{

// Store::tr("…"): the texts for people of this room, one context for the translators. The struct is called
// like its context, since lupdate does not look beyond the name inside member functions.
struct Store {
    Q_DECLARE_TR_FUNCTIONS(Store)
};

} // namespace kith
