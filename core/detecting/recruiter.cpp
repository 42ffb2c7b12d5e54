#include "core/detecting/recruiter.h"

#include "core/detecting/words.h"

namespace kith
{
namespace
{

// How many words beside "and" tell what recruiting is joined with: "HR Manager and Recruiter".
constexpr qsizetype joinedWords = 3;

// Whether the words from `at` on (back to front where `step` is -1) join something else than recruiting.
bool joinsSomethingElse(const QByteArrayList& words, qsizetype at, qsizetype step, const Lexicons& lexicons,
    const QString& language)
{
    if (!lexicons.isJoin(words.value(at), language) || words.value(at + step).isEmpty())
        return false;
    for (qsizetype i = 1; i <= joinedWords; ++i) {
        const QByteArray word = words.value(at + i * step);
        if (lexicons.isJoin(word, language))
            break;
        if (lexicons.recruiterFamily.contains(word))
            return false;
    }
    return true;
}

// Whether something else than recruiting is joined to it: "sales and recruiting", "recruiter and trainer".
bool isPartOfTheRole(const Reading& reading, const QByteArray& title, const Reading::Find& find)
{
    const auto wordAt = [&title](qsizetype byte) { return title.first(byte).count(' ') - 1; };
    const QByteArrayList words = title.mid(1, title.size() - 2).split(' ');
    const qsizetype first = wordAt(title[find.begin] == ' ' ? find.begin + 1 : find.begin);
    const qsizetype last = wordAt(find.end - 1);
    const Lexicons& lexicons = *reading.owner.lexicons;
    const QString& language = lexicons.recruiter[static_cast<std::size_t>(find.word.index)].language;
    return joinsSomethingElse(words, last + 1, 1, lexicons, language)
        || joinsSomethingElse(words, first - 1, -1, lexicons, language);
}

} // namespace

std::optional<Fact> RecruiterDetector::detect(const Reading& reading) const
{
    if (!reading.isPerson())
        return std::nullopt;
    const Reading::Find* find = reading.first(Sense::Recruiter, Sense::RecruiterVeto);
    if (!find)
        return std::nullopt;
    const QByteArray words = reading.title.words.toByteArray();
    Fact fact = inferredFact(kind(), asWritten(reading.contact.title, words, find->begin, find->end));
    fact.count = isPartOfTheRole(reading, words, *find) ? 2 : 0;
    return fact;
}

} // namespace kith
