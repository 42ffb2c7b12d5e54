#include "ui/shell/appearancemenu.h"

#include "ui/shared/theme.h"

#include <QActionGroup>
#include <QCoreApplication>
#include <QMenu>

namespace kith
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int textStep = 10; // percent

QString nameOfChoice(const char* text)
{
    return QCoreApplication::translate("AppearanceMenu", text);
}

} // namespace

void addAppearanceMenus(QMenu* menu, Theme& theme)
{
    QMenu* looks = menu->addMenu(
        theme::icon(u"appearance"_s), nameOfChoice(QT_TRANSLATE_NOOP("AppearanceMenu", "&Appearance")));
    auto* group = new QActionGroup(looks);
    const auto look = [&](Theme::Appearance appearance, const QString& name) {
        QAction* action = looks->addAction(name);
        action->setCheckable(true);
        action->setChecked(theme.appearance() == appearance);
        group->addAction(action);
        QObject::connect(
            action, &QAction::triggered, &theme, [&theme, appearance] { theme.setAppearance(appearance); });
    };
    look(Theme::Appearance::System, nameOfChoice(QT_TRANSLATE_NOOP("AppearanceMenu", "As the &system")));
    look(Theme::Appearance::Light, nameOfChoice(QT_TRANSLATE_NOOP("AppearanceMenu", "&Light")));
    look(Theme::Appearance::Dark, nameOfChoice(QT_TRANSLATE_NOOP("AppearanceMenu", "&Dark")));

    QMenu* sizes = menu->addMenu(nameOfChoice(QT_TRANSLATE_NOOP("AppearanceMenu", "Text si&ze")));
    const auto size = [&](const QString& name, const QKeySequence& key, auto scale) {
        QAction* action = sizes->addAction(name);
        action->setShortcut(key);
        QObject::connect(action, &QAction::triggered, &theme,
            [&theme, scale] { theme.setTextScale(scale(theme.textScale())); });
    };
    size(nameOfChoice(QT_TRANSLATE_NOOP("AppearanceMenu", "&Larger text")), QKeySequence::ZoomIn,
        [](int now) { return now + textStep; });
    size(nameOfChoice(QT_TRANSLATE_NOOP("AppearanceMenu", "&Smaller text")), QKeySequence::ZoomOut,
        [](int now) { return now - textStep; });
    size(nameOfChoice(QT_TRANSLATE_NOOP("AppearanceMenu", "&Normal text")),
        QKeySequence(Qt::CTRL | Qt::Key_0), [](int) { return 100; });
}

} // namespace kith
