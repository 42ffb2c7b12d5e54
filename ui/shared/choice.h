#pragma once

#include <QComboBox>

namespace kith
{

// A choice on a page that scrolls: it does not change because it passes under the pointer.
class Choice : public QComboBox
{
    Q_OBJECT

public:
    explicit Choice(QWidget* parent = nullptr);

protected:
    void wheelEvent(QWheelEvent* event) override;
};

} // namespace kith
