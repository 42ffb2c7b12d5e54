#include "ui/importing/eventssection.h"

#include "ui/importing/eventfields.h"
#include "ui/shared/expander.h"
#include "ui/shared/iconlabel.h"
#include "ui/shared/plaintext.h"
#include "ui/shared/textlabel.h"

#include <QVBoxLayout>

#include <algorithm>

namespace kith
{

using namespace Qt::StringLiterals;

namespace
{

QWidget* columnOf(std::initializer_list<QWidget*> parts, int spacing)
{
    auto* widget = new QWidget;
    auto* column = new QVBoxLayout(widget);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing);
    for (QWidget* part : parts)
        column->addWidget(part);
    return widget;
}

} // namespace

EventsSection::EventsSection(QDate today, QWidget* parent) : QWidget(parent), m_today(today)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme::wideSpace);
    hide();
}

EventsSection::~EventsSection() = default;

void EventsSection::showFiles(const std::vector<FileColumns>& files)
{
    std::vector<std::unique_ptr<Line>> lines;
    for (const FileColumns& file : files) {
        if (file.event != FileColumns::Event::No)
            lines.push_back(lineFor(file));
    }
    for (const std::unique_ptr<Line>& gone : m_lines) {
        if (gone)
            discard(gone->widget);
    }
    m_lines = std::move(lines);
    for (const std::unique_ptr<Line>& line : m_lines) {
        layout()->removeWidget(line->widget); // else it would keep its old place
        layout()->addWidget(line->widget);
        line->widget->show();
    }
    showOffers();
    setVisible(!m_lines.empty());
}

// That of before, or one of its own.
std::unique_ptr<EventsSection::Line> EventsSection::lineFor(const FileColumns& file)
{
    const auto same = std::ranges::find_if(m_lines, [&file](const std::unique_ptr<Line>& line) {
        return line && line->file.key == file.key && line->file.event == file.event;
    });
    if (same == m_lines.end()) {
        auto line = std::make_unique<Line>(Line{.file = file});
        const bool isAsked = file.event == FileColumns::Event::Asked;
        line->widget = isAsked ? buildQuestion(*line) : buildOffer(*line);
        return line;
    }
    std::unique_ptr<Line> line = std::move(*same);
    line->file = file;
    if (line->fields)
        line->fields->takeOver(file);
    return line;
}

void EventsSection::clear()
{
    showFiles({});
}

QWidget* EventsSection::buildQuestion(Line& line)
{
    auto* asks = new TextLabel(theme::Text::Strong,
        tr("Where did you meet the people of %1, and when?", "a file").arg(isolated(line.file.file)));
    line.fields = buildFields(line.file);
    return columnOf({asks, line.fields}, theme::space);
}

QWidget* EventsSection::buildOffer(Line& line)
{
    auto* asks = new TextLabel(
        tr("Were the people of %1 guests of an event?", "a file").arg(isolated(line.file.file)));
    line.says = captionLabel({});
    auto* words
        = iconLine(theme::icon(u"calendar"_s, &theme::Colours::muted), columnOf({asks, line.says}, 0));
    return new Expander(words, tr("Event of %1", "a file").arg(line.file.file),
        [this, &line] { return line.fields = buildFields(line.file); });
}

EventFields* EventsSection::buildFields(const FileColumns& file)
{
    auto* fields = new EventFields(file, m_today);
    connect(fields, &EventFields::edited, this, &EventsSection::showOffers);
    connect(fields, &EventFields::edited, this, &EventsSection::edited);
    connect(fields, &EventFields::entered, this, &EventsSection::entered);
    return fields;
}

void EventsSection::showOffers()
{
    for (const std::unique_ptr<Line>& line : m_lines) {
        if (!line->says)
            continue;
        const std::optional<SaidEvent> event = line->fields ? line->fields->said() : std::nullopt;
        line->says->setText(event ? tr("Guests of %1.", "an event").arg(isolated(event->name))
                                  : tr("The file does not say so."));
    }
}

QHash<QString, SaidEvent> EventsSection::said() const
{
    QHash<QString, SaidEvent> events;
    for (const std::unique_ptr<Line>& line : m_lines) {
        if (const auto event = line->fields ? line->fields->said() : std::nullopt)
            events.insert(line->file.key, *event);
    }
    return events;
}

void EventsSection::showDays()
{
    for (const std::unique_ptr<Line>& line : m_lines) {
        if (line->fields)
            line->fields->showDay();
    }
}

QString EventsSection::wrongDay()
{
    for (const std::unique_ptr<Line>& line : m_lines) {
        if (const QString typed = line->fields ? line->fields->wrongDay() : QString(); !typed.isEmpty())
            return typed;
    }
    return {};
}

} // namespace kith
