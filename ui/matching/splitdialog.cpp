#include "ui/matching/splitdialog.h"

#include "core/book/readbook.h"
#include "ui/shared/button.h"
#include "ui/shared/textlabel.h"
#include "ui/shared/whenfinished.h"

#include <QCheckBox>
#include <QDialog>
#include <QHBoxLayout>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace kith
{

using namespace Qt::StringLiterals;

namespace
{

class SplitDialog : public QDialog
{
    Q_OBJECT

public:
    SplitDialog(AddressBook& book, ContactId contact, const QString& name, QWidget* parent);

Q_SIGNALS:
    void separated(qint64 added); // the new contact

private:
    void show(const Result<std::vector<ContactRecord>>& records);
    void addRow(const ContactRecord& record, const std::vector<Source>& sources);
    void choose();
    void split();
    void tell(const QString& text);

    struct Choice {
        QCheckBox* box = nullptr;
        RowId row;
    };

    AddressBook& m_book;
    const ContactId m_contact;
    std::vector<Choice> m_choices;
    QVBoxLayout* m_rows;
    TextLabel* m_says;
    Button* m_split;
};

QString fileAndRow(const ContactRecord& record, const std::vector<Source>& sources)
{
    return SplitDialog::tr("%1, row %2").arg(nameAmong(sources, record.source)).arg(record.row);
}

// What a row says beside the name, in one line.
QString detailsOf(const ContactRecord& record)
{
    if (!record.stated)
        return {};
    const Contact& contact = record.stated->contact;
    QStringList details{contact.title, contact.organisation, contact.profile};
    for (const ContactPoint& point : contact.points)
        details.append(point.value);
    details.removeAll(QString());
    return details.join(u" · "_s);
}

SplitDialog::SplitDialog(AddressBook& book, ContactId contact, const QString& name, QWidget* parent)
    : QDialog(parent), m_book(book), m_contact(contact), m_rows(new QVBoxLayout), m_says(new TextLabel),
      m_split(new Button(tr("Take apart"), Button::Kind::Primary))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Take %1 apart").arg(name));
    auto* list = new QWidget;
    list->setLayout(m_rows);
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setSpacing(theme::wideSpace);
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidget(list);
    scroll->setMinimumHeight(fontMetrics().lineSpacing() * 14);
    auto* cancel = new Button(tr("Cancel"));
    auto* buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(m_split);
    m_split->setDefault(true);
    m_split->setEnabled(false);
    m_says->setObjectName(u"outcome"_s);
    m_says->hide();

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(theme::pageSpace, theme::pageSpace, theme::pageSpace, theme::pageSpace);
    column->setSpacing(theme::wideSpace);
    column->addWidget(new TextLabel(theme::Text::Heading, windowTitle()));
    column->addWidget(new TextLabel(tr("Choose the rows that are about somebody else. They become a contact "
                                       "of their own. The other rows stay, and all that you said.")));
    column->addWidget(scroll, 1);
    column->addWidget(m_says);
    column->addLayout(buttons);
    setMinimumWidth(fontMetrics().averageCharWidth() * 64);
    connect(cancel, &QPushButton::clicked, this, &QDialog::close);
    connect(m_split, &QPushButton::clicked, this, &SplitDialog::split);
    whenFinished(this, m_book.recordsAbout(contact),
        [this](const Result<std::vector<ContactRecord>>& records) { show(records); });
}

void SplitDialog::show(const Result<std::vector<ContactRecord>>& records)
{
    const Result<std::vector<Source>> files = sources(m_book.database());
    if (const Error* error = firstError(records, files)) {
        tell(error->message);
        return;
    }
    for (const ContactRecord& record : *records)
        addRow(record, *files);
    m_rows->addStretch();
    if (!m_choices.empty())
        m_choices.front().box->setFocus(Qt::TabFocusReason); // by which it shows
    if (records->size() < 2)
        tell(tr("All that Kith knows of this contact stands in one row, so there is nothing to take apart."));
}

void SplitDialog::addRow(const ContactRecord& record, const std::vector<Source>& sources)
{
    auto* box = new QCheckBox;
    const QString name = record.stated ? record.stated->contact.name : QString();
    const QString where = fileAndRow(record, sources);
    const QString details = detailsOf(record);
    box->setAccessibleName(u"%1, %2, %3"_s.arg(name, details, where));
    auto* title = new TextLabel(theme::Text::Strong, name);
    title->setBuddy(box);
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(title);
    if (!details.isEmpty())
        words->addWidget(new TextLabel(details));
    words->addWidget(captionLabel(where));
    auto* row = new QHBoxLayout;
    row->setSpacing(theme::space);
    row->addWidget(box, 0, Qt::AlignTop);
    row->addLayout(words, 1);
    m_rows->addLayout(row);
    connect(box, &QCheckBox::toggled, this, &SplitDialog::choose);
    m_choices.push_back({box, {record.source, record.row}});
}

void SplitDialog::choose()
{
    const auto chosen
        = std::ranges::count_if(m_choices, [](const Choice& choice) { return choice.box->isChecked(); });
    m_split->setEnabled(chosen > 0 && chosen < std::ssize(m_choices));
    if (chosen > 0 && chosen == std::ssize(m_choices))
        tell(tr("One row must stay."));
    else
        m_says->hide();
}

void SplitDialog::split()
{
    std::vector<RowId> rows;
    for (const Choice& choice : m_choices) {
        if (choice.box->isChecked())
            rows.push_back(choice.row);
    }
    m_split->setEnabled(false);
    whenFinished(this, m_book.split(m_contact, std::move(rows)), [this](const Result<ContactId>& added) {
        if (!added)
            return tell(added.error().message);
        close();
        Q_EMIT separated(*added);
    });
}

void SplitDialog::tell(const QString& text)
{
    m_says->setText(text);
    m_says->show();
}

} // namespace

void takeApart(AddressBook& book, ContactId contact, const QString& name, QWidget* parent,
    std::function<void(ContactId added)> done)
{
    auto* dialog = new SplitDialog(book, contact, name, parent);
    QObject::connect(dialog, &SplitDialog::separated, parent, std::move(done));
    dialog->open();
}

} // namespace kith

#include "splitdialog.moc"
