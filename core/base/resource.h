#pragma once

#include <QJsonObject>
#include <QString>

namespace kith
{

// The JSON object of a resource that the program is linked with (kith_resources), such as ":/columns.json".
QJsonObject resourceObject(const QString& path);

} // namespace kith
