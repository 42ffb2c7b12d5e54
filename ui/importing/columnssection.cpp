#include "ui/importing/columnssection.h"

#include "ui/importing/columnsview.h"
#include "ui/shared/button.h"
#include "ui/shared/expander.h"
#include "ui/shared/iconlabel.h"
#include "ui/shared/plaintext.h"
#include "ui/shared/textlabel.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace kith
{

using namespace Qt::StringLiterals;

namespace
{

// Columns that hold something.
QStringList notRead(const FileColumns& file)
{
    QStringList names;
    for (const TableColumn& column : file.table.columns) {
        if (column.field == ListField::Ignored && !column.samples.isEmpty())
            names += isolated(column.name);
    }
    return names;
}

QString listed(QStringList names)
{
    constexpr qsizetype most = 5;
    if (names.size() > most)
        names = names.first(most) << u"…"_s;
    return names.join(u", "_s);
}

QString howRead(const FileColumns& file)
{
    if (!file.known)
        return ColumnsSection::tr(
            "Kith does not know these columns. Say which holds the name or the e-mail address.");
    QString how = file.map.empty() ? ColumnsSection::tr("As Kith takes them.")
                                   : ColumnsSection::tr("As you set them.");
    if (file.remembered)
        how = ColumnsSection::tr("As you set them last time.");
    const QStringList idle = notRead(file);
    return idle.isEmpty() ? how
                          : ColumnsSection::tr("%1 %n column(s) not read: %2",
                              "how columns are read, their names", static_cast<int>(idle.size()))
                                .arg(how, listed(idle));
}

// More is left out than read: there may be something to say.
bool isMostlyIdle(const FileColumns& file)
{
    const auto filled = std::ranges::count_if(
        file.table.columns, [](const TableColumn& column) { return !column.samples.isEmpty(); });
    return notRead(file).size() * 2 > filled;
}

} // namespace

ColumnsSection::ColumnsSection(QWidget* parent) : CardFrame(parent)
{
    auto* column = new QVBoxLayout(this);
    column->setSpacing(theme::wideSpace);
    column->addWidget(new TextLabel(theme::Text::Heading, tr("What the columns hold")));
    hide();
}

bool ColumnsSection::holdsSameTables(const std::vector<FileColumns>& files) const
{
    return std::ranges::equal(m_lines, files, [](const Line& line, const FileColumns& file) {
        return line.file.file == file.file && line.file.table.header == file.table.header
            && line.file.table.columns.size() == file.table.columns.size();
    });
}

void ColumnsSection::showFiles(const std::vector<FileColumns>& files)
{
    if (!m_content || !holdsSameTables(files))
        build(files);
    for (std::size_t i = 0; i < files.size(); ++i) {
        m_lines[i].file = files[i];
        refresh(m_lines[i]);
    }
    setVisible(!files.empty());
}

void ColumnsSection::build(const std::vector<FileColumns>& files)
{
    discard(m_content);
    m_lines.clear();
    for (const FileColumns& file : files)
        m_lines.push_back({.file = file});
    m_content = new QWidget;
    auto* column = new QVBoxLayout(m_content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme::wideSpace);
    for (std::size_t i = 0; i < m_lines.size(); ++i)
        column->addWidget(buildLine(i));
    layout()->addWidget(m_content);
    m_content->show();
}

QWidget* ColumnsSection::buildLine(std::size_t number)
{
    Line& line = m_lines[number];
    line.says = captionLabel({});
    line.forget = new Button(tr("Forget that"));
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(new TextLabel(isolated(line.file.file)));
    words->addWidget(line.says);
    auto* summary = new QWidget;
    auto* row = new QHBoxLayout(summary);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(theme::space);
    row->addWidget(new IconLabel(theme::icon(u"columns"_s, &theme::Colours::muted)), 0, Qt::AlignTop);
    row->addLayout(words, 1);
    row->addWidget(line.forget, 0, Qt::AlignTop);
    connect(line.forget, &QPushButton::clicked, this,
        [this, number] { Q_EMIT forgetRequested(m_lines[number].file.table.header); });

    auto* expander = new Expander(summary, tr("Columns of %1").arg(line.file.file), [this, number] {
        Line& unfolded = m_lines[number];
        unfolded.view = new ColumnsView(unfolded.file);
        connect(unfolded.view, &ColumnsView::mapChanged, this, [this, number](const ColumnMap& map) {
            Q_EMIT mapChanged(m_lines[number].file.table.header, map);
        });
        return unfolded.view;
    });
    expander->setExpanded(!line.file.known || (line.file.map.empty() && isMostlyIdle(line.file)));
    return expander;
}

void ColumnsSection::refresh(Line& line)
{
    line.says->setText(howRead(line.file));
    line.forget->setVisible(line.file.remembered);
    if (line.view)
        line.view->takeOver(line.file);
}

} // namespace kith
