#pragma once

#include <QCoreApplication>

namespace kith
{

// App::tr("…"): the texts for people of the command line, one context for the translators. The struct is
// called like its context, since lupdate does not look beyond the name inside member functions.
struct App {
    Q_DECLARE_TR_FUNCTIONS(App)
};

} // namespace kith
