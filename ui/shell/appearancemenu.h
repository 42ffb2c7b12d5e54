#pragma once

class QMenu;

namespace kith
{

class Theme;

// Adds View ▸ Appearance (as the system, light, dark) and View ▸ Text size to a menu.
void addAppearanceMenus(QMenu* menu, Theme& theme);

} // namespace kith
