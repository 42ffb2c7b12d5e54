#include "core/importing/linkedin/invitations.h"

#include "core/importing/linkedin/member.h"
#include "core/importing/texts.h"

namespace kith::linkedin
{

using namespace Qt::StringLiterals;

QLatin1StringView Invitations::format() const
{
    return "linkedin-invitations"_L1;
}

QString Invitations::title() const
{
    return Importing::tr("LinkedIn invitations");
}

int Invitations::order() const
{
    return ByProfile + 1;
}

ColumnNames Invitations::columns() const
{
    return {u"From"_s, u"To"_s, u"Sent At"_s, u"Direction"_s};
}

RowReader Invitations::reader(const Table& table, const ReadContext& context, RecordSink& sink) const
{
    return {
        [&table, &sink, from = table.column(u"From"_s), to = table.column(u"To"_s),
            note = table.column(u"Message"_s), direction = table.column(u"Direction"_s),
            inviter = table.column(u"inviterProfileUrl"_s), invitee = table.column(u"inviteeProfileUrl"_s),
            sent = DateColumn(table, table.column(u"Sent At"_s), sink, context.today)]() mutable {
            const QString way = table.cell(direction);
            const bool outgoing = way.compare("OUTGOING"_L1, Qt::CaseInsensitive) == 0;
            if (!outgoing && way.compare("INCOMING"_L1, Qt::CaseInsensitive) != 0)
                return sink.reject(table.row(),
                    Importing::tr("The direction is neither INCOMING nor OUTGOING."), table.rowText());
            Contact contact = person(table.cell(outgoing ? to : from));
            addAddress(contact, table.cell(outgoing ? invitee : inviter));
            if (contact.name.isEmpty())
                return sink.reject(table.row(), hasNoName(), table.rowText());
            if (isAnonymous(contact.name) && contact.profile.isEmpty())
                return sink.reject(table.row(), isHidden(), table.rowText());
            Fact fact;
            fact.kind = outgoing ? FactKind::Invited : FactKind::InvitationReceived;
            fact.value = table.lines(note);
            fact.from = sent.read();
            return sink.record(recordOf(table.row(), std::move(contact), std::move(fact)));
        }};
}

} // namespace kith::linkedin
