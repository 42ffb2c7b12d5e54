#include "core/importing/linkedin/profile.h"

#include "core/importing/linkedin/member.h"
#include "core/importing/texts.h"

namespace kith::linkedin
{

using namespace Qt::StringLiterals;

QLatin1StringView Profile::format() const
{
    return "linkedin-profile"_L1;
}

QString Profile::title() const
{
    return Importing::tr("Your profile");
}

int Profile::order() const
{
    return OwnerFirst;
}

ColumnNames Profile::columns() const
{
    return {u"First Name"_s, u"Last Name"_s, u"Headline"_s, u"Industry"_s};
}

RowReader Profile::reader(const Table& table, const ReadContext&, RecordSink& sink) const
{
    return {[&table, &sink, first = table.column(u"First Name"_s), last = table.column(u"Last Name"_s),
                headline = table.column(u"Headline"_s), industry = table.column(u"Industry"_s),
                place = table.column(u"Geo Location"_s)] {
        OwnerRecord record;
        record.row = table.row();
        const auto state = [&record](MeField field, const QString& value) {
            if (!value.isEmpty())
                record.statements.push_back(stated(field, record.row, value));
        };
        const QString given = table.cell(first);
        state(MeField::Name, fullName(given, table.cell(last)));
        if (record.statements.empty())
            return sink.reject(table.row(), hasNoName(), table.rowText());
        record.statements.back().detail = given;
        state(MeField::Headline, table.cell(headline));
        state(MeField::Industry, table.cell(industry));
        state(MeField::Location, table.cell(place));
        return sink.owner(std::move(record));
    }};
}

} // namespace kith::linkedin
