#include "ui/importing/eventfields.h"

#include "core/base/typedday.h"
#include "ui/shared/sidebyside.h"
#include "ui/shared/textlabel.h"

#include <QLineEdit>
#include <QLocale>
#include <QVBoxLayout>

namespace kith
{

using namespace Qt::StringLiterals;

EventFields::EventFields(const FileColumns& file, QDate today, QWidget* parent)
    : QWidget(parent), m_today(today), m_name(new QLineEdit), m_day(new QLineEdit),
      m_daySays(captionLabel({}))
{
    m_name->setAccessibleName(tr("Event of %1", "a file").arg(file.file));
    m_day->setAccessibleName(tr("Day of the event of %1", "a file").arg(file.file));
    m_daySays->setObjectName(u"day"_s);
    m_daySays->hide();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme::space);
    auto* fields = new SideBySide;
    fields->add(m_name);
    fields->add(m_day);
    column->addWidget(fields);
    column->addWidget(m_daySays);
    connect(m_day, &QLineEdit::textChanged, this, &EventFields::followTyping);
    for (QLineEdit* field : {m_name, m_day}) {
        connect(field, &QLineEdit::textEdited, this, &EventFields::edited);
        connect(field, &QLineEdit::returnPressed, this, &EventFields::entered);
    }
    takeOver(file);
}

// What the list would be called after itself stands in the field, where it can be mended.
void EventFields::takeOver(const FileColumns& file)
{
    m_isOffered = file.event == FileColumns::Event::Offered;
    const bool untouched = m_name->text() == m_proposed;
    m_proposed = file.table.event;
    if (untouched)
        m_name->setText(m_proposed);
    if (!m_proposed.isEmpty())
        m_name->setPlaceholderText(tr("empty: “%1”, as the file is called").arg(m_proposed));
    else if (file.table.rowsTellEvent)
        m_name->setPlaceholderText(tr("empty: as each row says"));
    else
        m_name->setPlaceholderText(tr("as in “FOSDEM 2026”"));
    m_day->setPlaceholderText(
        file.table.rowsTellDay ? tr("empty: as each row says") : tr("as in “2026-01-31”; empty: not known"));
}

QDate EventFields::day() const
{
    return typedDay(m_day->text(), QLocale());
}

std::optional<SaidEvent> EventFields::said() const
{
    // Left as it is, the list says so itself, and is known again whoever imports it.
    const QString name = m_name->text() == m_proposed ? QString() : m_name->text().trimmed();
    if (name.isEmpty() && (m_isOffered || !day().isValid()))
        return std::nullopt;
    return SaidEvent{name, day()};
}

void EventFields::showDay()
{
    const QDate day = this->day();
    QString says;
    if (day > m_today)
        says = tr("%1 is still to come: nobody was met there yet.", "a day")
                   .arg(QLocale().toString(day, QLocale::LongFormat));
    else if (day.isValid() && m_isOffered && m_name->text().trimmed().isEmpty())
        says = tr("Say which event it was, too.");
    else if (day.isValid())
        says = QLocale().toString(day, QLocale::LongFormat);
    else if (!m_day->text().trimmed().isEmpty())
        says = tr("That is no day. Write it as 2026-01-31.");
    m_daySays->setText(says);
    m_daySays->setVisible(!says.isEmpty());
}

// While it is being typed nobody wants to hear that it is none yet.
void EventFields::followTyping()
{
    if (day().isValid())
        showDay();
    else
        m_daySays->hide();
}

QString EventFields::wrongDay()
{
    const QString typed = m_day->text().trimmed();
    if (typed.isEmpty() || day().isValid())
        return {};
    m_day->setFocus();
    m_day->selectAll();
    return typed;
}

} // namespace kith
