#include "ui/importing/columnsview.h"

#include "ui/importing/columnchoice.h"
#include "ui/shared/plaintext.h"
#include "ui/shared/textlabel.h"

#include <QGridLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace kith
{

using namespace Qt::StringLiterals;

namespace
{

QWidget* columnLine(const TableColumn& column)
{
    auto* widget = new QWidget;
    auto* words = new QVBoxLayout(widget);
    words->setContentsMargins(0, 0, 0, 0);
    words->setSpacing(0);
    words->addWidget(new ElidedLabel(theme::Text::Strong,
        column.name.isEmpty() ? ColumnsView::tr("(without a name)") : isolated(column.name)));
    QStringList samples;
    for (const QString& sample : column.samples)
        samples += isolated(sample);
    auto* values = new ElidedLabel(
        theme::Text::Small, samples.isEmpty() ? ColumnsView::tr("empty") : samples.join(u" · "_s));
    values->setColour(&theme::Colours::muted);
    words->addWidget(values);
    return widget;
}

} // namespace

ColumnsView::ColumnsView(const FileColumns& file, QWidget* parent) : QWidget(parent), m_file(file)
{
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(theme::iconSize() + theme::space, theme::space, 0, theme::space);
    grid->setHorizontalSpacing(theme::wideSpace);
    grid->setVerticalSpacing(theme::space);
    grid->setColumnStretch(0, 1);
    int line = 0;
    for (const TableColumn& column : m_file.table.columns) {
        auto* choice = new ColumnChoice(m_file.table.choices, column.name);
        choice->setField(column.field);
        choice->setEnabled(!column.name.isEmpty()); // it is by its name that a column is known again
        const auto number = static_cast<std::size_t>(line);
        connect(
            choice, &ColumnChoice::chosen, this, [this, number](ListField field) { choose(number, field); });
        m_choices.push_back(choice);
        grid->addWidget(columnLine(column), line, 0);
        grid->addWidget(choice, line, 1);
        ++line;
    }
}

void ColumnsView::takeOver(const FileColumns& file)
{
    m_file = file;
    for (std::size_t i = 0; i < std::min(m_choices.size(), file.table.columns.size()); ++i)
        m_choices[i]->setField(file.table.columns[i].field);
}

void ColumnsView::choose(std::size_t column, ListField field)
{
    setColumn(m_file.map, {m_file.table.columns[column].name, field});
    Q_EMIT mapChanged(m_file.map);
}

} // namespace kith
