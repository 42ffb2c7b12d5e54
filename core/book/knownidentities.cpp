#include "core/book/knownidentities.h"

#include "core/base/resource.h"
#include "core/book/texts.h"
#include "core/store/cursor.h"
#include "core/store/packing.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <future>
#include <iterator>
#include <limits>
#include <optional>
#include <utility>

namespace kith
{
namespace
{

using namespace Qt::StringLiterals;

template <typename T>
void append(QByteArray& to, const T& value)
{
    to.append(reinterpret_cast<const char*>(&value), sizeof value);
}

// With what blocks begin: the form in which keys are kept and made, by the words that decide about them too.
// Blocks of other forms are made anew. Raise the number where keys are made otherwise; tst_knownidentities
// fails when those of its contacts are others than before.
const QByteArray& form()
{
    static const QByteArray bytes = [] {
        QByteArray all("2");
        for (const QString& words : {u":/lexicons/generations.json"_s, u":/lexicons/mailboxes.json"_s,
                 u":/lexicons/salutations.json"_s})
            all += resourceBytes(words);
        QByteArray digest;
        append(digest, keyHash(all));
        return digest;
    }();
    return bytes;
}

// What there is of a contact.
enum : unsigned char { hasProfile = 1, hasName = 2, isReachable = 4, hasMore = 8 };

// In one order, in which the book may hold them or not.
template <typename List>
void appendAll(QByteArray& to, List keys)
{
    std::ranges::sort(keys);
    keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
    append(to, static_cast<quint32>(keys.size()));
    for (const KeyHash key : keys)
        append(to, key);
}

// Without other profiles, which are looked up by themselves (IdentityDecisions).
void pack(ContactId id, const IdentityKeys& keys, QByteArray& to)
{
    const bool more = !keys.emails.isEmpty() || !keys.reaches.empty();
    append(to, static_cast<quint16>(id % IdentityBlocks::contactsEach));
    to += static_cast<char>((keys.profile ? hasProfile : 0) | (keys.name ? hasName : 0)
        | (keys.reachable ? isReachable : 0) | (more ? hasMore : 0));
    if (keys.profile)
        append(to, *keys.profile);
    if (keys.name)
        append(to, *keys.name);
    if (!more)
        return;
    appendAll(to, keys.emails);
    appendAll(to, keys.reaches);
}

// Reads what pack() wrote.
class Reader
{
public:
    explicit Reader(QByteArrayView bytes) : m_rest(bytes) { }

    // The keys of the next contact; false at the end.
    bool next(qint64 block, PlainKeys& plain)
    {
        if (m_rest.isEmpty())
            return false;
        const auto number = take<quint16>();
        m_isWhole = m_isWhole && number < IdentityBlocks::contactsEach;
        plain.contact = block * IdentityBlocks::contactsEach + number;
        m_has = take<unsigned char>();
        plain.reachable = (m_has & isReachable) != 0;
        plain.profile = (m_has & hasProfile) != 0 ? take<KeyHash>() : 0;
        plain.name = (m_has & hasName) != 0 ? take<KeyHash>() : 0;
        return m_isWhole;
    }
    // Whether that is not all of them, and what there is beside.
    bool isMore() const { return (m_has & hasMore) != 0; }
    IdentityKeys more()
    {
        IdentityKeys keys;
        takeAll([&](KeyHash key) { keys.emails.append(key); });
        takeAll([&](KeyHash key) { keys.reaches.push_back(key); });
        return keys;
    }
    bool isWhole() const { return m_isWhole; }

private:
    template <typename T>
    T take()
    {
        T value{};
        m_isWhole = m_isWhole && m_rest.size() >= qsizetype{sizeof value};
        if (m_isWhole) {
            std::memcpy(&value, m_rest.data(), sizeof value);
            m_rest = m_rest.sliced(sizeof value);
        }
        return value;
    }
    template <typename Take>
    void takeAll(Take&& each)
    {
        for (auto count = take<quint32>(); m_isWhole && count > 0; --count)
            each(take<KeyHash>());
    }

