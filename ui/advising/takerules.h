#pragma once

#include "ui/advising/changedialog.h"

namespace kith
{

// Shows the rules of a file and what they would do, before they are taken into the book.
class TakeRules : public ChangeDialog
{
    Q_OBJECT

public:
    TakeRules(AddressBook& book, const RulesChange& change, const QString& file, QWidget* parent);
};

} // namespace kith
