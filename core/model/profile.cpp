#include "core/model/profile.h"

#include <QStringBuilder>
#include <QUrl>

#include <algorithm>
#include <array>

namespace kith
{

using namespace Qt::StringLiterals;

namespace
{

constexpr QStringView personal = u"https://www.linkedin.com/in/";

// As LinkedIn makes them: capitals tell them from slugs, which have none.
bool isMemberId(QStringView slug)
{
    const auto isCode
        = [](QChar c) { return c.unicode() < 0x80 && (c.isLetterOrNumber() || c == u'-' || c == u'_'); };
    return (slug.startsWith(u"ACoAA") || slug.startsWith(u"ACwAA")) && std::ranges::all_of(slug, isCode);
}

// Whether what follows a slug goes on with it: "fay" of "fay lo" is somebody else.
bool isCutShort(QStringView rest)
{
    const QStringView words = rest.trimmed();
    return !rest.isEmpty() && rest.front().isSpace() && !words.isEmpty() && words.front().isLetterOrNumber();
}

} // namespace

QString canonicalProfile(QStringView address)
{
    QStringView rest = address.trimmed();
    for (const QStringView scheme : {QStringView(u"https://"), QStringView(u"http://"), QStringView(u"//")}) {
        if (rest.startsWith(scheme, Qt::CaseInsensitive)) {
            rest = rest.mid(scheme.size());
            break;
        }
    }
    const qsizetype slash = rest.indexOf(u'/');
    if (slash < 0)
        return {};
    const QStringView host = rest.left(slash);
    const bool linkedIn = host.isEmpty() || host.compare(u"linkedin.com", Qt::CaseInsensitive) == 0
        || host.endsWith(u".linkedin.com", Qt::CaseInsensitive);
    if (!linkedIn || std::ranges::any_of(host, [](QChar c) { return c.isSpace(); }))
        return {};
    rest = rest.mid(slash + 1);
    if (constexpr QStringView mobile = u"mwlite/"; rest.startsWith(mobile, Qt::CaseInsensitive))
        rest = rest.mid(mobile.size());
    for (const QStringView kind :
        {QStringView(u"in"), QStringView(u"company"), QStringView(u"school"), QStringView(u"showcase")}) {
        if (!rest.startsWith(kind, Qt::CaseInsensitive) || rest.size() <= kind.size()
            || rest[kind.size()] != u'/')
            continue;
        QStringView slug = rest.mid(kind.size() + 1);
        for (qsizetype i = 0; i < slug.size(); ++i) {
            if (slug[i] == u'/' || slug[i] == u'?' || slug[i] == u'#' || slug[i].isSpace()) {
                if (isCutShort(slug.mid(i)))
                    return {};
                slug = slug.left(i);
                break;
            }
        }
        QString decoded = slug.contains(u'%') ? QUrl::fromPercentEncoding(slug.toUtf8()) : slug.toString();
        decoded = decoded.normalized(QString::NormalizationForm_C).trimmed();
        if (!isMemberId(decoded))
            decoded = decoded.toLower();
        if (decoded.isEmpty() || std::ranges::any_of(decoded, [](QChar c) { return c.isSpace(); }))
            return {};
        return "https://www.linkedin.com/"_L1 % kind % u'/' % decoded;
    }
    return {};
}

QString profileKey(const QString& canonical)
{
    const QStringView slug = QStringView(canonical).mid(personal.size());
    return slug.startsWith(u'A') && canonical.startsWith(personal) ? canonical.toLower() : canonical;
}

bool isOrganisationProfile(QStringView canonical)
{
    return !canonical.isEmpty() && !canonical.startsWith(personal);
}

} // namespace kith
