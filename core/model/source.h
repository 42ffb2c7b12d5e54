#pragma once

#include "core/base/issue.h"
#include "core/model/ids.h"

#include <QByteArray>
#include <QDate>
#include <QDateTime>
#include <QString>
#include <QStringList>

#include <array>
#include <optional>
#include <vector>

namespace kith
{

// A row of an imported file.
struct RowId {
    SourceId source = 0;
    int row = 0;

    auto operator<=>(const RowId&) const = default;
};

// What became of a row. Every row that was read has exactly one outcome.
enum class Outcome : quint8 { New, Updated, Unchanged, Rejected };
QLatin1StringView outcomeName(Outcome outcome);

struct RowCounts {
    qint64 read = 0;
    qint64 added = 0; // a row that made a contact (or, for the owner's own files, said something new)
    qint64 updated
        = 0; // told something new about a contact that was there, or in a list of others about the owner
    qint64 unchanged = 0; // told nothing new
    qint64 rejected = 0; // could not be used; the row's note says why

    bool operator==(const RowCounts&) const = default;
    void count(Outcome outcome, qint64 rows = 1);
    RowCounts& operator+=(const RowCounts& other);
};

// An imported file, or a member of an imported archive.
struct Source {
    SourceId id = 0;
    QString name; // the file's name, such as "Connections.csv"
    QString container; // the archive's or folder's name, or empty
    QString format; // the importer's id, such as "linkedin-connections"
    QByteArray hash; // XXH3-128 of the bytes, with what the user added (event name, date)
    QDateTime importedAt; // UTC
    RowCounts counts;
    QString header; // of a table of which rows were rejected
    QDate day; // of which it tells, as far as it says
    qint64 made = 0; // when it was written, as the disk or the archive says: seconds since 1970; 0: unknown

    bool operator==(const Source&) const = default;
    // The name with its container: "Archive.zip/Connections.csv".
    QString displayName() const { return container.isEmpty() ? name : container + u'/' + name; }
};

// What tells the file of that id from the others: its name; where others are called so, too, as two archives
// have a Connections.csv each, with a day, "Connections.csv (2026-11-20)", or its container. Empty where
// there is no such file.
QString nameAmong(const std::vector<Source>& sources, SourceId id);

// Whether files of that format are what Kith exports itself: they say of every contact what it is, and hold
// each once.
bool isKithExport(QStringView format);
// Whether it is the one that says of contacts hardly more than who they are.
bool isKithTable(QStringView format);
// Whether it is LinkedIn's list of all connections.
bool listsConnections(QStringView format);
// Whether files of that format list who was at events or in meetings, which the owner may be among.
bool isGuestList(QStringView format);

// A row of the receipt.
struct SourceRow {
    SourceId source = 0;
    int row = 0;
    Outcome outcome = Outcome::New;
    ContactId contact = 0; // 0: about the owner, or rejected
    QString note; // why it was rejected
    QString text; // the row itself, for rejected rows only

    bool operator==(const SourceRow&) const = default;
};

// What a file changed of somebody who was in the book before it.
struct ContactChange {
    enum class Kind : quint8 {
        Title, // before and after: the titles
        Organisation, // before and after: the employers
        Accepted, // my invitation; after: the day
        Connected, // that was not before; after: the day
        NotListed, // among my connections any more, as in an older list; before: the day of connecting
        // Books store the number: append only.
        Renamed, // before and after: the names
        MadeOne, // with another contact that was there; before: the other's name
        OtherAddress, // an e-mail address beside those known; after: the address
    };

    ContactId contact = 0;
    Kind kind = Kind::Title;
    QString before;
    QString after;

    bool operator==(const ContactChange&) const = default;
};
inline constexpr int changeKindCount = static_cast<int>(ContactChange::Kind::OtherAddress) + 1;
// The stable name, such as "not-listed".
QLatin1StringView changeName(ContactChange::Kind kind);

// A row of the receipt as people read it.
struct RowLine {
    int row = 0;
    Outcome outcome = Outcome::New;
    ContactId contact = 0; // 0: about the owner, or rejected
    QString who; // the contact's name; of a rejected row what it holds
    QString note;
    QString called; // what the row calls the contact, where that is another name

    bool operator==(const RowLine&) const = default;
};

// Why a file was left out of an import that no importer reads.
enum class LeftOut : quint8 {
    No, // it was read, or could not be
    NotNeeded,
    Empty,
    UnknownColumns, // of a table: the user may say what they hold
    UnknownKind,
};

// The receipt of one file: read = added + updated + unchanged + rejected.
struct FileReceipt {
    QString file; // name as the user knows it; members of an archive as "archive.zip/Connections.csv"
    QString format; // the importer's id; empty for a file that was left out
    LeftOut leftOut = LeftOut::No; // the one issue says more
    SourceId source = 0; // in the book; 0: nothing was read, or would only be
    RowCounts counts;
    std::vector<Issue> issues;
    std::vector<ContactChange> changes; // the first of them
    qint64 changed = 0; // how many there are
    std::array<qint64, changeKindCount> changedBy{}; // of each kind
    std::vector<RowLine> rows; // of what would happen only: the first rowsPreviewed of each outcome

    // Whether it was left out since it cannot be read: the one issue says why.
    bool isUnreadable() const
    {
        return format.isEmpty() && !issues.empty() && issues.front().severity == Severity::Error;
    }

    bool operator==(const FileReceipt&) const = default;
};

inline constexpr qint64 rowsPreviewed = 200;

// A row whose contact may be somebody else in the book.
struct Doubt {
    QString file;
    int row = 0;
    QString who;
    QString other; // who it may be
    QStringList agrees; // what speaks for it

    bool operator==(const Doubt&) const = default;
};

struct ImportReceipt {
    std::vector<FileReceipt> files;
    qint64 people = 0; // in the book afterwards
    qint64 organisations = 0;
    qint64 facts = 0;
    qint64 foundToBeOne = 0; // of the contacts that rows made: with another
    JournalId step = 0; // that takes it back; 0: nothing has changed
    std::optional<qint64> toDecide; // pairs in the book afterwards; of what would happen only
    std::vector<Doubt> doubts; // of what would happen only: what the user would be asked, at most mostDoubts
    qint64 undecided = 0; // contacts known by name only that may be one of several others

    bool operator==(const ImportReceipt&) const = default;
    RowCounts total() const;
};
inline constexpr std::size_t mostDoubts = 200;

} // namespace kith
