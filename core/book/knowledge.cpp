#include "core/book/knowledge.h"

#include "core/book/texts.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

#include <array>
#include <future>

namespace kith
{

using namespace Qt::StringLiterals;

Result<Limits> loadLimits()
{
    QFile file(u":/limits.json"_s);
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorCode::NotFound, Book::tr("The limits are missing from this build of Kith."));
    const QJsonObject root = QJsonDocument::fromJson(file.readAll()).object();
    Limits limits;
    const std::array<std::pair<Limit*, QLatin1StringView>, 8> named{{
        {&limits.noteLengthFree, "noteLengthFree"_L1},
        {&limits.noteLengthPremium, "noteLengthPremium"_L1},
        {&limits.notesPerMonthFree, "notesPerMonthFree"_L1},
        {&limits.invitationsPerWeek, "invitationsPerWeek"_L1},
        {&limits.daysAfterWithdrawal, "daysAfterWithdrawal"_L1},
        {&limits.invitationExpiryDays, "invitationExpiryDays"_L1},
        {&limits.mostConnections, "mostConnections"_L1},
        {&limits.reviewPendingDays, "reviewPendingDays"_L1},
    }};
    for (const auto& [limit, name] : named) {
        const QJsonObject entry = root.value(name).toObject();
        limit->value = entry.value("value"_L1).toInt();
        limit->asOf = QDate::fromString(entry.value("asOf"_L1).toString(), Qt::ISODate);
        limit->sure = entry.value("sure"_L1).toString();
        limit->source = entry.value("source"_L1).toString();
        if (limit->value <= 0)
            return failure(
                ErrorCode::Damaged, Book::tr("The limit “%1” is missing from limits.json.").arg(name));
    }
    return limits;
}

Result<std::shared_ptr<const Knowledge>> Knowledge::load()
{
    // They take as long as all the others.
    std::future<Result<Detectors>> loading = std::async(std::launch::async, Detectors::load);
    Result<Rulebook> rulebook = Rulebook::load();
    Result<Composer> composer = Composer::load();
    Result<Limits> limits = loadLimits();
    Result<Nicknames> nicknames = Nicknames::load();
    Result<Detectors> detectors = loading.get();
    if (const Error* error = firstError(rulebook, detectors, composer, limits, nicknames))
        return tl::unexpected(*error);
    return std::make_shared<const Knowledge>(Knowledge{std::move(*rulebook), std::move(*detectors),
        std::move(*composer), std::move(*limits), std::move(*nicknames)});
}

} // namespace kith
