#include "ui/importing/dropzone.h"

#include "ui/shared/button.h"
#include "ui/shared/flowlayout.h"
#include "ui/shared/iconlabel.h"
#include "ui/shared/textlabel.h"

#include <QDragEnterEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QMimeData>
#include <QPainter>
#include <QVBoxLayout>

namespace kith
{

using namespace Qt::StringLiterals;

QStringList localFiles(const QMimeData* data)
{
    QStringList paths;
    for (const QUrl& url : data->urls()) {
        if (url.isLocalFile())
            paths += url.toLocalFile();
    }
    return paths;
}

DropZone::DropZone(QWidget* parent) : QFrame(parent)
{
    setAcceptDrops(true);
    auto* kinds = captionLabel(
        tr("A LinkedIn archive as a zip, a folder or single files; contacts of any program as a table (CSV), "
           "LDIF or address cards; lists of attendees; calendars"));
    auto* files = new Button(tr("Choose files…"));
    auto* folder = new Button(tr("Choose a folder…"), Button::Kind::Quiet);
    auto* buttons = new FlowLayout;
    buttons->addWidget(files);
    buttons->addWidget(folder);

    auto* words = new QVBoxLayout;
    words->setSpacing(theme::tightSpace);
    words->addWidget(new TextLabel(theme::Text::Strong, tr("Drop files here")));
    words->addWidget(kinds);
    words->addSpacing(theme::space);
    words->addLayout(buttons);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(theme::pageSpace, theme::pageSpace, theme::pageSpace, theme::pageSpace);
    row->setSpacing(theme::wideSpace);
    row->addWidget(new IconLabel(theme::icon(u"drop"_s, &theme::Colours::muted)), 0, Qt::AlignTop);
    row->addLayout(words, 1);
    connect(files, &QPushButton::clicked, this, [this] { choose(false); });
    connect(folder, &QPushButton::clicked, this, [this] { choose(true); });
}

void DropZone::choose(bool folder)
{
    auto* dialog
        = new QFileDialog(window(), folder ? tr("Choose an unpacked archive") : tr("Choose files to import"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(folder ? QFileDialog::Directory : QFileDialog::ExistingFiles);
    dialog->setNameFilters({tr("Contact files (*.zip *.csv *.tsv *.txt *.xls *.ics *.vcf *.vcard *.ldif)"),
        tr("All files (*)")});
    connect(dialog, &QFileDialog::filesSelected, this, &DropZone::filesChosen);
    dialog->open();
}

void DropZone::dragEnterEvent(QDragEnterEvent* event)
{
    if (localFiles(event->mimeData()).isEmpty())
        return;
    event->acceptProposedAction();
    m_over = true;
    update();
}

void DropZone::dragLeaveEvent(QDragLeaveEvent*)
{
    m_over = false;
    update();
}

void DropZone::dropEvent(QDropEvent* event)
{
    m_over = false;
    update();
    event->acceptProposedAction();
    Q_EMIT filesChosen(localFiles(event->mimeData()));
}

void DropZone::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QPen pen(m_over ? theme::colours().accent : theme::colours().line, m_over ? 2 : 1, Qt::DashLine);
    pen.setDashPattern({5, 4});
    painter.setPen(pen);
    painter.setBrush(m_over ? theme::colours().selection : theme::colours().surface);
    constexpr int radius = theme::cornerRadius + 2;
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), radius, radius);
}

} // namespace kith
