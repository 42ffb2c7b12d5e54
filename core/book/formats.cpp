#include "core/book/formats.h"

#include "core/exporting/exporter.h"
#include "core/importing/catalogue.h"

namespace kith
{

using namespace Qt::StringLiterals;

QString importFormatTitle(const QString& format)
{
    const Importer* found = importer(format);
    return found ? found->title() : format;
}

bool importFormatTakesEvent(const QString& format)
{
    return format.contains("attendee"_L1);
}

bool importFormatMayTakeEvent(const QString& format)
{
    return format == "table"_L1;
}

std::vector<ExportFormat> exportFormats()
{
    std::vector<ExportFormat> formats;
    for (const auto& each : exporters())
        formats.push_back({each->format(), each->title(), each->suffix()});
    return formats;
}

} // namespace kith
