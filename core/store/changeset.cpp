// The session interface is in Debian's library but not declared by default.
#define SQLITE_ENABLE_SESSION
#define SQLITE_ENABLE_PREUPDATE_HOOK
#include <sqlite3.h>

#include "core/store/changeset.h"

#include "core/store/texts.h"

#include <algorithm>
#include <array>

namespace kith
{
namespace
{

using namespace Qt::StringLiterals;

constexpr std::array recordedTables{"contacts", "employments", "points", "facts", "sources", "row_blocks",
    "rejected_rows", "owner", "drafts", "aliases", "apart", "changes", "remarks", "edits", "rules"};

// The book is as the changes left it, so nothing can conflict; if something does, none is made.
int onConflict(void*, int, sqlite3_changeset_iter*)
{
    return SQLITE_CHANGESET_ABORT;
}

// The interface takes bytes that it only reads as if it wrote them.
void* bytesOf(QByteArrayView changeset)
{
    return const_cast<char*>(changeset.data());
}

} // namespace

void Changeset::Free::operator()(void* bytes) const
{
    sqlite3_free(bytes);
}

void Session::Delete::operator()(sqlite3_session* session) const
{
    sqlite3session_delete(session);
}

Result<Session> Session::start(const Database& database)
{
    sqlite3_session* created = nullptr;
    int code = sqlite3session_create(database.handle(), "main", &created);
    Session session(database, created);
    for (const char* table : recordedTables) {
        if (code == SQLITE_OK)
            code = sqlite3session_attach(created, table);
    }
    if (code != SQLITE_OK)
        return tl::unexpected(databaseError(database.handle(), code));
    return session;
}

bool Session::setRecording(bool on)
{
    const bool before = sqlite3session_enable(m_session.get(), -1) != 0;
    sqlite3session_enable(m_session.get(), int{on});
    return before;
}

Result<Changeset> Session::finish()
{
    int size = 0;
    void* bytes = nullptr;
    const int code = sqlite3session_changeset(m_session.get(), &size, &bytes);
    Changeset changeset(bytes, size);
    m_session.reset();
    if (code != SQLITE_OK)
        return tl::unexpected(databaseError(m_database->handle(), code));
    return changeset;
}

Done applyChangeset(const Database& database, QByteArrayView changeset, Direction direction)
{
    Changeset inverted;
    if (direction == Direction::Back) {
        int size = 0;
        void* bytes = nullptr;
        const int code
            = sqlite3changeset_invert(static_cast<int>(changeset.size()), bytesOf(changeset), &size, &bytes);
        inverted = Changeset(bytes, size);
        if (code != SQLITE_OK)
            return tl::unexpected(databaseError(database.handle(), code));
        changeset = inverted.view();
    }
    const int code = sqlite3changeset_apply(database.handle(), static_cast<int>(changeset.size()),
        bytesOf(changeset), nullptr, onConflict, nullptr);
    if (code == SQLITE_ABORT)
        return failure(ErrorCode::Invalid,
            Store::tr("The step cannot be taken back, since the book has changed in the meantime."));
    if (code != SQLITE_OK)
        return tl::unexpected(databaseError(database.handle(), code));
    return {};
}

ChangedRow::ChangedRow(sqlite3_changeset_iter* iterator) : m_iterator(iterator)
{
    const char* table = nullptr;
    int columns = 0;
    int indirect = 0;
    sqlite3changeset_op(iterator, &table, &columns, &m_operation, &indirect);
    m_table = QLatin1StringView(table);
}

std::optional<ContactId> ChangedRow::contact() const
{
    sqlite3_value* id = nullptr;
    const int code = m_operation == SQLITE_INSERT ? sqlite3changeset_new(m_iterator, 0, &id)
                                                  : sqlite3changeset_old(m_iterator, 0, &id);
    return code == SQLITE_OK && id ? std::optional<ContactId>(sqlite3_value_int64(id)) : std::nullopt;
}

bool ChangedRow::touches(std::initializer_list<int> columns) const
{
    return m_operation != SQLITE_UPDATE || std::ranges::any_of(columns, [this](int column) {
        sqlite3_value* value = nullptr;
        return sqlite3changeset_new(m_iterator, column, &value) == SQLITE_OK && value;
    });
}

Done eachChangedRow(
    const Database& database, QByteArrayView changeset, const std::function<void(const ChangedRow&)>& visit)
{
    sqlite3_changeset_iter* iterator = nullptr;
    const int started
        = sqlite3changeset_start(&iterator, static_cast<int>(changeset.size()), bytesOf(changeset));
    while (started == SQLITE_OK && sqlite3changeset_next(iterator) == SQLITE_ROW)
        visit(ChangedRow(iterator));
    const int finished = sqlite3changeset_finalize(iterator);
    const int code = started == SQLITE_OK ? finished : started;
    return code == SQLITE_OK ? Done() : tl::unexpected(databaseError(database.handle(), code));
}

} // namespace kith
