#include "ui/settings/tagedit.h"

#include "core/base/text.h"
#include "ui/shared/button.h"
#include "ui/shared/flowlayout.h"
#include "ui/shared/plaintext.h"
#include "ui/shared/theme.h"

#include <QLineEdit>
#include <QVBoxLayout>

#include <algorithm>

namespace kith
{

using namespace Qt::StringLiterals;

TagEdit::TagEdit(const QString& name, const QString& placeholder, QWidget* parent)
    : QWidget(parent), m_chips(new QWidget), m_flow(new FlowLayout(m_chips)), m_field(new QLineEdit)
{
    m_field->setPlaceholderText(placeholder);
    m_field->setAccessibleName(name);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme::space);
    column->addWidget(m_chips);
    column->addWidget(m_field);
    connect(m_field, &QLineEdit::returnPressed, this, &TagEdit::add);
    connect(m_field, &QLineEdit::editingFinished, this, &TagEdit::add);
    m_chips->hide();
}

void TagEdit::setTags(const QStringList& tags)
{
    if (tags == m_tags)
        return;
    m_tags = tags;
    rebuild();
}

void TagEdit::add()
{
    const QStringList before = m_tags;
    for (const QString& part : m_field->text().split(u',')) {
        const QString tag = cleaned(part);
        const bool known = std::any_of(m_tags.cbegin(), m_tags.cend(),
            [&tag](const QString& each) { return folded(each) == folded(tag); });
        if (!tag.isEmpty() && !known)
            m_tags += tag;
    }
    m_field->clear();
    if (m_tags == before)
        return;
    rebuild();
    Q_EMIT edited(m_tags);
}

void TagEdit::remove(const QString& tag)
{
    m_tags.removeOne(tag);
    m_field->setFocus(); // the chip that had it goes away
    rebuild();
    Q_EMIT edited(m_tags);
}

void TagEdit::rebuild()
{
    while (QLayoutItem* item = m_flow->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater(); // may be the one that was clicked
        delete item;
    }
    for (const QString& tag : std::as_const(m_tags)) {
        auto* chip = new Button(withoutMnemonics(tag));
        chip->setIcon(theme::icon(u"close"_s, &theme::Colours::muted));
        chip->setLayoutDirection(
            isRightToLeft() ? Qt::LeftToRight : Qt::RightToLeft); // the cross behind the word
        chip->setAccessibleName(tr("Remove %1").arg(tag));
        chip->setToolTip(plainToolTip(tr("Remove %1").arg(tag)));
        connect(chip, &QPushButton::clicked, this, [this, tag] { remove(tag); });
        m_flow->addWidget(chip);
    }
    m_chips->setVisible(!m_tags.isEmpty());
}

} // namespace kith
