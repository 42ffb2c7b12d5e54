#pragma once

#include "core/book/addressbook.h"

#include <QDialog>

namespace kith
{

class Button;
class ChangePreview;

// Shows the rules of a file and what they would do, before they are taken into the book.
class TakeRules : public QDialog
{
    Q_OBJECT

public:
    TakeRules(AddressBook& book, RulesChange change, const QString& file, QWidget* parent);

Q_SIGNALS:
    void made(); // the newest step of the history says what

private:
    void take();

    AddressBook& m_book;
    RulesChange m_change;
    ChangePreview* m_preview;
    Button* m_take;
};

} // namespace kith