    QByteArrayView m_rest;
    unsigned char m_has = 0;
    bool m_isWhole = true;
};

using Keys = std::vector<std::pair<ContactId, IdentityKeys>>;

QByteArray packed(const Keys& keys)
{
    QByteArray bytes = form();
    for (const auto& [contact, of] : keys)
        pack(contact, of, bytes);
    return bytes;
}

void keysOf(ContactBlock& contacts, Keys& keys)
{
    keys.clear();
    Contact contact;
    Facts facts;
    while (contacts.next(contact, facts))
        keys.emplace_back(contact.id, IdentityKeys::of(contact));
}

// In the order of ids.
void addAll(const Keys& keys, Identities& identities)
{
    constexpr std::size_t atOnce = 64; // as many as memory brings near meanwhile
    std::array<const IdentityKeys*, atOnce> next{};
    for (std::size_t from = 0; from < keys.size(); from += atOnce) {
        const auto some = std::span(keys).subspan(from, std::min(atOnce, keys.size() - from));
        std::ranges::transform(some, next.begin(), [](const auto& each) { return &each.second; });
        identities.prefetch(std::span(next).first(some.size()));
        for (const auto& [contact, of] : some)
            identities.add(contact, of);
    }
}

// Makes room for so many contacts and adds plain keys, on two threads: waiting for memory takes most of the
// time.
class PlainAdder
{
public:
    PlainAdder(Identities& identities, qsizetype contacts) : m_identities(identities)
    {
        m_names = std::async(contacts < qsizetype{worthAThread} ? std::launch::deferred : std::launch::async,
            [this, contacts] { m_identities.reserveNames(contacts); });
        m_identities.reserveProfiles(contacts);
    }

    // Takes them.
    void add(std::vector<PlainKeys>& keys)
    {
        finish();
        std::swap(m_keys, keys);
        keys.clear();
        m_names = std::async(m_keys.size() < worthAThread ? std::launch::deferred : std::launch::async,
            [this] { m_identities.addNames(m_keys); });
        m_identities.addProfiles(m_keys);
    }
    void finish()
    {
        if (m_names.valid())
            m_names.get();
    }

private:
    static constexpr std::size_t worthAThread = 4096;

