#pragma once

#include "core/model/rules.h"

#include <QWidget>

class QCheckBox;
class QPushButton;

namespace kith
{

class StrengthChoice;
class TextLabel;

// A rule in a sentence, on or off, with its strength, where it comes from and how many it counts for.
class RuleRow : public QWidget
{
    Q_OBJECT

public:
    explicit RuleRow(const RuleLine& line, QWidget* parent = nullptr);

    void show(const RuleLine& line); // what it has come to be
    void restore() { show(m_line); } // after a change that did not happen
    void showLooking(); // whose verdict a change turns
    const RuleLine& line() const { return m_line; }

    using QWidget::show;

Q_SIGNALS:
    // By the user.
    void switched(bool on);
    void weighed(int strength);
    void changeRequested();
    void shareRequested();
    void removeRequested();

private:
    RuleLine m_line;
    QCheckBox* m_on;
    TextLabel* m_says;
    TextLabel* m_source;
    StrengthChoice* m_strength;
    TextLabel* m_moves;
    QPushButton* m_change = nullptr; // of the user's own
};

} // namespace kith
