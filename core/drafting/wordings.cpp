#include "core/drafting/wordings.h"

#include "core/base/casing.h"
#include "core/base/organisation.h"
#include "core/base/text.h"

#include <QRegularExpression>

#include <algorithm>

namespace kith
{
namespace
{

using namespace Qt::StringLiterals;

constexpr qsizetype longest = 80;
constexpr qsizetype handy = 40;

QString trimmedEnds(QString text)
{
    text = text.simplified();
    while (!text.isEmpty() && u".,;:!?-–—|/·&+"_s.contains(text.back()) && !text.endsWith("++"_L1))
        text = text.chopped(1).trimmed();
    while (!text.isEmpty() && u".,;:!?-–—|/·&"_s.contains(text.front()))
        text = text.mid(1).trimmed();
    return text;
}

// Without emoji and other pictures.
QString withoutPictures(const QString& text)
{
    QString out;
    const QList<uint> codes = text.toUcs4();
    for (const uint code : codes) {
        const bool picture = QChar::category(code) == QChar::Symbol_Other
            || (code >= 0xFE00 && code <= 0xFE0F) || code == 0x200D || code == 0x20E3
            || (code >= 0x1F3FB && code <= 0x1F3FF) || (code >= 0xD800 && code <= 0xDFFF)
            || QChar::category(code) == QChar::Other_NotAssigned;
        if (!picture)
            out += QString::fromUcs4(reinterpret_cast<const char32_t*>(&code), 1);
    }
    return out;
}

bool sayable(const QString& text)
{
    const bool letters
        = std::any_of(text.cbegin(), text.cend(), [](QChar c) { return c.isLetterOrNumber(); });
    const bool code
        = std::any_of(text.cbegin(), text.cend(), [](QChar c) { return u"{}[]<>@\\"_s.contains(c); });
    return letters && !code && !text.contains("://"_L1) && !text.contains("www."_L1)
        && text.size() <= longest;
}

void add(QStringList& list, const QString& text)
{
    const QString form = trimmedEnds(text);
    if (sayable(form) && !list.contains(form))
        list.append(form);
}

// A name of a whole line is none to be said if there is a shorter one.
QStringList handyFirst(QStringList forms)
{
    while (forms.size() > 1 && forms.constFirst().size() > handy)
        forms.removeFirst();
    return forms;
}

QString withoutBrackets(QString text)
{
    static const QRegularExpression brackets(u"\\([^()]*\\)|\\[[^\\[\\]]*\\]"_s);
    return text.remove(brackets);
}

// "MIT" of "Massachusetts Institute of Technology (MIT)".
QString abbreviation(const QString& text)
{
    static const QRegularExpression brackets(u"\\(([A-Z][A-Za-z&]{1,7})\\)"_s);
    const QString inside = brackets.match(text).captured(1);
    return inside == inside.toUpper() ? inside : QString();
}

QString upToSeparator(const QString& text)
{
    static const QRegularExpression separator(u" [-–—|/·] | ?[|:] |, "_s);
    const QString head = text.left(text.indexOf(separator));
    return head.size() >= 3 ? head : text;
}

QString withoutYear(const QString& text)
{
    static const QRegularExpression year(u"[ ,]+(?:19|20)[0-9]{2}$| '[0-9]{2}$"_s);
    return QString(text).remove(year);
}

// "Northwind Trading" of "Northwind Trading GmbH & Co. KG": as many words as still mean the same company.
QString withoutLegalForm(const QString& name)
{
    const QByteArray root = organisationRoot(name);
    const QStringList words = name.split(u' ', Qt::SkipEmptyParts);
    for (qsizetype count = 1; count < words.size(); ++count) {
        const QString head = trimmedEnds(words.mid(0, count).join(u' '));
        if (organisationRoot(head) == root)
            return head;
    }
    return name;
}

// Inside a sentence a field is no name: "Renewable Energy" is "renewable energy", "IT" stays.
QString fieldInSentence(const QString& text)
{
    QStringList words = text.split(u' ');
    for (QString& word : words) {
        if (std::count_if(word.cbegin(), word.cend(), [](QChar c) { return c.isUpper(); }) == 1)
            word = word.toLower();
    }
    return words.join(u' ');
}

QString withoutPreposition(const QString& text)
{
    static const QRegularExpression preposition(
        u"^(?:at|on|in|from|through|with) "_s, QRegularExpression::CaseInsensitiveOption);
    return QString(text).remove(preposition);
}

QString plain(const QString& value)
{
    return withoutBrackets(withoutPictures(cleaned(value))).simplified();
}

} // namespace

QStringList organisationWordings(const QString& name)
{
    QStringList forms;
    const QString proper = properOrganisation(plain(name));
    const QString shorter = upToSeparator(proper);
    add(forms, withoutLegalForm(proper));
    add(forms, withoutLegalForm(shorter));
    add(forms, abbreviation(name));
    return handyFirst(forms);
}

QStringList wordings(FactKind kind, const QString& value)
{
    QStringList forms;
    const QString text = plain(value);
    switch (kind) {
    case FactKind::SameEmployer:
    case FactKind::TargetOrganisation:
    case FactKind::RecommendedByMe:
    case FactKind::RecommendedMe:
        return organisationWordings(value);
    case FactKind::SameIndustry:
        add(forms, fieldInSentence(text));
        break;
    case FactKind::Met:
    case FactKind::SameSchool: {
        const QString name = shouts(text) ? properOrganisation(text) : withoutPreposition(text);
        add(forms, name);
        add(forms, upToSeparator(name));
        add(forms, abbreviation(value));
        if (!forms.isEmpty())
            add(forms, withoutYear(upToSeparator(name)));
        return handyFirst(forms);
    }
    case FactKind::WorkedWith:
        add(forms, withoutLegalForm(withoutPreposition(shouts(text) ? properOrganisation(text) : text)));
        break;
    case FactKind::Messaged: // says who wrote
    case FactKind::InvitationReceived: // holds what they wrote
    case FactKind::KnownElsewhere: // names a file
    case FactKind::Recruiter: // words of a lexicon
        break;
    default:
        add(forms, withoutPreposition(shouts(text) ? properOrganisation(text) : text));
    }
    return forms;
}

} // namespace kith
