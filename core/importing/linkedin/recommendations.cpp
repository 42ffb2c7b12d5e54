#include "core/importing/linkedin/recommendations.h"

#include "core/importing/linkedin/member.h"
#include "core/importing/texts.h"

namespace kith::linkedin
{

using namespace Qt::StringLiterals;

Recommendations::Recommendations(Way way) : m_way(way) { }

QLatin1StringView Recommendations::format() const
{
    return m_way == Way::Received ? "linkedin-recommendations-received"_L1
                                  : "linkedin-recommendations-given"_L1;
}

QString Recommendations::title() const
{
    return m_way == Way::Received ? Importing::tr("Recommendations received")
                                  : Importing::tr("Recommendations given");
}

int Recommendations::order() const
{
    return m_way == Way::Received ? ByName : ByName + 1;
}

ColumnNames Recommendations::columns() const
{
    return {u"First Name"_s, u"Last Name"_s, u"Text"_s, u"Creation Date"_s};
}

bool Recommendations::mayBeCalled(const QString& stem) const
{
    return stem.contains(m_way == Way::Received ? "received"_L1 : "given"_L1);
}

RowReader Recommendations::reader(const Table& table, const ReadContext& context, RecordSink& sink) const
{
    const FactKind kind = m_way == Way::Received ? FactKind::RecommendedMe : FactKind::RecommendedByMe;
    return {[&table, &sink, kind, first = table.column(u"First Name"_s), last = table.column(u"Last Name"_s),
                company = table.column(u"Company"_s), title = table.column(u"Job Title"_s),
                date = DateColumn(table, table.column(u"Creation Date"_s), sink, context.today)]() mutable {
        Contact contact = person(table.cell(first), table.cell(last));
        if (contact.name.isEmpty())
            return sink.reject(table.row(), hasNoName(), table.rowText());
        if (isAnonymous(contact.name))
            return sink.reject(table.row(), isHidden(), table.rowText());
        contact.title = table.cell(title);
        contact.organisation = table.cell(company);
        Fact fact;
        fact.kind = kind;
        fact.value = contact.organisation;
        fact.from = date.read();
        return sink.record(recordOf(table.row(), std::move(contact), std::move(fact)));
    }};
}

} // namespace kith::linkedin
