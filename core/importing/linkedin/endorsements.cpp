#include "core/importing/linkedin/endorsements.h"

#include "core/importing/linkedin/member.h"
#include "core/importing/texts.h"

namespace kith::linkedin
{

using namespace Qt::StringLiterals;

namespace
{

bool counts(const QString& status)
{
    return status.isEmpty() || status.compare("ACCEPTED"_L1, Qt::CaseInsensitive) == 0
        || status.compare("PENDING"_L1, Qt::CaseInsensitive) == 0;
}

} // namespace

Endorsements::Endorsements(Way way) : m_way(way) { }

QLatin1StringView Endorsements::format() const
{
    return m_way == Way::Received ? "linkedin-endorsements-received"_L1 : "linkedin-endorsements-given"_L1;
}

QString Endorsements::title() const
{
    return m_way == Way::Received ? Importing::tr("Endorsements received")
                                  : Importing::tr("Endorsements given");
}

int Endorsements::order() const
{
    return m_way == Way::Received ? ByProfile + 2 : ByProfile + 3;
}

ColumnNames Endorsements::columns() const
{
    return {u"Skill Name"_s, m_way == Way::Received ? u"Endorser First Name"_s : u"Endorsee First Name"_s};
}

RowReader Endorsements::reader(const Table& table, const ReadContext& context, RecordSink& sink) const
{
    const QString who = m_way == Way::Received ? u"Endorser "_s : u"Endorsee "_s;
    const FactKind kind = m_way == Way::Received ? FactKind::EndorsedMe : FactKind::EndorsedByMe;
    return {
        [&table, &sink, kind, skill = table.column(u"Skill Name"_s),
            first = table.column(who + "First Name"_L1), last = table.column(who + "Last Name"_L1),
            address = table.column(who + "Public Url"_L1), status = table.column(u"Endorsement Status"_s),
            date = DateColumn(table, table.column(u"Endorsement Date"_s), sink, context.today)]() mutable {
            Contact contact = person(table.cell(first), table.cell(last));
            addAddress(contact, table.cell(address));
            if (contact.name.isEmpty())
                return sink.reject(table.row(), hasNoName(), table.rowText());
            if (isAnonymous(contact.name) && contact.profile.isEmpty())
                return sink.reject(table.row(), isHidden(), table.rowText());
            if (!counts(table.cell(status)))
                return sink.reject(
                    table.row(), Importing::tr("The endorsement was hidden or refused."), table.rowText());
            Fact fact;
            fact.kind = kind;
            fact.value = table.cell(skill);
            fact.from = date.read();
            return sink.record(recordOf(table.row(), std::move(contact), std::move(fact)));
        }};
}

} // namespace kith::linkedin
