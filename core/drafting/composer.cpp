#include "core/drafting/composer.h"

#include "core/drafting/filling.h"
#include "core/drafting/notecheck.h"
#include "core/drafting/phrases.h"
#include "core/model/smallmeeting.h"

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <set>

namespace kith
{
namespace
{

using namespace Qt::StringLiterals;

// How much the parts of a choice count against each other. The kind of the fact decides; then what is said of
// it; then chance, which differs from one contact to the next, so that notes do not read alike.
constexpr int worthCounts = 3;
constexpr int inferredCosts = 5;
constexpr int olderCosts = 6; // for each newer fact of the same kind
constexpr int crowdCosts = 36; // to have been among many is less than a plan, a talk or a job in common
constexpr int detailCounts = 2;
constexpr int shorterCosts = 3;
constexpr int secondFactCounts = 6;
constexpr int strongSecondFact
    = 120; // what a link on it is worth beyond this counts for a second one too, in part
constexpr int secondFactShare = 10;
constexpr int goalCounts = 2;
constexpr int fewKinds = 2; // a phrase for so few kinds of links suits them better
constexpr int suitsCounts = 3;
constexpr int noReasonCosts = 40;
constexpr int noCloseCounts = 3; // a note may well end without a greeting
constexpr int echoCosts = 5; // for each word that two phrases share
constexpr quint64 chance = 12;
constexpr std::array usedCosts{6, 60, 40, 12}; // opener, link, reason, close of an earlier variant

constexpr quint32 mostVariants = 24;
constexpr int mostTries = 60;
constexpr int factsOfAKind = 2;

struct Choice {
    Filled filled;
    int score = 0;
};
using Choices = std::vector<Choice>;

// FNV-1a: the same on every machine and in every run, which qHash() is not.
quint64 chanceOf(ContactId contact, const QString& phrase)
{
    quint64 hash = 14695981039346656037U;
    const auto mix = [&](quint64 byte) { hash = (hash ^ byte) * 1099511628211U; };
    for (int shift = 0; shift < 64; shift += 8)
        mix((static_cast<quint64>(contact) >> shift) & 0xFF);
    for (const QChar c : phrase)
        mix(c.unicode());
    return (hash ^ (hash >> 29)) % chance;
}

int secondWorth(int worth)
{
    return secondFactCounts + std::max(0, worth - strongSecondFact) / secondFactShare;
}

bool isColleague(const Facts& facts)
{
    return std::ranges::any_of(facts, [](const Fact& fact) {
        return fact.kind == FactKind::SameEmployer && fact.holds() && !fact.to.isValid();
    });
}

// Nobody where I work hears that I look for something else.
bool isForOutsiders(FactKind kind)
{
    return kind == FactKind::Recruiter || kind == FactKind::Hiring || kind == FactKind::TargetOrganisation;
}

int echoes(const Phrase& a, const Phrase& b)
{
    return static_cast<int>(
        std::ranges::count_if(a.words, [&](const QString& word) { return b.words.contains(word); }));
}

struct Note {
    const Choice* opener = nullptr;
    const Choice* link = nullptr;
    const Choice* reason = nullptr; // may be missing
    const Choice* close = nullptr; // may be missing

    std::array<const Choice*, 4> parts() const { return {opener, link, reason, close}; }
};

// Finds the best notes for one contact.
class Desk
{
public:
    Desk(const Correspondence& letter, int limit);

    // The best note whose text is none of `before`, or none. Exact: what is skipped cannot be better.
    std::optional<Draft> next(const std::set<QString>& before);
    // The phrases of the last note count less from now on.
    void vary();

private:
    void gatherFacts();
    void gather();
    void gather(Choices& choices, const std::vector<Phrase>& phrases, bool withWorth);
    void add(Choices& choices, const Phrase& phrase, int fact, int score);
    bool fits(const Phrase& phrase, const Choice& link);
    void tryEnds(const Choice& link, const Choice* reason, const std::set<QString>& before);
    const Fact& fact(int index) const { return m_letter.facts[static_cast<std::size_t>(index)]; }

