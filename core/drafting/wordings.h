#pragma once

#include "core/model/fact.h"

#include <QString>
#include <QStringList>

namespace kith
{

// How a fact's value may be put in a sentence, from the fullest to the shortest: without legal forms, without
// what stands in brackets, up to the first dash or bar, as the abbreviation in brackets, without the year.
// Never cut inside a word, properly cased, no full stop at the end. Names of more than 40 characters only
// where there is no shorter form. Empty where the value is none to be said: an address, code, a text of more
// than 80 characters.
QStringList wordings(FactKind kind, const QString& value);

// The same for the name of an organisation.
QStringList organisationWordings(const QString& name);

} // namespace kith
