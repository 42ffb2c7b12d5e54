#pragma once

#include "core/book/changebook.h"

#include <QWidget>

namespace kith
{

class Button;
class TextLabel;

// What can be done to several selected contacts at once; hidden while fewer than two are.
class BulkBar : public QWidget
{
    Q_OBJECT

public:
    explicit BulkBar(QWidget* parent = nullptr);

    void setCount(int contacts);

Q_SIGNALS:
    void decided(kith::Decision decision);
    void compareRequested(); // of two
    void exportRequested();
    void cleared();

private:
    TextLabel* m_count;
    Button* m_compare;
};

} // namespace kith
