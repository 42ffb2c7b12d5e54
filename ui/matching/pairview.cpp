#include "ui/matching/pairview.h"

#include "ui/shared/cardframe.h"
#include "ui/shared/expander.h"
#include "ui/shared/factlines.h"
#include "ui/shared/iconlabel.h"
#include "ui/shared/plaintext.h"
#include "ui/shared/sidebyside.h"
#include "ui/shared/textlabel.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace kith
{

using namespace Qt::StringLiterals;

namespace
{

// What speaks for one person, or for two: each with the drawing that says so beside the words.
QWidget* findingList(const QString& heading, const QStringList& findings, const QIcon& icon)
{
    auto* widget = new QWidget;
    auto* column = new QVBoxLayout(widget);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme::tightSpace);
    column->addWidget(new TextLabel(theme::Text::Strong, heading));
    for (const QString& finding : findings) {
        auto* row = new QHBoxLayout;
        row->setSpacing(theme::space);
        row->addWidget(new IconLabel(icon), 0, Qt::AlignTop);
        row->addWidget(new TextLabel(finding), 1);
        column->addLayout(row);
    }
    if (findings.isEmpty())
        column->addWidget(captionLabel(PairView::tr("Nothing")));
    return widget;
}

QString pointsSay(const Contact& contact, ContactPoint::Kind kind)
{
    QStringList values;
    for (const ContactPoint& point : contact.points) {
        if (point.kind == kind)
            values += isolated(point.value);
    }
    return values.join(u'\n');
}

QString rowsSay(const std::vector<Origin>& rows, const std::vector<Source>& sources)
{
    QStringList lines;
    for (const Origin& origin : rows) {
        Fact fact;
        fact.origin = origin;
        lines += originSays(fact, sources);
    }
    return lines.join(u'\n');
}

// The ties that files and the user state; what Kith concludes follows from the fields above.
Facts statedTies(const ContactPage& page)
{
    Facts facts;
    for (const Fact& fact : page.advice.facts) {
        if (fact.certainty == Certainty::Stated)
            facts.push_back(fact);
    }
    return facts;
}

QWidget* nameOf(const Contact& contact, const QString& role)
{
    auto* widget = new QWidget;
    auto* column = new QVBoxLayout(widget);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* name = new TextLabel(theme::Text::Heading, isolated(contact.name));
    name->setSelectable(true);
    column->addWidget(name);
    column->addWidget(captionLabel(role));
    return widget;
}

// The lines of the comparison, as a table of three columns.
class Comparison
{
public:
    explicit Comparison(QWidget* parent) : m_grid(new QGridLayout(parent))
    {
        m_grid->setContentsMargins(0, 0, 0, 0);
        m_grid->setHorizontalSpacing(theme::wideSpace);
        m_grid->setVerticalSpacing(theme::space + theme::tightSpace);
        m_grid->setColumnStretch(1, 1);
        m_grid->setColumnStretch(2, 1);
    }

    void add(const QString& label, QWidget* one, QWidget* other)
    {
        const int line = m_grid->rowCount();
        m_grid->addWidget(captionLabel(label), line, 0, Qt::AlignTop);
        m_grid->addWidget(one, line, 1, Qt::AlignTop);
        m_grid->addWidget(other, line, 2, Qt::AlignTop);
    }

    // Nothing where neither has any.
    void add(const QString& label, const QString& one, const QString& other)
    {
        if (!one.isEmpty() || !other.isEmpty())
            add(label, value(label, one), value(label, other));
    }

private:
    static QWidget* value(const QString& label, const QString& text)
    {
        if (text.isEmpty()) {
            auto* none = captionLabel(u"–"_s);
            none->setAccessibleName(PairView::tr("%1: none").arg(label));
            return none;
        }
        auto* words = new TextLabel(text);
        words->setSelectable(true);
        words->setAccessibleName(PairView::tr("%1: %2", "a field and its value").arg(label, text));
        return words;
    }

    QGridLayout* m_grid;
};

QWidget* comparisonOf(
    const PairView::Side& kept, const PairView::Side& other, const std::vector<Source>& sources)
{
    auto* widget = new QWidget;
    Comparison lines(widget);
    const Contact& one = kept.page.contact;
    const Contact& two = other.page.contact;
    lines.add({}, nameOf(one, PairView::tr("stays, if they are one")),
        nameOf(two, PairView::tr("becomes a part of it")));
    lines.add(PairView::tr("Title"), isolated(one.title), isolated(two.title));
    lines.add(PairView::tr("Employer"), isolated(one.organisation), isolated(two.organisation));
    lines.add(PairView::tr("Place"), isolated(one.location), isolated(two.location));
    lines.add(PairView::tr("Profile"), one.profile, two.profile);
    using Kind = ContactPoint::Kind;
    const std::array kinds{std::pair(Kind::Email, PairView::tr("E-mail")),
        std::pair(Kind::Phone, PairView::tr("Phone")), std::pair(Kind::Link, PairView::tr("Web")),
        std::pair(Kind::Address, PairView::tr("Address"))};
    for (const auto& [kind, label] : kinds)
        lines.add(label, pointsSay(one, kind), pointsSay(two, kind));
    const Facts ties = statedTies(kept.page);
    const Facts otherTies = statedTies(other.page);
    if (!ties.empty() || !otherTies.empty())
        lines.add(PairView::tr("Ties"), timeline(ties, sources), timeline(otherTies, sources));
    lines.add(PairView::tr("Told by"), rowsSay(kept.rows, sources), rowsSay(other.rows, sources));
    return widget;
}

} // namespace

PairView::PairView(QWidget* parent) : QWidget(parent)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
}

void PairView::showPair(
    const Likeness& likeness, const Side& kept, const Side& other, const std::vector<Source>& sources)
{
    discard(m_content);
    auto* findings = new SideBySide;
    findings->add(
        findingList(tr("What agrees"), likeness.agrees, theme::icon(u"check"_s, &theme::Colours::follow)));
    findings->add(
        findingList(tr("What differs"), likeness.differs, theme::icon(u"close"_s, &theme::Colours::ask)));
    auto* card = new CardFrame;
    auto* column = new QVBoxLayout(card);
    column->setSpacing(theme::pageSpace);
    column->addWidget(findings);
    column->addWidget(comparisonOf(kept, other, sources));
    m_content = card;
    layout()->addWidget(card);
    card->show();
}

} // namespace kith
