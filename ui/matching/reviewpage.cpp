#include "ui/matching/reviewpage.h"

#include "ui/matching/pairview.h"
#include "ui/shared/button.h"
#include "ui/shared/emptystate.h"
#include "ui/shared/flowlayout.h"
#include "ui/shared/textlabel.h"
#include "ui/shared/whenfinished.h"

#include <QAction>
#include <QLocale>
#include <QScrollArea>
#include <QScrollBar>
#include <QStackedLayout>
#include <QVBoxLayout>

#include <algorithm>
#include <iterator>

namespace kith
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int widestPair = 920;
constexpr int roomForMessage = 96;

std::pair<ContactId, ContactId> idsOf(const ReviewPair& pair)
{
    return std::minmax(pair.kept.id, pair.other.id);
}

} // namespace

ReviewPage::ReviewPage(AddressBook& book, QWidget* parent)
    : QWidget(parent), m_book(book), m_stack(new QStackedLayout(this)),
      m_nobody(new EmptyState(u"review"_s, {})), m_scroll(new QScrollArea), m_left(captionLabel({})),
      m_pair(new PairView)
{
    buildActions();
    auto* content = new QWidget;
    content->setMaximumWidth(widestPair);
    auto* column = new QVBoxLayout(content);
    // Below is room for the message of the window, which else would cover the last lines.
    column->setContentsMargins(theme::pageSpace, 0, theme::pageSpace, roomForMessage);
    column->addWidget(m_pair);
    column->addStretch();
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setAccessibleName(tr("Two contacts"));
    m_scroll->setWidget(content);

    auto* page = new QWidget;
    auto* parts = new QVBoxLayout(page);
    parts->setContentsMargins(0, 0, 0, 0);
    parts->setSpacing(0);
    parts->addWidget(buildHead());
    parts->addWidget(m_scroll, 1);
    m_stack->addWidget(m_nobody);
    m_stack->addWidget(page);
    connect(&m_book, &AddressBook::reviewChanged, this, &ReviewPage::takeReview);
    takeReview();
}

void ReviewPage::buildActions()
{
    const auto action = [this](const QString& icon, const QString& text, const QList<QKeySequence>& keys) {
        auto* made = new QAction(theme::icon(icon), text, this);
        made->setShortcuts(keys);
        return made;
    };
    m_one = action(u"merge"_s, tr("One person"), {Qt::Key_M});
    m_apart = action(u"apart"_s, tr("Two people"), {Qt::Key_D});
    m_swap = action(u"swap"_s, tr("Swap"), {Qt::Key_W});
    m_skip = action(u"skip"_s, tr("Not sure"), {Qt::Key_N, Qt::Key_Right});
    m_back = action({}, tr("Back to the pair before"), {Qt::Key_Left});
    connect(m_one, &QAction::triggered, this, &ReviewPage::merge);
    connect(m_apart, &QAction::triggered, this, &ReviewPage::keepApart);
    connect(m_skip, &QAction::triggered, this, &ReviewPage::skip);
    connect(m_back, &QAction::triggered, this, &ReviewPage::goBack);
    connect(m_swap, &QAction::triggered, this, [this] {
        m_swapped = !m_swapped;
        showCurrent();
    });
    addActions(reviewActions());
}

// Always in sight, however much is known of the two, and where no message covers it.
QWidget* ReviewPage::buildHead()
{
    auto* head = new QWidget;
    auto* column = new QVBoxLayout(head);
    column->setContentsMargins(theme::pageSpace, theme::pageSpace, theme::pageSpace, theme::wideSpace);
    column->setSpacing(theme::tightSpace);
    column->addWidget(new TextLabel(theme::Text::Title, tr("Same person?")));
    column->addWidget(m_left);
    column->addSpacing(theme::space);
    auto* buttons = new FlowLayout;
    for (QAction* each : {m_one, m_apart, m_skip, m_swap}) {
        auto* button = new Button(each, each == m_swap ? Button::Kind::Quiet : Button::Kind::Plain);
        button->setKeyShown(true);
        buttons->addWidget(button);
    }
    column->addLayout(buttons);
    m_left->setObjectName(u"left"_s);
    return head;
}

QList<QAction*> ReviewPage::reviewActions() const
{
    return {m_one, m_apart, m_skip, m_back, m_swap};
}

const Review* ReviewPage::shownReview() const
{
    if (m_comparing)
        return nullptr;
    return m_two ? &*m_two : m_review.get();
}

void ReviewPage::takeReview()
{
    m_review = m_book.review();
    if (isVisible())
        showCurrent();
}

void ReviewPage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    showCurrent();
    m_scroll->setFocus();
}

void ReviewPage::showTwo(ContactId one, ContactId other)
{
    m_comparing = true; // and no key is about another pair meanwhile
    showCurrent();
    whenFinished(this, m_book.compare(one, other), [this](const Result<Review>& review) {
        m_comparing = false;
        if (review)
            m_two = *review;
        showCurrent();
        if (!review) {
            Q_EMIT message(review.error().message);
            Q_EMIT twoDone();
        }
    });
}

