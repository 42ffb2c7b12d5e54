#include "core/importing/attendeename.h"

#include "core/base/casing.h"
#include "core/importing/notpeople.h"
#include "core/model/contact.h"

#include <QRegularExpression>

#include <algorithm>

namespace kith
{

using namespace Qt::StringLiterals;

namespace
{

// "Mara (Mara Lindqvist)" is who shows up as Mara; "Mara Lindqvist (she/her)" says how to speak of her. The
// name with more words is the fuller one.
QString fromZoom(const QString& written)
{
    static const QRegularExpression form(u"^(.*\\S)\\s*\\(([^()]*)\\)$"_s);
    const QRegularExpressionMatch match = form.match(written);
    if (!match.hasMatch())
        return written;
    const QString shown = match.captured(1);
    const QString registered = match.captured(2).trimmed();
    const bool isName = !registered.isEmpty() && !registered.contains(u'/');
    return isName && registered.count(u' ') >= shown.count(u' ') ? registered : shown;
}

// What Teams and Zoom say of people behind their names, in the language of whoever saved the report: a guest,
// from outside, not verified, the host. It may be several.
QString withoutRemark(const QString& name)
{
    static const QRegularExpression remark(
        u"(\\s*\\(("
        "guest|gast|invitée?|invitad[oa]|convidad[oa]|ospite|gość|gäst|gæst|gjest|"
        "external|ext|extern|externe|extern[oa]|estern[oa]|ekstern|zewnętrzn[ya]|"
        "unverified|not verified|nicht (über|ge)prüft|nicht verifiziert|nicht bestätigt|non vérifiée?|"
        "no verificad[oa]|sin verificar|no comprobad[oa]|sin comprobar|non verificat[oa]|não verificad[oa]|"
        "niet[- ]geverifieerd|niezweryfikowan[yae]|overifierad|ej verifierad|inte verifierad|"
        "ikke[- ](verificeret|verifisert|bekræftet|bekreftet)|uverificeret|uverifisert|ubekræftet|ubekreftet|"
        "host|co-host|me)\\))+$"_s,
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    return QString(name).remove(remark);
}

// "n/a", "-": a cell that had to be filled in, a guest whom nobody named, a sum.
bool isNobody(const QString& name)
{
    return std::ranges::none_of(name, [](QChar c) { return c.isLetter(); }) || isPlaceholder(name)
        || isCompanion(name) || isTotal(name);
}

// "Mara Lindqvist +1" brings somebody.
QString withoutCompany(const QString& name)
{
    static const QRegularExpression company(u"(?<=\\S)\\s+\\(?\\+\\s?\\d\\)?$"_s);
    return QString(name).remove(company);
}

bool isInCapitals(const QString& word)
{
    return word.size() > 1 && word == word.toUpper() && word != word.toLower() && !word.contains(u'.');
}

// Lists of guests shout. "Ahmed BEN SALAH" stays as it is: no word of it tells that BEN is none of its own.
QString inOrdinaryCase(const QString& name)
{
    QString proper = properName(name);
    const QStringList words = proper.split(u' ');
    return std::ranges::any_of(words, isInCapitals) ? name : proper;
}

PersonName inOrdinaryCase(const PersonName& name)
{
    const PersonName parts{{}, inOrdinaryCase(name.given), inOrdinaryCase(name.family)};
    // Where a part stands in the name as it is, it counts: "Ben Salah" of "BEN SALAH".
    QString full = name.full;
    if (!name.family.isEmpty())
        full.replace(name.family, parts.family);
    if (!name.given.isEmpty())
        full.replace(name.given, parts.given);
    return {inOrdinaryCase(full), parts.given, parts.family};
}

} // namespace

PersonName attendeeName(const QString& whole, const QString& zoomName, const QString& given,
    const QString& family, QStringView address)
{
    QString written = withoutRemark(whole);
    if (written.isEmpty())
        written = fromZoom(withoutRemark(zoomName));
    if (written.isEmpty())
        written = fullName(given, family);
    written = withoutCompany(written);
    if (isNobody(written))
        return {};
    PersonName name = personName(written, address);
    if (name.given.isEmpty() && given.isEmpty())
        name = withFamilyLast(name.full, FamilyFirst::NothingDenies, address);
    if (name.given.isEmpty() && !name.full.isEmpty() && !given.endsWith(u',')) {
        name.given = given;
        name.family = family;
    }
    return inOrdinaryCase(name);
}

} // namespace kith
