#pragma once

#include "core/book/addressbook.h"

#include <QDialog>

#include <optional>

class QLineEdit;
class QTimer;

namespace kith
{

class Button;
class ChangePreview;
class Choice;
class PartsEdit;
class StrengthChoice;
class TextLabel;

// Puts a rule together as a sentence, and tells before it is saved what is doubtful about it and whose
// verdict it turns.
class RuleBuilder : public QDialog
{
    Q_OBJECT

public:
    RuleBuilder(AddressBook& book, QWidget* parent);

Q_SIGNALS:
    void made(); // the newest step of the history says what

private:
    QWidget* buildForm();
    RuleDraft draft() const;
    void look();
    void save();

    AddressBook& m_book;
    std::optional<RulesChange> m_change; // that would be saved
    QTimer* m_pause; // until the user stops typing
    Choice* m_side;
    StrengthChoice* m_strength;
    PartsEdit* m_when;
    PartsEdit* m_unless;
    QLineEdit* m_label;
    TextLabel* m_says;
    ChangePreview* m_preview;
    Button* m_save;
};

} // namespace kith
