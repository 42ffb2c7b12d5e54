#include "core/base/resource.h"

#include <QFile>
#include <QJsonDocument>

namespace kith
{

QByteArray resourceBytes(const QString& path)
{
    QFile file(path);
    const bool open = file.open(QIODevice::ReadOnly);
    Q_ASSERT_X(open, "resourceBytes", "link kith_resources");
    return open ? file.readAll() : QByteArray();
}

QJsonObject resourceObject(const QString& path)
{
    return QJsonDocument::fromJson(resourceBytes(path)).object();
}

} // namespace kith
