#pragma once

#include "ui/advising/changedialog.h"

#include <optional>

namespace kith
{

// Shows rules that are taken, switched, weighed or removed, and what that would do, before it is made.
class ConfirmChange : public ChangeDialog
{
    Q_OBJECT

public:
    struct Words {
        QString title;
        QStringList rules; // in a sentence each
        QString make; // on the button
    };

    // `preview`: where it is known already; else it is looked for.
    ConfirmChange(AddressBook& book, const RulesChange& change, const Words& words,
        const std::optional<RulesPreview>& preview, QWidget* parent);
};

} // namespace kith
