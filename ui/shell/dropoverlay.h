#pragma once

#include "ui/shell/overlay.h"

namespace kith
{

// Lies over the window while files are dragged over it.
class DropOverlay : public Overlay
{
    Q_OBJECT

public:
    explicit DropOverlay(QWidget* parent);

protected:
    void paintEvent(QPaintEvent* event) override;
};

} // namespace kith
