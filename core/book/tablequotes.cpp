// Tables that Kith exported hold too little to tell namesakes apart: no phone numbers and no facts. But where
// a row says of somebody just what the book would, it quotes the book, and tells nothing new.
#include "core/book/incoming.h"
#include "core/store/cursor.h"

#include <algorithm>

namespace kith
{
namespace
{

// What a table tells of who somebody is.
KeyHash sayingsOf(const Contact& contact)
{
    QStringList says{QString::number(static_cast<int>(contact.kind)), contact.name, contact.title,
        contact.organisation, contact.profile};
    for (const ContactPoint& point : contact.points) {
        if (point.kind == ContactPoint::Kind::Email)
            says += point.value;
    }
    return keyHash(says.join(u'\n').toUtf8());
}

} // namespace

Done RecordWriter::loadTables()
{
    const Result<std::vector<Source>> sources = m_sources.all();
    if (!sources)
        return tl::unexpected(sources.error());
    for (const Source& source : *sources) {
        if (isKithTable(source.format))
            m_tables.insert(source.id);
    }
    return {};
}

Done RecordWriter::beginQuoting()
{
    m_toQuote.clear();
    if (!isKithTable(m_source.format))
        return {};
    m_tables.insert(m_source.id);
    if (Done done = writeNew(); !done)
        return done;
    Result<Cursor> everyone = Cursor::open(*m_database, Cursor::Reads::NoFacts);
    if (!everyone)
        return tl::unexpected(everyone.error());
    while (true) {
        const Result<bool> more = everyone->next();
        if (!more)
            return tl::unexpected(more.error());
        if (!*more)
            return {};
        m_toQuote[sayingsOf(everyone->contact())].push_back(everyone->contact().id);
    }
}

ContactId RecordWriter::quoted(Incoming& incoming)
{
    if (m_toQuote.isEmpty())
        return 0;
    const auto same = m_toQuote.find(sayingsOf(incoming.record().contact));
    if (same == m_toQuote.end())
        return 0;
    const auto first
        = std::ranges::find_if(*same, [this](ContactId id) { return !had(id) && !m_joined.contains(id); });
    if (first == same->end())
        return 0;
    const ContactId id = *first;
    same->erase(same->begin(), std::next(first)); // each stands in the table once
    return id;
}

// Without rows that quote the book: they say nothing beside the others, and who they are about was known when
// they were written.
std::vector<ContactRecord> RecordWriter::withoutQuotes(std::vector<ContactRecord> records) const
{
    const auto mayQuote = [this](const ContactRecord& record) {
        return m_tables.contains(record.source) && record.stated
            && !IdentityKeys::of(record.stated->contact).beyondName();
    };
    if (std::ranges::none_of(records, mayQuote))
        return records;
    std::vector<Stated> others;
    for (const ContactRecord& record : records) {
        if (record.stated && !mayQuote(record))
            others.push_back(*record.stated);
    }
    if (others.empty())
        return records;
    const Stated all = mergeAll(others);
    std::erase_if(records, [&](const ContactRecord& record) {
        return mayQuote(record)
            && !merge(all.contact, all.asOf, all.facts, record.stated->contact, record.stated->asOf,
                record.stated->facts)
                    .changed;
    });
    return records;
}

} // namespace kith
