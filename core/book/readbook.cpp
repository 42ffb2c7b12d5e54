#include "core/book/readbook.h"

#include "core/base/text.h"
#include "core/book/bookadvisor.h"
#include "core/book/texts.h"
#include "core/store/advicetable.h"
#include "core/store/contacts.h"
#include "core/store/facts.h"
#include "core/store/notes.h"
#include "core/store/owner.h"
#include "core/store/sources.h"

#include <algorithm>

namespace kith
{
namespace
{

using namespace Qt::StringLiterals;

// Notes are searched up to here.
constexpr qsizetype searchedOfANote = 500;

// Labels, notes and addresses of one contact after the other, for the index; advances with the contacts.
class MoreText
{
public:
    static Result<MoreText> open(const Database& database)
    {
        // 0 … 2: e-mail addresses, phone numbers, links.
        Result<Statement> select = database.prepare("SELECT contact, value FROM points WHERE kind <= 2"
                                                    " UNION ALL SELECT contact, value FROM facts"
                                                    " WHERE kind IN (?, ?, ?) AND certainty <= 1 ORDER BY 1");
        if (!select)
            return tl::unexpected(select.error());
        select->bindAll(static_cast<int>(FactKind::Labelled), static_cast<int>(FactKind::Noted),
            static_cast<int>(FactKind::Met));
        MoreText more(std::move(*select));
        if (Done done = more.advance(); !done)
            return tl::unexpected(done.error());
        return more;
    }

    Result<QString> of(ContactId id)
    {
        QString text;
        while (m_more && m_select.integer(0) <= id) {
            if (m_select.integer(0) == id)
                text += m_select.text(1).left(searchedOfANote) + u' ';
            if (Done done = advance(); !done)
                return tl::unexpected(done.error());
        }
        return text;
    }

private:
    explicit MoreText(Statement select) : m_select(std::move(select)) { }
    Done advance()
    {
        const Result<bool> row = m_select.step();
        m_more = row && *row;
        return row ? Done() : tl::unexpected(row.error());
    }

