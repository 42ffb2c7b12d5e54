#pragma once

#include "core/importing/importer.h"
#include "core/model/source.h"

#include <QStringList>

#include <memory>
#include <optional>
#include <vector>

namespace kith
{

// Every importer, in the order in which they are asked whether they recognise a file.
const std::vector<std::unique_ptr<Importer>>& importers();

// The importer with this format id, or null.
const Importer* importer(QStringView format);

// A file with the importer that reads it.
struct RecognisedFile {
    InputFile file;
    const Importer* importer = nullptr;
    LeftOut leftOut = LeftOut::No; // without an importer: a member of an archive, and why it is not read
    QString note; // the same in words
    ColumnMap map; // what is said of its columns; of importers that take it
    std::optional<Error> error; // why it cannot be read; there is no importer then
    bool isUnknownTable = false; // its columns could be told: columnsOf()
};

// Looks at what the user handed over: single files, zip archives, unpacked archive folders (one level of
// nesting, as re-zipped archives have) with the zip archives that lie in them. The result is sorted by
// Importer::order(), then by name, so that the order of paths does not matter. What cannot be read comes
// last, with its error, which names it and says what to do: no such file, an empty file, a folder or archive
// without any known member, a damaged or unsafe archive (facts: safety), a binary file, a table whose header
// no importer knows.
//
// What is said of columns makes a table of contacts of a file with one of them that is nothing else: `map` by
// their names in any file, `maps` by headers.
std::vector<RecognisedFile> lookAtFiles(
    const QStringList& paths, const ColumnMap& map = {}, const HeaderMaps& maps = {});

// The same; fails where nothing can be read at all, as whyNoneIsRead() says, and for a column of `map` that
// no file has whose importer takes it.
Result<std::vector<RecognisedFile>> recogniseFiles(
    const QStringList& paths, const ColumnMap& map = {}, const HeaderMaps& maps = {});

// The errors of files, at least one, as one whose message has a line for each of the first.
Error whyNoneIsRead(const std::vector<Error>& errors);

// For the command line, after an error about columns: how to say what they hold.
QString howToMap();

} // namespace kith
