#include "core/importing/vcard.h"

#include "core/base/text.h"
#include "core/importing/addressbook.h"
#include "core/importing/cardcontact.h"
#include "core/importing/cards.h"
#include "core/importing/columnwords.h"
#include "core/importing/encoding.h"
#include "core/importing/texts.h"

#include <set>

namespace kith
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int linesBetweenReports = 1024;

// Reads cards into the sink, and remembers what there is to say about the file.
class CardsToSink
{
public:
    explicit CardsToSink(RecordSink& sink) : m_sink(sink), m_unreadTexts(sink) { }

    Done write(const std::vector<Card>& cards)
    {
        for (const Card& card : cards) {
            if (const Done done = write(card); !done)
                return done;
        }
        return {};
    }

    bool foundForeign() const { return m_foundForeign; }

    // Of all cards, once.
    void tellUnread() const
    {
        const QStringList names(m_unread.begin(), m_unread.end());
        if (names.isEmpty())
            return;
        m_sink.issue({Severity::Info, 0, 0,
            Importing::tr("Not read: the field(s) %1 of the cards.", nullptr, static_cast<int>(names.size()))
                .arg(namesShown(names))});
    }

private:
    Done write(const Card& card)
    {
        ReadCard read = readCard(card);
        m_foundForeign = m_foundForeign || read.foreign;
        if (!card.complete)
            m_sink.issue({Severity::Warning, card.row, 0,
                Importing::tr("The card has no end. What there is of it was read.")});
        if (card.cut)
            m_sink.issue({Severity::Warning, card.row, 0,
                Importing::tr("The card is too long. Only its beginning was read.")});
        if (!read.record)
            return m_sink.reject(card.row, read.reason, cleanedLines(card.text().left(Card::textKept)));
        for (const QString& name : read.unreadProperties)
            noteUnread(name);
        m_unreadTexts.tell(card.row, read.unread);
        keepWhatFits(*read.record, m_sink);
        return m_sink.record(std::move(*read.record));
    }

    void noteUnread(const QString& name)
    {
        constexpr size_t most = 1000; // a spoilt file may have any number
        if (m_unread.size() < most && !m_unread.contains(name)
            && !columnWords().isNoise(bareKey(name), "vcard"_L1))
            m_unread.insert(name);
    }

    RecordSink& m_sink;
    UnreadTexts m_unreadTexts;
    std::set<QString> m_unread; // properties
    bool m_foundForeign = false;
};

void tellAboutCards(const ContentLines& lines, const Cards& cards, bool foundForeign, RecordSink& sink)
{
    for (const Issue& issue : issuesOf(lines, foundForeign))
        sink.issue(issue);
    if (cards.strayLines() > 0)
        sink.issue(
            {Severity::Info, 0, 0, Importing::tr("There are lines outside of cards. They were left out.")});
}

} // namespace

QLatin1StringView VCard::format() const
{
    return "vcard"_L1;
}

QString VCard::title() const
{
    return Importing::tr("Address cards (vCard)");
}

int VCard::order() const
{
    return ByEmail;
}

// Cards begin the file; in one that calls itself a file of cards, something may stand before them.
bool VCard::recognises(const InputFile& file) const
{
    const EncodingGuess guess = guessEncoding(file.head);
    QByteArray head = file.head.mid(guess.bom);
    if (guess.encoding != Encoding::Utf8)
        head.removeIf([](char c) { return c == '\0'; });
    const QByteArray upper = head.trimmed().toUpper();
    const bool isNamed = file.name.endsWith(".vcf"_L1, Qt::CaseInsensitive)
        || file.name.endsWith(".vcard"_L1, Qt::CaseInsensitive);
    return upper.startsWith("BEGIN:VCARD") || (isNamed && upper.contains("\nBEGIN:VCARD"))
        || (isNamed && upper.contains("\rBEGIN:VCARD"));
}

Done VCard::read(const InputFile& file, const ReadContext&, RecordSink& sink, Progress& progress) const
{
    const Result<std::unique_ptr<QIODevice>> device = file.open();
    if (!device)
        return tl::unexpected(device.error());
    ContentLines lines(**device, ContentLines::Of::Cards);
    Cards cards;
    CardsToSink writer(sink);
    for (int count = 0;; ++count) {
        if (count % linesBetweenReports == 0)
            progress.report(file.displayName(), lines.position(), file.size, Progress::Unit::Bytes);
        if (progress.cancelled())
            return failure(
                ErrorCode::Cancelled, Importing::tr("The import was cancelled. Nothing has changed."));
        const Result<bool> more = lines.read();
        if (!more) {
            Error error = more.error();
            error.message = file.displayName() + u": "_s + error.message;
            return tl::unexpected(error);
        }
        if (!*more)
            break;
        if (const Done done = writer.write(cards.take(lines.text(), lines.bytes())); !done)
            return done;
    }
    if (const Done done = writer.write(cards.takeRest()); !done)
        return done;
    tellAboutCards(lines, cards, writer.foundForeign(), sink);
    writer.tellUnread();
    return {};
}

} // namespace kith
