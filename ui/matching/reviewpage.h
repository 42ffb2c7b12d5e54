#pragma once

#include "core/book/addressbook.h"

#include <QWidget>

#include <optional>
#include <set>
#include <utility>
#include <vector>

class QAction;
class QScrollArea;
class QStackedLayout;

namespace kith
{

class EmptyState;
class PairView;
class TextLabel;

// Who may be one person: pair after pair, each decided by one key. What is decided can be undone, and then
// comes back here.
class ReviewPage : public QWidget
{
    Q_OBJECT

public:
    explicit ReviewPage(AddressBook& book, QWidget* parent = nullptr);

    // Two that the user takes for one, before all others.
    void showTwo(ContactId one, ContactId other);
    // Merge, apart, skip, back, swap; enabled only where there is a pair.
    QList<QAction*> reviewActions() const;

Q_SIGNALS:
    void decided(); // the newest step of the history says what
    void twoDone(); // the pair of showTwo() is decided, or left
    void message(const QString& text); // why something did not happen

protected:
    void showEvent(QShowEvent* event) override;

private:
    using Ids = std::pair<ContactId, ContactId>; // the smaller first

    void buildActions();
    QWidget* buildHead();
    void takeReview();
    void showCurrent();
    void showNobody();
    const ReviewPair& choose(const std::vector<ReviewPair>& pairs);
    void skip();
    void goBack();
    void leaveTwo();
    void merge();
    void keepApart();
    void tell(const Done& done, Ids pair);
    const Review* shownReview() const;

    AddressBook& m_book;
    std::shared_ptr<const Review> m_review;
    std::optional<Review> m_two; // of showTwo()
    bool m_comparing = false; // they are being read
    std::vector<Ids> m_passed; // left undecided on the way to the current one
    std::optional<Ids> m_current;
    std::set<Ids> m_decided; // here, since the window is open
    ContactId m_kept = 0;
    ContactId m_other = 0;
    bool m_swapped = false;

    QStackedLayout* m_stack;
    EmptyState* m_nobody;
    QScrollArea* m_scroll;
    TextLabel* m_left;
    PairView* m_pair;
    QAction* m_one = nullptr;
    QAction* m_apart = nullptr;
    QAction* m_skip = nullptr;
    QAction* m_back = nullptr;
    QAction* m_swap = nullptr;
};

} // namespace kith
