#include "core/book/rules.h"

#include "core/advising/rule.h"
#include "core/advising/ruledraft.h"
#include "core/advising/rulewords.h"
#include "core/advising/sentence.h"
#include "core/book/bookadvisor.h"
#include "core/book/everyone.h"
#include "core/book/ruletouch.h"
#include "core/book/texts.h"
#include "core/store/contacts.h"
#include "core/store/facts.h"
#include "core/store/journal.h"
#include "core/store/ruletable.h"

#include <QLocale>

#include <algorithm>
#include <functional>
#include <iterator>
#include <span>
#include <utility>

namespace kith
{
namespace
{

using namespace Qt::StringLiterals;

using Look = std::function<void(const Contact&, Facts&)>;

// Shows everyone to `look`, on a second thread; it may append to the facts.
Done lookAtEveryone(const Database& database, const QString& what, Progress& progress, const Look& look)
{
    struct Nothing {
    };
    auto lookAtAll = [&look](ContactBlock& block, Nothing&) {
        Contact contact;
        Facts facts;
        while (block.next(contact, facts))
            look(contact, facts);
    };
    return throughEveryone<Nothing>(database, what, progress, Cursor::Reads::ToAdvise,
        std::span(&lookAtAll, 1), [](const Nothing&) { return Done(); });
}

Done lookAtSome(const Database& database, std::span<const ContactId> contacts, const Look& look)
{
    Result<Contacts> contactTable = Contacts::prepare(database);
    Result<FactTable> factTable = FactTable::prepare(database);
    if (const Error* error = firstError(contactTable, factTable))
        return tl::unexpected(*error);
    for (const ContactId id : contacts) {
        const Result<std::optional<StoredContact>> stored = contactTable->read(id);
        Result<Facts> facts = factTable->read(id);
        if (const Error* error = firstError(stored, facts))
            return tl::unexpected(*error);
        if (*stored)
            look((*stored)->contact, *facts);
    }
    return {};
}

// For how many each of the rules counts before and after a change.
class Counter
{
public:
    Counter(const Rulebook& before, const Rulebook& after, const QStringList& ids)
    {
        for (const QString& id : ids) {
            const Rule* was = before.rule(id);
            const Rule* becomes = after.rule(id);
            if ((was && was->on) || (becomes && becomes->on))
                m_counts.push_back({.rule = id, .isNew = !was, .before = 0, .after = 0});
        }
        m_before = places(before);
        m_after = places(after);
    }

    void add(const std::vector<int>& before, const std::vector<int>& after)
    {
        for (const int rule : before) {
            if (const int place = m_before[static_cast<std::size_t>(rule)]; place >= 0)
                ++m_counts[static_cast<std::size_t>(place)].before;
        }
        for (const int rule : after) {
            if (const int place = m_after[static_cast<std::size_t>(rule)]; place >= 0)
                ++m_counts[static_cast<std::size_t>(place)].after;
        }
    }

    const std::vector<RuleCount>& counts() const { return m_counts; }

private:
    // Where each rule of the book is counted; -1: nowhere.
    std::vector<int> places(const Rulebook& rulebook) const
    {
        std::vector<int> places;
        for (const Rule& rule : rulebook.rules()) {
            const auto count = std::ranges::find(m_counts, rule.id, &RuleCount::rule);
            places.push_back(
                count == m_counts.end() ? -1 : static_cast<int>(std::distance(m_counts.begin(), count)));
        }
        return places;
    }

