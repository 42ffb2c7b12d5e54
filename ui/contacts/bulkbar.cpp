#include "ui/contacts/bulkbar.h"

#include "ui/shared/button.h"
#include "ui/shared/flowlayout.h"
#include "ui/shared/theme.h"

namespace kith
{

using namespace Qt::StringLiterals;

BulkBar::BulkBar(QWidget* parent) : QWidget(parent), m_count(new Button(QString(), Button::Kind::Quiet))
{
    auto* buttons = new FlowLayout(this);
    buttons->setContentsMargins(theme::space, theme::space, theme::space, theme::space);
    buttons->setSpacing(theme::tightSpace);
    const auto add = [&](const QString& text) {
        auto* button = new Button(text, Button::Kind::Quiet);
        buttons->addWidget(button);
        return button;
    };
    m_count->setIcon(theme::icon(u"close"_s));
    m_count->setToolTip(tr("Select only one"));
    m_count->setAccessibleDescription(m_count->toolTip());
    buttons->addWidget(m_count);
    Button* later = add(tr("Later"));
    later->setObjectName(u"bulkLater"_s);
    connect(m_count, &QPushButton::clicked, this, &BulkBar::cleared);
    connect(later, &QPushButton::clicked, this, [this] { Q_EMIT decided(Decision::Later); });
    connect(
        add(tr("Not for me")), &QPushButton::clicked, this, [this] { Q_EMIT decided(Decision::NotForMe); });
    m_compare = add(tr("Merge…"));
    connect(m_compare, &QPushButton::clicked, this, &BulkBar::compareRequested);
    connect(add(tr("Export…")), &QPushButton::clicked, this, &BulkBar::exportRequested);
    hide();
}

void BulkBar::setCount(int contacts)
{
    m_count->setText(tr("%n selected", nullptr, contacts));
    m_compare->setVisible(contacts == 2);
    setVisible(contacts > 1);
}

} // namespace kith
