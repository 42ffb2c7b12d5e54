#include "ui/shared/theme.h"

#include <QApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

namespace kith::theme
{

using namespace Qt::StringLiterals;

namespace
{

// Renders a drawing in one colour of the present palette, so that icons need not be made anew when it
// changes.
class TintedSvg : public QIconEngine
{
public:
    TintedSvg(QString name, QColor Colours::*colour) : m_name(std::move(name)), m_colour(colour) { }

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override
    {
        const qreal ratio = painter->device()->devicePixelRatio();
        QPixmap image = pixmap((QSizeF(rect.size()) * ratio).toSize(), mode, state);
        image.setDevicePixelRatio(ratio);
        painter->drawPixmap(rect.topLeft(), image);
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State) override
    {
        const QColor colour = mode == QIcon::Disabled ? colours().line : colours().*m_colour;
        const QString key
            = u"kith/%1/%2/%3x%4"_s.arg(m_name, colour.name()).arg(size.width()).arg(size.height());
        QPixmap image;
        if (QPixmapCache::find(key, &image))
            return image;
        image = QPixmap(size);
        image.fill(Qt::transparent);
        QSvgRenderer drawing(u":/icons/ui/%1.svg"_s.arg(m_name));
        drawing.setAspectRatioMode(Qt::KeepAspectRatio);
        QPainter painter(&image);
        drawing.render(&painter);
        painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
        painter.fillRect(image.rect(), colour);
        painter.end();
        QPixmapCache::insert(key, image);
        return image;
    }

    QIconEngine* clone() const override { return new TintedSvg(*this); }
    QString key() const override { return u"kith-tinted-svg"_s; }

private:
    QString m_name;
    QColor Colours::*m_colour;
};

} // namespace

QIcon icon(const QString& name, QColor Colours::*colour)
{
    return QIcon(new TintedSvg(name, colour));
}

QIcon icon(const QString& name)
{
    return icon(name, &Colours::text);
}

QIcon verdictIcon(Action action)
{
    switch (action) {
    case Action::Connect:
        return icon(u"verdict-connect"_s, &Colours::connect);
    case Action::Follow:
        return icon(u"verdict-follow"_s, &Colours::follow);
    case Action::Ask:
        return icon(u"verdict-ask"_s, &Colours::ask);
    case Action::None:
        break;
    }
    return icon(u"verdict-none"_s, &Colours::none);
}

} // namespace kith::theme
