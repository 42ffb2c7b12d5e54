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
    hide();
}

void EventsSection::showFiles(const std::vector<FileColumns>& files)
{
    std::vector<FileColumns> asked;
    std::ranges::copy_if(files, std::back_inserter(asked),
        [](const FileColumns& file) { return file.event != FileColumns::Event::No; });
    const bool isSame = std::ranges::equal(m_lines, asked, [](const Line& line, const FileColumns& file) {
        return line.file.key == file.key && line.file.event == file.event;
    });
    if (!isSame)
        build(std::move(asked));
    else
        for (std::size_t i = 0; i < asked.size(); ++i) {
            m_lines[i].file = std::move(asked[i]);
            if (m_lines[i].fields)
                m_lines[i].fields->takeOver(m_lines[i].file);
        }
    showOffers();
    setVisible(!m_lines.empty());
}

void EventsSection::clear()
{
    build({});
    hide();
}

void EventsSection::build(std::vector<FileColumns> files)
{
    discard(m_content);
    m_lines.clear();
    m_content = columnOf({}, theme::wideSpace);
    for (FileColumns& file : files)
        m_lines.push_back({.file = std::move(file)});
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        const bool isAsked = m_lines[i].file.event == FileColumns::Event::Asked;
        m_content->layout()->addWidget(isAsked ? buildQuestion(m_lines[i]) : buildOffer(i));
    }
    layout()->addWidget(m_content);
    m_content->show();
}

QWidget* EventsSection::buildQuestion(Line& line)
{
    auto* asks = new TextLabel(theme::Text::Strong,
        tr("Where did you meet the people of %1, and when?", "a file").arg(isolated(line.file.file)));
    line.fields = buildFields(line.file);
    return columnOf({asks, line.fields}, theme::space);
}

QWidget* EventsSection::buildOffer(std::size_t number)
{
    Line& line = m_lines[number];
    auto* asks = new TextLabel(
        tr("Were the people of %1 guests of an event?", "a file").arg(isolated(line.file.file)));
    line.says = captionLabel({});
    auto* words
        = iconLine(theme::icon(u"calendar"_s, &theme::Colours::muted), columnOf({asks, line.says}, 0));
    return new Expander(words, tr("Event of %1", "a file").arg(line.file.file), [this, number] {
        Line& unfolded = m_lines[number];
        unfolded.fields = buildFields(unfolded.file);
        return unfolded.fields;
    });
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
    for (const Line& line : m_lines) {
        if (!line.says)
            continue;
        const std::optional<SaidEvent> event = line.fields ? line.fields->said() : std::nullopt;
        line.says->setText(event ? tr("Guests of %1.", "an event").arg(isolated(event->name))
                                 : tr("The file does not say so."));
    }
}

QHash<QString, SaidEvent> EventsSection::said() const
{
    QHash<QString, SaidEvent> events;
    for (const Line& line : m_lines) {
        if (const auto event = line.fields ? line.fields->said() : std::nullopt)
            events.insert(line.file.key, *event);
    }
    return events;
}

void EventsSection::showDays()
{
    for (const Line& line : m_lines) {
        if (line.fields)
            line.fields->showDay();
    }
}

QString EventsSection::wrongDay()
{
    for (const Line& line : m_lines) {
        if (const QString typed = line.fields ? line.fields->wrongDay() : QString(); !typed.isEmpty())
            return typed;
    }
    return {};
}

} // namespace kith
