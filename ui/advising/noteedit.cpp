#include "ui/advising/noteedit.h"

#include "ui/shared/plaintext.h"
#include "ui/shared/theme.h"

#include <QAbstractTextDocumentLayout>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QScrollBar>
#include <QTextBlock>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace kith
{

NoteEdit::NoteEdit(QWidget* parent) : QPlainTextEdit(parent)
{
    setTabChangesFocus(true);
    setFrameShape(QFrame::NoFrame);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    document()->setDocumentMargin(0);
    viewport()->setAutoFillBackground(false);
    connect(this, &QPlainTextEdit::textChanged, this, &QWidget::updateGeometry);
    // All lines wrap, but a space that hangs over at the end of one would move them.
    connect(horizontalScrollBar(), &QScrollBar::valueChanged, this,
        [this](int value) { horizontalScrollBar()->setValue(value > 0 ? 0 : value); });
}

void NoteEdit::replaceText(const QString& text)
{
    QTextCursor cursor(document());
    cursor.select(QTextCursor::Document);
    cursor.insertText(text);
}

void NoteEdit::markFacts(const Draft* draft, std::function<QString(int)> factSays)
{
    m_marks.clear();
    m_factSays = std::move(factSays);
    QList<QTextEdit::ExtraSelection> selections;
    const QString now = toPlainText();
    qsizetype from = 0;
    for (const DraftSpan& span : draft ? draft->spans : std::vector<DraftSpan>()) {
        const QString words = draft->text.mid(span.start, span.length).trimmed();
        const qsizetype start = span.fact < 0 || words.isEmpty() ? -1 : now.indexOf(words, from);
        if (start < 0)
            continue;
        from = start + words.size();
        m_marks.push_back({static_cast<int>(start), static_cast<int>(words.size()), span.fact});
        QTextEdit::ExtraSelection selection;
        selection.cursor = QTextCursor(document());
        selection.cursor.setPosition(static_cast<int>(start));
        selection.cursor.setPosition(static_cast<int>(from), QTextCursor::KeepAnchor);
        selection.format.setUnderlineStyle(QTextCharFormat::DotLine);
        selection.format.setUnderlineColor(theme::colours().accent);
        selections += selection;
    }
    setExtraSelections(selections);
}

// Asking for a block's rectangle lays it out, so the height is right before the first paint.
QSize NoteEdit::sizeHint() const
{
    constexpr int fewestLines = 3;
    qreal height = 0;
    for (QTextBlock block = document()->begin(); block.isValid(); block = block.next())
        height += document()->documentLayout()->blockBoundingRect(block).height();
    const int line = fontMetrics().lineSpacing();
    return {line * 8, std::max(static_cast<int>(std::ceil(height)), fewestLines * line) + theme::tightSpace};
}

bool NoteEdit::viewportEvent(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QPlainTextEdit::viewportEvent(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    QToolTip::showText(help->globalPos(), toolTipAt(help->pos()), this);
    return true;
}

void NoteEdit::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        clearFocus();
    else
        QPlainTextEdit::keyPressEvent(event);
}

void NoteEdit::focusOutEvent(QFocusEvent* event)
{
    QPlainTextEdit::focusOutEvent(event);
    if (event->reason() != Qt::PopupFocusReason)
        Q_EMIT left();
}

void NoteEdit::resizeEvent(QResizeEvent* event)
{
    QPlainTextEdit::resizeEvent(event);
    if (event->size().width() != event->oldSize().width())
        updateGeometry();
}

QString NoteEdit::toolTipAt(const QPoint& position) const
{
    const int at = cursorForPosition(position).position();
    const auto mark = std::find_if(m_marks.cbegin(), m_marks.cend(),
        [at](const Mark& each) { return at >= each.start && at <= each.start + each.length; });
    return mark == m_marks.cend() ? QString() : plainToolTip(m_factSays(mark->fact));
}

} // namespace kith
