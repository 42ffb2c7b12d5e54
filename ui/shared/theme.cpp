#include "ui/shared/theme.h"

#include "ui/shared/style.h"

#include <QApplication>
#include <QCoreApplication>
#include <QEvent>
#include <QFontMetrics>
#include <QPalette>
#include <QSettings>
#include <QWidget>

#include <algorithm>
#include <cmath>

namespace kith
{

using namespace Qt::StringLiterals;

namespace theme
{

const Colours& lightColours()
{
    static const Colours colours{
        .window = QColor(0xfa, 0xfa, 0xfb),
        .surface = QColor(0xff, 0xff, 0xff),
        .sidebar = QColor(0xf1, 0xf2, 0xf5),
        .hover = QColor(0xed, 0xef, 0xf3),
        .selection = QColor(0xe1, 0xea, 0xf9),
        .hairline = QColor(0xe2, 0xe5, 0xea),
        .line = QColor(0x7d, 0x85, 0x93),
        .text = QColor(0x1c, 0x20, 0x27),
        .muted = QColor(0x57, 0x60, 0x6e),
        .accent = QColor(0x1b, 0x5c, 0xc2),
        .onAccent = QColor(0xff, 0xff, 0xff),
        .connect = QColor(0x1b, 0x5c, 0xc2),
        .follow = QColor(0x0a, 0x6e, 0x63),
        .ask = QColor(0x8c, 0x53, 0x00),
        .none = QColor(0x57, 0x60, 0x6e),
        .danger = QColor(0xb4, 0x23, 0x2c),
    };
    return colours;
}

const Colours& darkColours()
{
    static const Colours colours{
        .window = QColor(0x1b, 0x1d, 0x21),
        .surface = QColor(0x21, 0x24, 0x29),
        .sidebar = QColor(0x17, 0x19, 0x1c),
        .hover = QColor(0x2a, 0x2e, 0x35),
        .selection = QColor(0x26, 0x38, 0x54),
        .hairline = QColor(0x32, 0x37, 0x3f),
        .line = QColor(0x76, 0x7f, 0x8d),
        .text = QColor(0xe9, 0xeb, 0xef),
        .muted = QColor(0xa9, 0xb1, 0xbd),
        .accent = QColor(0x86, 0xb5, 0xff),
        .onAccent = QColor(0x0c, 0x18, 0x2c),
        .connect = QColor(0x86, 0xb5, 0xff),
        .follow = QColor(0x54, 0xcf, 0xbd),
        .ask = QColor(0xf0, 0xb4, 0x55),
        .none = QColor(0xa9, 0xb1, 0xbd),
        .danger = QColor(0xff, 0x8f, 0x8a),
    };
    return colours;
}

bool isDark(const QPalette& palette)
{
    return palette.color(QPalette::Window).lightness() < palette.color(QPalette::WindowText).lightness();
}

const Colours& colours()
{
    return isDark(QApplication::palette()) ? darkColours() : lightColours();
}

QPalette paletteOf(const Colours& colours)
{
    QPalette palette;
    palette.setColor(QPalette::Window, colours.window);
    palette.setColor(QPalette::WindowText, colours.text);
    palette.setColor(QPalette::Base, colours.surface);
    palette.setColor(QPalette::AlternateBase, colours.hover);
    palette.setColor(QPalette::Text, colours.text);
    palette.setColor(QPalette::Button, colours.surface);
    palette.setColor(QPalette::ButtonText, colours.text);
    palette.setColor(QPalette::BrightText, colours.danger);
    palette.setColor(QPalette::ToolTipBase, colours.text);
    palette.setColor(QPalette::ToolTipText, colours.surface);
    palette.setColor(QPalette::PlaceholderText, colours.muted);
    palette.setColor(QPalette::Highlight, colours.accent);
    palette.setColor(QPalette::HighlightedText, colours.onAccent);
    palette.setColor(QPalette::Link, colours.accent);
    palette.setColor(QPalette::LinkVisited, colours.accent);
    palette.setColor(QPalette::Light, colours.surface);
    palette.setColor(QPalette::Midlight, colours.hover);
    palette.setColor(QPalette::Mid, colours.hairline);
    palette.setColor(QPalette::Dark, colours.line);
    palette.setColor(QPalette::Shadow, colours.line);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, colours.line);
    palette.setColor(QPalette::Disabled, QPalette::Highlight, colours.hairline);
    palette.setColor(QPalette::Disabled, QPalette::HighlightedText, colours.line);
    return palette;
}

QFont font(Text role)
{
    QFont font = QApplication::font();
    const auto scale = [&font](double factor) {
        if (font.pixelSize() > 0)
            font.setPixelSize(static_cast<int>(std::lround(font.pixelSize() * factor)));
        else
            font.setPointSizeF(font.pointSizeF() * factor);
    };
    switch (role) {
    case Text::Title:
        scale(1.6);
        font.setWeight(QFont::DemiBold);
        break;
    case Text::Heading:
        scale(1.2);
        font.setWeight(QFont::DemiBold);
        break;
    case Text::Strong:
        font.setWeight(QFont::DemiBold);
        break;
    case Text::Small:
        scale(0.9);
        break;
    case Text::Body:
        break;
    }
    return font;
}

int iconSize()
{
    const int text = QFontMetrics(QApplication::font()).height();
    return std::max(16, (text + 1) / 2 * 2);
}

QColor verdictColour(Action action)
{
    switch (action) {
    case Action::Connect:
        return colours().connect;
    case Action::Follow:
        return colours().follow;
    case Action::Ask:
        return colours().ask;
    case Action::None:
        break;
    }
    return colours().none;
}

QString verdictName(Action action, Gate gate)
{
    const auto tr = [](const char* text) { return QCoreApplication::translate("Verdict", text); };
    switch (gate) {
    case Gate::Open:
        break;
    case Gate::Me:
        return tr(QT_TRANSLATE_NOOP("Verdict", "You"));
    case Gate::DoNotContact:
        return tr(QT_TRANSLATE_NOOP("Verdict", "Not for me"));
    case Gate::Connected:
        return tr(QT_TRANSLATE_NOOP("Verdict", "Connected"));
    case Gate::Pending:
        return tr(QT_TRANSLATE_NOOP("Verdict", "Pending"));
    case Gate::Withdrawn:
        return tr(QT_TRANSLATE_NOOP("Verdict", "Withdrawn"));
    case Gate::Cap:
        return tr(QT_TRANSLATE_NOOP("Verdict", "Network full"));
    }
    switch (action) {
    case Action::Connect:
        return tr(QT_TRANSLATE_NOOP("Verdict", "Connect"));
    case Action::Follow:
        return tr(QT_TRANSLATE_NOOP("Verdict", "Follow"));
    case Action::Ask:
        return tr(QT_TRANSLATE_NOOP("Verdict", "Ask me"));
    case Action::None:
        break;
    }
    return tr(QT_TRANSLATE_NOOP("Verdict", "No advice"));
}

QString surenessName(Action action, double confidence)
{
    if (action != Action::Connect && action != Action::Follow)
        return {};
    constexpr double likely = 0.75;
    if (confidence >= sureEnough)
        return QCoreApplication::translate("Verdict", "sure");
    return confidence >= likely ? QCoreApplication::translate("Verdict", "likely")
                                : QCoreApplication::translate("Verdict", "not sure");
}

} // namespace theme

