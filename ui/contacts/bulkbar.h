#pragma once

#include "core/book/changebook.h"

#include <QWidget>

namespace kith
{

class Button;

// What can be done to several selected contacts at once; hidden while fewer than two are. Words alone, since
// the list may be narrow.
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
    Button* m_count; // and the way back to one
    Button* m_compare;
};

} // namespace kith
