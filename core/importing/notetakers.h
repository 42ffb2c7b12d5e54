#pragma once

#include <QString>

namespace kith
{

// Whether somebody of that name in a meeting is a program that takes notes: "Fireflies.ai Notetaker",
// "Otter.ai".
bool isNoteTaker(const QString& name);
// Why such a row is no contact, translated.
QString isANoteTaker();

} // namespace kith
