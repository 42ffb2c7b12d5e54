#include "ui/advising/confirmchange.h"

#include "ui/advising/changepreview.h"
#include "ui/shared/button.h"
#include "ui/shared/textlabel.h"

#include <QVBoxLayout>

namespace kith
{

ConfirmChange::ConfirmChange(AddressBook& book, const RulesChange& change, const Words& words,
    const std::optional<RulesPreview>& preview, QWidget* parent)
    : ChangeDialog(book, words.title, {88, 30}, parent)
{
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(theme::pageSpace, 0, theme::pageSpace, 0);
    column->setSpacing(theme::wideSpace);
    column->addWidget(new TextLabel(theme::Text::Heading, windowTitle()));
    for (const QString& rule : words.rules)
        column->addWidget(new TextLabel(rule));
    column->addWidget(this->preview(), 1);
    setContent(content);
    makeButton()->setText(words.make);
    makeButton()->setEnabled(!change.changesNothing());
    connect(makeButton(), &QPushButton::clicked, this, [this, change] { make(change); });
    if (preview)
        this->preview()->showPreview(change, *preview);
    else
        this->preview()->look(change);
}

} // namespace kith
