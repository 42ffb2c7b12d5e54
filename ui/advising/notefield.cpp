#include "ui/advising/notefield.h"

#include "ui/advising/factlines.h"
#include "ui/shared/button.h"
#include "ui/shared/flowlayout.h"
#include "ui/shared/iconlabel.h"
#include "ui/shared/links.h"
#include "ui/shared/plaintext.h"
#include "ui/shared/textlabel.h"

#include <QAbstractTextDocumentLayout>
#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHelpEvent>
#include <QLocale>
#include <QPlainTextEdit>
#include <QToolTip>
#include <QVBoxLayout>

#include <algorithm>

namespace kith
{

using namespace Qt::StringLiterals;

NoteField::NoteField(AddressBook& book, QWidget* parent)
    : Card(parent), m_book(book), m_count(new TextLabel(theme::Text::Small)), m_edit(new QPlainTextEdit),
      m_warnings(new QVBoxLayout), m_back(new Button(tr("Back to the draft"), Button::Kind::Quiet))
{
    buildActions();
    m_edit->setTabChangesFocus(true);
    m_edit->setFrameShape(QFrame::NoFrame);
    m_edit->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_edit->setPlaceholderText(tr("Write why you would like to connect"));
    m_edit->document()->setDocumentMargin(0);
    m_edit->installEventFilter(this);
    m_edit->viewport()->installEventFilter(this);
    m_edit->viewport()->setAutoFillBackground(false);
    m_count->setWordWrap(false);
    m_warnings->setSpacing(theme::tightSpace);

    auto* heading = new QHBoxLayout;
    heading->addWidget(new TextLabel(theme::Text::Strong, tr("Note")), 1);
    heading->addWidget(m_count);
    auto* buttons = new FlowLayout;
    buttons->addWidget(new Button(m_copyAndOpen, Button::Kind::Primary));
    buttons->addWidget(new Button(m_another));
    buttons->addWidget(m_back);

    auto* column = new QVBoxLayout(this);
    column->setSpacing(theme::space);
    column->addLayout(heading);
    column->addWidget(m_edit);
    column->addLayout(m_warnings);
    column->addLayout(buttons);

    connect(m_edit, &QPlainTextEdit::textChanged, this, &NoteField::review);
    connect(m_edit->document()->documentLayout(), &QAbstractTextDocumentLayout::documentSizeChanged, this,
        &NoteField::fitHeight);
    connect(m_back, &QPushButton::clicked, this, &NoteField::backToDraft);
    connect(&m_book, &AddressBook::busyChanged, this, [this](bool busy) {
        const QHash<ContactId, QString> waiting
            = busy ? QHash<ContactId, QString>() : std::exchange(m_waiting, {});
        for (auto each = waiting.cbegin(); each != waiting.cend(); ++each) {
            if (const Done done = m_book.keepNote(each.key(), each.value()); !done)
                Q_EMIT message(done.error().message);
        }
    });
    clear();
}

void NoteField::buildActions()
{
    const auto action = [this](const QString& text, const QString& icon, const QKeySequence& key) {
        auto* made = new QAction(theme::icon(icon), text, this);
        made->setShortcut(key);
        return made;
    };
    m_copy = action(tr("Copy note"), u"copy"_s, Qt::CTRL | Qt::SHIFT | Qt::Key_C);
    m_copyAndOpen = action(tr("Copy && open"), u"open"_s, Qt::CTRL | Qt::Key_Return);
    m_another = action(tr("Another wording"), u"another"_s, Qt::CTRL | Qt::Key_G);
    m_write = action(tr("Write the note"), u"note"_s, Qt::Key_Return);
    connect(m_copy, &QAction::triggered, this, [this] {
        if (copy())
            Q_EMIT message(tr("Note copied."));
    });
    connect(m_copyAndOpen, &QAction::triggered, this, [this] {
        if (!copy())
            return;
        Q_EMIT message(openWebLink(webLink(m_page.contact.profile))
                ? tr("Note copied. Paste it into the request, then record it as sent.")
                : tr("Note copied, but no browser could be opened."));
    });
    connect(m_another, &QAction::triggered, this, &NoteField::another);
    connect(m_write, &QAction::triggered, this, [this] {
        m_edit->setFocus(Qt::ShortcutFocusReason);
        m_edit->moveCursor(QTextCursor::End);
    });
}

void NoteField::showPage(const ContactPage& page, const std::vector<Source>& sources)
{
    const bool same = m_page.contact.id == page.contact.id;
    if (!same)
        keep();
    const bool untouched = !same || text() == m_kept;
    m_sources = sources;
    m_page = page;
    m_kept = page.note;
    m_limit = 0;
    if (page.draft) {
        m_limit = page.draft->limit;
    } else {
        const Result<Me> me = readMe(m_book.database());
        m_limit = m_book.knowledge().limits.noteLength(me ? me->plan : Plan::Free).value;
    }
    if (!same) {
        m_variant = 0;
        m_edit->setPlainText(page.note);
        m_edit->setAccessibleName(tr("Note to %1").arg(page.contact.name));
    } else if (untouched && text() != page.note) {
        setText(page.note);
    }
    setVisible(page.advice.action == Action::Connect || page.draft || !page.note.isEmpty());
    review();
}

void NoteField::clear()
{
    keep();
    m_page = {};
    m_kept.clear();
    m_edit->clear();
    hide();
    review();
}

QString NoteField::text() const
{
    return m_edit->toPlainText();
}

void NoteField::keep()
{
    const QString now = text();
    if (m_page.contact.id == 0 || now == m_kept)
        return;
    const QString own = m_page.draft && m_variant == 0 && now == m_page.draft->text ? QString() : now;
    const ContactId contact = m_page.contact.id;
    m_kept = now;
    const Done done = m_book.keepNote(contact, own);
    if (!done && done.error().code == ErrorCode::Busy)
        m_waiting.insert(contact, own);
    else if (!done)
        Q_EMIT message(done.error().message);
}

// Replaces the text so that Ctrl+Z in the field brings the former one back.
void NoteField::setText(const QString& text)
{
    QTextCursor cursor(m_edit->document());
    cursor.select(QTextCursor::Document);
    cursor.insertText(text);
}

void NoteField::another()
{
    const quint32 next = m_variant + 1;
    const Result<ContactPage> page
        = contactPage(m_book.database(), m_book.knowledge(), m_page.contact.id, m_book.today(), next);
    if (!page) {
        Q_EMIT message(page.error().message);
        return;
    }
    if (!page->draft || page->draft->text == text()) {
        Q_EMIT message(tr("What is known allows no other wording."));
        return;
    }
    m_variant = next;
    m_page.draft = page->draft;
    m_page.advice.facts = page->advice.facts;
    setText(page->draft->text);
}

void NoteField::backToDraft()
{
    if (m_page.draft)
        setText(m_page.draft->text);
}

bool NoteField::copy()
{
    if (text().isEmpty())
        return false;
    keep();
    QGuiApplication::clipboard()->setText(text());
    return true;
}

void NoteField::review()
{
    const qsizetype used = text().size();
    const QLocale locale;
    const bool over = used > m_limit;
    const bool near = !over && used * 10 > m_limit * 9;
    m_count->setText(over
            ? tr("%1/%2 · %3 too many")
                  .arg(locale.toString(used), locale.toString(m_limit), locale.toString(used - m_limit))
            : tr("%1/%2").arg(locale.toString(used), locale.toString(m_limit)));
    m_count->setColour(over ? &theme::Colours::danger : near ? &theme::Colours::ask : &theme::Colours::muted);
    const bool shown = !isHidden();
    m_copy->setEnabled(shown && used > 0);
    m_copyAndOpen->setEnabled(shown && used > 0 && !webLink(m_page.contact.profile).isEmpty());
    m_another->setEnabled(shown && m_page.draft.has_value());
    m_write->setEnabled(shown);
    m_back->setVisible(m_page.draft && text() != m_page.draft->text);
    showWarnings();
    markFacts();
    fitHeight();
}

void NoteField::showWarnings()
{
    while (QLayoutItem* item = m_warnings->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    std::vector<DraftWarning> warnings;
    if (!text().isEmpty())
        warnings = m_book.knowledge().composer.check(text(), m_page.contact, m_page.advice, m_limit);
    else if (m_page.contact.id != 0 && !m_page.draft)
        warnings.push_back(
            {.message = tr("No known fact carries a note. Write your own, or ask without one.")});
    for (const DraftWarning& warning : warnings) {
        auto* line = new QWidget;
        auto* row = new QHBoxLayout(line);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(theme::space);
        row->addWidget(new IconLabel(theme::icon(u"warning"_s, &theme::Colours::ask)), 0, Qt::AlignTop);
        auto* words = new TextLabel(theme::Text::Small, warning.message);
        words->setObjectName(u"warning"_s);
        row->addWidget(words, 1);
        m_warnings->addWidget(line);
    }
}

// Underlines the words of the draft that rest on a fact, wherever they still stand in the text.
void NoteField::markFacts()
{
    m_marks.clear();
    QList<QTextEdit::ExtraSelection> selections;
    const QString now = text();
    qsizetype from = 0;
    for (const DraftSpan& span : m_page.draft ? m_page.draft->spans : std::vector<DraftSpan>()) {
        const QString words = m_page.draft->text.mid(span.start, span.length).trimmed();
        const qsizetype start = span.fact < 0 || words.isEmpty() ? -1 : now.indexOf(words, from);
        if (start < 0)
            continue;
        from = start + words.size();
        m_marks.push_back({static_cast<int>(start), static_cast<int>(words.size()), span.fact});
        QTextEdit::ExtraSelection selection;
        selection.cursor = QTextCursor(m_edit->document());
        selection.cursor.setPosition(static_cast<int>(start));
        selection.cursor.setPosition(static_cast<int>(from), QTextCursor::KeepAnchor);
        selection.format.setUnderlineStyle(QTextCharFormat::DotLine);
        selection.format.setUnderlineColor(theme::colours().accent);
        selections += selection;
    }
    m_edit->setExtraSelections(selections);
}

void NoteField::fitHeight()
{
    constexpr int fewestLines = 3;
    const int lines = std::max(fewestLines, static_cast<int>(m_edit->document()->size().height()));
    m_edit->setFixedHeight(lines * m_edit->fontMetrics().lineSpacing() + theme::tightSpace);
}

QString NoteField::toolTipAt(const QPoint& position) const
{
    const int at = m_edit->cursorForPosition(position).position();
    const auto mark = std::find_if(m_marks.cbegin(), m_marks.cend(),
        [at](const Mark& each) { return at >= each.start && at <= each.start + each.length; });
    const Facts& facts = m_page.advice.facts;
    if (mark == m_marks.cend() || static_cast<std::size_t>(mark->fact) >= facts.size())
        return {};
    return plainToolTip(factsSay({facts[static_cast<std::size_t>(mark->fact)]}, m_sources));
}

bool NoteField::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_edit && event->type() == QEvent::FocusOut)
        keep();
    if (watched == m_edit->viewport() && event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        QToolTip::showText(help->globalPos(), toolTipAt(help->pos()), m_edit);
        return true;
    }
    return Card::eventFilter(watched, event);
}

void NoteField::changeEvent(QEvent* event)
{
    Card::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        review();
}

void NoteField::hideEvent(QHideEvent* event)
{
    keep();
    Card::hideEvent(event);
}

} // namespace kith