namespace
{

constexpr auto appearanceKey = "appearance"_L1;
constexpr auto textScaleKey = "textScale"_L1;

} // namespace

Theme::Theme(QObject* parent) : QObject(parent), m_desktopFont(QApplication::font())
{
    const QSettings settings;
    m_appearance = static_cast<Appearance>(std::clamp(settings.value(appearanceKey, 0).toInt(), 0, 2));
    m_textScale = std::clamp(settings.value(textScaleKey, 100).toInt(), 80, 200);
    QApplication::setStyle(new Style);
    applyFont();
    refresh();
}

void Theme::setAppearance(Appearance appearance)
{
    m_appearance = appearance;
    QSettings().setValue(appearanceKey, static_cast<int>(appearance));
    refresh();
}

void Theme::setTextScale(int percent)
{
    m_textScale = std::clamp(percent, 80, 200);
    QSettings().setValue(textScaleKey, m_textScale);
    applyFont();
}

void Theme::refresh()
{
    bool dark = m_appearance == Appearance::Dark;
    if (m_appearance == Appearance::System) {
        QApplication::setPalette(QPalette()); // gives back the desktop's own, to look at
        dark = theme::isDark(QApplication::palette());
    }
    QApplication::setPalette(theme::paletteOf(dark ? theme::darkColours() : theme::lightColours()));
}

void Theme::applyFont()
{
    QFont font = m_desktopFont;
    if (font.pixelSize() > 0)
        font.setPixelSize(font.pixelSize() * m_textScale / 100);
    else
        font.setPointSizeF(font.pointSizeF() * m_textScale / 100);
    QApplication::setFont(font);
    // Qt tells the windows; their parts hear of it where they have no font of their own, as labels do.
    for (QWidget* part : QApplication::allWidgets()) {
        QEvent change(QEvent::ApplicationFontChange);
        if (!part->isWindow())
            QCoreApplication::sendEvent(part, &change);
    }
}

} // namespace kith
