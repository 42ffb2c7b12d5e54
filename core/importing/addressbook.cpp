#include "core/importing/addressbook.h"

#include "core/base/generation.h"
#include "core/base/mailbox.h"
#include "core/base/organisation.h"
#include "core/base/text.h"
#include "core/importing/columnwords.h"
#include "core/importing/guestwords.h"
#include "core/importing/namewords.h"
#include "core/importing/personname.h"
#include "core/importing/table.h"
#include "core/importing/texts.h"
#include "core/model/phone.h"
#include "core/model/profile.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <map>
#include <utility>

namespace kith
{

using namespace Qt::StringLiterals;

namespace
{

// By columnKey().
constexpr std::array<QByteArrayView, 5> systemGroups{
    "mycontacts", "starred", "starredinandroid", "othercontacts", "allcontacts"};

bool isEastAsian(const QString& text)
{
    if (text.isEmpty())
        return false;
    switch (text.front().script()) {
    case QChar::Script_Han:
    case QChar::Script_Hangul:
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana:
        return true;
    default:
        return false;
    }
}

// The name that the first of the e-mail addresses spells which spells one: "info@" is the office's.
QString spelledName(const Contact& contact)
{
    for (const ContactPoint& point : contact.points) {
        const bool isEmail = point.kind == ContactPoint::Kind::Email;
        if (const QString name = isEmail ? nameFromAddress(point.value) : QString(); !name.isEmpty())
            return name;
    }
    return {};
}

// Whether a contact with an employer is somebody who works there: has a job and a mailbox, a person's profile
// or a mailbox that spells a name. The employer's own name is nobody's: blue.harbor@mail.example.
bool tellsOfAPerson(const Contact& contact)
{
    const auto mailbox = std::ranges::find(contact.points, ContactPoint::Kind::Email, &ContactPoint::kind);
    if (!contact.title.isEmpty() && mailbox != contact.points.end())
        return true;
    if (!contact.profile.isEmpty() && !isOrganisationProfile(contact.profile))
        return true;
    const QString name = spelledName(contact);
    return !name.isEmpty() && !folded(contact.organisation).startsWith(folded(name));
}

bool isOneWord(const QString& text)
{
    return std::ranges::none_of(text,
        [](QChar c) { return c.isSpace() || c == u';' || c == u',' || c == u'<' || c == u'"' || c == u':'; });
}

} // namespace

QString nameFromParts(const QString& given, const QString& middle, const QString& family)
{
    if (isEastAsian(family) && isEastAsian(given))
        return family + given;
    return fullName(fullName(given, middle), family);
}

QString withGeneration(const QString& name, const QString& suffix)
{
    if (suffix.isEmpty() || name.isEmpty() || !generationAtEnd(folded(name).replace('.', "")).form.isEmpty())
        return name;
    QStringList parts{suffix};
    parts += suffix.split(u',');
    parts += suffix.split(u' ');
    const auto told
        = std::ranges::find_if(parts, [](const QString& part) { return !generationOf(part).isEmpty(); });
    return told == parts.end() ? name : name + u' ' + told->trimmed();
}

bool namesNobody(const QString& text)
{
    constexpr qsizetype longest = 20;
    return std::ranges::all_of(text, [](QChar c) { return c.isPunct() || c.isSpace(); })
        || (text.size() <= longest && columnWords().nobody.contains(folded(text)));
}

bool holdsNothing(const QString& text)
{
    constexpr qsizetype longest = 8;
    return text.size() <= longest && columnWords().nothing.contains(folded(text));
}

QString substituteName(const Contact& contact)
{
    const auto first = [&contact](ContactPoint::Kind kind) {
        const auto found = std::ranges::find(contact.points, kind, &ContactPoint::kind);
        return found == contact.points.end() ? QString() : found->value;
    };
    for (const QString& name :
        {spelledName(contact), first(ContactPoint::Kind::Email), first(ContactPoint::Kind::Phone)}) {
        if (!name.isEmpty())
            return name;
    }
    return contact.profile.section(u'/', -1);
}

bool isLackingIn(const QString& name, const QString& part)
{
    if (part.isEmpty()) // nearly always
        return false;
    const QStringList called = guestNameWords(name);
    return std::ranges::any_of(
        guestNameWords(part), [&called](const QString& word) { return !called.contains(word); });
}

void setSubstituteName(Contact& contact)
{
    if (!contact.organisation.isEmpty() && !tellsOfAPerson(contact)) {
        contact.kind = ContactKind::Organisation;
        contact.name = std::exchange(contact.organisation, QString());
        contact.title.clear();
        return;
    }
    contact.name = substituteName(contact);
    // Nobody is called by the address of a machine.
    if (isAutomatic(mailboxOf(contact.name)) && !tellsOfAPerson(contact))
        contact.kind = ContactKind::Organisation;
}

QStringList emailsIn(const QString& text)
{
    // Most are one, and nothing but that.
    static const QRegularExpression between(u"[\\s;,]+"_s);
    QStringList all;
    for (QString part : !isOneWord(text) ? text.split(between, Qt::SkipEmptyParts) : QStringList{text}) {
        part.remove(u'<').remove(u'>').remove(u'"');
        if (part.startsWith("mailto:"_L1, Qt::CaseInsensitive))
            part.remove(0, 7);
        if (const qsizetype at = part.indexOf(u'@'); at > 0 && at + 1 < part.size())
            all += part;
    }
    return all;
}

QStringList unreadEmailsIn(const QString& text)
{
    static const QRegularExpression between(u"\\s*[;\\n]\\s*"_s);
    static const QRegularExpression betweenWords(u"[\\s,]+"_s);
    QStringList unread;
    if (isOneWord(text) && !emailsIn(text).isEmpty())
        return unread;
    for (const QString& part : text.split(between, Qt::SkipEmptyParts)) {
        const bool isOfServer = part.contains("/o="_L1, Qt::CaseInsensitive);
        if (isOfServer || namesNobody(part) || holdsNothing(part))
            continue;
        if (emailsIn(part).isEmpty()) {
            unread += part.trimmed();
            continue;
        }
        for (const QString& word : part.split(betweenWords, Qt::SkipEmptyParts)) {
            if (word.size() > 1 && word.contains(u'@') && emailsIn(word).isEmpty())
                unread += word;
        }
    }
    return unread;
}

bool repeatsFirm(const QString& given, const QString& family, const QString& firm, bool showsFirm)
{
    constexpr qsizetype shortest = 3; // of a form that is no name: Jose Co, Maria Sá
    const QString name = nameFromParts(given, {}, family);
    const bool isInParts = !given.isEmpty() && !family.isEmpty();
    return !name.isEmpty() && folded(name) == folded(firm)
        && (showsFirm || legalFormOf(name).size() >= shortest || (!isInParts && tellsOrganisation(name)));
}

void addPoint(Contact& contact, const ContactPoint& point)
{
    const bool isPhone = point.kind == ContactPoint::Kind::Phone;
    const QByteArray form = isPhone ? phoneForm(point.value) : QByteArray();
    const auto there = std::ranges::find_if(contact.points, [&](const ContactPoint& other) {
        return other.kind == point.kind
            && (isPhone ? phoneForm(other.value) == form
                        : other.value.compare(point.value, Qt::CaseInsensitive) == 0);
    });
    if (there != contact.points.end()) {
        if (isPhone)
            addSpelling(*there, point);
    } else if (!point.value.isEmpty() && contact.points.size() <= mostPoints) {
        contact.points.push_back(point);
    }
}

void addFact(Facts& facts, const Fact& fact)
{
    std::size_t ofThatKind = 0;
    for (const Fact& other : facts) {
        if (other.saysTheSame(fact))
            return;
        ofThatKind += other.kind == fact.kind ? 1 : 0;
    }
    if (!fact.value.isEmpty() && ofThatKind <= mostFacts)
        facts.push_back(fact);
}

void keepWhatFits(Record& record, RecordSink& sink)
{
    const auto say = [&](const QString& what) { sink.issue({Severity::Warning, record.row, 0, what}); };
    if (record.contact.points.size() > mostPoints) {
        record.contact.points.resize(mostPoints);
        say(Importing::tr("“%1” has more than %n ways to be reached. The first %n were kept.", nullptr,
            static_cast<int>(mostPoints))
                .arg(record.contact.name));
    }
    if (record.facts.size() <= mostFacts)
        return;
    std::map<FactKind, std::size_t> counts;
    const auto dropped = std::erase_if(
        record.facts, [&counts](const Fact& fact) { return ++counts[fact.kind] > mostFacts; });
    if (dropped == 0)
        return;
    say(Importing::tr("“%1” bears more than %n labels or notes. The first %n were kept.", nullptr,
        static_cast<int>(mostFacts))
            .arg(record.contact.name));
}

bool isSystemGroup(const QString& label)
{
    return std::ranges::find(systemGroups, columnKey(label)) != systemGroups.end();
}

QString namesShown(QStringList names)
{
    constexpr qsizetype most = 20;
    if (names.size() > most)
        names = names.first(most) << u"…"_s;
    return names.join(u", "_s);
}

QString onOneLine(const QString& lines)
{
    if (!lines.contains(u'\n'))
        return lines.trimmed();
    QStringList parts;
    for (const QString& line : lines.split(u'\n')) {
        if (const QString trimmed = line.trimmed(); !trimmed.isEmpty())
            parts += trimmed;
    }
    return parts.join(u", "_s);
}

} // namespace kith
