#include "ui/exporting/exportdialog.h"

#include "core/book/formats.h"
#include "ui/shared/button.h"
#include "ui/shared/flowlayout.h"
#include "ui/shared/liveprogress.h"
#include "ui/shared/progressstrip.h"
#include "ui/shared/textlabel.h"
#include "ui/shared/whenfinished.h"

#include <QButtonGroup>
#include <QDialog>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QLocale>
#include <QRadioButton>
#include <QStandardPaths>
#include <QVBoxLayout>

namespace kith
{

using namespace Qt::StringLiterals;

namespace
{

class ExportDialog : public QDialog
{
    Q_OBJECT

public:
    ExportDialog(AddressBook& book, std::vector<ContactId> contacts, QWidget* parent);

private:
    void addFormats(QVBoxLayout* column);
    void addPlace(QVBoxLayout* column);
    void addWhom(QVBoxLayout* column);
    void chooseFormat(int index);
    void browse();
    void write();
    void written(const Result<qint64>& count);

    AddressBook& m_book;
    std::vector<ContactId> m_contacts;
    std::vector<ExportFormat> m_formats;
    ExportFormat m_format;
    QWidget* m_choices;
    QLineEdit* m_path;
    QRadioButton* m_everyone;
    LiveProgress* m_progress;
    ProgressStrip* m_strip;
    TextLabel* m_says;
    Button* m_write;
    Button* m_close;
};

ExportDialog::ExportDialog(AddressBook& book, std::vector<ContactId> contacts, QWidget* parent)
    : QDialog(parent), m_book(book), m_contacts(std::move(contacts)), m_formats(exportFormats()),
      m_choices(new QWidget), m_path(new QLineEdit), m_everyone(new QRadioButton(tr("Everyone in the book"))),
      m_progress(nullptr), m_strip(new ProgressStrip), m_says(new TextLabel),
      m_write(new Button(tr("Export"), Button::Kind::Primary)), m_close(new Button(tr("Close")))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Export recommendations"));
    auto* choices = new QVBoxLayout(m_choices);
    choices->setContentsMargins(0, 0, 0, 0);
    choices->setSpacing(theme::space);
    addWhom(choices);
    addPlace(choices);
    addFormats(choices);

    m_says->setSelectable(true);
    m_says->setObjectName(u"outcome"_s);
    m_says->hide();
    auto* buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(m_close);
    buttons->addWidget(m_write);
    m_write->setDefault(true);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(theme::pageSpace, theme::pageSpace, theme::pageSpace, theme::pageSpace);
    column->setSpacing(theme::wideSpace);
    column->addWidget(new TextLabel(theme::Text::Heading, windowTitle()));
    column->addWidget(m_choices);
    column->addWidget(m_strip);
    column->addWidget(m_says);
    column->addLayout(buttons);
    setMinimumWidth(fontMetrics().averageCharWidth() * 64);
    connect(m_write, &QPushButton::clicked, this, &ExportDialog::write);
    connect(m_close, &QPushButton::clicked, this, &QDialog::close);
    connect(m_path, &QLineEdit::textChanged, this,
        [this](const QString& path) { m_write->setEnabled(!path.trimmed().isEmpty()); });
}

void ExportDialog::addWhom(QVBoxLayout* column)
{
    auto* group = new QButtonGroup(this);
    auto* shown = new QRadioButton(tr("The %n in the list", nullptr, static_cast<int>(m_contacts.size())));
    group->addButton(shown);
    group->addButton(m_everyone);
    shown->setEnabled(!m_contacts.empty());
    (m_contacts.empty() ? m_everyone : shown)->setChecked(true);
    column->addWidget(new TextLabel(theme::Text::Strong, tr("Whom")));
    column->addWidget(shown);
    column->addWidget(m_everyone);
    column->addSpacing(theme::space);
}

void ExportDialog::addFormats(QVBoxLayout* column)
{
    auto* group = new QButtonGroup(this);
    column->addWidget(new TextLabel(theme::Text::Strong, tr("As")));
    for (std::size_t index = 0; index < m_formats.size(); ++index) {
        auto* choice = new QRadioButton(m_formats[index].title);
        group->addButton(choice, static_cast<int>(index));
        column->addWidget(choice);
    }
    connect(group, &QButtonGroup::idToggled, this, [this](int index, bool chosen) {
        if (chosen)
            chooseFormat(index);
    });
    if (QAbstractButton* first = group->button(0))
        first->setChecked(true);
}

void ExportDialog::addPlace(QVBoxLayout* column)
{
    QString folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    if (!QFileInfo::exists(folder)) // a fresh account may have none yet
        folder = QDir::homePath();
    const QString day = m_book.today().toString(Qt::ISODate);
    m_path->setText(QDir(folder).filePath(tr("Kith %1").arg(day)));
    m_path->setAccessibleName(tr("File to write"));
    auto* browse = new Button(tr("Choose…"));
    connect(browse, &QPushButton::clicked, this, &ExportDialog::browse);
    auto* row = new QHBoxLayout;
    row->setSpacing(theme::space);
    row->addWidget(m_path, 1);
    row->addWidget(browse);
    column->addWidget(new TextLabel(theme::Text::Strong, tr("Where")));
    column->addLayout(row);
    column->addSpacing(theme::space);
}

// The extension of the path follows the format.
void ExportDialog::chooseFormat(int index)
{
    const QString before = u'.' + m_format.suffix;
    m_format = m_formats[static_cast<std::size_t>(index)];
    QString path = m_path->text();
    if (before.size() > 1 && path.endsWith(before))
        path.chop(before.size());
    m_path->setText(path + u'.' + m_format.suffix);
}

void ExportDialog::browse()
{
    auto* dialog = new QFileDialog(this, tr("Export to"), m_path->text());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setFileMode(QFileDialog::AnyFile);
    dialog->setDefaultSuffix(m_format.suffix);
    connect(dialog, &QFileDialog::fileSelected, m_path, &QLineEdit::setText);
    dialog->open();
}

void ExportDialog::write()
{
    ExportRequest request;
    request.path = m_path->text().trimmed();
    request.format = m_format.id;
    request.contacts = m_contacts;
    request.everyone = m_everyone->isChecked();
    request.today = m_book.today();

    delete m_progress;
    m_progress = new LiveProgress(this);
    m_strip->start(tr("Exporting…"), m_progress);
    m_choices->setEnabled(false);
    m_write->setEnabled(false);
    m_says->hide();
    whenFinished(this, m_book.exportContacts(request, m_progress->shared()),
        [this](const Result<qint64>& count) { written(count); });
}

void ExportDialog::written(const Result<qint64>& count)
{
    m_strip->finish();
    m_choices->setEnabled(true);
    m_write->setEnabled(true);
    m_says->setColour(count ? &theme::Colours::text : &theme::Colours::danger);
    m_says->setText(count ? tr("Saved %n contact(s) to %1.", nullptr, static_cast<int>(*count))
                                .arg(QDir::toNativeSeparators(m_path->text().trimmed()))
                          : count.error().message);
    m_says->show();
    if (!count)
        return;
    m_choices->hide();
    m_write->hide();
    m_close->setText(tr("Done"));
    m_close->setFocus();
    adjustSize();
}

} // namespace

void exportContacts(AddressBook& book, const std::vector<ContactId>& contacts, QWidget* parent)
{
    (new ExportDialog(book, contacts, parent))->open();
}

} // namespace kith

#include "exportdialog.moc"
