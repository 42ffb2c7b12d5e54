#pragma once

#include <QAbstractButton>
#include <QObject>

class QKeyEvent;

namespace kith
{

// Has Enter press a button to which a key has brought the focus, as Space does, whatever Enter does elsewhere
// in its window; one that was clicked leaves Enter alone. Goes with the button.
class EnterKey : public QObject
{
    Q_OBJECT

public:
    explicit EnterKey(QAbstractButton* button);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    bool isPressedBy(const QKeyEvent& event) const;

    QAbstractButton* m_button;
    bool m_isReachedByKey = false;
};

} // namespace kith
