#include "ui/advising/contactheader.h"

#include "ui/advising/linkline.h"
#include "ui/shared/iconlabel.h"
#include "ui/shared/plaintext.h"
#include "ui/shared/textlabel.h"

#include <QDesktopServices>
#include <QLocale>
#include <QStringList>
#include <QUrl>
#include <QVBoxLayout>

namespace kith
{

using namespace Qt::StringLiterals;

namespace
{

// A mail address opens the user's mail program; only the address itself goes into the link.
QWidget* mailLine(const QString& address)
{
    auto* button = new LinkButton(theme::icon(u"mail"_s, &theme::Colours::accent), address);
    QObject::connect(button, &LinkButton::clicked, button, [address] {
        QUrl link;
        link.setScheme(u"mailto"_s);
        link.setPath(address);
        QDesktopServices::openUrl(link);
    });
    return button;
}

QWidget* textLine(const QString& icon, const QString& value)
{
    auto* words = new TextLabel(value);
    words->setSelectable(true);
    return iconLine(theme::icon(icon, &theme::Colours::muted), words);
}

QWidget* pointLine(const ContactPoint& point)
{
    switch (point.kind) {
    case ContactPoint::Kind::Email:
        return mailLine(point.value);
    case ContactPoint::Kind::Link:
        return linkLine(point.value);
    case ContactPoint::Kind::Phone:
        return textLine(u"phone"_s, point.value);
    case ContactPoint::Kind::Address:
        break;
    }
    return textLine(u"location"_s, point.value);
}

} // namespace

ContactHeader::ContactHeader(QWidget* parent)
    : QWidget(parent), m_name(new TextLabel(theme::Text::Title)), m_otherNames(captionLabel({})),
      m_work(new TextLabel), m_place(captionLabel({})), m_links(new QVBoxLayout)
{
    for (TextLabel* label : {m_name, m_otherNames, m_work, m_place})
        label->setSelectable(true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme::tightSpace);
    column->addWidget(m_name);
    column->addWidget(m_otherNames);
    column->addWidget(m_work);
    column->addWidget(m_place);
    column->addLayout(m_links);
}

void ContactHeader::showContact(const Contact& contact, const QStringList& otherNames)
{
    QStringList work;
    for (const QString& part : {contact.title, contact.organisation}) {
        if (!part.isEmpty())
            work += isolated(part);
    }
    m_name->setText(isolated(contact.name));
    QStringList others;
    for (const QString& name : otherNames)
        others += isolated(name);
    m_otherNames->setText(tr("also %1", "known as").arg(QLocale().createSeparatedList(others)));
    m_otherNames->setVisible(!others.isEmpty());
    m_work->setText(work.join(u" · "_s));
    m_work->setVisible(!work.isEmpty());
    m_place->setText(contact.location);
    m_place->setVisible(!contact.location.isEmpty());
    while (QLayoutItem* item = m_links->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    if (!contact.profile.isEmpty())
        m_links->addWidget(linkLine(contact.profile));
}

QWidget* contactPoints(const Contact& contact)
{
    if (contact.points.empty())
        return nullptr;
    auto* widget = new QWidget;
    auto* column = new QVBoxLayout(widget);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme::space);
    for (const ContactPoint& point : contact.points) {
        auto* lines = new QVBoxLayout;
        lines->setSpacing(0);
        lines->addWidget(pointLine(point));
        if (!point.label.isEmpty()) {
            TextLabel* label = captionLabel(point.label);
            label->setIndent(theme::iconSize() + theme::space);
            lines->addWidget(label);
        }
        column->addLayout(lines);
    }
    return widget;
}

} // namespace kith
