#include "core/detecting/owner.h"

#include "core/base/organisation.h"
#include "core/base/text.h"
#include "core/detecting/reading.h"
#include "core/detecting/words.h"

#include <algorithm>
#include <utility>

namespace kith
{
namespace
{

bool isWorthFinding(const QString& skill, const Lexicons& lexicons)
{
    const QByteArray word = folded(skill);
    return word.size() >= 2 && !lexicons.generalSkills.contains(word);
}

// One period for all of the time at a place; a time that goes on has no end.
QHash<QByteArray, Me::Period> byRoot(const std::vector<Me::Period>& periods)
{
    QHash<QByteArray, Me::Period> all;
    for (const Me::Period& period : periods) {
        const QByteArray root = organisationRoot(period.where);
        if (root.isEmpty())
            continue;
        const auto found = all.find(root);
        if (found == all.end()) {
            all.insert(root, period);
            continue;
        }
        if (!period.from.isValid() || (found->from.isValid() && period.from < found->from))
            found->from = period.from;
        if (found->to.isValid())
            found->to = period.to.isValid() ? std::max(found->to, period.to) : QDate();
    }
    return all;
}

} // namespace

Owner::Owner(const Me& owner, std::shared_ptr<const Lexicons> words) : me(owner), lexicons(std::move(words))
{
    const auto add = [&](const QByteArray& phrase, Word word) {
        if (phrase.trimmed().isEmpty())
            return;
        keywords.add(phrase);
        senses.push_back(word);
    };
    const auto addAll = [&](const std::vector<QByteArray>& phrases, Word word) {
        for (const QByteArray& phrase : phrases)
            add(phrase, word);
    };
    for (std::size_t i = 0; i < lexicons->recruiter.size(); ++i)
        add(lexicons->recruiter[i].phrase, {Sense::Recruiter, static_cast<int>(i)});
    addAll(lexicons->recruiterVeto, {Sense::RecruiterVeto, 0});
    addAll(lexicons->senior, {Sense::Senior, 0});
    addAll(lexicons->seniorVeto, {Sense::SeniorVeto, 0});
    addAll(lexicons->negations.words, {Sense::Negation, 0});
    addAll(lexicons->negations.direct, {Sense::DirectNegation, 0});
    for (std::size_t i = 0; i < lexicons->fields.size(); ++i)
        addAll(lexicons->fields[i].phrases, {Sense::Field, static_cast<int>(i)});
    withWider.resize(lexicons->fields.size()); // the wider stand first
    for (std::size_t i = 0; i < withWider.size(); ++i) {
        const int within = lexicons->fields[i].within;
        withWider[i] = within < 0 ? Fields() : withWider[static_cast<std::size_t>(within)];
        withWider[i].set(i);
    }
    for (const QString& interest : me.skills + me.interests) {
        if (!isWorthFinding(interest, *lexicons) || interests.contains(interest, Qt::CaseInsensitive))
            continue;
        add(wordForm(interest), {Sense::Interest, static_cast<int>(interests.size())});
        interests += interest;
    }
    for (qsizetype i = 0; i < me.targetIndustries.size(); ++i)
        add(wordForm(me.targetIndustries[i]), {Sense::Industry, static_cast<int>(i)});
    keywords.build();
    for (const QString& interest : std::as_const(interests))
        interestFields.push_back(fieldsOf(interest));

    for (const QString& industry : std::as_const(me.targetIndustries))
        industryFields.push_back(fieldsOf(industry) | fieldNamed(industry));

    name = folded(me.name);
    for (const QString& each : me.otherNames + QStringList(me.name)) {
        const QByteArray one = folded(each);
        if (!each.isEmpty())
            names.insert(one);
        if (const char letter = one.isEmpty() ? '\0' : one.front(); letter >= 'a' && letter <= 'z')
            firstLetters.set(static_cast<std::size_t>(letter - 'a'));
        longestName = std::max(longestName, 2 * each.size());
    }
    for (const QString& email : me.emails)
        emails.insert(folded(email));
    employers = byRoot(me.positions);
    schools = byRoot(me.schools);
    for (const QString& target : me.targetOrganisations) {
        if (const QByteArray root = organisationRoot(target); !root.isEmpty())
            targets.insert(root, target);
    }
    for (const QList<QByteArray>& roots :
        {lexicons->largeRoots(), employers.keys(), schools.keys(), targets.keys()}) {
        for (const QByteArray& root : roots)
            firstWords.add(root);
    }
    fields = fieldsOf(me.headline);
    for (const Me::Period& position : me.positions) {
        if (!position.to.isValid())
            fields |= fieldsOf(position.what);
    }
    if (fields.none() && !me.positions.empty())
        fields = fieldsOf(me.positions.front().what);
    for (const QString& title : me.targetTitles)
        targetFields |= fieldsOf(title);
    if (targetFields.none())
        targetFields = fields;
}

Fields Owner::fieldsOf(const QString& title) const
{
    TitleReading reading;
    reading.read(title, *this);
    return reading.fields;
}

Fields Owner::fieldNamed(const QString& wording) const
{
    const auto& all = lexicons->fields;
    const auto found = std::ranges::find_if(all,
        [wanted = folded(wording)](const Lexicons::Field& field) { return folded(field.name) == wanted; });
    return found == all.end() ? Fields() : withWider[static_cast<std::size_t>(found - all.begin())];
}

} // namespace kith
