#pragma once

#include <QByteArray>
#include <QHash>
#include <QString>
#include <QStringList>
#include <QStringView>

#include <optional>
#include <vector>

namespace kith
{

// What a column of a contact list may hold.
enum class ListField : quint8 {
    Name, // written out
    BareName, // the whole name, or beside one of its parts the other part: "Nom", "Nome"
    Given,
    Middle,
    Family,
    Suffix, // of the name: "Jr."
    Nickname,
    Email,
    Phone,
    Organisation,
    Title, // of the job
    Profile,
    Link,
    Location,
    Street, // of an address, as the next four
    PostalCode,
    City,
    Region,
    Country,
    Notes,
    Labels,
    Connected, // since when, on LinkedIn
    Degree, // of the connection on LinkedIn: "1st"
    Ignored,
};
inline constexpr int listFieldCount = static_cast<int>(ListField::Ignored) + 1;

// The stable name, such as "postal-code", by which people and resources/columns.json call it.
QLatin1StringView listFieldName(ListField field);
// The field of that name.
std::optional<ListField> listFieldNamed(QStringView name);
// The field that a person means: by its name, or by any word that columns of it are called by ("Company").
std::optional<ListField> listFieldMeant(const QString& word);
// The fields that a person may give to a column, and their names.
std::vector<ListField> listFieldsForPeople();
QStringList listFieldNames();

// What the user says that a column holds: --map COLUMN=FIELD. Counts before what Kith would guess.
struct MappedColumn {
    QString column; // compared by columnKey()
    ListField field = ListField::Ignored;

    bool operator==(const MappedColumn&) const = default;
};
using ColumnMap = std::vector<MappedColumn>;
// The same for several tables: by headerKey().
using HeaderMaps = QHash<QByteArray, ColumnMap>;

} // namespace kith