    const Correspondence& m_letter;
    Filler m_filler;
    int m_limit;
    bool m_isColleague; // who works where I work now
    std::map<int, int> m_worth; // of the facts that may be stated, by index
    std::set<FactKind> m_linked; // kinds of facts that there are links on
    Choices m_openers; // all four: the best first
    Choices m_links;
    Choices m_reasons;
    Choices m_closes;
    int m_noClose = 0;
    Note m_best;
    int m_bestScore = 0;
};

void sortBestFirst(Choices& choices)
{
    std::ranges::stable_sort(choices, std::ranges::greater(), &Choice::score);
}

Draft draftOf(const Note& note, int limit, const QString& language)
{
    Draft draft;
    draft.limit = limit;
    draft.language = language;
    const auto add = [&](QString text, int fact) {
        if (!draft.spans.empty() && draft.spans.back().fact == fact)
            draft.spans.back().length += static_cast<int>(text.size());
        else
            draft.spans.push_back({static_cast<int>(draft.text.size()), static_cast<int>(text.size()), fact});
        draft.text += text;
        if (fact >= 0 && std::ranges::find(draft.facts, fact) == draft.facts.end())
            draft.facts.push_back(fact);
    };
    for (const Choice* part : note.parts()) {
        if (!part)
            continue;
        const bool sentence = !draft.text.endsWith(u',');
        if (!draft.text.isEmpty())
            add(u" "_s, -1);
        bool first = sentence;
        for (const Piece& piece : part->filled.pieces) {
            QString text = piece.text;
            // "iOS" and "eBay" keep their small letter.
            const QString word = text.section(u' ', 0, 0);
            if (first && word == word.toLower())
                text.front() = text.front().toUpper();
            first = false;
            add(text, piece.fact);
        }
    }
    return draft;
}

Desk::Desk(const Correspondence& letter, int limit)
    : m_letter(letter), m_filler(letter), m_limit(limit), m_isColleague(isColleague(letter.facts))
{
    gatherFacts();
    gather();
}

void Desk::gatherFacts()
{
    std::set<FactKind> denied;
    std::map<FactKind, std::vector<int>> byKind;
    for (int i = 0; i < static_cast<int>(m_letter.facts.size()); ++i) {
        if (!fact(i).holds())
            denied.insert(fact(i).kind);
        else if (m_letter.phrases.worth.contains(fact(i).kind)
            && !(m_isColleague && isForOutsiders(fact(i).kind)))
            byKind[fact(i).kind].push_back(i);
    }
    for (auto& [kind, indexes] : byKind) {
        if (denied.contains(kind))
            continue;
        std::ranges::stable_sort(indexes, [&](int a, int b) {
            return std::max(fact(a).from, fact(a).to) > std::max(fact(b).from, fact(b).to);
        });
        int worth = m_letter.phrases.worth.at(kind) * worthCounts;
        for (const int index : indexes) {
            m_worth[index] = worth - (fact(index).certainty == Certainty::Inferred ? inferredCosts : 0)
                - (kind == FactKind::Met && fact(index).count > mostPeopleMet ? crowdCosts : 0);
            worth -= olderCosts;
            if (&index - indexes.data() + 1 == factsOfAKind)
                break;
        }
    }
}

void Desk::add(Choices& choices, const Phrase& phrase, int fact, int score)
{
    const int luck = static_cast<int>(chanceOf(m_letter.contact.id, phrase.id));
    for (Filled& one : m_filler.fill(phrase, fact)) {
        const int sum = score + luck + one.details * detailCounts - one.wording * shorterCosts;
        choices.push_back({std::move(one), sum});
    }
}

void Desk::gather(Choices& choices, const std::vector<Phrase>& phrases, bool withWorth)
{
    const Me& me = m_letter.me;
    // Who names roles to look for has said enough.
    const bool wantsJob = me.goals.contains(Goal::Job) || (me.goals.empty() && !me.targetTitles.isEmpty());
    for (const Phrase& phrase : phrases) {
        if (phrase.goal && !me.goals.contains(*phrase.goal) && !(wantsJob && phrase.goal == Goal::Job))
            continue;
        if (phrase.goal == Goal::Job && m_isColleague)
            continue;
        const auto follows = [&](FactKind kind) { return phrase.after.contains(kind); };
        if (!phrase.after.empty() && std::ranges::none_of(m_linked, follows))
            continue;
        const bool suits = !phrase.after.empty() && phrase.after.size() <= fewKinds;
        const int bonus = (phrase.goal ? goalCounts : 0) + (suits ? suitsCounts : 0);
        if (!phrase.fact)
            add(choices, phrase, -1, bonus);
        for (const auto& [index, worth] : m_worth) {
            if (phrase.fact == fact(index).kind && m_filler.holds(phrase, index))
                add(choices, phrase, index, withWorth ? worth : secondWorth(worth) + bonus);
        }
    }
    sortBestFirst(choices);
}

void Desk::gather()
{
    gather(m_links, m_letter.phrases.links, true);
    if (m_links.empty())
        return;
    for (const Choice& link : m_links)
        m_linked.insert(fact(link.filled.fact).kind);
    gather(m_openers, m_letter.phrases.openers, false);
    gather(m_reasons, m_letter.phrases.reasons, false);
    gather(m_closes, m_letter.phrases.closes, false);
    m_noClose = noCloseCounts + static_cast<int>(chanceOf(m_letter.contact.id, u"no close"_s));
    // A greeting without a name is for people whose name is not known.
    const auto nameless = [](const Choice& choice) { return choice.filled.phrase->slotNames.isEmpty(); };
    for (Choices* ends : {&m_openers, &m_closes}) {
        if (!std::ranges::all_of(*ends, nameless))
            std::erase_if(*ends, nameless);
    }
}

bool Desk::fits(const Phrase& phrase, const Choice& link)
{
    const Fact& linked = fact(link.filled.fact);
    if (phrase.fact == linked.kind || (!phrase.after.empty() && !phrase.after.contains(linked.kind)))
        return false;
    return phrase.fact || m_filler.holds(phrase, link.filled.fact);
}

void Desk::vary()
{
    const std::array<Choices*, 4> all{&m_openers, &m_links, &m_reasons, &m_closes};
    const std::array<const Choice*, 4> parts = m_best.parts();
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (!parts[i])
            continue;
        const Phrase* phrase = parts[i]->filled.phrase;
        for (Choice& choice : *all[i])
            choice.score -= choice.filled.phrase == phrase ? usedCosts[i] : 0;
    }
    m_best = {};
    for (Choices* choices : all)
        sortBestFirst(*choices);
}

void Desk::tryEnds(const Choice& link, const Choice* reason, const std::set<QString>& before)
{
    int middle = link.score + (reason ? reason->score : -noReasonCosts);
    const int bestEnds = m_openers.front().score
        + (m_closes.empty() ? m_noClose : std::max(m_closes.front().score, m_noClose));
    if (m_best.link && middle + bestEnds <= m_bestScore)
        return;
    if (reason)
        middle -= echoCosts * echoes(*link.filled.phrase, *reason->filled.phrase);
    const int length = link.filled.length + (reason ? reason->filled.length + 1 : 0);

    const auto tryClose = [&](const Choice* close) {
        const int closed = middle + (close ? close->score : m_noClose);
        for (const Choice& opener : m_openers) {
            if (m_best.link && closed + opener.score <= m_bestScore)
                return;
            if (opener.filled.length + 1 + length + (close ? close->filled.length + 1 : 0) > m_limit)
                continue;
            const Note note{&opener, &link, reason, close};
            if (!before.empty() && before.contains(draftOf(note, m_limit, {}).text))
                continue;
            m_best = note;
            m_bestScore = closed + opener.score;
            return;
        }
    };
    for (const Choice& close : m_closes) {
        if (m_best.link && middle + close.score + m_openers.front().score <= m_bestScore)
            break;
        if (fits(*close.filled.phrase, link))
            tryClose(&close);
    }
    tryClose(nullptr);
}

std::optional<Draft> Desk::next(const std::set<QString>& before)
{
    m_best = {};
    if (m_openers.empty())
        return std::nullopt;
    for (const Choice& link : m_links) {
        for (const Choice& reason : m_reasons) {
            if (fits(*reason.filled.phrase, link))
                tryEnds(link, &reason, before);
        }
        if (!m_letter.phrases.particular.contains(fact(link.filled.fact).kind))
            tryEnds(link, nullptr, before);
    }
    if (!m_best.link)
        return std::nullopt;
    return draftOf(m_best, m_limit, m_letter.phrases.language);
}

bool nothingToAsk(const Contact& contact, const Advice& advice)
{
    return contact.kind == ContactKind::Organisation || advice.gate == Gate::Me
        || advice.gate == Gate::DoNotContact || advice.gate == Gate::Connected
        || advice.gate == Gate::Pending;
}

} // namespace

