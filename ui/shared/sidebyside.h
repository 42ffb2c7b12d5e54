#pragma once

#include <QWidget>

class QBoxLayout;

namespace kith
{

// Lists that stand side by side where there is room, one below the other where there is not.
class SideBySide : public QWidget
{
    Q_OBJECT

public:
    explicit SideBySide(QWidget* parent = nullptr);

    void add(QWidget* list);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    QBoxLayout* m_lists;
};

} // namespace kith
