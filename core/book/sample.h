#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/book/knowledge.h"
#include "core/store/database.h"

#include <QDate>

namespace kith
{

// The sample network of resources/sample: a fictional person's archive, contacts, attendee list and calendar,
// and what that person would answer.

// The day that counts as today in this book: a sample takes place on a day of its own, so that what is recent
// in it stays so; every other book takes place today.
Result<QDate> bookDay(const Database& database, QDate today);

// Fills an empty book with the sample network.
Done fillWithSample(Database& database, const Knowledge& knowledge, Progress& progress);

} // namespace kith