    Identities& m_identities;
    std::vector<PlainKeys> m_keys;
    std::future<void> m_names; // at last, so that it ends before what it works on
};

// The keys of the block's contacts as they are now.
Done readBlock(Cursor& cursor, qint64 block, Keys& keys)
{
    const ContactId first = block * IdentityBlocks::contactsEach;
    ContactBlock contacts;
    const Done done = cursor.read({first, first + IdentityBlocks::contactsEach - 1}, contacts);
    keysOf(contacts, keys);
    return done;
}

} // namespace

Result<KnownIdentities> KnownIdentities::prepare(const Database& database)
{
    Result<IdentityBlocks> table = IdentityBlocks::prepare(database);
    return table ? Result<KnownIdentities>(KnownIdentities(database, std::move(*table)))
                 : tl::unexpected(table.error());
}

Done KnownIdentities::load(Written written, Progress& progress, Identities& identities)
{
    const Result<qint64> last = m_database->integer("SELECT ifnull(max(id), 0) FROM contacts");
    const Result<qint64> kept = m_table.count();
    if (const Error* error = firstError(last, kept))
        return tl::unexpected(*error);
    m_keeps = written == Written::NoContacts;
    m_lastBefore = *last;
    constexpr qsizetype mayCome = 1024;
    const qint64 blocks = IdentityBlocks::blockOf(*last) + 1;
    if (!m_keeps || *kept * 4 < blocks * 3) { // several threads are quicker than one that reads some
        identities.reserveNames(*last + mayCome);
        identities.reserveProfiles(*last + mayCome);
        return loadAll(written, progress, identities);
    }
    Result<Cursor> cursor = Cursor::open(*m_database, Cursor::Reads::ToIdentify);
    if (!cursor)
        return tl::unexpected(cursor.error());
    constexpr std::size_t atOnce = 16'384;
    PlainAdder adder(identities, *last + mayCome);
    Kept toAdd;
    Keys keys;
    for (qint64 block = 0; block < blocks; ++block) {
        if (progress.cancelled())
            return tl::unexpected(stopped());
        progress.report(Book::tr("Looking up who is in the book"),
            std::min((block + 1) * IdentityBlocks::contactsEach, *last), *last, Progress::Unit::Ids);
        const Result<bool> isKept = readKept(block, toAdd);
        if (!isKept)
            return tl::unexpected(isKept.error());
        if (!*isKept) {
            Done done = readBlock(*cursor, block, keys);
            if (done)
                done = begin({.number = block, .keys = packed(keys), .isNew = true});
            if (!done)
                return done;
            for (auto& [contact, of] : keys) {
                toAdd.plain.push_back({contact, of.profile.value_or(0), of.name.value_or(0), of.reachable});
                of.profile.reset();
                of.name.reset();
                if (!of.emails.isEmpty() || !of.reaches.empty())
                    toAdd.others.emplace_back(contact, std::move(of));
            }
        }
        if (toAdd.plain.size() >= atOnce)
            adder.add(toAdd.plain);
        if (toAdd.others.size() >= atOnce) {
            adder.finish();
            addAll(std::exchange(toAdd.others, {}), identities);
        }
    }
    adder.add(toAdd.plain);
    adder.finish();
    addAll(toAdd.others, identities);
    return {};
}

Done KnownIdentities::loadAll(Written written, Progress& progress, Identities& identities)
{
    const auto take = [&](const Keys& keys) -> Done {
        addAll(keys, identities);
        for (const auto& [contact, of] : keys) {
            if (Done done = add(contact, of); !done)
                return done;
        }
        return {};
    };
    std::vector thinkers(usefulThinkers(*m_database, written), &keysOf);
    return throughEveryone<Keys>(*m_database, Book::tr("Looking up who is in the book"), progress,
        Cursor::Reads::ToIdentify, std::span(thinkers), take);
}

// Of those of the block. False: it is not kept, or in another form.
Result<bool> KnownIdentities::readKept(qint64 block, Kept& to)
{
    bool isWhole = false;
    QByteArray ofLast; // to which contacts will be added
    const Result<bool> kept = m_table.read(block, [&](QByteArrayView keys) {
        isWhole = keys.startsWith(form()) && takeKept(block, keys.sliced(form().size()), to);
        if (block == IdentityBlocks::blockOf(m_lastBefore))
            ofLast = keys.toByteArray();
    });
    if (!kept || !*kept || !isWhole)
        return kept.map([](bool) { return false; });
    return begin({.number = block, .keys = std::move(ofLast)}).map([] { return true; });
}

// False, and nothing is taken, if the bytes are not whole.
bool KnownIdentities::takeKept(qint64 block, QByteArrayView keys, Kept& to)
{
    const std::size_t plainBefore = to.plain.size();
    const std::size_t othersBefore = to.others.size();
    Reader reader(keys);
    for (PlainKeys next; reader.next(block, next);) {
        to.plain.push_back(next);
        if (!reader.isMore())
            continue;
        to.others.emplace_back(next.contact, reader.more()).second.reachable = next.reachable;
    }
    if (!reader.isWhole()) {
        to.plain.resize(plainBefore);
        to.others.resize(othersBefore);
    }
    return reader.isWhole();
}

Done KnownIdentities::begin(Block block)
{
    Done done = put();
    m_last = std::move(block);
    return done;
}

Done KnownIdentities::put()
{
    const bool isNew = std::exchange(m_last.isNew, false);
    return isNew && !m_forgotten.contains(m_last.number) ? m_table.put(m_last.number, m_last.keys) : Done();
}

Done KnownIdentities::add(ContactId id, const IdentityKeys& keys)
{
    if (!m_keeps)
        return {};
    if (const qint64 block = IdentityBlocks::blockOf(id); block != m_last.number) {
        if (Done done = begin({.number = block, .keys = form()}); !done)
            return done;
    }
    m_last.isNew = true;
    pack(id, keys, m_last.keys);
    return {};
}

Done KnownIdentities::keep()
{
    if (!m_keeps)
        return m_table.forget(IdentityBlocks::blockOf(m_lastBefore), std::numeric_limits<qint64>::max());
    if (Done done = put(); !done)
        return done;
    for (const qint64 block : m_forgotten) {
        if (Done done = m_table.forget(block, block); !done)
            return done;
    }
    return {};
}

Result<bool> KnownIdentities::areTrue(const Database& database)
{
    Result<IdentityBlocks> table = IdentityBlocks::prepare(database);
    Result<Cursor> cursor = Cursor::open(database, Cursor::Reads::ToIdentify);
    const Result<qint64> last = database.integer("SELECT ifnull(max(block), 0) FROM identities");
    if (const Error* error = firstError(table, cursor, last))
        return tl::unexpected(*error);
    Keys keys;
    for (qint64 block = 0; block <= *last; ++block) {
        QByteArray kept;
        const Result<bool> isKept
            = table->read(block, [&kept](QByteArrayView bytes) { kept = bytes.toByteArray(); });
        const Done read = readBlock(*cursor, block, keys);
        if (const Error* error = firstError(isKept, read))
            return tl::unexpected(*error);
        if (*isKept && kept.startsWith(form()) && kept != packed(keys))
            return false;
    }
    return true;
}

} // namespace kith
