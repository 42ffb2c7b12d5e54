#pragma once

#include "core/model/advice.h"

#include <QFrame>

namespace kith
{

class IconLabel;
class TextLabel;

// The verdict in a word with its shape and colour, how sure it is, and, behind a shut gate, why.
class VerdictBand : public QFrame
{
    Q_OBJECT

public:
    explicit VerdictBand(QWidget* parent = nullptr);

    void showAdvice(const Advice& advice);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Action m_action = Action::None;
    IconLabel* m_shape;
    TextLabel* m_word;
    TextLabel* m_sure;
    TextLabel* m_gate;
};

} // namespace kith
