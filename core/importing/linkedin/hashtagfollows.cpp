#include "core/importing/linkedin/hashtagfollows.h"

#include "core/importing/linkedin/member.h"
#include "core/importing/texts.h"

#include <algorithm>
#include <array>

namespace kith::linkedin
{

using namespace Qt::StringLiterals;

namespace
{

bool isOver(const QString& state)
{
    static constexpr std::array words{"unfollow"_L1, "inactive"_L1, "delete"_L1, "remove"_L1};
    return std::ranges::any_of(
        words, [&state](QLatin1StringView word) { return state.contains(word, Qt::CaseInsensitive); });
}

} // namespace

QLatin1StringView HashtagFollows::format() const
{
    return "linkedin-hashtag-follows"_L1;
}

QString HashtagFollows::title() const
{
    return Importing::tr("Hashtags followed on LinkedIn");
}

int HashtagFollows::order() const
{
    return OwnerFirst + 12;
}

ColumnNames HashtagFollows::columns() const
{
    return {u"HashTag"_s, u"CreatedTime"_s};
}

RowReader HashtagFollows::reader(const Table& table, const ReadContext& context, RecordSink& sink) const
{
    return {[&table, &sink, tag = table.column(u"HashTag"_s), state = table.column(u"State"_s),
                created = DateColumn(table, table.column(u"CreatedTime"_s), sink, context.today)]() mutable {
        QString topic = table.cell(tag);
        while (topic.startsWith(u'#'))
            topic = topic.mid(1).trimmed();
        if (topic.isEmpty())
            return sink.reject(table.row(), Importing::tr("The row names no hashtag."), table.rowText());
        if (isOver(table.cell(state))) {
            return sink.reject(
                table.row(), Importing::tr("You no longer follow this hashtag."), table.rowText());
        }
        MeStatement interest = stated(MeField::Interest, table.row(), topic);
        interest.from = created.read();
        return sink.owner({table.row(), {std::move(interest)}});
    }};
}

} // namespace kith::linkedin
