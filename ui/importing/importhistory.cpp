#include "ui/importing/importhistory.h"

#include "core/book/formats.h"
#include "core/book/readbook.h"
#include "core/book/rejectedrows.h"
#include "ui/importing/receiptview.h"
#include "ui/importing/rowkinds.h"
#include "ui/importing/rowsview.h"
#include "ui/shared/button.h"
#include "ui/shared/expander.h"
#include "ui/shared/iconlabel.h"
#include "ui/shared/textlabel.h"
#include "ui/shared/whenfinished.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QLocale>
#include <QVBoxLayout>

namespace kith
{

using namespace Qt::StringLiterals;

namespace
{

constexpr qsizetype hashShown = 12; // digits: enough to tell files apart

QString savedSays(RejectedForm form, qint64 rows, const QString& path)
{
    const QString says
        = ImportHistory::tr("Saved %n row(s) to %1.", nullptr, static_cast<int>(rows)).arg(path);
    return form == RejectedForm::List
        ? says + u' '
            + ImportHistory::tr("It is a list to look through: mend the file itself, and import that.")
        : says + u' ' + ImportHistory::tr("Mend them there, and import that file.");
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
    QWidget* line = iconLine(theme::icon(u"file"_s, &theme::Colours::muted), words);
    return new Expander(line, tr("Rows of %1").arg(source.name), [this, source] { return rowsOf(source); });
}

QWidget* ImportHistory::rowsOf(const Source& source)
{
    const Result<qint64> changed = countSourceChanges(m_book.database(), source.id);
    if (!changed)
        Q_EMIT message(changed.error().message);
    const FileReceipt receipt{.file = source.name,
        .format = source.format,
        .source = source.id,
        .counts = source.counts,
        .changed = changed.value_or(0)};
    auto* widget = new QWidget;
    auto* column = new QVBoxLayout(widget);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme::space);
    auto* hash = captionLabel(tr("Hash %1").arg(QString::fromLatin1(source.hash.toHex().left(hashShown))));
    hash->setToolTip(QString::fromLatin1(source.hash.toHex()));
    hash->setIndent(theme::iconSize() + theme::space);
    column->addWidget(hash);
    if (Result<std::vector<Issue>> remarks = sourceRemarks(m_book.database(), source.id); !remarks)
        Q_EMIT message(remarks.error().message);
    else if (!remarks->empty())
        column->addWidget(issueList(*remarks));
    auto* rows = new RowsView(rowKinds(receipt, m_book.database()));
    column->addWidget(rows);
    rows->offerSaving();
    auto* remove = new Button(tr("Remove from the book"), Button::Kind::Quiet);
    remove->setToolTip(tr("What only this file said goes; what others or you said stays."));
    rows->addButton(remove);
    connect(remove, &QPushButton::clicked, this, [this, source] { removeSource(source); });
    connect(rows, &RowsView::message, this, &ImportHistory::message);
    connect(rows, &RowsView::contactChosen, this, &ImportHistory::contactChosen);
    connect(rows, &RowsView::saveRequested, this, [this, source] { saveRejected(source); });
    return widget;
}

void ImportHistory::saveRejected(const Source& source)
{
    const RejectedForm form = rejectedForm(source);
    const QString name = tr("%1 rejected").arg(QFileInfo(source.name).completeBaseName());
    auto* dialog = new QFileDialog(
        window(), tr("Save rejected rows"), QDir::home().filePath(name + u'.' + rejectedSuffix(form)));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(rejectedSuffix(form));
    connect(dialog, &QFileDialog::fileSelected, this, [this, form, id = source.id](const QString& path) {
        whenFinished(this, m_book.saveRejectedRows(id, path), [this, form, path](const Result<qint64>& rows) {
            Q_EMIT message(
                rows ? savedSays(form, *rows, QDir::toNativeSeparators(path)) : rows.error().message);
        });
    });
    dialog->open();
}

void ImportHistory::removeSource(const Source& source)
{
    whenFinished(this, m_book.removeSource(source.id), [this](const Result<Removal>& removal) {
        if (removal)
            Q_EMIT removed();
        else
            Q_EMIT message(removal.error().message);
    });
}

} // namespace kith
