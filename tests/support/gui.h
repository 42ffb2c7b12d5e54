#pragma once

#include <QTemporaryDir>

namespace kith::test
{

// What a test of the window needs before its QApplication: settings and data in a folder of its own.
class GuiHome
{
public:
    GuiHome();

private:
    QTemporaryDir m_folder;
};

} // namespace kith::test
