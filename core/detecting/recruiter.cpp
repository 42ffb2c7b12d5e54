#include "core/detecting/recruiter.h"

#include "core/detecting/words.h"

namespace kith
{
namespace
{

// The word that begins or ends at a space of the title.
QByteArray wordAfter(const QByteArray& title, qsizetype space)
{
    const qsizetype end = title.indexOf(' ', space + 1);
    return end < 0 ? QByteArray() : title.mid(space + 1, end - space - 1);
}

QByteArray wordBefore(const QByteArray& title, qsizetype space)
{
    if (space <= 0)
        return {};
    const qsizetype begin = title.lastIndexOf(' ', space - 1);
    return title.mid(begin + 1, space - begin - 1);
}

// Whether something else than recruiting is joined to it: "sales and recruiting", "recruiter and trainer".
bool isPartOfTheRole(const Reading& reading, const Reading::Find& find)
{
    const QByteArray& title = reading.title.words;
    const Lexicons& lexicons = *reading.owner.lexicons;
    const qsizetype end = title.indexOf(' ', find.end - 1);
    const QByteArray joinAfter = wordAfter(title, end);
    if (lexicons.joins.contains(joinAfter)) {
        const QByteArray other = wordAfter(title, end + 1 + joinAfter.size());
        return !other.isEmpty() && !lexicons.recruiterFamily.contains(other);
    }
    const qsizetype begin = title[find.begin] == ' ' ? find.begin : title.lastIndexOf(' ', find.begin);
    const QByteArray joinBefore = wordBefore(title, begin);
    if (!lexicons.joins.contains(joinBefore))
        return false;
    const QByteArray other = wordBefore(title, begin - 1 - joinBefore.size());
    return !other.isEmpty() && !lexicons.recruiterFamily.contains(other);
}

} // namespace

std::optional<Fact> RecruiterDetector::detect(const Reading& reading) const
{
    if (!reading.isPerson())
        return std::nullopt;
    const Reading::Find* find = reading.first(Sense::Recruiter, Sense::RecruiterVeto);
    if (!find)
        return std::nullopt;
    Fact fact
        = inferredFact(kind(), asWritten(reading.contact.title, reading.title.words, find->begin, find->end));
    fact.count = isPartOfTheRole(reading, *find) ? 2 : 0;
    return fact;
}

} // namespace kith
