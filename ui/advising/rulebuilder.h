#pragma once

#include "ui/advising/changedialog.h"

#include <optional>

class QLineEdit;
class QTimer;

namespace kith
{

class Choice;
class PartsEdit;
class StrengthChoice;
class TextLabel;

// Puts a rule together as a sentence, and tells before it is saved what is doubtful about it and whose
// verdict it turns.
class RuleBuilder : public ChangeDialog
{
    Q_OBJECT

public:
    RuleBuilder(AddressBook& book, QWidget* parent);

private:
    QWidget* buildForm();
    RuleDraft draft() const;
    void look();

    AddressBook& m_book;
    std::optional<RulesChange> m_change; // that would be saved
    QTimer* m_pause; // until the user stops typing
    Choice* m_side;
    StrengthChoice* m_strength;
    PartsEdit* m_when;
    PartsEdit* m_unless;
    QLineEdit* m_label;
    TextLabel* m_says;
};

} // namespace kith
