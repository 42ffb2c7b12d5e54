#pragma once

#include <QFrame>

namespace kith
{

// A quiet rounded surface that holds what belongs together. Give it a layout; its margins are set.
class CardFrame : public QFrame
{
    Q_OBJECT

public:
    explicit CardFrame(QWidget* parent = nullptr);

protected:
    void paintEvent(QPaintEvent* event) override;
};

} // namespace kith
