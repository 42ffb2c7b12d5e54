#include "ui/advising/changedialog.h"

#include "ui/advising/changepreview.h"
#include "ui/shared/button.h"
#include "ui/shared/theme.h"
#include "ui/shared/whenfinished.h"

#include <QHBoxLayout>
#include <QScrollArea>
#include <QVBoxLayout>

namespace kith
{

ChangeDialog::ChangeDialog(AddressBook& book, const QString& title, QSize size, QWidget* parent)
    : QDialog(parent), m_book(book), m_preview(new ChangePreview(book)),
      m_make(new Button(QString(), Button::Kind::Primary)), m_scroll(new QScrollArea)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(title);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* cancel = new Button(tr("Cancel"));
    auto* buttons = new QHBoxLayout;
    buttons->setContentsMargins(theme::pageSpace, 0, theme::pageSpace, 0);
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(m_make);
    m_make->setDefault(true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, theme::pageSpace, 0, theme::pageSpace);
    column->setSpacing(theme::wideSpace);
    column->addWidget(m_scroll, 1);
    column->addLayout(buttons);
    resize(fontMetrics().averageCharWidth() * size.width(), fontMetrics().lineSpacing() * size.height());
    connect(cancel, &QPushButton::clicked, this, &QDialog::close);
}

void ChangeDialog::setContent(QWidget* content)
{
    m_scroll->setWidget(content);
}

void ChangeDialog::make(const RulesChange& change)
{
    m_make->setEnabled(false);
    m_preview->stop();
    whenFinished(this, m_book.changeRules(change), [this](const Done& done) {
        if (!done) {
            m_preview->look(tl::unexpected(done.error()));
            return;
        }
        Q_EMIT made();
        accept();
    });
}

} // namespace kith
