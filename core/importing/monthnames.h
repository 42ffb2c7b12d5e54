#pragma once

#include <QByteArrayView>

namespace kith
{

// The month that a word of UTF-8 names, 1 … 12, in English or in a language whose names of months
// spreadsheets write: "Mar", "Sept", "févr", "dic", "března"; else 0. Whatever merely begins like an English
// month is one, too.
int monthNamed(QByteArrayView word);

} // namespace kith
