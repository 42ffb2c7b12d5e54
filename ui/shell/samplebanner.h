#pragma once

#include <QWidget>

namespace kith
{

// Says above everything that these people are made up, and leads back.
class SampleBanner : public QWidget
{
    Q_OBJECT

public:
    explicit SampleBanner(QWidget* parent = nullptr);

Q_SIGNALS:
    void leaveRequested();

protected:
    void paintEvent(QPaintEvent* event) override;
};

} // namespace kith
