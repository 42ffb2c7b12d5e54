#pragma once

#include "core/importing/listfield.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace kith
{

// Whether a text is written like a person's name: "Mara Lindqvist", "von der Heide, Anne-Marie", "山田太郎".
// A company or a job may be, too.
bool looksLikeName(const QString& text);

// Whether most of the cells that hold anything look so.
bool holdNames(const QStringList& cells);

// The column that holds the names, where none of the fields does: one that is called by what people are in a
// list ("Participant", "Mitglied") and holds what looks like names, else the one that holds whom the e-mail
// addresses spell. The header is in the form of bareKey(); the samples are the first cells by column.
std::optional<size_t> nameColumn(const std::vector<ListField>& fields, const std::vector<QByteArray>& header,
    const std::vector<QStringList>& samples);

} // namespace kith
