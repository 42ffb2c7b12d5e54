#include "ui/contacts/editdialog.h"

#include "ui/shared/button.h"
#include "ui/shared/textlabel.h"

#include <QDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

#include <vector>

namespace kith
{

using namespace Qt::StringLiterals;

namespace
{

class EditDialog : public QDialog
{
    Q_OBJECT

public:
    EditDialog(AddressBook& book, const Contact& contact, QWidget* parent);

Q_SIGNALS:
    void edited();

private:
    void addField(QFormLayout* form, const QString& label, QString Contact::*value);
    Contact typed() const;
    void look();
    void keep();

    struct Field {
        QString Contact::*value;
        QLineEdit* edit;
    };

    AddressBook& m_book;
    const Contact m_contact;
    std::vector<Field> m_fields;
    TextLabel* m_says;
    Button* m_keep;
};

EditDialog::EditDialog(AddressBook& book, const Contact& contact, QWidget* parent)
    : QDialog(parent), m_book(book), m_contact(contact), m_says(new TextLabel),
      m_keep(new Button(tr("Keep"), Button::Kind::Primary))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Edit %1").arg(contact.name));
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(theme::wideSpace);
    form->setVerticalSpacing(theme::space);
    addField(form, tr("&Name"), &Contact::name);
    if (contact.kind == ContactKind::Person) {
        addField(form, tr("&Given name"), &Contact::given);
        addField(form, tr("&Surname"), &Contact::family);
        addField(form, tr("&Title"), &Contact::title);
        addField(form, tr("&Organisation"), &Contact::organisation);
    }
    addField(form, tr("&Place"), &Contact::location);
    auto* cancel = new Button(tr("Cancel"));
    auto* buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(m_keep);
    m_keep->setDefault(true);
    m_says->setObjectName(u"outcome"_s);
    m_says->hide();

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(theme::pageSpace, theme::pageSpace, theme::pageSpace, theme::pageSpace);
    column->setSpacing(theme::wideSpace);
    column->addWidget(new TextLabel(theme::Text::Heading, windowTitle()));
    column->addWidget(new TextLabel(tr("What you type here holds, whatever files say.")));
    column->addLayout(form);
    column->addWidget(m_says);
    column->addLayout(buttons);
    setMinimumWidth(fontMetrics().averageCharWidth() * 64);
    connect(cancel, &QPushButton::clicked, this, &QDialog::close);
    connect(m_keep, &QPushButton::clicked, this, &EditDialog::keep);
    look();
}

void EditDialog::addField(QFormLayout* form, const QString& label, QString Contact::*value)
{
    auto* edit = new QLineEdit(m_contact.*value);
    edit->setCursorPosition(0);
    auto* name = new QLabel(label);
    name->setBuddy(edit);
    name->setMinimumHeight(edit->sizeHint().height()); // else it stands above the middle of the field
    form->addRow(name, edit);
    connect(edit, &QLineEdit::textChanged, this, &EditDialog::look);
    m_fields.push_back({value, edit});
}

Contact EditDialog::typed() const
{
    Contact contact = m_contact;
    for (const Field& field : m_fields)
        contact.*field.value = field.edit->text().simplified();
    return contact;
}

void EditDialog::look()
{
    const Contact contact = typed();
    m_keep->setEnabled(!contact.name.isEmpty() && contact != m_contact);
}

void EditDialog::keep()
{
    if (const Done done = m_book.editContact(typed()); !done) {
        m_says->setText(done.error().message);
        m_says->show();
        return;
    }
    close();
    Q_EMIT edited();
}

} // namespace

void editContact(
    AddressBook& book, const Contact& contact, QWidget* parent, const std::function<void()>& done)
{
    auto* dialog = new EditDialog(book, contact, parent);
    QObject::connect(dialog, &EditDialog::edited, parent, done);
    dialog->open();
}

} // namespace kith

#include "editdialog.moc"
