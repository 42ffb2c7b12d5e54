#include "core/detecting/reading.h"

#include "core/detecting/wordform.h"

#include <algorithm>
#include <array>
#include <utility>

namespace kith
{

namespace
{

bool isNegation(Sense sense)
{
    return sense == Sense::Negation || sense == Sense::DirectNegation;
}

bool isVeto(Sense sense)
{
    return sense == Sense::RecruiterVeto || sense == Sense::SeniorVeto;
}

// Whether the title goes on to something else there: "recruiter, head of data". A hyphen or a slash within a
// word does not, nor the point or colon behind an abbreviation or a negation.
bool parts(QStringView gap, bool behindFind)
{
    const QStringView sign = gap.trimmed();
    if (sign.isEmpty())
        return false;
    if (sign.size() > 1)
        return true;
    const QChar c = sign.front();
    if (c == u'-' || c == u'/')
        return gap.size() > 1;
    return behindFind || !QStringView(u".:()[]\"“„").contains(c);
}

// Finds what a negation denies: the words that follow it until the title goes on to something else.
class Denial
{
public:
    Denial(QByteArrayView words, const QList<QStringView>& gaps, const Lexicons::Negations& lexicon)
        : m_words(words), m_gaps(gaps), m_lexicon(lexicon)
    {
    }

    // `found` by place.
    void deny(const TitleReading::Find& negation, std::vector<TitleReading::Find>& found,
        std::vector<bool>& denied) const
    {
        qsizetype reach = negation.end - 1; // the space behind what is denied
        bool behindFind = false;
        for (std::size_t i = 0; i < found.size(); ++i) {
            const TitleReading::Find& find = found[i];
            if (find.begin < negation.end - 1 || isNegation(find.word.sense) || isVeto(find.word.sense))
                continue;
            const bool direct = negation.word.sense == Sense::DirectNegation;
            if (find.begin >= reach && !leadsTo(reach, find.begin, behindFind, direct && !behindFind))
                break;
            denied[i] = true;
            behindFind = true;
            reach = std::max<qsizetype>(reach, m_words.indexOf(' ', find.end - 1));
        }
    }

private:
    // Whether nothing but words that belong to the same role stand from the space at `from` up to the word
    // that holds the byte behind `to`.
    bool leadsTo(qsizetype from, qsizetype to, bool behindFind, bool direct) const
    {
        qsizetype word = m_words.first(from + 1).count(' ') - 1;
        bool joins = behindFind; // something that could be joined has been said
        while (!parts(m_gaps.value(word), behindFind)) {
            const qsizetype end = m_words.indexOf(' ', from + 1);
            if (to < end)
                return true;
            const QByteArray between = m_words.sliced(from + 1, end - from - 1).toByteArray();
            if (direct
                || (!m_lexicon.qualifiers.contains(between) && !(joins && m_lexicon.joins.contains(between))))
                return false;
            joins = true;
            from = end;
            ++word;
        }
        return false;
    }

    QByteArrayView m_words;
    const QList<QStringView>& m_gaps;
    const Lexicons::Negations& m_lexicon;
};

} // namespace

void TitleReading::read(const QString& title, const Owner& owner)
{
    found.clear();
    fields.reset();
    words = {};
    if (title.isEmpty())
        return;
    bool mends = false; // few titles deny anything, so the rest is not asked twice
    const auto note = [&](const Keywords::Hit& hit) {
        const Word word = owner.senses[static_cast<std::size_t>(hit.word)];
        if (found.empty() || found.back().begin <= hit.begin) // as most do, shorter words and later ones
            found.push_back({word, hit.begin, hit.end});
        else
            found.insert(
                std::ranges::upper_bound(found, hit.begin, {}, &Find::begin), {word, hit.begin, hit.end});
        if (word.sense == Sense::Field)
            fields |= owner.withWider[static_cast<std::size_t>(word.index)];
        else
            mends |= isNegation(word.sense) || word.sense == Sense::RecruiterVeto;
    };
    if (!owner.keywords.isEmpty()) {
        Keywords::Pass pass(owner.keywords);
        int end = 0;
        words = wordforms::ofLatin(title, m_buffer, [&](const char* byte) { pass.next(*byte, ++end, note); });
    }
    if (words.isEmpty()) {
        found.clear();
        fields.reset();
        words = wordForm(title, m_buffer);
        owner.keywords.find(words, note);
    }
    if (mends)
        mend(title, owner);
}

// Takes out what is denied, and the fields that no word tells any more.
void TitleReading::mend(const QString& title, const Owner& owner)
{
    std::vector<bool> denied(found.size(), false);
    const QList<QStringView> gaps = gapsBetween(title, words);
    const Denial denial(words, gaps, owner.lexicons->negations);
    for (const Find& find : found) {
        if (isNegation(find.word.sense))
            denial.deny(find, found, denied);
    }
    std::vector<Find> left;
    for (std::size_t i = 0; i < found.size(); ++i) {
        if (!denied[i] && !isNegation(found[i].word.sense))
            left.push_back(found[i]);
    }
    found = std::move(left);
    fields.reset();
    for (const Find& find : found) {
        if (find.word.sense != Sense::Field)
            continue;
        const bool recruits = owner.lexicons->fields[static_cast<std::size_t>(find.word.index)].recruits;
        if (!recruits || !isVetoed(find, Sense::RecruiterVeto))
            fields |= owner.withWider[static_cast<std::size_t>(find.word.index)];
    }
}

bool TitleReading::isVetoed(const Find& find, Sense veto) const
{
    return std::ranges::any_of(found, [&](const Find& other) {
        if (other.word.sense != veto || (find.begin <= other.begin && other.end <= find.end))
            return false;
        // Whole words end with the space that the next begins with, so the last byte does not overlap.
        return other.begin < find.end - 1 && find.begin < other.end - 1;
    });
}

OrganisationReading::OrganisationReading(const QByteArray& root, const Owner& owner)
{
    if (root.isEmpty())
        return;
    const auto in = [&root](const auto& known) {
        const auto found = known.constFind(root);
        return found == known.constEnd() ? nullptr : &*found;
    };
    large = owner.lexicons->largeOrganisation(root);
    employer = in(owner.employers);
    school = in(owner.schools);
    target = in(owner.targets);
}

bool tellsWhoItIs(const Fact& fact)
{
    using enum FactKind;
    static constexpr std::array ofAnybody{Labelled, Noted, Later, DoNotContact, KnownElsewhere};
    return fact.origin.by == Origin::By::You && fact.holds()
        && std::ranges::find(ofAnybody, fact.kind) == ofAnybody.end();
}

const Reading::Find* Reading::first(Sense sense, Sense veto) const
{
    for (const Find& find : title.found) {
        if (find.word.sense == sense && !title.isVetoed(find, veto))
            return &find;
    }
    return nullptr;
}

} // namespace kith
