#include "core/importing/linkedin/notes.h"

#include "core/importing/linkedin/member.h"
#include "core/importing/texts.h"

namespace kith::linkedin
{

using namespace Qt::StringLiterals;

QLatin1StringView Notes::format() const
{
    return "linkedin-notes"_L1;
}

QString Notes::title() const
{
    return Importing::tr("Your notes on LinkedIn");
}

int Notes::order() const
{
    return ByProfile + 4;
}

ColumnNames Notes::columns() const
{
    return {u"Connection First Name"_s, u"Connection Profile URL"_s, u"Note"_s};
}

RowReader Notes::reader(const Table& table, const ReadContext& context, RecordSink& sink) const
{
    return {[&table, &sink, first = table.column(u"Connection First Name"_s),
                last = table.column(u"Connection Last Name"_s),
                address = table.column(u"Connection Profile URL"_s), note = table.column(u"Note"_s),
                created = DateColumn(
                    table, table.column({u"Created On"_s, u"Edited On"_s}), sink, context.today)]() mutable {
        Contact contact = person(table.cell(first), table.cell(last));
        addAddress(contact, table.cell(address));
        if (contact.name.isEmpty())
            return sink.reject(table.row(), hasNoName(), table.rowText());
        Fact fact;
        fact.kind = FactKind::Noted;
        fact.value = table.lines(note);
        fact.from = created.read();
        if (fact.value.isEmpty())
            return sink.reject(table.row(), Importing::tr("The note is empty."), table.rowText());
        return sink.record(recordOf(table.row(), std::move(contact), std::move(fact)));
    }};
}

} // namespace kith::linkedin