    std::vector<RuleCount> m_counts;
    std::vector<int> m_before;
    std::vector<int> m_after;
};

RuleLine lineOf(const Rule& rule, const Rulebook& rulebook, const Limits& limits)
{
    RuleLine line{.id = rule.id,
        .label = rule.own ? rule.label : translatedRuleText(rule.label),
        .says = rule.unusable.isEmpty() ? ruleSays(rule, limits) : QString(),
        .side = rule.side,
        .strength = rule.strength,
        .usualStrength = rule.usualStrength,
        .on = rule.on,
        .own = rule.own,
        .guide = rule.guide,
        .source = rule.source,
        .unusable = rule.unusable};
    if (rule.kind)
        line.aboutPeople = *rule.kind == ContactKind::Person;
    if (const auto row = rulebook.guideRow(rule.guide))
        line.guideSays = row->says;
    return line;
}

} // namespace

Result<std::vector<RuleLine>> listRules(
    const Database& database, const Knowledge& knowledge, QDate today, Progress& progress)
{
    const Cancellable cancellable(database, progress);
    const Result<Snapshot> snapshot = Snapshot::begin(database);
    const Result<RuleChoices> choices = readRuleChoices(database);
    if (const Error* error = firstError(snapshot, choices))
        return tl::unexpected(*error);
    Result<BookAdvisor> advisor = BookAdvisor::open(database, knowledge, *choices, today);
    if (!advisor)
        return tl::unexpected(advisor.error());
    std::vector<RuleLine> lines;
    for (const Rule& rule : advisor->rulebook().rules()) {
        RuleLine& line = lines.emplace_back(lineOf(rule, advisor->rulebook(), knowledge.limits));
        const auto choice = std::ranges::find(*choices, rule.id, &RuleChoice::id);
        line.changeable
            = rule.own && choice != choices->end() && draftOf(*choice, knowledge.rulebook.tables());
    }
    const Done done
        = lookAtEveryone(database, Book::tr("Counting"), progress, [&](const Contact& contact, Facts& facts) {
              for (const int rule : advisor->counting(contact, facts))
                  ++lines[static_cast<std::size_t>(rule)].moves;
          });
    if (!done)
        return tl::unexpected(done.error());
    return lines;
}

std::vector<RulePartOffer> rulePartOffers(const Knowledge& knowledge, ContactKind about)
{
    return rulePartOffers(knowledge.rulebook.tables(), about);
}

Result<RulesPreview> previewRules(const Database& database, const Knowledge& knowledge,
    const RulesChange& change, QDate today, Progress& progress)
{
    if (change.changesNothing())
        return RulesPreview();
    const Cancellable cancellable(database, progress);
    const Result<Snapshot> snapshot = Snapshot::begin(database);
    Result<BookAdvisor> before = BookAdvisor::open(database, knowledge, change.before, today);
    Result<BookAdvisor> after = BookAdvisor::open(database, knowledge, change.after, today);
    if (const Error* error = firstError(snapshot, before, after))
        return tl::unexpected(*error);
    const auto touched
        = whomRulesTouch(database, knowledge, before->rulebook(), after->rulebook(), change.rules);
    if (!touched)
        return tl::unexpected(touched.error());
    RulesPreview preview;
    Counter counter(before->rulebook(), after->rulebook(), change.rules);
    const auto compare = [&](const Contact& contact, Facts& facts) {
        Facts same = facts;
        const AdviceSummary was = before->summarise(contact, same);
        const AdviceSummary becomes = after->summarise(contact, facts);
        counter.add(before->countingAlso(contact, same), after->countingAlso(contact, facts));
        if (was == becomes)
            return;
        ++preview.touched;
        if (was.action == becomes.action)
            return;
        ++preview.turned;
        ++preview.counts[static_cast<std::size_t>(was.action)][static_cast<std::size_t>(becomes.action)];
        if (preview.changes.size() < RulesPreview::mostListed)
            preview.changes.push_back(
                {contact.id, contact.name, contact.organisation, was.action, becomes.action});
    };
    const Done done = *touched ? lookAtSome(database, **touched, compare)
                               : lookAtEveryone(database, Book::tr("Comparing verdicts"), progress, compare);
    if (!done)
        return tl::unexpected(done.error());
    preview.rules = counter.counts();
    return preview;
}

QString countSays(const RuleCount& count)
{
    const int before = static_cast<int>(count.before);
    const int after = static_cast<int>(count.after);
    if (before == 0 && after == 0)
        return Book::tr("It counts for nobody in the book at present.");
    if (count.isNew)
        return Book::tr("It counts for %Ln contact(s).", nullptr, after);
    if (after == 0)
        return Book::tr("It counts for %Ln contact(s) now, afterwards for nobody.", nullptr, before);
    if (before == 0)
        return Book::tr("It counts for nobody now, afterwards for %Ln contact(s).", nullptr, after);
    if (before == after)
        return Book::tr("It counts for %Ln contact(s), now and afterwards.", nullptr, after);
    return Book::tr("It counts for %Ln contact(s) now, afterwards for %1.", nullptr, before)
        .arg(QLocale().toString(count.after));
}

Done changeRules(Database& database, const Knowledge& knowledge, const RulesChange& change, QDate today,
    Progress& progress)
{
    if (change.changesNothing())
        return {};
    const Cancellable cancellable(database, progress);
    Result<Transaction> transaction = Transaction::begin(database);
    if (!transaction)
        return tl::unexpected(transaction.error());
    Result<Recorder> recorder = Recorder::start(database);
    const Result<RuleChoices> present = readRuleChoices(database);
    if (const Error* error = firstError(recorder, present))
        return tl::unexpected(*error);
    if (*present != change.before)
        return failure(ErrorCode::Invalid, Book::tr("The rules have changed in the meantime. Try again."));
    if (Done done = writeRuleChoices(database, change.after); !done)
        return done;
    if (const Result<JournalId> step = recorder->finish(change.name); !step)
        return tl::unexpected(step.error());
    if (Done done
        = adviseByNewRules(database, knowledge, change.before, today, progress, Written::NoContacts);
        !done)
        return done;
    return transaction->commit();
}

} // namespace kith
