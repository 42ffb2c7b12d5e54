#pragma once

#include "core/book/addressbook.h"

#include <QDialog>

class QScrollArea;

namespace kith
{

class Button;
class ChangePreview;

// Asks whether a change of the rules is to be made, beneath what it would do.
class ChangeDialog : public QDialog
{
    Q_OBJECT

Q_SIGNALS:
    void made(); // the newest step of the history says what

protected:
    // `size`: of characters and lines, the whole dialog.
    ChangeDialog(AddressBook& book, const QString& title, QSize size, QWidget* parent);

    void setContent(QWidget* content); // beneath it the buttons; it scrolls where it has to
    ChangePreview* preview() const { return m_preview; } // for the content
    Button* makeButton() const { return m_make; }
    void make(const RulesChange& change); // and closes, accepted

private:
    AddressBook& m_book;
    ChangePreview* m_preview;
    Button* m_make;
    QScrollArea* m_scroll;
};

} // namespace kith
