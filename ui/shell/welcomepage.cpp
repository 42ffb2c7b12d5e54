#include "ui/shell/welcomepage.h"

#include "ui/shared/button.h"
#include "ui/shared/cardframe.h"
#include "ui/shared/iconlabel.h"
#include "ui/shared/textlabel.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLocale>
#include <QVBoxLayout>

namespace kith
{

using namespace Qt::StringLiterals;

namespace
{

CardFrame* offer(const QString& icon, const QString& title, const QString& text, Button* button)
{
    auto* card = new CardFrame;
    auto* column = new QVBoxLayout(card);
    column->setContentsMargins(theme::pageSpace, theme::pageSpace, theme::pageSpace, theme::pageSpace);
    column->setSpacing(theme::space);
    column->addWidget(new IconLabel(theme::icon(icon, &theme::Colours::accent)), 0, Qt::AlignLeading);
    column->addSpacing(theme::tightSpace);
    column->addWidget(new TextLabel(theme::Text::Heading, title));
    auto* words = new TextLabel(text);
    words->setColour(&theme::Colours::muted);
    column->addWidget(words);
    column->addStretch();
    column->addSpacing(theme::space);
    column->addWidget(button, 0, Qt::AlignLeading);
    return card;
}

} // namespace

WelcomePage::WelcomePage(QWidget* parent) : QScrollArea(parent)
{
    setFrameShape(NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);

    constexpr int widest = 880;
    auto* content = new QWidget;
    auto* page = new QWidget;
    page->setMaximumWidth(widest);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(theme::pageSpace, theme::pageSpace, theme::pageSpace, theme::pageSpace);
    column->setSpacing(theme::pageSpace);
    column->addStretch(2);
    column->addWidget(hero());
    column->addWidget(offers());
    column->addWidget(steps());
    column->addWidget(
        captionLabel(tr("Everything stays in one file on this computer. Kith never signs in anywhere, opens "
                        "no network connection and sends nothing.")));
    column->addStretch(3);

    auto* centre = new QHBoxLayout(content);
    centre->setContentsMargins({});
    centre->addStretch(1);
    centre->addWidget(page, 100);
    centre->addStretch(1);
    setWidget(content);
    viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);
}

QWidget* WelcomePage::hero()
{
    auto* hero = new QWidget;
    auto* column = new QVBoxLayout(hero);
    column->setContentsMargins(0, theme::wideSpace, 0, 0);
    column->setSpacing(theme::space);
    column->addWidget(
        new TextLabel(theme::Text::Title, tr("Whom to connect with, whom to follow, and what to say")));
    auto* words = new TextLabel(
        tr("Kith reads the contact lists you already have and answers for everyone in them, with "
           "reasons and a note to send."));
    words->setColour(&theme::Colours::muted);
    column->addWidget(words);
    return hero;
}

QWidget* WelcomePage::offers()
{
    auto* import = new Button(tr("Choose files…"), Button::Kind::Primary);
    connect(import, &QPushButton::clicked, this, &WelcomePage::importRequested);
    auto* sample = new Button(tr("Try the sample"));
    connect(sample, &QPushButton::clicked, this, &WelcomePage::sampleRequested);

    auto* offers = new QWidget;
    offers->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    auto* row = new QHBoxLayout(offers);
    row->setContentsMargins({});
    row->setSpacing(theme::wideSpace);
    row->addWidget(offer(u"drop"_s, tr("Import my files"),
                       tr("Drop them anywhere on this window: a LinkedIn archive as it came or single lists "
                          "from it, Google "
                          "contacts, a guest list, a calendar."),
                       import),
        1);
    row->addWidget(
        offer(u"sample"_s, tr("Look around first"),
            tr("A made-up person with three hundred made-up contacts, in a book of their own. Gone in one "
               "click."),
            sample),
        1);
    return offers;
}

QWidget* WelcomePage::steps()
{
    auto* steps = new QWidget;
    auto* grid = new QGridLayout(steps);
    grid->setContentsMargins({});
    grid->setHorizontalSpacing(theme::wideSpace);
    grid->setVerticalSpacing(theme::space);
    grid->setColumnStretch(1, 1);
    grid->addWidget(new TextLabel(theme::Text::Heading, tr("How to get my LinkedIn archive")), 0, 0, 1, 2);
    const QStringList texts{
        tr("On LinkedIn, open Settings & Privacy, then Data privacy, then “Get a copy of your data”."),
        tr("Choose the larger archive: beside your connections it holds invitations, messages and who you "
           "follow."),
        tr("LinkedIn mails you a link, often within minutes, for the whole archive within a day."),
        tr("Download the zip and drop it here. There is no need to unpack it."),
    };
    int line = 1;
    for (const QString& text : texts) {
        auto* number = new TextLabel(theme::Text::Strong, QLocale().toString(line));
        number->setColour(&theme::Colours::accent);
        grid->addWidget(number, line, 0, Qt::AlignTop);
        grid->addWidget(new TextLabel(text), line++, 1);
    }
    return steps;
}

} // namespace kith
