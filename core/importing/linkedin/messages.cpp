#include "core/importing/linkedin/messages.h"

#include "core/importing/linkedin/conversations.h"
#include "core/importing/texts.h"
#include "core/model/profile.h"

#include <QRegularExpression>

namespace kith::linkedin
{

using namespace Qt::StringLiterals;

namespace
{

constexpr qsizetype longestText = 500; // characters of a row that are kept for the receipt

struct Columns {
    explicit Columns(const Table& table)
        : conversation(table.column(u"CONVERSATION ID"_s)), from(table.column(u"FROM"_s)),
          fromProfile(table.column(u"SENDER PROFILE URL"_s)), to(table.column(u"TO"_s)),
          toProfiles(table.column(u"RECIPIENT PROFILE URLS"_s)), content(table.column(u"CONTENT"_s)),
          direction(table.column(u"DIRECTION"_s)), folder(table.column(u"FOLDER"_s)),
          draft(table.column(u"IS MESSAGE DRAFT"_s)),
          conversationDraft(table.column(u"IS CONVERSATION DRAFT"_s))
    {
    }

    int conversation;
    int from;
    int fromProfile;
    int to;
    int toProfiles;
    int content;
    int direction;
    int folder;
    int draft;
    int conversationDraft;
};

bool says(const Table& table, int column, QLatin1StringView word)
{
    return table.cell(column).compare(word, Qt::CaseInsensitive) == 0;
}

// Why a row is no message between people; empty if it is one.
QString noise(const Table& table, const Columns& columns)
{
    const QByteArrayView content = table.bytes(columns.content);
    if (table.bytes(columns.fromProfile).isEmpty()
        && (content.contains("spinmail") || content.contains("%FIRSTNAME%")))
        return Importing::tr("The message is an advertisement.");
    if (says(table, columns.folder, "SPAM"_L1))
        return Importing::tr("The message is in the spam folder.");
    if (says(table, columns.draft, "Yes"_L1) || says(table, columns.conversationDraft, "Yes"_L1))
        return Importing::tr("The message is a draft and was never sent.");
    return {};
}

QString shortened(QString text)
{
    if (text.size() > longestText) {
        text.truncate(longestText);
        text += u'…';
    }
    return text;
}

Message messageIn(const Table& table, const Columns& columns)
{
    Message message;
    message.row = table.row();
    message.conversation = table.cell(columns.conversation);
    message.from = table.cell(columns.from);
    message.fromProfile = canonicalProfile(table.cell(columns.fromProfile));
    message.to = table.cell(columns.to);
    static const QRegularExpression betweenAddresses(u"[,;\\s]+"_s);
    for (const QString& address :
        table.cell(columns.toProfiles).split(betweenAddresses, Qt::SkipEmptyParts)) {
        if (const QString profile = canonicalProfile(address); !profile.isEmpty())
            message.toProfiles += profile;
    }
    if (says(table, columns.direction, "OUTGOING"_L1))
        message.direction = Message::Direction::Outgoing;
    else if (says(table, columns.direction, "INCOMING"_L1))
        message.direction = Message::Direction::Incoming;
    message.text = shortened(table.rowText());
    return message;
}

Done handOver(const Correspondence& correspondence, RecordSink& sink)
{
    if (correspondence.owner) {
        if (const Done done = sink.owner(*correspondence.owner); !done)
            return done;
    }
    for (const Record& record : correspondence.partners) {
        if (const Done done = sink.record(record); !done)
            return done;
    }
    for (const auto& [message, reason] : correspondence.rejected) {
        if (const Done done = sink.reject(message->row, reason, message->text); !done)
            return done;
    }
    return {};
}

} // namespace

QLatin1StringView Messages::format() const
{
    return "linkedin-messages"_L1;
}

QString Messages::title() const
{
    return Importing::tr("LinkedIn messages");
}

int Messages::order() const
{
    return ByProfile + 5;
}

ColumnNames Messages::columns() const
{
    return {u"From"_s, u"To"_s, u"Date"_s, u"Content"_s};
}

// What LinkedIn's own assistants wrote has the same columns.
bool Messages::mayBeCalled(const QString& stem) const
{
    return !stem.contains("coach"_L1) && !stem.contains("guide"_L1) && !stem.contains("roleplay"_L1);
}

RowReader Messages::reader(const Table& table, const ReadContext& context, RecordSink& sink) const
{
    auto messages = std::make_shared<std::vector<Message>>();
    RowReader reader;
    reader.row
        = [&table, &sink, messages, columns = Columns(table),
              date = DateColumn(table, table.column(u"DATE"_s), sink, context.today)]() mutable -> Done {
        if (const QString reason = noise(table, columns); !reason.isEmpty())
            return sink.reject(table.row(), reason, shortened(table.rowText()));
        Message message = messageIn(table, columns);
        message.date = date.read();
        messages->push_back(std::move(message));
        return {};
    };
    reader.finish
        = [&sink, &context, messages] { return handOver(correspondenceIn(*messages, context.me), sink); };
    return reader;
}

} // namespace kith::linkedin