// The pair that is back since its decision was undone; else the one that was shown; else the likeliest that
// was not passed, also where it came to be by the last decision.
const ReviewPair& ReviewPage::choose(const std::vector<ReviewPair>& pairs)
{
    const auto find = [&pairs](const auto& wanted) { return std::ranges::find_if(pairs, wanted); };
    std::set<Ids> left;
    std::ranges::transform(pairs, std::inserter(left, left.end()), idsOf);
    std::erase_if(m_passed, [&left](const Ids& pair) { return !left.contains(pair); });
    auto place = find([this](const ReviewPair& pair) { return m_decided.contains(idsOf(pair)); });
    if (place == pairs.end())
        place = find([this](const ReviewPair& pair) { return m_current == idsOf(pair); });
    if (place == pairs.end() && m_passed.size() == pairs.size())
        m_passed.clear();
    if (place == pairs.end()) {
        const std::set<Ids> passed(m_passed.begin(), m_passed.end());
        place = find([&passed](const ReviewPair& pair) { return !passed.contains(idsOf(pair)); });
    }
    std::erase(m_passed, idsOf(*place));
    return *place;
}

void ReviewPage::showCurrent()
{
    const Review* review = shownReview();
    if (!review || review->pairs.empty())
        return showNobody();
    const ReviewPair& pair = m_two ? review->pairs.front() : choose(review->pairs);
    if (m_current != idsOf(pair))
        m_swapped = false;
    m_current = idsOf(pair);
    m_decided.erase(*m_current);
    m_kept = m_swapped ? pair.other.id : pair.kept.id;
    m_other = m_swapped ? pair.kept.id : pair.other.id;

    const auto side = [&](ContactId id) -> Result<PairView::Side> {
        Result<ContactPage> page = contactPage(m_book.database(), m_book.knowledge(), id, m_book.today());
        if (!page)
            return tl::unexpected(page.error());
        return PairView::Side{std::move(*page), review->rows.value(id)};
    };
    const Result<PairView::Side> kept = side(m_kept);
    const Result<PairView::Side> other = side(m_other);
    const Result<std::vector<Source>> files = sources(m_book.database());
    if (const Error* error = firstError(kept, other, files)) {
        Q_EMIT message(error->message);
        return showNobody();
    }
    m_left->setText(m_two
            ? tr("The two that you chose.")
            : tr("Pair %1 of %2")
                  .arg(QLocale().toString(m_passed.size() + 1), QLocale().toString(review->pairs.size())));
    m_pair->showPair(pair.likeness, *kept, *other, *files);
    m_scroll->verticalScrollBar()->setValue(0);
    for (QAction* action : {m_one, m_apart, m_skip, m_swap})
        action->setEnabled(true);
    m_back->setEnabled(!m_two);
    m_stack->setCurrentIndex(1);
}

void ReviewPage::showNobody()
{
    const bool known = shownReview() != nullptr;
    m_nobody->setTitle(
        known ? tr("Nobody is left to decide about") : tr("Looking for contacts that may be one person…"));
    m_nobody->setText(known
            ? tr("Where an import brings someone who may be somebody else in the book, Kith asks "
                 "here.")
            : QString());
    for (QAction* action : reviewActions())
        action->setEnabled(false);
    m_current.reset();
    m_stack->setCurrentIndex(0);
}

// After the last one it begins again.
void ReviewPage::skip()
{
    if (m_two)
        return leaveTwo();
    if (!m_current)
        return;
    m_passed.push_back(*m_current);
    m_current.reset();
    showCurrent();
}

// Before the first one is the last.
void ReviewPage::goBack()
{
    if (!m_current)
        return;
    if (m_passed.empty()) {
        m_passed.push_back(*m_current);
        for (const ReviewPair& pair : m_review->pairs) {
            if (idsOf(pair) != *m_current)
                m_passed.push_back(idsOf(pair));
        }
    }
    m_current = m_passed.back();
    m_passed.pop_back();
    showCurrent();
}

void ReviewPage::leaveTwo()
{
    m_two.reset();
    showCurrent();
    Q_EMIT twoDone();
}

void ReviewPage::merge()
{
    const Ids pair = std::minmax(m_kept, m_other);
    tell(m_book.merge(m_kept, m_other), pair);
}

void ReviewPage::keepApart()
{
    const Ids pair = std::minmax(m_kept, m_other);
    tell(m_book.keepApart(m_kept, m_other), pair);
}

void ReviewPage::tell(const Done& done, Ids pair)
{
    if (!done) {
        Q_EMIT message(done.error().message);
        return;
    }
    m_decided.insert(pair);
    Q_EMIT decided();
    if (m_two)
        leaveTwo();
}

} // namespace kith
