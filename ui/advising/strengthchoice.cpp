#include "ui/advising/strengthchoice.h"

#include "core/model/rules.h"

#include <algorithm>

namespace kith
{

StrengthChoice::StrengthChoice(QWidget* parent) : Choice(parent)
{
    for (const int strength : ruleStrengths)
        addItem(nameOf(strength), strength);
    connect(this, &QComboBox::activated, this, [this] { Q_EMIT chosen(strength()); });
}

QString StrengthChoice::nameOf(int strength)
{
    if (strength >= 8)
        return tr("decisive");
    if (strength >= 6)
        return tr("strong");
    if (strength >= 4)
        return tr("good");
    return strength >= 2 ? tr("fair") : tr("slight");
}

int StrengthChoice::strength() const
{
    return currentData().toInt();
}

void StrengthChoice::setStrength(int strength)
{
    const auto above = std::ranges::upper_bound(ruleStrengths, strength);
    setCurrentIndex(std::max(0, static_cast<int>(above - ruleStrengths.begin()) - 1));
}

} // namespace kith
