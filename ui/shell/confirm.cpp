#include "ui/shell/confirm.h"

#include <QMessageBox>
#include <QPushButton>

namespace kith
{

void confirm(QWidget* parent, const QString& question, const QString& details, const QString& yes,
    const std::function<void()>& then)
{
    auto* box = new QMessageBox(parent);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setIcon(QMessageBox::Warning);
    box->setTextFormat(Qt::PlainText);
    box->setText(question);
    box->setInformativeText(details);
    const QPushButton* act = box->addButton(yes, QMessageBox::DestructiveRole);
    box->setDefaultButton(box->addButton(QMessageBox::Cancel));
    QObject::connect(act, &QPushButton::clicked, parent, then);
    box->open();
}

} // namespace kith
