#pragma once

#include "core/base/result.h"

#include <QCoreApplication>

namespace kith
{

// Book::tr("…"): the texts for people of this room, one context for the translators. The struct is called
// like its context, since lupdate does not look beyond the name inside member functions.
struct Book {
    Q_DECLARE_TR_FUNCTIONS(Book)
};

// Long work was cancelled, and its transaction rolls back.
inline Error stopped()
{
    return {ErrorCode::Cancelled, Book::tr("Stopped. Nothing was changed."), {}};
}

} // namespace kith
