#include "core/importing/cardline.h"

#include <algorithm>
#include <array>

namespace kith
{

using namespace Qt::StringLiterals;

namespace
{

// In the order of CardField; lower case.
constexpr std::array fieldNames{"begin"_L1, "end"_L1, "version"_L1, "agent"_L1, "n"_L1, "fn"_L1,
    "nickname"_L1, "org"_L1, "title"_L1, "role"_L1, "kind"_L1, "x-addressbookserver-kind"_L1, "x-abshowas"_L1,
    "x-ablabel"_L1, "email"_L1, "tel"_L1, "adr"_L1, "label"_L1, "url"_L1, "impp"_L1, "x-socialprofile"_L1,
    "socialprofile"_L1, "x-linkedin"_L1, "x-linkedin-url"_L1, "x-linkedin-profile"_L1, "categories"_L1,
    "note"_L1};
static_assert(fieldNames.size() + 1 == cardFieldCount);

CardField fieldNamed(QStringView name)
{
    for (size_t i = 0; i < fieldNames.size(); ++i) {
        if (isCardWord(name, fieldNames[i]))
            return static_cast<CardField>(i);
    }
    return CardField::Other;
}

} // namespace

CardLine::CardLine(QStringView decoded, QByteArrayView undecoded)
    : text(decoded), bytes(undecoded), parts(decoded)
{
    const auto dot = std::find(parts.name.rbegin(), parts.name.rend(), u'.');
    const qsizetype start = parts.name.rend() - dot; // 0 where there is no dot
    group = parts.name.first(std::max<qsizetype>(0, start - 1));
    field = fieldNamed(parts.name.sliced(start));
}

QStringView CardLine::name() const
{
    return parts.name.sliced(group.isEmpty() ? 0 : group.size() + 1);
}

bool CardLine::marks(CardField boundary) const
{
    return field == boundary && parts.name.size() == fieldNames[static_cast<size_t>(boundary)].size()
        && parts.value.trimmed().compare("VCARD"_L1, Qt::CaseInsensitive) == 0;
}

QByteArray CardLine::valueBytes() const
{
    return bytes.isEmpty() ? parts.value.toUtf8()
                           : kith::valueBytes(bytes, text, parts.valueAt).toByteArray();
}

} // namespace kith
