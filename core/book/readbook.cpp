#include "core/book/readbook.h"

#include "core/base/text.h"
#include "core/book/bookadvisor.h"
#include "core/book/texts.h"
#include "core/store/advicetable.h"
#include "core/store/contacts.h"
#include "core/store/facts.h"
#include "core/store/identitydecisions.h"
#include "core/store/notes.h"
#include "core/store/owner.h"
#include "core/store/sourcerows.h"
#include "core/store/sources.h"

#include <algorithm>

namespace kith
{

using namespace Qt::StringLiterals;

Result<std::vector<ContactRow>> contactRows(const Database& database, std::span<const ContactId> ids)
{
    Result<Statement> select
        = database.prepare("SELECT kind, name, title, organisation, action, gate, confidence, labels"
                           " FROM current_contacts LEFT JOIN advice ON advice.contact = id WHERE id = ?");
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
    ContactPage page{.contact = contact, .otherNames = {}, .advice = advisor.advise(contact, stated)};
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
    Result<IdentityDecisions> decisions = IdentityDecisions::prepare(database);
    if (const Error* error = firstError(contacts, facts, advisor, notes, decisions))
        return tl::unexpected(*error);
    const Result<std::optional<StoredContact>> stored = contacts->read(id);
    if (!stored)
        return tl::unexpected(stored.error());
    if (!*stored)
        return failure(ErrorCode::NotFound, Book::tr("There is no contact %1 in this book.").arg(id));
    const Result<Facts> stated = facts->read(id);
    const Result<QString> note = notes->read(id);
    Result<QStringList> otherNames = decisions->aliasesOf(id);
    if (const Error* error = firstError(stated, note, otherNames))
        return tl::unexpected(*error);
    otherNames->removeIf(
        [name = folded((*stored)->contact.name)](const QString& other) { return folded(other) == name; });
    ContactPage page = contactPageOf((*stored)->contact, *stated, knowledge, *advisor, variant);
    page.otherNames = std::move(*otherNames);
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
    Result<Statement> select = database.prepare(
        "SELECT id, name FROM contacts UNION SELECT contact, name FROM aliases ORDER BY id");
    if (!select)
        return tl::unexpected(select.error());
    std::vector<ContactId> exact;
    std::vector<ContactId> containing;
    const auto add = [&](std::vector<ContactId>& to) {
        if (to.empty() || to.back() != select->integer(0))
            to.push_back(select->integer(0));
    };
    while (true) {
        const Result<bool> row = select->step();
        if (!row)
            return tl::unexpected(row.error());
        if (!*row)
            return exact.empty() ? containing : exact;
        const QByteArray name = folded(select->text(1));
        if (name == wanted)
            add(exact);
        else if (!wanted.isEmpty() && name.contains(wanted))
            add(containing);
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
    Result<SourceRows> table = SourceRows::prepare(database);
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

Result<std::vector<Issue>> sourceRemarks(const Database& database, SourceId source)
{
    Result<Sources> table = Sources::prepare(database);
    return table ? table->remarks(source) : tl::unexpected(table.error());
}

Result<qint64> countSourceChanges(const Database& database, SourceId source)
{
    Result<Sources> table = Sources::prepare(database);
    return table ? table->countChanges(source) : tl::unexpected(table.error());
}

namespace
{

// What a conclusion rests on.
QString restsOn(FactKind kind)
{
    switch (kind) {
    case FactKind::Recruiter:
        return Book::tr("from the title");
    case FactKind::Hiring:
        return Book::tr("from the title and the roles you want");
    case FactKind::SameIndustry:
    case FactKind::SharedInterest:
        return Book::tr("from the title and your profile");
    case FactKind::SameEmployer:
        return Book::tr("from the organisation and your positions");
    case FactKind::SameSchool:
        return Book::tr("from the organisation and your education");
    case FactKind::TargetOrganisation:
        return Book::tr("from the organisation and those you want to reach");
    case FactKind::TargetIndustry:
        return Book::tr("from the title and the industries you want to reach");
    case FactKind::LargeOrganisation:
        return Book::tr("from the list of large organisations, or how many you know there");
    case FactKind::Employs:
        return Book::tr("counted in this book");
    case FactKind::Me:
        return Book::tr("from your profile");
    case FactKind::Namesake:
        return Book::tr("from the name and your profile");
    case FactKind::Unnamed:
        return Book::tr("from the name");
    default:
        return Book::tr("worked out by Kith");
    }
}

} // namespace

QString originSays(const Fact& fact, const std::vector<Source>& sources)
{
    switch (fact.origin.by) {
    case Origin::By::You:
        return Book::tr("you said");
    case Origin::By::Detector:
        return restsOn(fact.kind);
    case Origin::By::File:
        break;
    }
    const QString file = nameAmong(sources, fact.origin.source);
    if (file.isEmpty())
        return Book::tr("an import");
    return fact.origin.row > 0 ? Book::tr("%1, row %2").arg(file).arg(fact.origin.row) : file;
}

} // namespace kith
