#include "ui/shared/button.h"
#include "ui/shared/textlabel.h"
#include "ui/shared/theme.h"

#include "tests/support/gui.h"
#include "tests/support/testdata.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPalette>
#include <QRadioButton>
#include <QSettings>
#include <QTest>
#include <QToolButton>
#include <QVBoxLayout>

#include <cmath>

using namespace Qt::StringLiterals;
using namespace kith;
using theme::Colours;

namespace
{

// WCAG 2.1: relative luminance and contrast ratio.
double luminance(const QColor& colour)
{
    const auto linear = [](double channel) {
        return channel <= 0.03928 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF())
        + 0.0722 * linear(colour.blueF());
}

double contrast(const QColor& one, const QColor& other)
{
    const double a = luminance(one);
    const double b = luminance(other);
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

int pixelsThatDiffer(const QImage& one, const QImage& other)
{
    int count = 0;
    for (int y = 0; y < one.height(); ++y) {
        for (int x = 0; x < one.width(); ++x)
            count += one.pixel(x, y) == other.pixel(x, y) ? 0 : 1;
    }
    return count;
}

} // namespace

class TestTheme : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QSettings().clear(); }

    void textIsReadable_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }

    void textIsReadable()
    {
        QFETCH(const bool, dark);
        const Colours& colours = dark ? theme::darkColours() : theme::lightColours();
        const QList<std::pair<const char*, QColor>> grounds{{"window", colours.window},
            {"surface", colours.surface}, {"sidebar", colours.sidebar}, {"hover", colours.hover},
            {"selection", colours.selection}};
        const QList<std::pair<const char*, QColor>> texts{{"text", colours.text}, {"muted", colours.muted},
            {"accent", colours.accent}, {"connect", colours.connect}, {"follow", colours.follow},
            {"ask", colours.ask}, {"none", colours.none}, {"danger", colours.danger}};
        for (const auto& [groundName, ground] : grounds) {
            for (const auto& [textName, text] : texts) {
                const double ratio = contrast(text, ground);
                QVERIFY2(ratio >= 4.5,
                    qPrintable(
                        u"%1 on %2: %3"_s.arg(QLatin1StringView(textName), QLatin1StringView(groundName))
                            .arg(ratio)));
            }
        }
        QVERIFY(contrast(colours.onAccent, colours.accent) >= 4.5);
        for (const QColor& ground : {colours.window, colours.surface, colours.sidebar})
            QVERIFY(contrast(colours.line, ground) >= 3.0);
    }

    void verdictsDifferInShapeToo()
    {
        Theme theme;
        QSet<QByteArray> shapes;
        for (const Action action : {Action::None, Action::Connect, Action::Follow, Action::Ask}) {
            const QImage image
                = theme::verdictIcon(action).pixmap(32, 32).toImage().convertToFormat(QImage::Format_Alpha8);
            QByteArray shape;
            for (int y = 0; y < image.height(); ++y)
                shape.append(reinterpret_cast<const char*>(image.constScanLine(y)), image.width());
            shapes.insert(shape);
        }
        QCOMPARE(shapes.size(), 4);
    }

    // Whoever goes by keyboard sees where they are.
    void theFocusShows_data()
    {
        QTest::addColumn<Theme::Appearance>("appearance");
        QTest::newRow("light") << Theme::Appearance::Light;
        QTest::newRow("dark") << Theme::Appearance::Dark;
    }
    void theFocusShows()
    {
        QFETCH(Theme::Appearance, appearance);
        Theme theme;
        theme.setAppearance(appearance);
        QWidget window;
        auto* chosen = new Button(u"Chosen"_s);
        auto* arrow = new QToolButton;
        auto* box = new QCheckBox;
        auto* dot = new QRadioButton(u"One"_s);
        chosen->setCheckable(true);
        chosen->setChecked(true);
        arrow->setAutoRaise(true);
        arrow->setFocusPolicy(Qt::StrongFocus);
        arrow->setIcon(theme::icon(u"chevron-down"_s));
        box->setChecked(true);
        dot->setChecked(true);
        const std::vector<QWidget*> parts{new Button(u"Plain"_s),
            new Button(u"Primary"_s, Button::Kind::Primary), new Button(u"Quiet"_s, Button::Kind::Quiet),
            chosen, arrow, box, dot, new QLineEdit, new QComboBox};
        auto* column = new QVBoxLayout(&window);
        for (QWidget* part : parts)
            column->addWidget(part, 0, Qt::AlignLeft);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        parts.front()->setFocus();
        for (QWidget* part : parts) {
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Backtab);
            const QImage without = part->grab().toImage();
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
            QCOMPARE(QApplication::focusWidget(), part);
            QVERIFY2(
                pixelsThatDiffer(without, part->grab().toImage()) >= 40, part->metaObject()->className());
            QTest::keyClick(part, Qt::Key_Tab);
        }
        theme.setAppearance(Theme::Appearance::Light);
    }

    void appearanceIsRemembered()
    {
        {
            Theme theme;
            theme.setAppearance(Theme::Appearance::Dark);
            QVERIFY(theme::isDark(QApplication::palette()));
            QCOMPARE(theme::colours().window, theme::darkColours().window);
        }
        Theme theme;
        QCOMPARE(theme.appearance(), Theme::Appearance::Dark);
        QVERIFY(theme::isDark(QApplication::palette()));
        theme.setAppearance(Theme::Appearance::Light);
        QVERIFY(!theme::isDark(QApplication::palette()));
    }

    void iconsFollowThePalette()
    {
        Theme theme;
        const QIcon icon = theme::icon(u"verdict-none"_s);
        theme.setAppearance(Theme::Appearance::Light);
        QCOMPARE(icon.pixmap(20, 20).toImage().pixelColor(10, 10), theme::lightColours().text);
        theme.setAppearance(Theme::Appearance::Dark);
        QCOMPARE(icon.pixmap(20, 20).toImage().pixelColor(10, 10), theme::darkColours().text);
        QCOMPARE(
            icon.pixmap(20, 20, QIcon::Disabled).toImage().pixelColor(10, 10), theme::darkColours().line);
    }

    void textGrowsAndIsRemembered()
    {
        double before = 0;
        {
            Theme theme;
            QWidget window;
            const auto* label = new TextLabel(theme::Text::Body, {}, &window);
            before = QApplication::font().pointSizeF();
            theme.setTextScale(200);
            QCOMPARE(QApplication::font().pointSizeF(), 2 * before);
            QVERIFY(theme::font(theme::Text::Title).pointSizeF() > 3 * before);
            QCOMPARE(label->font().pointSizeF(), theme::font(theme::Text::Body).pointSizeF()); // at once
            theme.setTextScale(1000);
            QCOMPARE(theme.textScale(), 200);
            theme.setTextScale(100);
        }
        QCOMPARE(QApplication::font().pointSizeF(), before);
    }

    // Every drawing has the one stroke width.
    void drawingsAreAlike()
    {
        const QString folder = QStringLiteral(KITH_SOURCE_DIR) + u"/resources/icons/ui"_s;
        for (const QString& file : test::filesIn(folder, u"*.svg"_s)) {
            if (file == u"kith.svg"_s)
                continue;
            const QByteArray drawing = test::readFile(folder + u'/' + file);
            QVERIFY2(drawing.contains("viewBox=\"0 0 20 20\""), qPrintable(file));
            if (file.startsWith(u"verdict-"_s))
                continue;
            QCOMPARE(drawing.count("stroke-width=\"1.5\""), 1);
            QCOMPARE(drawing.count("stroke-width"), 1);
        }
    }
};

int main(int argc, char** argv)
{
    const test::GuiHome home;
    QApplication application(argc, argv);
    TestTheme tests;
    return QTest::qExec(&tests, argc, argv);
}

#include "tst_theme.moc"
