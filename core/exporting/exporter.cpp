#include "core/exporting/exporter.h"

#include "core/exporting/csvexporter.h"
#include "core/exporting/jsonexporter.h"

#include <QFileInfo>
#include <QHash>

#include <algorithm>

namespace kith
{
using namespace Qt::StringLiterals;

namespace
{

template <typename Condition>
const Exporter* firstWhere(Condition&& condition)
{
    const auto found = std::ranges::find_if(exporters(), [&](const auto& each) { return condition(*each); });
    return found == exporters().end() ? nullptr : found->get();
}

} // namespace

std::function<QString(const Origin&)> sourceNames(const std::vector<Source>& sources)
{
    QHash<SourceId, QString> names;
    for (const Source& source : sources)
        names.insert(source.id, source.name);
    return [names](const Origin& origin) {
        switch (origin.by) {
        case Origin::By::File:
            return names.value(origin.source);
        case Origin::By::You:
            return u"you"_s;
        case Origin::By::Detector:
            break;
        }
        return u"detector"_s;
    };
}

const std::vector<std::unique_ptr<Exporter>>& exporters()
{
    static const auto catalogue = [] {
        std::vector<std::unique_ptr<Exporter>> list;
        list.push_back(std::make_unique<CsvExporter>(CsvExporter::For::Spreadsheets));
        list.push_back(std::make_unique<CsvExporter>(CsvExporter::For::Machines));
        list.push_back(std::make_unique<JsonExporter>());
        return list;
    }();
    return catalogue;
}

const Exporter* exporter(QStringView format)
{
    return firstWhere([&](const Exporter& each) { return format == each.format(); });
}

const Exporter* exporterForPath(const QString& path)
{
    const QString suffix = QFileInfo(path).suffix();
    return firstWhere(
        [&](const Exporter& each) { return suffix.compare(each.suffix(), Qt::CaseInsensitive) == 0; });
}

} // namespace kith
