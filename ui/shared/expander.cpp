#include "ui/shared/expander.h"

#include "ui/shared/enterkey.h"
#include "ui/shared/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QMouseEvent>
#include <QToolButton>
#include <QVBoxLayout>

namespace kith
{

using namespace Qt::StringLiterals;

Expander::Expander(QWidget* summary, const QString& name, Make content, QWidget* parent)
    : QWidget(parent), m_line(new QWidget), m_arrow(new QToolButton), m_column(new QVBoxLayout(this)),
      m_make(std::move(content))
{
    m_arrow->setAutoRaise(true);
    // As high as a line of text, so that unfolding lines have the rhythm of others.
    m_arrow->setFixedSize(theme::iconSize() + theme::space, theme::iconSize() + 2);
    m_arrow->setAccessibleName(name);
    m_arrow->setAccessibleDescription(tr("closed"));
    m_arrow->setFocusPolicy(Qt::StrongFocus);
    new EnterKey(m_arrow);
    m_arrow->setIcon(theme::icon(u"chevron-down"_s, &theme::Colours::muted));

    auto* row = new QHBoxLayout(m_line);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(theme::space);
    row->addWidget(summary, 1, Qt::AlignTop);
    row->addWidget(m_arrow, 0, Qt::AlignTop);
    m_line->setCursor(Qt::PointingHandCursor);
    m_line->installEventFilter(this);

    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(theme::tightSpace);
    m_column->addWidget(m_line);
    connect(m_arrow, &QToolButton::clicked, this, [this] { setExpanded(!m_expanded); });
}

void Expander::setExpanded(bool expanded)
{
    if (m_expanded == expanded)
        return;
    m_expanded = expanded;
    m_arrow->setIcon(theme::icon(expanded ? u"chevron-up"_s : u"chevron-down"_s, &theme::Colours::muted));
    m_arrow->setAccessibleDescription(expanded ? tr("open") : tr("closed"));
    if (expanded && !m_content) {
        m_content = m_make();
        m_column->addWidget(m_content);
    }
    if (m_content)
        m_content->setVisible(expanded);
    Q_EMIT expandedChanged(expanded);
}

void discard(QWidget* part)
{
    if (!part)
        return;
    part->hide(); // else a show that its layout has queued would make it a window
    part->setParent(nullptr);
    part->deleteLater();
}

bool Expander::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_line && event->type() == QEvent::MouseButtonRelease) {
        const auto* mouse = static_cast<QMouseEvent*>(event);
        if (mouse->button() == Qt::LeftButton && m_line->rect().contains(mouse->position().toPoint())) {
            m_arrow->setFocus(Qt::MouseFocusReason); // else the next key would press what had it before
            setExpanded(!m_expanded);
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace kith
