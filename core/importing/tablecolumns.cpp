#include "core/importing/tablecolumns.h"

#include "core/base/text.h"
#include "core/importing/columnlayout.h"
#include "core/importing/rejectedcolumns.h"

#include <QBuffer>
#include <QCryptographicHash>

#include <algorithm>
#include <span>

namespace kith
{
namespace
{

// A header that nobody knows, or none.
std::optional<TakenColumns> unknownColumns(const InputFile& file)
{
    const std::optional<size_t> record = likelyHeader(file);
    if (!record)
        return std::nullopt;
    const std::vector<QByteArray>& cells = file.columns[*record];
    return TakenColumns{.record = *record,
        .fields = {cells.size(), ListField::Ignored},
        .choices = listFieldsForPeople(),
        .headless = looksLikeData(cells)};
}

// The cells of a record among the first ones, as they are written.
QStringList namesIn(const InputFile& file, size_t record)
{
    QByteArray head = file.head;
    QBuffer device(&head);
    device.open(QIODevice::ReadOnly);
    CsvReader reader(device);
    for (size_t row = 0; row <= record; ++row) {
        const Result<bool> more = reader.next();
        if (!more || !*more)
            return {};
    }
    QStringList names;
    for (qsizetype i = 0; i < reader.size(); ++i)
        names += cleaned(reader.field(i));
    return names;
}

QStringList firstDifferent(const QStringList& cells)
{
    QStringList found;
    for (const QString& cell : cells) {
        if (!cell.isEmpty() && !found.contains(cell))
            found += cell;
        if (found.size() == samplesShown)
            break;
    }
    return found;
}

} // namespace

std::optional<TableColumns> columnsOf(const InputFile& file, const Importer* importer, const ColumnMap& map)
{
    const std::optional<TakenColumns> taken
        = importer ? importer->takenColumns(file, map) : unknownColumns(file);
    if (!taken)
        return std::nullopt;
    TableColumns table{.header = headerKey(file.columns[taken->record]),
        .columns = {},
        .choices = taken->choices,
        .event = taken->event,
        .rowsTellEvent = taken->rowsTellEvent,
        .rowsTellDay = taken->rowsTellDay};
    const QStringList names = namesIn(file, taken->record);
    const std::vector<QStringList> samples = samplesOf(file, taken->record, taken->headless);
    for (size_t i = 0; i < std::min(taken->fields.size(), samples.size()); ++i) {
        const QString name = taken->headless ? numberedColumn(i) : names.value(static_cast<qsizetype>(i));
        table.columns.push_back({name, firstDifferent(samples[i]), taken->fields[i]});
    }
    return table;
}

QByteArray headerKey(const std::vector<QByteArray>& header)
{
    QCryptographicHash hash(QCryptographicHash::Sha1);
    for (const QByteArray& name : std::span(header).subspan(static_cast<size_t>(rejectedColumnsIn(header))))
        hash.addData(name + '\n');
    return hash.result().toHex();
}

void setColumn(ColumnMap& map, const MappedColumn& column)
{
    std::erase_if(map, [key = columnKey(column.column)](const MappedColumn& other) {
        return columnKey(other.column) == key;
    });
    map.push_back(column);
}

ColumnMap mapFor(const InputFile& file, const HeaderMaps& byHeader, const ColumnMap& byName)
{
    ColumnMap map;
    for (const std::vector<QByteArray>& record : file.columns) {
        if (const auto found = byHeader.constFind(headerKey(record)); found != byHeader.cend()) {
            map = *found;
            break;
        }
    }
    for (const MappedColumn& column : byName) {
        if (mappedRecord(file, {column}))
            setColumn(map, column);
    }
    return map;
}

} // namespace kith
