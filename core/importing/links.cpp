#include "core/importing/links.h"

#include "core/base/text.h"
#include "core/importing/columnwords.h"
#include "core/model/profile.h"

#include <QRegularExpression>

#include <algorithm>
#include <utility>

namespace kith
{

using namespace Qt::StringLiterals;

namespace
{

// A word of the name, or all of them, stands in it: "mlindqvist-1" of Mara Lindqvist.
bool holdsPartOf(const QString& name, const QString& slug)
{
    constexpr qsizetype shortest = 3;
    const QByteArray letters = folded(slug).replace('-', "");
    const QList<QByteArray> words = folded(name).split(' ');
    const QByteArray whole = words.join();
    return (!whole.isEmpty() && letters.contains(whole))
        || std::ranges::any_of(
            words, [&](const QByteArray& word) { return word.size() >= shortest && letters.contains(word); });
}

// Members who have no name in their address, and lists that do not know it: profileKey() alone has it in
// lower case.
bool isByMemberId(const QString& canonical)
{
    return profileKey(canonical) != canonical;
}

// What begins like the address of a web page: told by its scheme, by "www." or by LinkedIn, else by the path
// behind the host, "github.com/mara".
QString linkStart()
{
    return u"(?:https?\\\\?://|www\\.|(?:[\\w-]+\\.)*linkedin\\.com/|(?:[\\w-]+\\.)+\\p{L}{2,}/)"_s;
}

// What says of a link where it leads, "LinkedIn:", "My old page: ". It has no part in the address.
QString linkLabel()
{
    return u"(?:[\\p{L}\\p{N}(][\\p{L}\\p{N}().&'’/-]*+(?:\\s++[\\p{L}\\p{N}().&'’/-]++){0,3}\\s*+:\\s*+)"_s;
}

// Also words between two: "linkedin.com/in/mara and github.com/mara".
QString betweenLinks()
{
    QStringList words;
    for (const QString& word : columnWords().conjunctions)
        words += QRegularExpression::escape(word);
    return u"(?:\\s*[,;|]+\\s*|\\s+)(?:(?:[&+/·•–-]|%1)\\s+)?%2?(?=[<(\\[\"']*%3)"_s.arg(
        words.join(u'|'), linkLabel(), linkStart());
}

// Of a sentence or of brackets around it. An address may end with a bracket that it opens.
QString withoutPunctuation(const QString& link)
{
    constexpr QStringView before = u" <([\"'";
    constexpr QStringView behind = u" .,;)]>\"'";
    QStringView rest = link;
    while (!rest.isEmpty() && before.contains(rest.front()))
        rest = rest.sliced(1);
    while (!rest.isEmpty() && behind.contains(rest.back()) && !(rest.back() == u')' && rest.contains(u'(')))
        rest.chop(1);
    return rest.toString();
}

// Once, however many columns state it.
void keepLink(Contact& contact, const QString& address, const QString& label)
{
    if (std::ranges::find(contact.points, address, &ContactPoint::value) == contact.points.end())
        contact.points.push_back({ContactPoint::Kind::Link, address, label});
}

} // namespace

QString profileIn(const QString& text, const QString& name)
{
    constexpr auto options
        = QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption;
    static const QRegularExpression within(
        u"linkedin\\.com/in/[\\p{L}\\p{N}%_-]++(?!\\s+[\\p{L}\\p{N}])"_s, options);
    static const QRegularExpression handle(u"^(in/|@)?([\\p{L}\\p{N}%_-]{3,100})/?$"_s, options);
    if (const QRegularExpressionMatch match = within.match(text); match.hasMatch())
        return canonicalProfile(match.captured());
    const QRegularExpressionMatch match = handle.match(text);
    const QString slug = match.captured(2);
    if (!match.hasMatch() || (match.captured(1).isEmpty() && !holdsPartOf(name, slug)))
        return {};
    return canonicalProfile(u"/in/"_s + slug);
}

QStringList linksIn(const QString& text)
{
    constexpr auto options
        = QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption;
    static const QRegularExpression between(betweenLinks(), options);
    static const QRegularExpression label(u"^%1(?=[<(\\[\"']*%2)"_s.arg(linkLabel(), linkStart()), options);
    static const QRegularExpression single(
        u"^[<(\\[\"']*(?:%1|(?:[\\w-]+\\.)+\\p{L}{2,}\\W*$)"_s.arg(linkStart()), options);
    QStringList links = QString(text).remove(label).split(between, Qt::SkipEmptyParts);
    for (QString& link : links) {
        if (single.match(link).hasMatch())
            link = withoutPunctuation(link);
    }
    return links;
}

bool addLink(Contact& contact, const QString& written, const QString& label)
{
    static const QRegularExpression complete(u"^https?://\\S+$"_s, QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression bare(
        u"^[\\w-]+(\\.[\\w-]+)*\\.\\p{L}{2,}(/\\S*)?$"_s, QRegularExpression::UseUnicodePropertiesOption);
    QString address = written;
    address.replace("\\:"_L1, ":"_L1); // as cards have it, and what Google wrote out of them
    const QString profile = canonicalProfile(address);
    const bool fits = isOrganisationProfile(profile) == (contact.kind == ContactKind::Organisation);
    if (!profile.isEmpty() && fits) {
        // Other files know the contact by the name.
        if (isByMemberId(contact.profile) && !isByMemberId(profile))
            keepLink(contact, std::exchange(contact.profile, QString()), {});
        if (contact.profile.isEmpty() || contact.profile == profile) {
            contact.profile = profile; // which lists state in several columns
            return true;
        }
        if (isByMemberId(profile)) {
            keepLink(contact, profile, label);
            return true;
        }
    }
    if (complete.match(address).hasMatch())
        contact.points.push_back({ContactPoint::Kind::Link, address, label});
    else if (bare.match(address).hasMatch())
        contact.points.push_back({ContactPoint::Kind::Link, u"https://"_s + address, label});
    else
        return false;
    return true;
}

} // namespace kith
