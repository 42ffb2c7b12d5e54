#include "ui/advising/notefield.h"

#include "ui/advising/noteedit.h"
#include "ui/shared/button.h"
#include "ui/shared/factlines.h"
#include "ui/shared/flowlayout.h"
#include "ui/shared/iconlabel.h"
#include "ui/shared/links.h"
#include "ui/shared/textlabel.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLocale>
#include <QVBoxLayout>

namespace kith
{

using namespace Qt::StringLiterals;

NoteField::NoteField(AddressBook& book, QWidget* parent)
    : CardFrame(parent), m_book(book), m_heading(new TextLabel(theme::Text::Strong)),
      m_count(new TextLabel(theme::Text::Small)), m_edit(new NoteEdit), m_warnings(new QVBoxLayout),
      m_back(new Button(tr("Back to the draft"), Button::Kind::Quiet))
{
    buildActions();
    m_edit->setPlaceholderText(tr("Write why you would like to connect"));
    m_count->setWordWrap(false);
    m_warnings->setSpacing(theme::tightSpace);

    auto* heading = new QHBoxLayout;
    heading->addWidget(m_heading, 1);
    heading->addWidget(m_count);
    auto* buttons = new FlowLayout;
    buttons->addWidget(new Button(m_copyAndOpen, Button::Kind::Primary));
    m_copyAlone = new Button(m_copy, Button::Kind::Primary);
    buttons->addWidget(m_copyAlone);
    auto* another = new Button(m_another);
    const auto shorten = [another] { // so that it stands beside its neighbour in the narrowest window
        another->setIcon({});
        another->setText(tr("Another"));
    };
    connect(m_another, &QAction::changed, another, shorten);
    shorten();
    buttons->addWidget(another);
    buttons->addWidget(m_back);

    auto* column = new QVBoxLayout(this);
    column->setSpacing(theme::space);
    column->addLayout(heading);
    column->addWidget(m_edit);
    column->addLayout(m_warnings);
    column->addLayout(buttons);

    connect(m_edit, &QPlainTextEdit::textChanged, this, &NoteField::review);
    connect(m_edit, &NoteEdit::left, this, &NoteField::keep);
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
        auto* made = new QAction(icon.isEmpty() ? QIcon() : theme::icon(icon), text, this);
        made->setShortcut(key);
        return made;
    };
    m_copy = action(tr("Copy note"), u"copy"_s, Qt::CTRL | Qt::SHIFT | Qt::Key_C);
    m_copyAndOpen = action(tr("Copy && open"), {}, Qt::CTRL | Qt::Key_Return);
    m_another = action(tr("Another wording"), u"another"_s, Qt::CTRL | Qt::Key_G);
    m_write = action(tr("Write the note"), u"note"_s, Qt::Key_Return);
    connect(m_copy, &QAction::triggered, this, [this] {
        if (copy())
            Q_EMIT message(tr("Note copied."));
    });
    connect(m_copyAndOpen, &QAction::triggered, this, [this] {
        if (!copy())
            return;
        if (!openWebLink(webLink(m_page.contact.profile)))
            Q_EMIT message(tr("Note copied, but no browser could be opened."));
        else if (m_page.advice.acceptsInvitation())
            Q_EMIT message(tr("Message copied. Accept the invitation, then paste it into a message."));
        else
            Q_EMIT message(tr("Note copied. Paste it into the request, then record it as sent."));
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
        m_edit->replaceText(page.note);
    }
    m_heading->setText(page.advice.acceptsInvitation() ? tr("Message, once you have accepted") : tr("Note"));
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
    m_edit->replaceText(page->draft->text);
}

void NoteField::backToDraft()
{
    if (m_page.draft)
        m_edit->replaceText(m_page.draft->text);
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
    const bool opens = !webLink(m_page.contact.profile).isEmpty();
    m_copyAndOpen->setEnabled(shown && used > 0 && opens);
    m_copyAndOpen->setVisible(opens);
    m_copyAlone->setVisible(!opens);
    m_another->setEnabled(shown && m_page.draft.has_value());
    m_write->setEnabled(shown);
    m_back->setVisible(m_page.draft && text() != m_page.draft->text);
    showWarnings();
    m_edit->markFacts(m_page.draft ? &*m_page.draft : nullptr, [this](int fact) {
        const Facts& facts = m_page.advice.facts;
        const auto index = static_cast<std::size_t>(fact);
        return index < facts.size() ? factsSay({facts[index]}, m_sources) : QString();
    });
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
        auto* words = new TextLabel(theme::Text::Small, warning.message);
        words->setObjectName(u"warning"_s);
        m_warnings->addWidget(iconLine(theme::icon(u"warning"_s, &theme::Colours::ask), words));
    }
}

void NoteField::changeEvent(QEvent* event)
{
    CardFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        review();
}

void NoteField::hideEvent(QHideEvent* event)
{
    keep();
    CardFrame::hideEvent(event);
}

} // namespace kith
