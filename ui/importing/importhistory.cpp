#include "ui/importing/importhistory.h"

#include "core/book/formats.h"
#include "ui/importing/receiptview.h"
#include "ui/importing/sourcerowsmodel.h"
#include "ui/shared/button.h"
#include "ui/shared/expander.h"
#include "ui/shared/flowlayout.h"
#include "ui/shared/iconlabel.h"
#include "ui/shared/textlabel.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLocale>
#include <QTableView>
#include <QVBoxLayout>

namespace kith
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int rowsShown = 8; // at once, in the list behind a file

qint64 countOf(const RowCounts& counts, Outcome outcome)
{
    switch (outcome) {
    case Outcome::New:
        return counts.added;
    case Outcome::Updated:
        return counts.updated;
    case Outcome::Unchanged:
        return counts.unchanged;
    case Outcome::Rejected:
        break;
    }
    return counts.rejected;
}

QString outcomeSays(Outcome outcome, qint64 count)
{
    RowCounts counts;
    counts.count(outcome, count);
    return countsSay(counts);
}

QTableView* rowTable(SourceRowsModel* model)
{
    auto* table = new QTableView;
    table->setModel(model);
    table->setAccessibleName(ImportHistory::tr("Rows"));
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setWordWrap(false);
    table->setShowGrid(false);
    table->setTabKeyNavigation(false);
    table->verticalHeader()->hide();
    table->horizontalHeader()->setStretchLastSection(true);
    table->horizontalHeader()->setHighlightSections(false);
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    const int line = table->fontMetrics().height() + theme::space;
    table->verticalHeader()->setDefaultSectionSize(line);
    table->setColumnWidth(SourceRowsModel::Row, table->fontMetrics().averageCharWidth() * 10);
    table->setColumnWidth(SourceRowsModel::Who, table->fontMetrics().averageCharWidth() * 36);
    table->setFixedHeight((rowsShown + 1) * line + theme::wideSpace);
    return table;
}

} // namespace

ImportHistory::ImportHistory(AddressBook& book, QWidget* parent) : QWidget(parent), m_book(book)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    connect(&m_book, &AddressBook::changed, this, &ImportHistory::refresh);
    refresh();
}

void ImportHistory::refresh()
{
    Result<std::vector<Source>> files = sources(m_book.database());
    if (!files) {
        Q_EMIT message(files.error().message);
        return;
    }
    if (m_content && *files == m_sources) // a file that is unfolded stays so
        return;
    m_sources = std::move(*files);
    discard(m_content);
    m_content = new QWidget;
    auto* column = new QVBoxLayout(m_content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme::wideSpace);
    column->addWidget(new TextLabel(theme::Text::Heading, tr("Imported before")));
    for (const Source& source : m_sources)
        column->addWidget(sourceLine(source));
    layout()->addWidget(m_content);
    setVisible(!m_sources.empty());
}

QWidget* ImportHistory::sourceLine(const Source& source)
{
    const QString day = QLocale().toString(source.importedAt.toLocalTime(), u"d MMM yyyy, HH:mm"_s);
    QString kind = importFormatTitle(source.format) + u" · "_s + day;
    if (!source.container.isEmpty())
        kind += u" · "_s + source.container;
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(new TextLabel(source.name));
    words->addWidget(captionLabel(kind));
    words->addWidget(captionLabel(countsSay(source.counts)));
    auto* line = new QWidget;
    auto* row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(theme::space);
    row->addWidget(new IconLabel(theme::icon(u"file"_s, &theme::Colours::muted)), 0, Qt::AlignTop);
    row->addLayout(words, 1);
    return new Expander(line, tr("Rows of %1").arg(source.name), [this, source] { return rowsOf(source); });
}

QWidget* ImportHistory::rowsOf(const Source& source)
{
    auto* widget = new QWidget;
    auto* model = new SourceRowsModel(m_book.database(), source.id, widget);
    connect(model, &SourceRowsModel::failed, this, &ImportHistory::message);
    auto* outcomes = new FlowLayout;
    auto* group = new QButtonGroup(widget);
    for (const Outcome outcome : {Outcome::Rejected, Outcome::New, Outcome::Updated, Outcome::Unchanged}) {
        const qint64 count = countOf(source.counts, outcome);
        if (count == 0)
            continue;
        auto* choice = new Button(outcomeSays(outcome, count));
        choice->setCheckable(true);
        group->addButton(choice);
        outcomes->addWidget(choice);
        connect(choice, &QPushButton::toggled, model, [model, outcome, count](bool chosen) {
            if (chosen)
                model->showOutcome(outcome, count);
        });
    }
    auto* column = new QVBoxLayout(widget);
    column->setContentsMargins(theme::iconSize() + theme::space, 0, 0, theme::space);
    column->setSpacing(theme::space);
    column->addLayout(outcomes);
    column->addWidget(rowTable(model));
    if (!group->buttons().isEmpty())
        group->buttons().first()->setChecked(true);
    return widget;
}

} // namespace kith
