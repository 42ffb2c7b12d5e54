#include "core/importing/listfield.h"

#include "core/importing/columnwords.h"

#include <array>

namespace kith
{

using namespace Qt::StringLiterals;

namespace
{

constexpr std::array listFields{"name"_L1, "bare-name"_L1, "given"_L1, "middle"_L1, "family"_L1, "suffix"_L1,
    "nickname"_L1, "email"_L1, "phone"_L1, "organisation"_L1, "title"_L1, "profile"_L1, "link"_L1,
    "location"_L1, "street"_L1, "postal-code"_L1, "city"_L1, "region"_L1, "country"_L1, "notes"_L1,
    "labels"_L1, "connected"_L1, "degree"_L1, "ignore"_L1};
static_assert(listFields.size() == listFieldCount);

// These two are for files: a person knows which part of a name it is.
bool isForPeople(ListField field)
{
    return field != ListField::BareName && field != ListField::Degree;
}

} // namespace

QLatin1StringView listFieldName(ListField field)
{
    return listFields[static_cast<size_t>(field)];
}

std::optional<ListField> listFieldNamed(QStringView name)
{
    for (size_t i = 0; i < listFields.size(); ++i) {
        if (name == listFields[i])
            return static_cast<ListField>(i);
    }
    return std::nullopt;
}

std::optional<ListField> listFieldMeant(const QString& word)
{
    std::optional<ListField> field = listFieldNamed(word.trimmed().toLower());
    if (!field)
        field = columnWords().fieldOf(bareKey(word));
    if (field == ListField::BareName)
        return ListField::Name;
    return field && isForPeople(*field) ? field : std::nullopt;
}

std::vector<ListField> listFieldsForPeople()
{
    std::vector<ListField> fields;
    for (size_t i = 0; i < listFields.size(); ++i) {
        if (isForPeople(static_cast<ListField>(i)))
            fields.push_back(static_cast<ListField>(i));
    }
    return fields;
}

QStringList listFieldNames()
{
    QStringList names;
    for (const ListField field : listFieldsForPeople())
        names += listFieldName(field);
    return names;
}

} // namespace kith
