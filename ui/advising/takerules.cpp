#include "ui/advising/takerules.h"

#include "ui/advising/changepreview.h"
#include "ui/shared/button.h"
#include "ui/shared/textlabel.h"

#include <QVBoxLayout>

namespace kith
{

TakeRules::TakeRules(AddressBook& book, const RulesChange& change, const QString& file, QWidget* parent)
    : ChangeDialog(book, tr("Rules of %1").arg(file), {88, 30}, parent)
{
    auto* content = new QWidget;
    auto* rules = new QVBoxLayout(content);
    rules->setContentsMargins(theme::pageSpace, 0, theme::pageSpace, 0);
    rules->setSpacing(theme::wideSpace);
    rules->addWidget(new TextLabel(theme::Text::Heading, windowTitle()));
    for (const QString& rule : change.says)
        rules->addWidget(new TextLabel(rule));
    rules->addWidget(preview(), 1);
    setContent(content);
    makeButton()->setText(change.isDoubtful() ? tr("Take them anyway") : tr("Take them"));
    makeButton()->setEnabled(!change.changesNothing());
    connect(makeButton(), &QPushButton::clicked, this, [this, change] { make(change); });
    preview()->look(change);
}

} // namespace kith
