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

// Puts a rule together as a sentence, or changes one of the user's, and tells before it is saved what is
// doubtful about it and whose verdict it turns.
class RuleBuilder : public ChangeDialog
{
    Q_OBJECT

public:
    RuleBuilder(AddressBook& book, QWidget* parent); // of a new rule
    RuleBuilder(AddressBook& book, const QString& id, const RuleDraft& draft, QWidget* parent);

private:
    RuleBuilder(AddressBook& book, const QString& id, const QString& title, QWidget* parent);
    QWidget* buildContent();
    QWidget* buildForm();
    QWidget* buildCard();
    void offerParts();
    void fillIn(const RuleDraft& draft);
    RuleDraft draft() const;
    void look();

    AddressBook& m_book;
    QString m_id; // of the rule that is changed; empty: it is a new one
    std::optional<RulesChange> m_change; // that would be saved
    std::optional<ContactKind> m_offered; // on whom the conditions are that can be chosen
    QTimer* m_pause; // until the user stops typing
    Choice* m_side;
    StrengthChoice* m_strength;
    PartsEdit* m_when;
    PartsEdit* m_unless;
    QLineEdit* m_label;
    TextLabel* m_says;
};

} // namespace kith
