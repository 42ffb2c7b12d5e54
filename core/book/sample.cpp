#include "core/book/sample.h"

#include "core/book/adviseall.h"
#include "core/book/importfiles.h"
#include "core/book/readbook.h"
#include "core/book/texts.h"
#include "core/store/facts.h"
#include "core/store/journal.h"
#include "core/store/owner.h"
#include "core/store/settings.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace kith
{
namespace
{

using namespace Qt::StringLiterals;

constexpr QLatin1StringView folder = ":/sample/"_L1;
constexpr QLatin1StringView takesPlaceOn = "takes-place-on"_L1;

// What the sample's owner would have answered: resources/sample/answers.json.
Result<QJsonObject> answers()
{
    QFile file(folder + "answers.json"_L1);
    if (!file.open(QIODevice::ReadOnly))
        return failure(
            ErrorCode::NotFound, Book::tr("The sample network is missing from this build of Kith."));
    return QJsonDocument::fromJson(file.readAll()).object();
}

QDate dateAt(const QJsonObject& object, QLatin1StringView key)
{
    return QDate::fromString(object.value(key).toString(), Qt::ISODate);
}

Done importAll(Database& database, const Knowledge& knowledge, const QJsonArray& imports, QDate today,
    Progress& progress)
{
    // Files that need no word of the user's come together, as somebody would drop them.
    ImportRequest together{.today = today};
    std::vector<ImportRequest> requests;
    for (const QJsonValue& value : imports) {
        const QJsonObject import = value.toObject();
        const QString path = folder + import.value("file"_L1).toString();
        if (!import.contains("event"_L1))
            together.paths.append(path);
        else
            requests.push_back({.paths = {path},
                .event = import.value("event"_L1).toString(),
                .on = dateAt(import, "on"_L1),
                .today = today});
    }
    requests.insert(requests.begin(), together);
    for (const ImportRequest& request : requests) {
        if (const Result<ImportReceipt> receipt = importFiles(database, knowledge, request, progress);
            !receipt)
            return tl::unexpected(receipt.error());
    }
    return {};
}

Done describeOwner(const Database& database, const QJsonObject& me)
{
    Result<OwnerTable> owner = OwnerTable::load(database);
    if (!owner)
        return tl::unexpected(owner.error());
    const std::array<std::pair<QLatin1StringView, MeField>, 4> lists{{
        {"goals"_L1, MeField::Goal},
        {"targetTitles"_L1, MeField::TargetTitle},
        {"targetOrganisations"_L1, MeField::TargetOrganisation},
        {"targetIndustries"_L1, MeField::TargetIndustry},
    }};
    std::vector<MeStatement> statements{{.field = MeField::Plan, .value = me.value("plan"_L1).toString()}};
    for (const auto& [key, field] : lists) {
        for (const QJsonValue& value : me.value(key).toArray())
            statements.push_back({.field = field, .value = value.toString()});
    }
    for (const MeStatement& statement : statements) {
        if (const Result<bool> added = owner->add(statement); !added)
            return tl::unexpected(added.error());
    }
    return {};
}

Result<ContactId> whose(const Database& database, const QJsonObject& answer)
{
    const QString profile = answer.value("profile"_L1).toString();
    if (!profile.isEmpty()) {
        Result<Statement> select = database.prepare("SELECT id FROM contacts WHERE profile = ?");
        if (!select)
            return tl::unexpected(select.error());
        const Result<bool> row = select->bindAll(profile).step();
        if (!row)
            return tl::unexpected(row.error());
        return *row ? select->integer(0) : 0;
    }
    const Result<std::vector<ContactId>> found = findContacts(database, answer.value("name"_L1).toString());
    if (!found)
        return tl::unexpected(found.error());
    return found->size() == 1 ? found->front() : 0;
}

Done answerAll(const Database& database, const QJsonArray& facts)
{
    Result<FactTable> table = FactTable::prepare(database);
    if (!table)
        return tl::unexpected(table.error());
    for (const QJsonValue& value : facts) {
        const QJsonObject answer = value.toObject();
        const std::optional<FactKind> kind = factKind(answer.value("kind"_L1).toString());
        const Result<ContactId> contact = whose(database, answer);
        if (!contact)
            return tl::unexpected(contact.error());
        if (!kind || *contact == 0)
            return failure(ErrorCode::Damaged,
                Book::tr("The sample says something about “%1”, who is not in it.")
                    .arg(answer.value("name"_L1).toString()));
        const Fact fact{.kind = *kind,
            .value = answer.value("value"_L1).toString(),
            .from = dateAt(answer, "from"_L1),
            .to = dateAt(answer, "to"_L1)};
        if (Done done = table->append(*contact, fact); !done)
            return done;
    }
    return {};
}

} // namespace

Result<QDate> bookDay(const Database& database, QDate today)
{
    const Result<QString> day = setting(database, takesPlaceOn);
    if (!day)
        return tl::unexpected(day.error());
    return day->isEmpty() ? today : QDate::fromString(*day, Qt::ISODate);
}

Done fillWithSample(Database& database, const Knowledge& knowledge, Progress& progress)
{
    const Result<qint64> contacts = database.integer("SELECT count(*) FROM contacts");
    if (!contacts)
        return tl::unexpected(contacts.error());
    if (*contacts > 0)
        return failure(ErrorCode::Invalid, Book::tr("The sample network goes into an empty book only."));
    const Result<QJsonObject> all = answers();
    if (!all)
        return tl::unexpected(all.error());
    const QDate today = dateAt(*all, "asOf"_L1);
    if (Done done = importAll(database, knowledge, all->value("imports"_L1).toArray(), today, progress);
        !done)
        return done;

    Result<Transaction> transaction = Transaction::begin(database);
    if (!transaction)
        return tl::unexpected(transaction.error());
    Result<Recorder> recorder = Recorder::start(database);
    if (!recorder)
        return tl::unexpected(recorder.error());
    if (Done done = describeOwner(database, all->value("me"_L1).toObject()); !done)
        return done;
    if (Done done = answerAll(database, all->value("facts"_L1).toArray()); !done)
        return done;
    if (const Result<JournalId> step = recorder->finish(Book::tr("What the sample's owner says")); !step)
        return tl::unexpected(step.error());
    if (Done done = setSetting(database, takesPlaceOn, today.toString(Qt::ISODate)); !done)
        return done;
    if (const auto counts = adviseEveryone(database, knowledge, today, progress, Written::Contacts); !counts)
        return tl::unexpected(counts.error());
    return transaction->commit();
}

} // namespace kith
