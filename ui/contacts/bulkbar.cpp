#include "ui/contacts/bulkbar.h"

#include "ui/shared/button.h"
#include "ui/shared/flowlayout.h"
#include "ui/shared/textlabel.h"
#include "ui/shared/theme.h"

#include <QHBoxLayout>

namespace kith
{

using namespace Qt::StringLiterals;

BulkBar::BulkBar(QWidget* parent) : QWidget(parent), m_count(new TextLabel(theme::Text::Strong))
{
    m_count->setWordWrap(false);
    // The buttons go to a second line where the list is narrow.
    auto* buttons = new FlowLayout;
    buttons->setSpacing(theme::tightSpace);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(theme::wideSpace, theme::space, theme::wideSpace, theme::space);
    row->setSpacing(theme::space);
    row->addWidget(m_count);
    row->addLayout(buttons, 1);

    const auto add = [&](const QString& icon, const QString& text) {
        auto* button = new Button(text, Button::Kind::Quiet);
        button->setIcon(theme::icon(icon));
        buttons->addWidget(button);
        return button;
    };
    Button* later = add(u"later"_s, tr("Later"));
    later->setObjectName(u"bulkLater"_s);
    connect(later, &QPushButton::clicked, this, [this] { Q_EMIT decided(Decision::Later); });
    connect(add(u"not-for-me"_s, tr("Not for me")), &QPushButton::clicked, this,
        [this] { Q_EMIT decided(Decision::NotForMe); });
    m_compare = add(u"merge"_s, tr("Merge…"));
    connect(m_compare, &QPushButton::clicked, this, &BulkBar::compareRequested);
    connect(add(u"export"_s, tr("Export…")), &QPushButton::clicked, this, &BulkBar::exportRequested);
    Button* clear = add(u"close"_s, QString());
    clear->setAccessibleName(tr("Select only one"));
    clear->setToolTip(clear->accessibleName());
    connect(clear, &QPushButton::clicked, this, &BulkBar::cleared);
    hide();
}

void BulkBar::setCount(int contacts)
{
    m_count->setText(tr("%n selected", nullptr, contacts));
    m_compare->setVisible(contacts == 2);
    setVisible(contacts > 1);
}

} // namespace kith
