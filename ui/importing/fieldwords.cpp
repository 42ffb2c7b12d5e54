#include "ui/importing/fieldwords.h"

#include <QCoreApplication>

namespace kith
{

QString fieldName(ListField field)
{
    const auto tr = [](const char* text) { return QCoreApplication::translate("Fields", text); };
    using enum ListField;
    switch (field) {
    case Name:
    case BareName:
        return tr(QT_TRANSLATE_NOOP("Fields", "Name"));
    case Given:
        return tr(QT_TRANSLATE_NOOP("Fields", "Given name"));
    case Middle:
        return tr(QT_TRANSLATE_NOOP("Fields", "Middle name"));
    case Family:
        return tr(QT_TRANSLATE_NOOP("Fields", "Surname"));
    case Suffix:
        return tr(QT_TRANSLATE_NOOP("Fields", "Name suffix"));
    case Nickname:
        return tr(QT_TRANSLATE_NOOP("Fields", "Alias"));
    case Email:
        return tr(QT_TRANSLATE_NOOP("Fields", "E-mail address"));
    case Phone:
        return tr(QT_TRANSLATE_NOOP("Fields", "Phone number"));
    case Organisation:
        return tr(QT_TRANSLATE_NOOP("Fields", "Organisation"));
    case Title:
        return tr(QT_TRANSLATE_NOOP("Fields", "Job title"));
    case Profile:
        return tr(QT_TRANSLATE_NOOP("Fields", "LinkedIn profile"));
    case Link:
        return tr(QT_TRANSLATE_NOOP("Fields", "Web address"));
    case Location:
        return tr(QT_TRANSLATE_NOOP("Fields", "Place"));
    case Street:
        return tr(QT_TRANSLATE_NOOP("Fields", "Street"));
    case PostalCode:
        return tr(QT_TRANSLATE_NOOP("Fields", "Postal code"));
    case City:
        return tr(QT_TRANSLATE_NOOP("Fields", "City"));
    case Region:
        return tr(QT_TRANSLATE_NOOP("Fields", "Region"));
    case Country:
        return tr(QT_TRANSLATE_NOOP("Fields", "Country"));
    case Notes:
        return tr(QT_TRANSLATE_NOOP("Fields", "Notes"));
    case Labels:
        return tr(QT_TRANSLATE_NOOP("Fields", "Labels"));
    case Connected:
        return tr(QT_TRANSLATE_NOOP("Fields", "Date of connecting"));
    case Degree:
        return tr(QT_TRANSLATE_NOOP("Fields", "Degree of connection"));
    case Ignored:
        break;
    }
    return tr(QT_TRANSLATE_NOOP("Fields", "Ignore it"));
}

} // namespace kith
