#include "core/base/resource.h"

#include <QFile>
#include <QJsonDocument>

namespace kith
{

QJsonObject resourceObject(const QString& path)
{
    QFile file(path);
    const bool open = file.open(QIODevice::ReadOnly);
    Q_ASSERT_X(open, "resourceObject", "link kith_resources");
    return open ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

} // namespace kith
