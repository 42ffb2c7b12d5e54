#pragma once

#include "core/base/result.h"

#include <QWidget>

namespace kith
{

// Stands in for the main window when a book cannot be opened: what is wrong, what to do, try again.
class ErrorWindow : public QWidget
{
    Q_OBJECT

public:
    explicit ErrorWindow(const Error& error, QWidget* parent = nullptr);

Q_SIGNALS:
    void retryRequested();
    void sampleRequested();
};

} // namespace kith
