#include "tests/support/gui.h"

#include <QCoreApplication>

namespace kith::test
{

using namespace Qt::StringLiterals;

GuiHome::GuiHome()
{
    for (const char* variable : {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"})
        qputenv(variable, m_folder.path().toUtf8());
    QCoreApplication::setOrganizationName(u"kith"_s);
    QCoreApplication::setApplicationName(u"kith"_s);
}

} // namespace kith::test