    Statement m_select;
    bool m_more = false;
};

} // namespace

Result<std::vector<ContactRow>> contactRows(const Database& database, std::span<const ContactId> ids)
{
    Result<Statement> select = database.prepare(
        "SELECT kind, name, title, organisation, action, gate, confidence, labels"
        " FROM contacts LEFT JOIN advice ON advice.contact = contacts.id WHERE contacts.id = ?");
    if (!select)
        return tl::unexpected(select.error());
    std::vector<ContactRow> rows;
    rows.reserve(ids.size());
    for (const ContactId id : ids) {
        const Result<bool> found = select->bindAll(id).step();
        if (!found)
            return tl::unexpected(found.error());
        if (!*found)
            continue;
        rows.push_back({.id = id,
            .kind = static_cast<ContactKind>(select->integer(0)),
            .name = select->text(1),
            .title = select->text(2),
            .organisation = select->text(3),
            .action = static_cast<Action>(select->integer(4)),
            .gate = static_cast<Gate>(select->integer(5)),
            .confidence = select->real(6),
            .labels = select->text(7).split(u'\n', Qt::SkipEmptyParts)});
        select->reset();
    }
    return rows;
}

Result<QHash<ContactId, QString>> contactNames(const Database& database, std::span<const ContactId> ids)
{
    Result<Statement> select = database.prepare("SELECT name FROM contacts WHERE id = ?");
    if (!select)
        return tl::unexpected(select.error());
    QHash<ContactId, QString> names;
    for (const ContactId id : ids) {
        if (names.contains(id))
            continue;
        const Result<bool> found = select->bindAll(id).step();
        if (!found)
            return tl::unexpected(found.error());
        if (!*found)
            continue;
        names.insert(id, select->text(0));
        select->reset();
    }
    return names;
}

ContactPage contactPageOf(const Contact& contact, const Facts& stated, const Knowledge& knowledge,
    BookAdvisor& advisor, quint32 variant)
{
    const Me& me = advisor.me();
    ContactPage page{.contact = contact, .advice = advisor.advise(contact, stated)};
    if (page.advice.action == Action::Connect)
        page.draft = knowledge.composer.compose(
            contact, page.advice, me, knowledge.limits.noteLength(me.plan).value, variant);
    page.gains = knowledge.rulebook.gains(page.advice, contact.kind);
    page.costs = knowledge.rulebook.costs(page.advice, contact.kind);
    return page;
}

Result<ContactPage> contactPage(
    const Database& database, const Knowledge& knowledge, ContactId id, QDate today, quint32 variant)
{
    Result<Contacts> contacts = Contacts::prepare(database);
    Result<FactTable> facts = FactTable::prepare(database);
    Result<BookAdvisor> advisor = BookAdvisor::open(database, knowledge, today);
    Result<NoteTable> notes = NoteTable::prepare(database);
    if (const Error* error = firstError(contacts, facts, advisor, notes))
        return tl::unexpected(*error);
    const Result<std::optional<StoredContact>> stored = contacts->read(id);
    if (!stored)
        return tl::unexpected(stored.error());
    if (!*stored)
        return failure(ErrorCode::NotFound, Book::tr("There is no contact %1 in this book.").arg(id));
    const Result<Facts> stated = facts->read(id);
    const Result<QString> note = notes->read(id);
    if (const Error* error = firstError(stated, note))
        return tl::unexpected(*error);
    ContactPage page = contactPageOf((*stored)->contact, *stated, knowledge, *advisor, variant);
    page.note = !note->isEmpty() ? *note : page.draft ? page.draft->text : QString();
    return page;
}

Result<std::vector<ContactId>> findContacts(const Database& database, const QString& nameOrId)
{
    bool isId = false;
    const qint64 id = nameOrId.toLongLong(&isId);
    if (isId) {
        const std::array<ContactId, 1> one{id};
        const Result<std::vector<ContactRow>> rows = contactRows(database, one);
        if (!rows)
            return tl::unexpected(rows.error());
        if (!rows->empty())
            return std::vector<ContactId>{id};
    }
    const QByteArray wanted = folded(nameOrId);
    Result<Statement> select = database.prepare("SELECT id, name FROM contacts ORDER BY id");
    if (!select)
        return tl::unexpected(select.error());
    std::vector<ContactId> exact;
    std::vector<ContactId> containing;
    while (true) {
        const Result<bool> row = select->step();
        if (!row)
            return tl::unexpected(row.error());
        if (!*row)
            return exact.empty() ? containing : exact;
        const QByteArray name = folded(select->text(1));
        if (name == wanted)
            exact.push_back(select->integer(0));
        else if (!wanted.isEmpty() && name.contains(wanted))
            containing.push_back(select->integer(0));
    }
}

Result<std::shared_ptr<const BrowseIndex>> browseIndex(
    const Database& database, QDate today, Progress& progress)
{
    const Result<qint64> total = database.integer("SELECT count(*) FROM contacts");
    Result<Statement> select
        = database.prepare("SELECT id, kind, name, organisation, title, action, gate, worth, later"
                           " FROM contacts LEFT JOIN advice ON advice.contact = contacts.id ORDER BY id");
    Result<MoreText> more = MoreText::open(database);
    if (const Error* error = firstError(total, select, more))
        return tl::unexpected(*error);
    const QString what = Book::tr("Reading the book");
    BrowseIndex::Builder builder;
    builder.reserve(*total);
    for (qint64 number = 0;; ++number) {
        const Result<bool> row = select->step();
        if (!row)
            return tl::unexpected(row.error());
        if (!*row)
            return builder.build();
        if (number % 4096 == 0) {
            if (progress.cancelled())
                return failure(ErrorCode::Cancelled, Book::tr("Stopped."));
            progress.report(what, number, *total);
        }
        const ContactId id = select->integer(0);
        const Result<QString> moreText = more->of(id);
        if (!moreText)
            return tl::unexpected(moreText.error());
        builder.add({.id = id,
            .kind = static_cast<ContactKind>(select->integer(1)),
            .action = static_cast<Action>(select->integer(5)),
            .gate = static_cast<Gate>(select->integer(6)),
            .later = select->date(8) > today,
            .worth = select->real(7),
            .name = select->text(2),
            .organisation = select->text(3),
            .title = select->text(4),
            .more = *moreText});
    }
}

Result<std::array<qint64, actionCount>> countsByAction(const Database& database)
{
    Result<AdviceTable> table = AdviceTable::prepare(database);
    if (!table)
        return tl::unexpected(table.error());
    return table->countsByAction();
}

Result<Me> readMe(const Database& database)
{
    const Result<OwnerTable> owner = OwnerTable::load(database);
    if (!owner)
        return tl::unexpected(owner.error());
    return owner->me();
}

Result<std::vector<Source>> sources(const Database& database)
{
    Result<Sources> table = Sources::prepare(database);
    if (!table)
        return tl::unexpected(table.error());
    return table->all();
}

Result<std::vector<SourceRow>> sourceRows(
    const Database& database, SourceId source, Outcome outcome, qint64 offset, qint64 limit)
{
    Result<Sources> table = Sources::prepare(database);
    if (!table)
        return tl::unexpected(table.error());
    return table->rows(source, outcome, offset, limit);
}

Result<std::vector<ContactChange>> sourceChanges(
    const Database& database, SourceId source, qint64 offset, qint64 limit)
{
    Result<Sources> table = Sources::prepare(database);
    return table ? table->changes(source, offset, limit) : tl::unexpected(table.error());
}

Result<qint64> countSourceChanges(const Database& database, SourceId source)
{
    Result<Sources> table = Sources::prepare(database);
    return table ? table->countChanges(source) : tl::unexpected(table.error());
}

QString originSays(const Fact& fact, const std::vector<Source>& sources)
{
    switch (fact.origin.by) {
    case Origin::By::You:
        return Book::tr("you said");
    case Origin::By::Detector:
        return Book::tr("Kith concludes it");
    case Origin::By::File:
        break;
    }
    const auto source = std::ranges::find(sources, fact.origin.source, &Source::id);
    if (source == sources.end())
        return Book::tr("an import");
    return fact.origin.row > 0 ? Book::tr("%1, row %2").arg(source->name).arg(fact.origin.row) : source->name;
}

} // namespace kith