struct Composer::Grammar {
    std::vector<Phrases> languages;

    const Phrases& chosen() const
    {
        const auto english = std::ranges::find(languages, u"en"_s, &Phrases::language);
        return english == languages.end() ? languages.front() : *english;
    }
};

Result<Composer> Composer::load()
{
    Result<std::vector<Phrases>> languages = loadPhrases();
    if (!languages)
        return tl::unexpected<Error>(languages.error());
    Composer composer;
    composer.m_grammar = std::make_shared<const Grammar>(Grammar{*std::move(languages)});
    return composer;
}

std::optional<Draft> Composer::compose(
    const Contact& contact, const Advice& advice, const Me& me, int limit, quint32 variant) const
{
    if (nothingToAsk(contact, advice))
        return std::nullopt;
    const Correspondence letter{m_grammar->chosen(), contact, advice.facts, me, advice.invitationExpired()};
    Desk desk(letter, limit);
    std::vector<Draft> drafts;
    std::set<QString> before;
    for (int tries = 0; drafts.size() <= variant && drafts.size() < mostVariants && tries < mostTries;
         ++tries) {
        std::optional<Draft> draft = desk.next(before);
        if (!draft)
            break;
        before.insert(draft->text);
        desk.vary();
        if (check(draft->text, contact, advice, limit).empty())
            drafts.push_back(*std::move(draft));
    }
    if (drafts.empty())
        return std::nullopt;
    return drafts[variant % drafts.size()];
}

std::vector<DraftWarning> Composer::check(
    const QString& note, const Contact&, const Advice& advice, int limit) const
{
    return checkNote(note, advice.facts, limit, m_grammar->languages);
}

} // namespace kith
