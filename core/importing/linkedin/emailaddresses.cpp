#include "core/importing/linkedin/emailaddresses.h"

#include "core/importing/linkedin/member.h"
#include "core/importing/texts.h"

namespace kith::linkedin
{

using namespace Qt::StringLiterals;

QLatin1StringView EmailAddresses::format() const
{
    return "linkedin-email-addresses"_L1;
}

QString EmailAddresses::title() const
{
    return Importing::tr("Your e-mail addresses");
}

int EmailAddresses::order() const
{
    return OwnerFirst + 1;
}

ColumnNames EmailAddresses::columns() const
{
    return {u"Email Address"_s, u"Confirmed"_s, u"Primary"_s};
}

RowReader EmailAddresses::reader(const Table& table, const ReadContext&, RecordSink& sink) const
{
    return {[&table, &sink, address = table.column(u"Email Address"_s),
                confirmed = table.column(u"Confirmed"_s)] {
        MeStatement email = stated(MeField::Email, table.row(), table.cell(address).toLower());
        if (!email.value.contains(u'@'))
            return sink.reject(
                table.row(), Importing::tr("The row holds no e-mail address."), table.rowText());
        // Whoever mistyped an address would be taken for its owner.
        if (table.cell(confirmed).compare("No"_L1, Qt::CaseInsensitive) == 0)
            return sink.reject(
                table.row(), Importing::tr("The address was never confirmed to be yours."), table.rowText());
        return sink.owner({table.row(), {std::move(email)}});
    }};
}

} // namespace kith::linkedin
