#pragma once

#include <QString>

#include <functional>

class QWidget;

namespace kith
{

// Asks before what cannot be undone, without holding up anything else. `yes` names the act: "Erase".
void confirm(QWidget* parent, const QString& question, const QString& details, const QString& yes,
    const std::function<void()>& then);

} // namespace kith
