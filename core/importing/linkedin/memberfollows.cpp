#include "core/importing/linkedin/memberfollows.h"

#include "core/importing/linkedin/member.h"
#include "core/importing/texts.h"

namespace kith::linkedin
{

using namespace Qt::StringLiterals;

QLatin1StringView MemberFollows::format() const
{
    return "linkedin-member-follows"_L1;
}

QString MemberFollows::title() const
{
    return Importing::tr("People followed on LinkedIn");
}

int MemberFollows::order() const
{
    return ByName + 2;
}

ColumnNames MemberFollows::columns() const
{
    return {u"Date"_s, u"Status"_s, u"FullName"_s};
}

RowReader MemberFollows::reader(const Table& table, const ReadContext& context, RecordSink& sink) const
{
    return {[&table, &sink, name = table.column(u"FullName"_s), status = table.column(u"Status"_s),
                date = DateColumn(table, table.column(u"Date"_s), sink, context.today)]() mutable {
        Contact contact = person(table.cell(name));
        if (contact.name.isEmpty())
            return sink.reject(table.row(), hasNoName(), table.rowText());
        if (isAnonymous(contact.name))
            return sink.reject(table.row(), isHidden(), table.rowText());
        const QString state = table.cell(status);
        const bool active = state.compare("Active"_L1, Qt::CaseInsensitive) == 0;
        if (!active && !state.startsWith("Unfollow"_L1, Qt::CaseInsensitive))
            return sink.reject(
                table.row(), Importing::tr("The status is neither Active nor Unfollow."), table.rowText());
        Fact fact;
        fact.kind = active ? FactKind::Following : FactKind::Unfollowed;
        fact.from = date.read();
        return sink.record(recordOf(table.row(), std::move(contact), std::move(fact)));
    }};
}

} // namespace kith::linkedin
