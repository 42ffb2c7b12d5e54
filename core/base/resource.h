#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QString>

namespace kith
{

// A resource that the program is linked with (kith_resources), such as ":/columns.json", and its JSON object.
QByteArray resourceBytes(const QString& path);
QJsonObject resourceObject(const QString& path);

} // namespace kith
