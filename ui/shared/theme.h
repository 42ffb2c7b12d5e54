#pragma once

#include "core/model/advice.h"

#include <QColor>
#include <QFont>
#include <QIcon>
#include <QObject>
#include <QString>

class QPalette;

namespace kith
{

// The look of the window. What is read everywhere (colours, fonts, icons) follows the application's palette
// and font; Theme is the one that sets those two.
namespace theme
{

// Every colour that Kith paints with, beside what QPalette holds. Text colours reach WCAG AA on window,
// surface and sidebar; `line` (borders of controls) reaches 3:1; `hairline` only divides.
struct Colours {
    QColor window; // behind panels
    QColor surface; // lists, cards, fields
    QColor sidebar;
    QColor hover; // a row or a flat button under the pointer
    QColor selection; // a chosen row; text keeps its colour on it
    QColor hairline;
    QColor line;
    QColor text;
    QColor muted; // second lines, captions
    QColor accent; // primary buttons, focus rings, links
    QColor onAccent; // text on accent
    QColor connect;
    QColor follow;
    QColor ask;
    QColor none;
    QColor danger; // errors
};

const Colours& lightColours();
const Colours& darkColours();
// Those of the palette that the application has now.
const Colours& colours();
bool isDark(const QPalette& palette);
QPalette paletteOf(const Colours& colours);

// Pixels on the 8-px grid.
inline constexpr int tightSpace = 4;
inline constexpr int space = 8;
inline constexpr int wideSpace = 16;
inline constexpr int pageSpace = 24;
inline constexpr int cornerRadius = 6;

// Roles of text; sizes are relative to the application's font.
enum class Text { Title, Heading, Strong, Body, Small };
QFont font(Text role);

// The side of a small icon, which grows with the text.
int iconSize();

QColor verdictColour(Action action);
// "Connect", "Follow", "Ask me", "No advice"; behind a gate its name, such as "Connected".
QString verdictName(Action action, Gate gate = Gate::Open);
// "sure", "likely", "not sure": a confidence in words, since a percentage would claim more than is known.
// Empty where nothing is advised, or only a question asked.
QString surenessName(Action action, double confidence);
// The verdict's shape (disc, triangle, diamond, dash) in its colour.
QIcon verdictIcon(Action action);

// :/icons/ui/<name>.svg in the palette's text colour; sharp at any scale, follows the palette.
QIcon icon(const QString& name);
// The same in one of the colours above, such as &Colours::muted.
QIcon icon(const QString& name, QColor Colours::*colour);

} // namespace theme

// Gives the application its style, palette and text size, and remembers what the user chose.
class Theme : public QObject
{
    Q_OBJECT

public:
    enum class Appearance { System, Light, Dark };

    explicit Theme(QObject* parent = nullptr); // applies what is remembered

    Appearance appearance() const { return m_appearance; }
    void setAppearance(Appearance appearance);

    // In percent of the desktop's text size, 80 to 200.
    int textScale() const { return m_textScale; }
    void setTextScale(int percent);

    // After the desktop changed its own theme.
    void refresh();

private:
    void applyFont();

    Appearance m_appearance = Appearance::System;
    int m_textScale = 100;
    QFont m_desktopFont;
};

} // namespace kith
