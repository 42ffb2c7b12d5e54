#include "ui/importing/importpage.h"

#include "ui/importing/columnssection.h"
#include "ui/importing/dropzone.h"
#include "ui/importing/eventssection.h"
#include "ui/importing/importhistory.h"
#include "ui/importing/receiptcard.h"
#include "ui/importing/receiptview.h"
#include "ui/shared/button.h"
#include "ui/shared/cardframe.h"
#include "ui/shared/expander.h"
#include "ui/shared/flowlayout.h"
#include "ui/shared/iconlabel.h"
#include "ui/shared/liveprogress.h"
#include "ui/shared/progressstrip.h"
#include "ui/shared/taborder.h"
#include "ui/shared/textlabel.h"
#include "ui/shared/whenfinished.h"

#include <QApplication>
#include <QPointer>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>

namespace kith
{

using namespace Qt::StringLiterals;

namespace
{

using namespace std::chrono_literals;

constexpr int widestImport = 1200; // reasons are long
constexpr auto beforeProgress = 300ms; // what is done sooner shows none
constexpr auto typingPause = 600ms; // before the files are looked at again

QWidget* errorLine(const QString& says)
{
    auto* words = new TextLabel(says);
    words->setObjectName(u"error"_s);
    return iconLine(theme::icon(u"error"_s, &theme::Colours::danger), words);
}

} // namespace

ImportPage::ImportPage(AddressBook& book, QWidget* parent)
    : QWidget(parent), m_book(book), m_scroll(new QScrollArea), m_strip(new ProgressStrip),
      m_previewFiles(new ReceiptView(book.database())), m_previewSays(new TextLabel),
      m_columns(new ColumnsSection), m_import(new Button(tr("Import"), Button::Kind::Primary)),
      m_errors(new QVBoxLayout), m_events(new EventsSection(book.today())), m_preview(buildPreview()),
      m_receipt(new ReceiptCard(book)), m_error(buildError())
{
    auto* zone = new DropZone;
    auto* history = new ImportHistory(book, this);
    auto* content = new QWidget;
    content->setMaximumWidth(widestImport);
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(theme::pageSpace, theme::pageSpace, theme::pageSpace, theme::pageSpace);
    column->setSpacing(theme::pageSpace);
    column->addWidget(new TextLabel(theme::Text::Title, tr("Imports")));
    for (QWidget* part :
        std::initializer_list<QWidget*>{zone, m_strip, m_error, m_preview, m_columns, m_receipt, history})
        column->addWidget(part);
    column->addStretch();
    new TabOrder(content);

    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setWidgetResizable(true);
    m_scroll->setWidget(content);
    auto* page = new QVBoxLayout(this);
    page->setContentsMargins(0, 0, 0, 0);
    page->addWidget(m_scroll);

    connect(zone, &DropZone::filesChosen, this, &ImportPage::importFiles);
    connect(history, &ImportHistory::message, this, &ImportPage::message);
    connect(history, &ImportHistory::removed, this, &ImportPage::undoable);
    connect(history, &ImportHistory::contactChosen, this, &ImportPage::openContact);
    connect(m_previewFiles, &ReceiptView::message, this, &ImportPage::message);
    connect(m_previewFiles, &ReceiptView::contactChosen, this, &ImportPage::openContact);
    connect(m_receipt, &ReceiptCard::message, this, &ImportPage::message);
    connect(m_receipt, &ReceiptCard::contactChosen, this, &ImportPage::openContact);
    connect(m_receipt, &ReceiptCard::reviewRequested, this, &ImportPage::reviewRequested);
    connect(m_receipt, &ReceiptCard::outdated, this, [this] {
        if (!m_receipt->isHidden())
            reveal(Shows::Nothing);
    });
    connect(m_receipt, &ReceiptCard::peopleRequested, this, [this] {
        forget();
        Q_EMIT finished();
    });
    connect(m_import, &QPushButton::clicked, this, &ImportPage::apply);
    connect(
        m_columns, &ColumnsSection::mapChanged, this, [this](const QByteArray& header, const ColumnMap& map) {
            m_maps.insert(header, map);
            preview();
        });
    connect(m_columns, &ColumnsSection::forgetRequested, this, &ImportPage::forgetColumns);
    m_pause.setSingleShot(true);
    m_pause.setInterval(beforeProgress);
    connect(&m_pause, &QTimer::timeout, this, [this] { m_strip->start(m_says, m_progress.get()); });
    m_typing.setSingleShot(true);
    m_typing.setInterval(typingPause);
    connect(&m_typing, &QTimer::timeout, this, &ImportPage::takeEvents);
    connect(m_events, &EventsSection::edited, &m_typing, qOverload<>(&QTimer::start));
    connect(m_events, &EventsSection::entered, m_import, &QPushButton::click);
    reveal(Shows::Nothing);
}

ImportPage::~ImportPage() = default;

// What the user says of events decides what is new.
void ImportPage::takeEvents()
{
    m_events->showDays();
    if (!m_preview->isHidden() && m_events->said() != m_previewed)
        preview();
}

QWidget* ImportPage::buildPreview()
{
    auto* no = new Button(tr("Leave it"), Button::Kind::Quiet);
    connect(no, &QPushButton::clicked, this, &ImportPage::forget);
    auto* buttons = new FlowLayout;
    buttons->addWidget(m_import);
    buttons->addWidget(no);
    auto* card = new CardFrame;
    auto* column = new QVBoxLayout(card);
    column->setSpacing(theme::wideSpace);
    column->addWidget(new TextLabel(theme::Text::Heading, tr("What would happen")));
    column->addWidget(m_previewSays);
    column->addWidget(m_events);
    column->addLayout(buttons);
    column->addWidget(m_previewFiles);
    return card;
}

QWidget* ImportPage::buildError()
{
    auto* again = new Button(tr("Try again"));
    connect(again, &QPushButton::clicked, this, &ImportPage::preview);
    auto* buttons = new FlowLayout;
    buttons->addWidget(again);
    auto* card = new CardFrame;
    auto* column = new QVBoxLayout(card);
    column->setSpacing(theme::wideSpace);
    m_errors->setSpacing(theme::wideSpace);
    column->addLayout(m_errors);
    column->addLayout(buttons);
    return card;
}

// Of several files each has a line that says what is wrong with it.
void ImportPage::showError(const Error& error)
{
    while (QLayoutItem* line = m_errors->takeAt(0)) {
        discard(line->widget());
        delete line;
    }
    for (const QString& line : error.message.split(u'\n'))
        m_errors->addWidget(errorLine(line));
    reveal(Shows::Error);
}

void ImportPage::importFiles(const QStringList& paths)
{
    if (paths.isEmpty())
        return;
    m_paths = paths;
    m_maps.clear();
    m_events->clear();
    reveal(Shows::Nothing);
    preview();
}

void ImportPage::preview()
{
    run(true);
}

void ImportPage::apply()
{
    if (const QString day = m_events->wrongDay(); !day.isEmpty()) {
        Q_EMIT message(tr("“%1” is no day. Write it as 2026-01-31.").arg(day));
        return;
    }
    run(false);
}

void ImportPage::run(bool dryRun)
{
    if (m_paths.isEmpty())
        return;
    m_typing.stop();
    const ImportRequest wanted = request(dryRun);
    m_previewed = wanted.events;
    m_progress = std::make_unique<LiveProgress>(); // what ran before is cancelled by that
    m_strip->finish();
    m_pause.start();
    m_says = dryRun ? tr("Looking at the files…") : tr("Importing…");
    m_events->setEnabled(dryRun); // typing would look again, in place of importing
    if (!dryRun || m_preview->isHidden()) // what is looked at again can be imported meanwhile
        m_import->setEnabled(false);
    whenFinished(this, m_book.importFiles(wanted, m_progress->shared()),
        [this, dryRun, number = ++m_run](const Result<ImportReceipt>& receipt) {
            if (number == m_run)
                done(receipt, dryRun);
        });
    if (dryRun)
        lookAtColumns();
}

ImportRequest ImportPage::request(bool dryRun) const
{
    ImportRequest request;
    request.paths = m_paths;
    request.maps = m_maps;
    request.dryRun = dryRun;
    request.today = m_book.today();
    request.events = m_events->said();
    return request;
}

void ImportPage::lookAtColumns()
{
    whenFinished(this, m_book.importColumns(request(true)),
        [this, number = m_run](const Result<std::vector<FileColumns>>& files) {
            if (number != m_run)
                return;
            if (!files) {
                Q_EMIT message(files.error().message);
                return;
            }
            m_columns->showFiles(*files);
            m_events->showFiles(*files);
        });
}

void ImportPage::forgetColumns(const QByteArray& header)
{
    m_maps.remove(header);
    if (const Done done = m_book.forgetColumns(header); !done)
        Q_EMIT message(done.error().message);
    preview();
}

void ImportPage::done(const Result<ImportReceipt>& receipt, bool dryRun)
{
    m_pause.stop();
    m_strip->finish();
    if (!receipt && receipt.error().code == ErrorCode::Cancelled) {
        forget();
        Q_EMIT message(receipt.error().message);
        return;
    }
    if (!dryRun)
        m_columns->hide();
    if (!receipt) {
        showError(receipt.error());
        return;
    }
    const RowCounts total = receipt->total();
    if (dryRun) {
        const bool news = total.added + total.updated > 0;
        m_previewSays->setText(news
                ? countsSay(total) + foundToBeOneSays(receipt->foundToBeOne)
                : tr("Nothing new: %1. The book has all of this already.").arg(countsSay(total)));
        m_previewFiles->showReceipt(*receipt);
        m_import->setEnabled(news);
        reveal(Shows::Preview);
        return;
    }
    m_receipt->showReceipt(*receipt);
    reveal(Shows::Receipt);
}

void ImportPage::openContact(ContactId contact)
{
    const auto names = contactNames(m_book.database(), std::array{contact});
    if (names && names->contains(contact))
        Q_EMIT contactChosen(contact);
    else
        Q_EMIT message(tr("They are not in the book."));
}

// Shows the next step before the last one goes, which would else hand the focus to anything below.
void ImportPage::reveal(Shows what)
{
    const QPointer<QWidget> focus = QApplication::focusWidget();
    const bool mapping = m_columns->isAncestorOf(focus); // then the place is kept
    const bool again = what == Shows::Preview && !m_preview->isHidden(); // then too
    if (what == Shows::Preview) {
        m_preview->show();
        if (!mapping && !again)
            m_import->setFocus(Qt::ShortcutFocusReason); // by which it shows
    } else if (what == Shows::Receipt) {
        m_receipt->show();
        m_receipt->focusFirst();
    }
    m_preview->setVisible(what == Shows::Preview);
    m_receipt->setVisible(what == Shows::Receipt);
    m_error->setVisible(what == Shows::Error);
    if (!mapping && !again)
        m_scroll->verticalScrollBar()->setValue(0);
    else if (mapping)
        QMetaObject::invokeMethod(
            this,
            [this, focus] {
                if (focus)
                    m_scroll->ensureWidgetVisible(focus, 0, theme::pageSpace);
            },
            Qt::QueuedConnection);
}

void ImportPage::forget()
{
    m_paths.clear();
    m_columns->hide();
    m_progress.reset();
    ++m_run;
    m_typing.stop();
    m_pause.stop();
    m_strip->finish();
    reveal(Shows::Nothing);
}

} // namespace kith
