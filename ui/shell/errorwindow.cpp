#include "ui/shell/errorwindow.h"

#include "ui/shared/button.h"
#include "ui/shared/emptystate.h"
#include "ui/shared/theme.h"

#include <QVBoxLayout>

namespace kith
{

using namespace Qt::StringLiterals;

ErrorWindow::ErrorWindow(const Error& error, QWidget* parent) : QWidget(parent)
{
    setWindowTitle(tr("Kith"));
    auto* page = new EmptyState(u"warning"_s, tr("Your book did not open"), error.message);
    auto* retry = new Button(tr("Try again"), Button::Kind::Primary);
    connect(retry, &QPushButton::clicked, this, &ErrorWindow::retryRequested);
    auto* sample = new Button(tr("Look at the sample network"));
    connect(sample, &QPushButton::clicked, this, &ErrorWindow::sampleRequested);
    auto* quit = new Button(tr("Quit"));
    connect(quit, &QPushButton::clicked, this, &QWidget::close);
    for (Button* button : {quit, sample, retry})
        page->addButton(button);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->addWidget(page);
    resize(720, 420);
    retry->setFocus();
}

} // namespace kith
