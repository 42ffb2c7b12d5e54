#pragma once

#include "core/model/contact.h"

#include <QStringList>
#include <QWidget>

class QVBoxLayout;

namespace kith
{

class TextLabel;

// Who it is: the names, what they do and where, and their profile.
class ContactHeader : public QWidget
{
    Q_OBJECT

public:
    explicit ContactHeader(QWidget* parent = nullptr);

    void showContact(const Contact& contact, const QStringList& otherNames);

private:
    TextLabel* m_name;
    TextLabel* m_otherNames;
    TextLabel* m_work;
    TextLabel* m_place;
    QVBoxLayout* m_links;
};

// The ways to reach a contact, each with the file's own word for it; null: none is known.
QWidget* contactPoints(const Contact& contact);

} // namespace kith
