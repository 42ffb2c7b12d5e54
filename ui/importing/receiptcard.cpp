#include "ui/importing/receiptcard.h"

#include "ui/importing/receiptview.h"
#include "ui/shared/button.h"
#include "ui/shared/flowlayout.h"
#include "ui/shared/iconlabel.h"
#include "ui/shared/textlabel.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QVBoxLayout>

#include <algorithm>

namespace kith
{

using namespace Qt::StringLiterals;

ReceiptCard::ReceiptCard(AddressBook& book, QWidget* parent)
    : CardFrame(parent), m_book(book), m_see(new Button(tr("See the people"), Button::Kind::Primary)),
      m_decide(new Button(tr("Decide who is who"))), m_says(new TextLabel), m_bookSays(new TextLabel),
      m_pairsSay(new TextLabel), m_undoSays(captionLabel(tr("Undo (Ctrl+Z) takes all of it back."))),
      m_files(new ReceiptView(book.database()))
{
    auto* heading = new QHBoxLayout;
    heading->setSpacing(theme::space);
    heading->addWidget(new IconLabel(theme::icon(u"check"_s, &theme::Colours::follow)));
    heading->addWidget(new TextLabel(theme::Text::Heading, tr("Imported")), 1);
    auto* buttons = new FlowLayout;
    buttons->addWidget(m_see);
    buttons->addWidget(m_decide);
    auto* column = new QVBoxLayout(this);
    column->setSpacing(theme::wideSpace);
    column->addLayout(heading);
    column->addWidget(m_says);
    column->addWidget(m_bookSays);
    column->addWidget(m_pairsSay);
    column->addLayout(buttons);
    column->addWidget(m_undoSays);
    column->addWidget(m_files);
    connect(m_see, &QPushButton::clicked, this, &ReceiptCard::peopleRequested);
    connect(m_decide, &QPushButton::clicked, this, &ReceiptCard::reviewRequested);
    connect(m_files, &ReceiptView::message, this, &ReceiptCard::message);
    connect(m_files, &ReceiptView::contactChosen, this, &ReceiptCard::contactChosen);
    connect(&m_book, &AddressBook::reviewChanged, this, &ReceiptCard::showPairs);
    connect(&m_book, &AddressBook::changed, this, &ReceiptCard::followBook);
    showPairs();
}

void ReceiptCard::focusFirst()
{
    m_see->setFocus();
}

void ReceiptCard::showReceipt(const ImportReceipt& receipt)
{
    const RowCounts total = receipt.total();
    m_says->setText(tr("%1 rows read: %2.").arg(QLocale().toString(total.read), countsSay(total))
        + foundToBeOneSays(receipt.foundToBeOne));
    const QString people = tr("%Ln person(s)", nullptr, static_cast<int>(receipt.people));
    const QString organisations = tr("%Ln organisation(s)", nullptr, static_cast<int>(receipt.organisations));
    const QString facts = tr("%Ln fact(s)", nullptr, static_cast<int>(receipt.facts));
    m_bookSays->setText(tr("The book now holds %1, %2 and %3.").arg(people, organisations, facts));
    m_files->showReceipt(receipt);
    m_sources.clear();
    for (const FileReceipt& file : receipt.files) {
        if (file.source != 0)
            m_sources.push_back(file.source);
    }
    m_step = receipt.step;
    followBook();
}

// What is known of it by now: the pairs are found after the import is done.
void ReceiptCard::showPairs()
{
    const auto review = m_book.review();
    const int pairs = review ? static_cast<int>(review->pairs.size()) : 0;
    m_pairsSay->setText(tr("%n pair(s) of contacts may be one person: only you can tell.", nullptr, pairs));
    m_pairsSay->setVisible(pairs > 0);
    m_decide->setVisible(pairs > 0);
}

void ReceiptCard::followBook()
{
    const Result<std::vector<Source>> files = sources(m_book.database());
    const Result<NextSteps> next = nextSteps(m_book.database());
    if (const Error* error = firstError(files, next)) {
        Q_EMIT message(error->message);
        return;
    }
    const auto isGone = [&files](SourceId source) {
        return std::ranges::find(*files, source, &Source::id) == files->end();
    };
    if (std::ranges::any_of(m_sources, isGone)) {
        m_sources.clear();
        Q_EMIT outdated();
        return;
    }
    const bool isNewest = m_step != 0 && next->toUndo == m_step;
    m_undoSays->setVisible(isNewest);
    m_bookSays->setVisible(isNewest);
}

QString foundToBeOneSays(qint64 contacts)
{
    if (contacts == 0)
        return {};
    return u'\n'
        + ReceiptCard::tr(
            "%n of the new contacts turned out to be one with another.", nullptr, static_cast<int>(contacts));
}

} // namespace kith
