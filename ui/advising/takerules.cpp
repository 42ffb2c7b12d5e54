#include "ui/advising/takerules.h"

#include "ui/advising/changepreview.h"
#include "ui/shared/button.h"
#include "ui/shared/textlabel.h"
#include "ui/shared/whenfinished.h"

#include <QHBoxLayout>
#include <QScrollArea>
#include <QVBoxLayout>

namespace kith
{

TakeRules::TakeRules(AddressBook& book, RulesChange change, const QString& file, QWidget* parent)
    : QDialog(parent), m_book(book), m_change(std::move(change)), m_preview(new ChangePreview(book)),
      m_take(
          new Button(m_change.isDoubtful() ? tr("Take them anyway") : tr("Take them"), Button::Kind::Primary))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Rules of %1").arg(file));
    auto* content = new QWidget;
    auto* rules = new QVBoxLayout(content);
    rules->setContentsMargins(theme::pageSpace, 0, theme::pageSpace, 0);
    rules->setSpacing(theme::wideSpace);
    rules->addWidget(new TextLabel(theme::Text::Heading, windowTitle()));
    for (const QString& rule : m_change.says)
        rules->addWidget(new TextLabel(rule));
    rules->addWidget(m_preview, 1);
    auto* scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidgetResizable(true);
    scroll->setWidget(content);
    auto* cancel = new Button(tr("Cancel"));
    auto* buttons = new QHBoxLayout;
    buttons->setContentsMargins(theme::pageSpace, 0, theme::pageSpace, 0);
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(m_take);
    m_take->setDefault(true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, theme::pageSpace, 0, theme::pageSpace);
    column->setSpacing(theme::wideSpace);
    column->addWidget(scroll, 1);
    column->addLayout(buttons);
    resize(fontMetrics().averageCharWidth() * 88, fontMetrics().lineSpacing() * 30);
    connect(cancel, &QPushButton::clicked, this, &QDialog::close);
    connect(m_take, &QPushButton::clicked, this, &TakeRules::take);
    m_take->setEnabled(!m_change.changesNothing());
    m_preview->look(m_change);
}

void TakeRules::take()
{
    m_take->setEnabled(false);
    m_preview->stop();
    whenFinished(this, m_book.changeRules(m_change), [this](const Done& done) {
        if (!done) {
            m_preview->look(tl::unexpected(done.error()));
            return;
        }
        Q_EMIT made();
        close();
    });
}

} // namespace kith
