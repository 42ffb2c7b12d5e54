#pragma once

#include "core/importing/importer.h"

#include <QStringList>

#include <memory>
#include <vector>

namespace kith
{

// Every importer, in the order in which they are asked whether they recognise a file.
const std::vector<std::unique_ptr<Importer>>& importers();

// The importer with this format id, or null.
const Importer* importer(QStringView format);

// A file with the importer that reads it. Without an importer it is a member of an archive that Kith has no
// use for; `note` says so.
struct RecognisedFile {
    InputFile file;
    const Importer* importer = nullptr;
    QString note;
};

// Opens what the user handed over: single files, zip archives, unpacked archive folders (one level of
// nesting, as re-zipped archives have). The result is sorted by Importer::order(), then by name, so that the
// order of paths does not matter. Fails, naming the file and what to do, for: no such file, an empty file, a
// folder or archive without any known member, a damaged or unsafe archive (facts: safety), a binary file, a
// table whose header no importer knows.
//
// `map` is what the user says of columns; it makes a table of contacts of a file with one of them that is
// nothing else. Fails for a column that no file has whose importer takes the map.
Result<std::vector<RecognisedFile>> recogniseFiles(const QStringList& paths, const ColumnMap& map = {});

} // namespace kith
