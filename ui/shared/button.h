#pragma once

#include <QPushButton>

namespace kith
{

// A push button that says how much it matters. Pressed by Enter, too (enterkey.h).
class Button : public QPushButton
{
    Q_OBJECT

public:
    enum class Kind {
        Plain,
        Primary, // the one next step of its place, filled with the accent
        Quiet, // no frame until pointed at
    };

    explicit Button(const QString& text, Kind kind = Kind::Plain, QWidget* parent = nullptr);
    // Follows the action: its text, icon, tool tip with the shortcut, enabled and visible state; triggers it.
    explicit Button(QAction* action, Kind kind = Kind::Plain, QWidget* parent = nullptr);

    // Writes the key of the action behind its name: "One person (M)".
    void setKeyShown(bool shown);

    Kind kind() const { return m_kind; }
    void setKind(Kind kind);

private:
    void follow();

    Kind m_kind;
    QAction* m_action = nullptr;
    bool m_keyShown = false;
};

} // namespace kith
