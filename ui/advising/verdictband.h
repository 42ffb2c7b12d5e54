#pragma once

#include "core/model/advice.h"

#include <QFrame>
#include <QList>

class QAction;

namespace kith
{

class IconLabel;
class TextLabel;

// The verdict in a word with its shape and colour, how sure it is, and, behind a shut gate, why. What comes
// of that, or that it be taken back, is said here; from an open verdict the user can differ.
class VerdictBand : public QFrame
{
    Q_OBJECT

public:
    // The actions are shown as buttons while they are enabled.
    VerdictBand(const QList<QAction*>& next, const QList<QAction*>& otherwise, QWidget* parent = nullptr);

    void showAdvice(const Advice& advice);
    QString words() const; // the verdict and how sure, in a line

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Action m_action = Action::None;
    IconLabel* m_shape;
    TextLabel* m_word;
    TextLabel* m_sure;
    TextLabel* m_gate;
    QWidget* m_comes;
    QList<QAction*> m_next;
    QWidget* m_differ;
    QList<QAction*> m_otherwise;
};

} // namespace kith
