#include "core/model/source.h"

#include <algorithm>
#include <array>
#include <functional>

namespace kith
{

using namespace Qt::StringLiterals;

QLatin1StringView outcomeName(Outcome outcome)
{
    constexpr std::array names{"new"_L1, "updated"_L1, "unchanged"_L1, "rejected"_L1};
    return names[static_cast<std::size_t>(outcome)];
}

QLatin1StringView changeName(ContactChange::Kind kind)
{
    constexpr std::array names{"title"_L1, "organisation"_L1, "accepted"_L1, "connected"_L1, "not-listed"_L1,
        "renamed"_L1, "made-one"_L1, "other-address"_L1};
    static_assert(names.size() == changeKindCount);
    return names[static_cast<std::size_t>(kind)];
}

QString nameAmong(const std::vector<Source>& sources, SourceId id)
{
    const auto found = std::ranges::find(sources, id, &Source::id);
    if (found == sources.end())
        return {};
    // The day of which a file tells says more than when it came, but older Kiths did not keep it.
    const auto withDay = [](const Source& source) {
        const QDate day = source.day.isValid() ? source.day : source.importedAt.toLocalTime().date();
        return u"%1 (%2)"_s.arg(source.name, day.toString(Qt::ISODate));
    };
    const auto withTime = [](const Source& source) {
        const QString time = source.importedAt.toLocalTime().toString(u"yyyy-MM-dd HH:mm:ss"_s);
        return u"%1 (%2)"_s.arg(source.displayName(), time);
    };
    const auto tells = [&](const auto& named) {
        return std::ranges::none_of(sources, [&](const Source& other) {
            return other.id != id && other.name == found->name && named(other) == named(*found);
        });
    };
    if (tells(std::mem_fn(&Source::name)))
        return found->name;
    if (tells(withDay))
        return withDay(*found);
    return tells(std::mem_fn(&Source::displayName)) ? found->displayName() : withTime(*found);
}

bool isKithExport(QStringView format)
{
    return format == "kith-json"_L1 || isKithTable(format);
}

bool isKithTable(QStringView format)
{
    return format == "kith-csv"_L1;
}

bool listsConnections(QStringView format)
{
    return format == "linkedin-connections"_L1;
}

bool isGuestList(QStringView format)
{
    return format == "attendees"_L1 || format == "icalendar"_L1;
}

void RowCounts::count(Outcome outcome, qint64 rows)
{
    read += rows;
    switch (outcome) {
    case Outcome::New:
        added += rows;
        break;
    case Outcome::Updated:
        updated += rows;
        break;
    case Outcome::Unchanged:
        unchanged += rows;
        break;
    case Outcome::Rejected:
        rejected += rows;
        break;
    }
}

RowCounts& RowCounts::operator+=(const RowCounts& other)
{
    read += other.read;
    added += other.added;
    updated += other.updated;
    unchanged += other.unchanged;
    rejected += other.rejected;
    return *this;
}

RowCounts ImportReceipt::total() const
{
    RowCounts sum;
    for (const FileReceipt& file : files)
        sum += file.counts;
    return sum;
}

} // namespace kith
