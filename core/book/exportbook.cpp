#include "core/book/exportbook.h"

#include "core/book/bookadvisor.h"
#include "core/book/newfile.h"
#include "core/book/readbook.h"
#include "core/book/texts.h"
#include "core/exporting/exporter.h"
#include "core/store/contacts.h"
#include "core/store/cursor.h"
#include "core/store/edits.h"
#include "core/store/facts.h"
#include "core/store/identitydecisions.h"
#include "core/store/notes.h"
#include "core/store/owner.h"

#include <QHash>

namespace kith
{
namespace
{

using namespace Qt::StringLiterals;

// Written to disk in pieces of this size.
constexpr qsizetype pieceSize = 1 << 20;

// Writes contacts into the file, one after the other.
class Writing
{
public:
    Writing(const Exporter& exporter, const Knowledge& knowledge, BookAdvisor& advisor, ExportContext context,
        QHash<ContactId, UserWord> words, SafeFile file)
        : m_exporter(exporter), m_knowledge(knowledge), m_advisor(advisor), m_context(std::move(context)),
          m_words(std::move(words)), m_file(std::move(file)), m_piece(m_exporter.begin(m_context))
    {
    }

    Done add(const Contact& contact, const Facts& facts)
    {
        ContactPage page = contactPageOf(contact, facts, m_knowledge, m_advisor);
        m_piece += m_exporter.contact(
            {contact, std::move(page.advice), std::move(page.draft), m_words.value(contact.id)}, m_count++,
            m_context);
        if (m_piece.size() < pieceSize)
            return {};
        const Done done = m_file.write(m_piece);
        m_piece.clear();
        return done;
    }

    Result<qint64> finish()
    {
        m_piece += m_exporter.end(m_context);
        if (Done done = m_file.write(m_piece); !done)
            return tl::unexpected(done.error());
        if (Done done = m_file.commit(); !done)
            return tl::unexpected(done.error());
        return m_count;
    }

private:
    const Exporter& m_exporter;
    const Knowledge& m_knowledge;
    BookAdvisor& m_advisor;
    ExportContext m_context;
    QHash<ContactId, UserWord> m_words;
    SafeFile m_file;
    QByteArray m_piece;
    qint64 m_count = 0;
};

Result<QHash<ContactId, UserWord>> userWords(const Database& database)
{
    Result<NoteTable> noteTable = NoteTable::prepare(database);
    Result<IdentityDecisions> decisions = IdentityDecisions::prepare(database);
    if (const Error* error = firstError(noteTable, decisions))
        return tl::unexpected(*error);
    const auto notes = noteTable->all();
    const auto aliases = decisions->aliases();
    const auto apart = decisions->apart();
    const auto edits = allEdits(database);
    if (const Error* error = firstError(notes, aliases, apart, edits))
        return tl::unexpected(*error);
    QHash<ContactId, UserWord> words;
    for (const auto& [contact, text] : notes->asKeyValueRange())
        words[contact].note = text;
    for (const auto& [contact, kind, name, by] : *aliases) {
        if (by == Origin::By::You)
            words[contact].aliases.append(name);
    }
    for (const auto& [one, other] : *apart) {
        words[one].apart.append(QString::number(other));
        words[other].apart.append(QString::number(one));
    }
    for (const auto& [contact, edit] : edits->asKeyValueRange()) {
        words[contact].typed = edit.fields;
        words[contact].typedOn = edit.day;
    }
    return words;
}

Error stoppedExporting()
{
    return {ErrorCode::Cancelled, Book::tr("Stopped. Nothing was written."), {}};
}

Done addEveryone(const Database& database, Writing& writing, Progress& progress)
{
    const Result<qint64> total = database.integer("SELECT count(*) FROM contacts");
    Result<Cursor> cursor = Cursor::open(database);
    if (const Error* error = firstError(total, cursor))
        return tl::unexpected(*error);
    const QString what = Book::tr("Exporting");
    for (qint64 number = 0;; ++number) {
        const Result<bool> more = cursor->next();
        if (!more)
            return tl::unexpected(more.error());
        if (!*more)
            return {};
        if (progress.cancelled())
            return tl::unexpected(stoppedExporting());
        if (number % 256 == 0)
            progress.report(what, number, *total);
        if (Done done = writing.add(cursor->contact(), cursor->facts()); !done)
            return done;
    }
}

Done addSome(
    const Database& database, const std::vector<ContactId>& ids, Writing& writing, Progress& progress)
{
    Result<Contacts> contacts = Contacts::prepare(database);
    Result<FactTable> facts = FactTable::prepare(database);
    if (const Error* error = firstError(contacts, facts))
        return tl::unexpected(*error);
    const QString what = Book::tr("Exporting");
    for (qsizetype number = 0; number < std::ssize(ids); ++number) {
        if (progress.cancelled())
            return tl::unexpected(stoppedExporting());
        if (number % 256 == 0)
            progress.report(what, number, std::ssize(ids));
        const ContactId id = ids[static_cast<std::size_t>(number)];
        const Result<std::optional<StoredContact>> stored = contacts->read(id);
        const Result<Facts> stated = facts->read(id);
        if (const Error* error = firstError(stored, stated))
            return tl::unexpected(*error);
        if (!*stored)
            continue;
        if (Done done = writing.add((*stored)->contact, *stated); !done)
            return done;
    }
    return {};
}

} // namespace

Result<qint64> exportBook(
    const Database& database, const Knowledge& knowledge, const ExportRequest& request, Progress& progress)
{
    const Cancellable cancellable(database, progress);
    const Result<Snapshot> snapshot = Snapshot::begin(database);
    if (!snapshot)
        return tl::unexpected(snapshot.error());
    const Exporter* chosen
        = request.format.isEmpty() ? exporterForPath(request.path) : exporter(request.format);
    if (!chosen) {
        QStringList formats;
        for (const auto& each : exporters())
            formats.append(each->format());
        return failure(ErrorCode::UnknownFormat,
            request.format.isEmpty() ? Book::tr(
                "The name “%1” does not tell the format. End it in .csv or .json, or name one of: %2.")
                                           .arg(request.path, formats.join(u", "_s))
                                     : Book::tr("There is no format “%1”. Choose one of: %2.")
                                           .arg(request.format, formats.join(u", "_s)));
    }
    Result<BookAdvisor> advisor = BookAdvisor::open(database, knowledge, request.today);
    const Result<std::vector<Source>> files = sources(database);
    const Result<OwnerTable> owner = OwnerTable::load(database);
    Result<QHash<ContactId, UserWord>> words = userWords(database);
    if (const Error* error = firstError(advisor, files, owner, words))
        return tl::unexpected(*error);
    Result<SafeFile> file = newFile(database, request.path);
    if (!file)
        return tl::unexpected(file.error());

    const ExportContext context{.today = request.today,
        .sourceName = sourceNames(*files),
        .me = request.everyone ? newestOf(owner->statements()) : std::vector<MeStatement>()};
    Writing writing(*chosen, knowledge, *advisor, context, std::move(*words), std::move(*file));
    const Done done = request.everyone ? addEveryone(database, writing, progress)
                                       : addSome(database, request.contacts, writing, progress);
    if (!done)
        return tl::unexpected(done.error());
    return writing.finish();
}

} // namespace kith
