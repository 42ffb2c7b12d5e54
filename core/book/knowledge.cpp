#include "core/book/knowledge.h"

#include "core/book/texts.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

#include <array>

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
    Result<Rulebook> rulebook = Rulebook::load();
    if (!rulebook)
        return tl::unexpected(rulebook.error());
    Result<Detectors> detectors = Detectors::load();
    if (!detectors)
        return tl::unexpected(detectors.error());
    Result<Composer> composer = Composer::load();
    if (!composer)
        return tl::unexpected(composer.error());
    Result<Limits> limits = loadLimits();
    if (!limits)
        return tl::unexpected(limits.error());
    Result<Nicknames> nicknames = Nicknames::load();
    if (!nicknames)
        return tl::unexpected(nicknames.error());
    return std::make_shared<const Knowledge>(Knowledge{std::move(*rulebook), std::move(*detectors),
        std::move(*composer), std::move(*limits), std::move(*nicknames)});
}

} // namespace kith
