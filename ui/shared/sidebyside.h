#pragma once

#include <QWidget>

class QBoxLayout;

namespace kith
{

// Parts that stand side by side where there is room, one below the other where there is not.
class SideBySide : public QWidget
{
    Q_OBJECT

public:
    // `letters`: the least width that each needs.
    explicit SideBySide(int letters = 28, QWidget* parent = nullptr);

    void add(QWidget* part);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    int m_letters;
    QBoxLayout* m_parts;
};

} // namespace kith
