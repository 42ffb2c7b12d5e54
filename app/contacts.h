#pragma once

#include "app/call.h"
#include "core/book/readbook.h"
#include "core/exporting/exporter.h"
#include "core/store/database.h"

#include <optional>
#include <vector>

namespace kith
{

// What "Title · Organisation" says of a contact; empty if nothing is known.
QString workOf(const QString& title, const QString& organisation);

// The one contact whom the user names, by name or id. Nothing: there is none, or there are several, and the
// call has failed with `exitCode`, several listed with their ids.
std::optional<ContactId> oneContact(
    const Call& call, const Database& database, const QString& nameOrId, int& exitCode);

// The contact as design.md's JSON, for others to rely on: the same bytes as an export.
QJsonObject contactJson(const ContactPage& page, const std::vector<Source>& sources, QDate today);

} // namespace kith
