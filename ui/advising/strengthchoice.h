#pragma once

#include "ui/shared/choice.h"

namespace kith
{

// How much a rule weighs, in words.
class StrengthChoice : public Choice
{
    Q_OBJECT

public:
    explicit StrengthChoice(QWidget* parent = nullptr);

    static QString nameOf(int strength); // "slight" … "decisive"
    int strength() const;
    void setStrength(int strength); // says nothing

Q_SIGNALS:
    void chosen(int strength); // by the user
};

} // namespace kith
