#include "core/advising/rulebook.h"

#include "core/advising/ownrules.h"
#include "core/advising/rulesreader.h"
#include "core/advising/texts.h"
#include "core/advising/verdict.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QFile>

#include <algorithm>

namespace kith
{

using namespace Qt::StringLiterals;

struct Rulebook::Data {
    RuleTables tables;
    QByteArray fingerprint;
};

namespace
{

// How advice is computed from the rules. Raised when the same rules come to mean something else, so that
// stored advice is made anew.
constexpr char method[] = "2";

Result<QByteArray> contents(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(
            ErrorCode::Unreadable, Advising::tr("The rules cannot be read: “%1” is missing.").arg(path));
    return file.readAll();
}

GuideEntry translated(const GuideEntry& row)
{
    return {row.id, QCoreApplication::translate("guide", row.says.toUtf8().constData())};
}

std::vector<GuideEntry> rowsBelow(
    const RuleTables& tables, const Advice& advice, ContactKind kind, QLatin1StringView part)
{
    std::vector<GuideEntry> found;
    if (advice.action != Action::Connect && advice.action != Action::Follow)
        return found;
    const QString start = actionName(advice.action) + part;
    for (const GuideEntry& row : tables.guide) {
        const bool holds = (kind == ContactKind::Person || !tables.ofPeople.contains(row.id))
            && (!advice.acceptsInvitation() || !tables.ofRequests.contains(row.id));
        if (holds && row.id.startsWith(start))
            found.push_back(translated(row));
    }
    return found;
}

} // namespace

Result<Rulebook> Rulebook::load()
{
    QList<QByteArray> documents;
    const QDir folder(u":/rules"_s);
    for (const QString& name : folder.entryList({u"*.json"_s}, QDir::Files, QDir::Name)) {
        auto document = contents(folder.filePath(name));
        if (!document)
            return tl::unexpected(document.error());
        documents += *document;
    }
    const auto guide = contents(u":/guide.json"_s);
    if (!guide)
        return tl::unexpected(guide.error());
    return fromJson(documents, *guide);
}

Result<Rulebook> Rulebook::fromJson(const QList<QByteArray>& documents, const QByteArray& guide)
{
    auto tables = readRules(documents, guide);
    if (!tables)
        return tl::unexpected(tables.error());
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(QByteArrayView(method));
    for (const QByteArray& document : documents)
        hash.addData(document);
    hash.addData(guide);
    Rulebook book;
    book.m_data = std::make_shared<const Data>(Data{std::move(*tables), hash.result().toHex()});
    return book;
}

Rulebook Rulebook::with(const RuleChoices& choices) const
{
    if (choices.empty())
        return *this;
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(fingerprint());
    for (const RuleChoice& choice : choices) {
        const char on = choice.on ? (*choice.on ? '1' : '0') : '-';
        for (const QByteArray& part : {choice.id.toUtf8(), QByteArray(1, on),
                 QByteArray::number(choice.strength), choice.own, QByteArray(1, '\0')}) {
            hash.addData(part);
            hash.addData(QByteArrayView("\0", 1));
        }
    }
    Rulebook book;
    book.m_data = std::make_shared<const Data>(Data{chosen(tables(), choices), hash.result().toHex()});
    return book;
}

Watch Rulebook::watch() const
{
    std::vector<Leaf> leaves;
    for (const Rule& rule : rules()) {
        if (!rule.on)
            continue;
        collectLeaves(rule.when, leaves);
        collectLeaves(rule.unless, leaves);
    }
    Watch watch;
    for (const Leaf& leaf : leaves) {
        QStringList* values = leaf.fact == FactKind::TitleSays ? &watch.titleWords
            : leaf.fact == FactKind::WorksAt                   ? &watch.organisations
                                                               : nullptr;
        if (values && leaf.connections.isEmpty() && !values->contains(leaf.value))
            values->append(leaf.value);
    }
    return watch;
}

const std::vector<Rule>& Rulebook::rules() const
{
    return m_data->tables.rules;
}

const RuleTables& Rulebook::tables() const
{
    return m_data->tables;
}

std::vector<GuideEntry> Rulebook::guide() const
{
    std::vector<GuideEntry> rows;
    std::ranges::transform(m_data->tables.guide, std::back_inserter(rows), translated);
    return rows;
}

const Rule* Rulebook::rule(QStringView id) const
{
    const auto found = std::ranges::find(m_data->tables.rules, id, &Rule::id);
    return found == m_data->tables.rules.end() ? nullptr : &*found;
}

std::optional<GuideEntry> Rulebook::guideRow(QStringView id) const
{
    const auto found = std::ranges::find(m_data->tables.guide, id, &GuideEntry::id);
    if (found == m_data->tables.guide.end())
        return std::nullopt;
    return translated(*found);
}

std::vector<GuideEntry> Rulebook::gains(const Advice& advice, ContactKind kind) const
{
    return rowsBelow(m_data->tables, advice, kind, ".pro."_L1);
}

std::vector<GuideEntry> Rulebook::costs(const Advice& advice, ContactKind kind) const
{
    return rowsBelow(m_data->tables, advice, kind, ".con."_L1);
}

QByteArray Rulebook::fingerprint() const
{
    return m_data->fingerprint;
}

} // namespace kith
