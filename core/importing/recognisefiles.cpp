#include "core/importing/catalogue.h"

#include "core/base/text.h"
#include "core/importing/archive.h"
#include "core/importing/columnlayout.h"
#include "core/importing/folder.h"
#include "core/importing/linkedin/otherfiles.h"
#include "core/importing/table.h"
#include "core/importing/tablecolumns.h"
#include "core/importing/texts.h"
#include "core/importing/unknownfile.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>
#include <limits>
#include <map>
#include <span>
#include <tuple>

namespace kith
{

using namespace Qt::StringLiterals;

namespace
{

using Recognised = std::vector<RecognisedFile>;

bool isLinkedInsAlone(const InputFile& file)
{
    return linkedin::isOfNoUse(file.stem()) && !linkedin::isEverydayName(file.stem());
}

// What the user says of the columns makes a table of a file that is nothing else.
const Importer* importerFor(const InputFile& file, const ColumnMap& map)
{
    if (isLinkedInsAlone(file))
        return nullptr;
    const auto found = std::ranges::find_if(
        importers(), [&file](const std::unique_ptr<Importer>& one) { return one->recognises(file); });
    if (found == importers().end())
        return mappedRecord(file, map) ? importer(u"table") : nullptr;
    return found->get();
}

Error noSuchColumn(const InputFile& file, const QString& column)
{
    return {ErrorCode::Invalid,
        Importing::tr("%1 has no column “%2”. Its columns are: %3. %4")
            .arg(file.name, column, headerOf(file).join(", "_L1), howToMap()),
        {}};
}

bool hasColumn(const InputFile& file, const MappedColumn& column)
{
    return mappedRecord(file, {column}).has_value();
}

// Everything that the user says of columns must be of use for one of the files.
Done checkMap(const Recognised& files, const ColumnMap& map)
{
    const auto takesMap = [](const RecognisedFile& file) {
        return file.importer != nullptr ? file.importer->takesMap() : file.isUnknownTable;
    };
    for (const MappedColumn& column : map) {
        const auto has = [&column](const RecognisedFile& file) { return hasColumn(file.file, column); };
        const auto taker = std::ranges::find_if(files, takesMap);
        if (std::ranges::any_of(
                files, [&](const RecognisedFile& file) { return takesMap(file) && has(file); }))
            continue;
        if (taker != files.end())
            return tl::unexpected(noSuchColumn(taker->file, column.column));
        const auto knowing = std::ranges::find_if(files, has);
        if (knowing != files.end() && knowing->importer != nullptr) {
            return failure(ErrorCode::Invalid,
                Importing::tr("%1 is a file whose columns Kith knows (%2). Import it without --map.")
                    .arg(knowing->file.displayName(), knowing->importer->title()));
        }
        return failure(ErrorCode::Invalid,
            Importing::tr("There is no table with a column “%1” among the files.").arg(column.column));
    }
    return {};
}

// Only texts are worth a look; an archive may hold pictures and pages. The .xls of Meetup is text, too.
bool mayBeAList(const InputFile& file)
{
    const QString name = file.name.toLower();
    return file.size > 0 && !name.startsWith(u'.')
        && (name.endsWith(".csv"_L1) || name.endsWith(".tsv"_L1) || name.endsWith(".txt"_L1)
            || name.endsWith(".ics"_L1) || name.endsWith(".vcf"_L1) || name.endsWith(".vcard"_L1)
            || name.endsWith(".ldif"_L1) || name.endsWith(".ldi"_L1) || name.endsWith(".xls"_L1));
}

bool isCalledArchive(const InputFile& file)
{
    return file.name.endsWith(".zip"_L1, Qt::CaseInsensitive);
}

bool isCalledSpreadsheet(const InputFile& file)
{
    const QString name = file.name.toLower();
    return name.endsWith(".xlsx"_L1) || name.endsWith(".ods"_L1) || name.endsWith(".numbers"_L1);
}

// Says why no importer reads the member of an archive or a folder.
void leaveOut(RecognisedFile& member)
{
    const InputFile& file = member.file;
    if (member.isUnknownTable) {
        const QStringList header = headerOf(file);
        member.leftOut = LeftOut::UnknownColumns;
        member.note = header.size() == 1
            ? Importing::tr("only the column “%1”, which may list anything").arg(header.first())
            : Importing::tr("columns that Kith does not know: %1").arg(header.join(", "_L1));
    } else if (file.size == 0) {
        member.leftOut = LeftOut::Empty;
        member.note = Importing::tr("empty");
    } else if (isCalledArchive(file)) {
        member.leftOut = LeftOut::UnknownKind;
        member.note = file.isInArchive ? Importing::tr("an archive in the archive: unpack it first")
                                       : Importing::tr("an archive that holds no file that Kith knows");
    } else if (isCalledSpreadsheet(file)) {
        member.leftOut = LeftOut::UnknownKind;
        member.note = Importing::tr("a spreadsheet: save it as CSV and import that");
    } else if (!mayBeAList(file) || linkedin::isOfNoUse(file.stem())) {
        member.leftOut = LeftOut::NotNeeded;
        member.note = Importing::tr("not needed");
    } else {
        member.leftOut = LeftOut::UnknownKind;
        member.note = Importing::tr("not a list that Kith knows");
    }
}

using Paths = std::map<QString, QString>; // by their canonical form

// What the user named, and said of the columns of the files.
struct Request {
    const Paths& paths;
    const ColumnMap& byName;
    const HeaderMaps& byHeader;
};

void recogniseLookedInto(RecognisedFile& file, const Request& said)
{
    file.map = mapFor(file.file, said.byHeader, said.byName);
    file.importer = importerFor(file.file, file.map);
    if (file.importer == nullptr || !file.importer->takesMap())
        file.map.clear();
    file.isUnknownTable = file.importer == nullptr && !linkedin::isOfNoUse(file.file.stem())
        && !looksBinary(file.file.head) && !headerOf(file.file).isEmpty();
}

// With `any`, something beside them is of use, so that they may all be of none.
Result<Recognised> membersOf(
    std::vector<InputFile> files, const QString& container, const Request& said, bool any = false)
{
    Recognised out;
    bool isSpreadsheet = false;
    for (InputFile& file : files) {
        isSpreadsheet = isSpreadsheet || file.name == "workbook.xml"_L1 || file.name == "content.xml"_L1;
        const bool mayBe = mayBeAList(file) && !isLinkedInsAlone(file);
        if (mayBe) {
            if (const Done looked = lookInto(file); !looked)
                return tl::unexpected(looked.error());
        }
        RecognisedFile& member = out.emplace_back();
        member.file = std::move(file);
        if (mayBe)
            recogniseLookedInto(member, said);
        any = any || member.importer != nullptr;
        if (member.importer == nullptr)
            leaveOut(member);
    }
    if (any)
        return out;
    // Of columns the user can say what they hold.
    bool anyTable = false;
    for (RecognisedFile& member : out) {
        if (!member.isUnknownTable)
            continue;
        anyTable = true;
        member.leftOut = LeftOut::No;
        member.error = unknownFile(member.file);
    }
    if (anyTable && !isSpreadsheet)
        return out;
    if (isSpreadsheet)
        return failure(ErrorCode::UnknownFormat,
            Importing::tr("%1 is a spreadsheet. Save it as CSV and import that.").arg(container));
    if (std::ranges::any_of(out, [](const RecognisedFile& member) {
            return member.file.isInArchive && isCalledArchive(member.file);
        }))
        return failure(ErrorCode::UnknownFormat,
            Importing::tr("%1 holds another archive. Unpack it and import what it holds.").arg(container));
    return failure(ErrorCode::UnknownFormat,
        Importing::tr("%1 holds no file that Kith knows. In a LinkedIn archive there is a Connections.csv.")
            .arg(container));
}

// What stands at a path that cannot be read.
RecognisedFile unreadable(const QString& path, const Error& error)
{
    RecognisedFile file;
    file.file.path = path;
    file.file.name = QFileInfo(path).fileName();
    file.error = error;
    return file;
}

Result<Recognised> recognise(const QString& path, const Request& said);

// The archives in a folder are opened as if they had been named; those that hold nothing of use stay files of
// the folder.
Result<Recognised> recogniseFolder(const QString& path, const Request& said)
{
    Result<std::vector<InputFile>> files = filesInFolder(path);
    if (!files)
        return tl::unexpected(files.error());
    const QString container = QDir(QFileInfo(path).absoluteFilePath()).dirName();
    Recognised opened;
    const auto isOpened = [&](const InputFile& file) {
        if (!isCalledArchive(file) || file.size == 0)
            return false;
        if (said.paths.contains(QFileInfo(file.path).canonicalFilePath()))
            return true;
        Result<Recognised> members = recognise(file.path, said);
        if (members) {
            std::ranges::move(*members, std::back_inserter(opened));
        } else if (members.error().code != ErrorCode::UnknownFormat) {
            opened.push_back(unreadable(file.path, members.error()));
            opened.back().error->message.prepend(container + u'/'); // it begins with the archive's name
        } else {
            return false;
        }
        return true;
    };
    const bool any = std::erase_if(*files, isOpened) > 0;
    Result<Recognised> out = membersOf(std::move(*files), container, said, any);
    if (out)
        std::ranges::move(opened, std::back_inserter(*out));
    return out;
}

Result<Recognised> recognise(const QString& path, const Request& said)
{
    const QFileInfo info(path);
    if (info.isDir())
        return recogniseFolder(path, said);
    Result<InputFile> file = fileOnDisk(path);
    if (!file)
        return tl::unexpected(file.error());
    if (isArchive(file->head)) {
        Result<std::vector<InputFile>> files = filesInArchive(path);
        if (!files)
            return tl::unexpected(files.error());
        return membersOf(std::move(*files), file->name, said);
    }
    if (file->name.endsWith(".zip"_L1, Qt::CaseInsensitive))
        return failure(
            ErrorCode::Damaged, Importing::tr("%1 is not a zip archive. Download it again.").arg(file->name));
    Recognised out(1);
    RecognisedFile& one = out.front();
    one.file = std::move(*file);
    recogniseLookedInto(one, said);
    if (one.importer != nullptr)
        return out;
    if (linkedin::isOfNoUse(one.file.stem()))
        leaveOut(one);
    else
        one.error = unknownFile(one.file);
    return out;
}

std::vector<Error> errorsOf(const Recognised& files)
{
    std::vector<Error> errors;
    for (const RecognisedFile& file : files) {
        if (file.error)
            errors.push_back(*file.error);
    }
    return errors;
}

// Of what an archive holds beside.
Error tellsNothing(const RecognisedFile& file)
{
    return {ErrorCode::UnknownFormat,
        Importing::tr("%1 belongs to a LinkedIn archive but tells nothing about your contacts. Import the "
                      "whole archive, or Connections.csv.")
            .arg(file.file.name),
        {}};
}

} // namespace

Error whyNoneIsRead(const std::vector<Error>& errors)
{
    constexpr std::size_t mostNamed = 20;
    Error all = errors.front();
    QStringList lines;
    for (const Error& error : std::span(errors).first(std::min(mostNamed, errors.size())))
        lines += cleaned(error.message); // a file's name may hold a line break
    if (errors.size() > mostNamed)
        lines += Importing::tr(
            "%n more file(s) cannot be read either.", nullptr, static_cast<int>(errors.size() - mostNamed));
    all.message = lines.join(u'\n');
    return all;
}

QString howToMap()
{
    return Importing::tr(
        "Say what they hold with --map COLUMN=FIELD, by the names of the columns or by their numbers "
        "(--map 1=name); the fields are %1.")
        .arg(listFieldNames().join(", "_L1));
}

std::vector<RecognisedFile> lookAtFiles(
    const QStringList& paths, const ColumnMap& map, const HeaderMaps& maps)
{
    Paths once; // what is named twice is read once, in an order of its own
    for (const QString& path : paths) {
        const QString real = QFileInfo(path).canonicalFilePath();
        once.emplace(real.isEmpty() ? path : real, path);
    }
    Recognised all;
    for (const auto& [real, path] : once) {
        Result<Recognised> files = recognise(path, {once, map, maps});
        if (files)
            std::ranges::move(*files, std::back_inserter(all));
        else
            all.push_back(unreadable(path, files.error()));
    }
    std::ranges::stable_sort(all, {}, [](const RecognisedFile& file) {
        const int order = file.importer == nullptr ? std::numeric_limits<int>::max() : file.importer->order();
        return std::tuple(order, file.error.has_value(), file.file.name, file.file.container, file.file.path);
    });
    return all;
}

Result<std::vector<RecognisedFile>> recogniseFiles(
    const QStringList& paths, const ColumnMap& map, const HeaderMaps& maps)
{
    Recognised all = lookAtFiles(paths, map, maps);
    const bool none = std::ranges::none_of(all, &RecognisedFile::importer);
    const std::vector<Error> errors = errorsOf(all);
    const auto hopeless
        = [](const RecognisedFile& file) { return file.error.has_value() && !file.isUnknownTable; };
    if (none && std::ranges::any_of(all, hopeless))
        return tl::unexpected(whyNoneIsRead(errors));
    if (const Done used = checkMap(all, map); !used)
        return tl::unexpected(used.error());
    if (none && !errors.empty())
        return tl::unexpected(whyNoneIsRead(errors));
    if (none && !all.empty()) {
        std::vector<Error> idle;
        std::ranges::transform(all, std::back_inserter(idle), &tellsNothing);
        return tl::unexpected(whyNoneIsRead(idle));
    }
    return all;
}

} // namespace kith
