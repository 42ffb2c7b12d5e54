#include "ui/shell/keylist.h"

#include "ui/shared/textlabel.h"
#include "ui/shell/commandpalette.h"

#include <QAction>
#include <QGridLayout>
#include <QScrollArea>
#include <QVBoxLayout>

namespace kith
{

KeyList::KeyList(const std::vector<KeyGroup>& groups, QWidget* parent) : QDialog(parent)
{
    setWindowTitle(tr("Keys"));
    setAttribute(Qt::WA_DeleteOnClose);

    auto* content = new QWidget;
    auto* grid = new QGridLayout(content);
    grid->setContentsMargins(theme::pageSpace, theme::pageSpace, theme::pageSpace, theme::pageSpace);
    grid->setHorizontalSpacing(theme::pageSpace);
    grid->setVerticalSpacing(theme::space);
    grid->setColumnStretch(0, 1);
    int line = 0;
    for (const KeyGroup& group : groups) {
        bool headed = false;
        for (const QAction* action : group.actions) {
            if (action->shortcut().isEmpty())
                continue;
            if (!headed) {
                if (line > 0)
                    grid->setRowMinimumHeight(line++, theme::space);
                grid->addWidget(new TextLabel(theme::Text::Heading, group.name), line++, 0, 1, 2);
                headed = true;
            }
            auto* key = new TextLabel(action->shortcut().toString(QKeySequence::NativeText));
            key->setColour(&theme::Colours::muted);
            key->setWordWrap(false);
            grid->addWidget(new TextLabel(plainName(*action)), line, 0);
            grid->addWidget(key, line++, 1, Qt::AlignTrailing | Qt::AlignTop);
        }
    }
    grid->setRowStretch(line, 1);

    auto* scroll = new QScrollArea;
    scroll->setWidget(content);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->addWidget(scroll);
    const int text = fontMetrics().averageCharWidth();
    resize(64 * text, std::min(72 * text, parent ? parent->height() - 2 * theme::pageSpace : 560));
}

} // namespace kith
