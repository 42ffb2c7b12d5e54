#pragma once

#include "core/book/addressbook.h"
#include "ui/shared/cardframe.h"

namespace kith
{

class Button;
class ReceiptView;
class TextLabel;

// What an import did. It follows the book: it goes with the files that it tells of, and says what the newest
// step only can say as long as the import is that.
class ReceiptCard : public CardFrame
{
    Q_OBJECT

public:
    explicit ReceiptCard(AddressBook& book, QWidget* parent = nullptr);

    void showReceipt(const ImportReceipt& receipt);
    void focusFirst(); // the button that is most wanted

Q_SIGNALS:
    void outdated(); // the book holds no more what it tells of
    void peopleRequested(); // the user wants to see them
    void reviewRequested(); // the user wants to decide who is who
    void contactChosen(qint64 contact);
    void message(const QString& text);

private:
    void showPairs();
    void followBook();

    AddressBook& m_book;
    std::vector<SourceId> m_sources; // the files that it tells of
    JournalId m_step = 0; // what takes the import back
    Button* m_see;
    Button* m_decide;
    TextLabel* m_says;
    TextLabel* m_bookSays;
    TextLabel* m_pairsSay;
    TextLabel* m_undoSays;
    ReceiptView* m_files;
};

// A sentence on its own line, where rows of several files made a contact each that is one; else empty.
QString foundToBeOneSays(qint64 contacts);

} // namespace kith
