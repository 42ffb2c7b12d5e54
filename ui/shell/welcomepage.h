#pragma once

#include <QScrollArea>

namespace kith
{

// What an empty book shows: import my files, try the sample network, how to get my archive. Nothing that must
// be finished.
class WelcomePage : public QScrollArea
{
    Q_OBJECT

public:
    explicit WelcomePage(QWidget* parent = nullptr);

Q_SIGNALS:
    void importRequested();
    void sampleRequested();

private:
    QWidget* hero();
    QWidget* offers();
    QWidget* steps();
};

} // namespace kith
