#pragma once

#include "core/book/addressbook.h"
#include "ui/shared/cardframe.h"

#include <QHash>

class QAction;
class QVBoxLayout;

namespace kith
{

class Button;
class NoteEdit;
class TextLabel;

// The note for a connection request: drafted, edited and checked, always plain text. It counts against the
// limit, marks the words that rest on a fact, and warns while the user types. What they wrote is kept when
// they leave the field or the contact.
class NoteField : public CardFrame
{
    Q_OBJECT

public:
    explicit NoteField(AddressBook& book, QWidget* parent = nullptr);

    // The same contact again leaves alone what is being typed. Hidden where there is no note to write.
    void showPage(const ContactPage& page, const std::vector<Source>& sources);
    void clear();
    // Stores what the user wrote; while the book is busy, as soon as it is free.
    void keep();

    QString text() const;

    QAction* copyAction() const { return m_copy; }
    QAction* copyAndOpenAction() const { return m_copyAndOpen; }
    QAction* anotherAction() const { return m_another; }
    QAction* writeAction() const { return m_write; }

Q_SIGNALS:
    void message(const QString& text);

protected:
    void changeEvent(QEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void buildActions();
    void another();
    void backToDraft();
    bool copy();
    void review(); // counts, warns, marks
    void showWarnings();

    AddressBook& m_book;
    ContactPage m_page;
    std::vector<Source> m_sources;
    int m_limit = 200;
    quint32 m_variant = 0;
    QString m_kept; // the text as the book has it
    QHash<ContactId, QString> m_waiting; // to be kept when the book is free

    TextLabel* m_heading;
    TextLabel* m_count;
    NoteEdit* m_edit;
    QVBoxLayout* m_warnings;
    Button* m_back;
    Button* m_copyAlone; // where there is no profile to open
    QAction* m_copy;
    QAction* m_copyAndOpen;
    QAction* m_another;
    QAction* m_write;
};

} // namespace kith
