#include "ui/contacts/views.h"

#include "ui/shared/theme.h"

#include <QCoreApplication>

namespace kith
{

using namespace Qt::StringLiterals;

QString viewName(View view)
{
    const auto tr = [](const char* text) { return QCoreApplication::translate("Views", text); };
    switch (view) {
    case View::Everyone:
        break;
    case View::Connect:
        return tr(QT_TRANSLATE_NOOP("Views", "Connect"));
    case View::Follow:
        return tr(QT_TRANSLATE_NOOP("Views", "Follow"));
    case View::Ask:
        return tr(QT_TRANSLATE_NOOP("Views", "Ask me"));
    case View::Connected:
        return tr(QT_TRANSLATE_NOOP("Views", "Connected"));
    case View::Later:
        return tr(QT_TRANSLATE_NOOP("Views", "Later"));
    case View::Pending:
        return tr(QT_TRANSLATE_NOOP("Views", "Pending"));
    case View::People:
        return tr(QT_TRANSLATE_NOOP("Views", "People"));
    case View::Organisations:
        return tr(QT_TRANSLATE_NOOP("Views", "Organisations"));
    }
    return tr(QT_TRANSLATE_NOOP("Views", "Everyone"));
}

QIcon viewIcon(View view)
{
    switch (view) {
    case View::Everyone:
        break;
    case View::Connect:
        return theme::verdictIcon(Action::Connect);
    case View::Follow:
        return theme::verdictIcon(Action::Follow);
    case View::Ask:
        return theme::verdictIcon(Action::Ask);
    case View::Connected:
        return theme::icon(u"connected"_s, &theme::Colours::muted);
    case View::Later:
        return theme::icon(u"later"_s, &theme::Colours::muted);
    case View::Pending:
        return theme::icon(u"pending"_s, &theme::Colours::muted);
    case View::People:
        return theme::icon(u"person"_s, &theme::Colours::muted);
    case View::Organisations:
        return theme::icon(u"organisation"_s, &theme::Colours::muted);
    }
    return theme::icon(u"everyone"_s, &theme::Colours::muted);
}

QString sortName(SortColumn column)
{
    const auto tr = [](const char* text) { return QCoreApplication::translate("Views", text); };
    switch (column) {
    case SortColumn::Worth:
        break;
    case SortColumn::Name:
        return tr(QT_TRANSLATE_NOOP("Views", "sorted by name"));
    case SortColumn::Organisation:
        return tr(QT_TRANSLATE_NOOP("Views", "sorted by organisation"));
    case SortColumn::Title:
        return tr(QT_TRANSLATE_NOOP("Views", "sorted by title"));
    }
    return tr(QT_TRANSLATE_NOOP("Views", "sorted by worth"));
}

} // namespace kith
