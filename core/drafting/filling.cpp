#include "core/drafting/filling.h"

#include "core/base/casing.h"
#include "core/base/organisation.h"
#include "core/base/text.h"
#include "core/drafting/wordings.h"
#include "core/model/smallmeeting.h"

#include <QDate>

#include <algorithm>

namespace kith
{
namespace
{

using namespace Qt::StringLiterals;

// The words of a text, folded, a space around each.
QByteArray wordsOf(const QString& text)
{
    QString words = text;
    for (QChar& c : words)
        c = c.isLetterOrNumber() || c.isMark() ? c : QChar(u' ');
    return ' ' + folded(words) + ' ';
}

bool isKnownPlace(const QString& value, const Correspondence& letter)
{
    const QByteArray root = organisationRoot(value);
    if (root.isEmpty())
        return false;
    const auto same = [&](const QString& name) { return !name.isEmpty() && organisationRoot(name) == root; };
    return same(letter.contact.organisation)
        || std::ranges::any_of(
            letter.me.positions, [&](const Me::Period& period) { return same(period.where); });
}

// What they met at says it of everyone: "Weekly with Bas" is no place to name to Bas. Crowds meet at what has
// a name of its own.
bool isNamedAfter(const Fact& fact, const Contact& contact)
{
    if (fact.kind != FactKind::Met || isOfSameEvent(fact))
        return false;
    constexpr qsizetype shortest = 3; // of the parts of a name: "de" stands in many titles
    const QByteArray title = wordsOf(fact.value);
    QStringList names = contact.name.split(u' ', Qt::SkipEmptyParts);
    names.removeIf([](const QString& name) { return name.size() < shortest; });
    names += contact.given;
    return std::ranges::any_of(
        names, [&](const QString& name) { return !name.isEmpty() && title.contains(wordsOf(name)); });
}

QStringList factWordings(const Fact& fact, const Contact& contact)
{
    return isNamedAfter(fact, contact) ? QStringList() : wordings(fact.kind, fact.value);
}

bool holds(Circumstance circumstance, const Fact& fact, const Correspondence& letter)
{
    switch (circumstance) {
    case Circumstance::Few:
        return fact.count > 0 && fact.count <= mostPeopleMet;
    case Circumstance::Many:
        return (fact.count == 0 || fact.count > mostPeopleMet)
            && !factWordings(fact, letter.contact).isEmpty();
    case Circumstance::Present:
        return fact.from.isValid() && !fact.to.isValid();
    case Circumstance::Past:
        return fact.to.isValid();
    case Circumstance::Undated:
        return !fact.from.isValid() && !fact.to.isValid();
    case Circumstance::Place:
        return isKnownPlace(fact.value, letter);
    case Circumstance::Mutual:
        return fact.value == "both"_L1;
    case Circumstance::Sent:
        return fact.value == "sent"_L1;
    case Circumstance::Received:
        return fact.value == "received"_L1;
    case Circumstance::Unnamed:
        return factWordings(fact, letter.contact).isEmpty();
    case Circumstance::Open:
        return fact.kind != FactKind::InvitationReceived || !letter.invitationExpired;
    }
    return false;
}

// "January" for an event that has the year in its name, else "January 2026". Of messages the last one counts.
QString month(const Fact& fact, const Phrases& phrases)
{
    const QDate date = fact.kind == FactKind::Messaged && fact.to.isValid() ? fact.to : fact.from;
    if (!date.isValid())
        return {};
    const QString name = phrases.months[date.month() - 1];
    const QString year = QString::number(date.year());
    return fact.value.contains(year) ? name : name + u' ' + year;
}

QString day(const Fact& fact, const Phrases& phrases)
{
    const QString time = month(fact, phrases);
    return time.isEmpty() ? time : phrases.day.arg(QString::number(fact.from.day()), time);
}

QString years(const Fact& fact, const Phrases& phrases)
{
    if (!fact.from.isValid() || !fact.to.isValid() || fact.from.year() >= fact.to.year())
        return {};
    return phrases.range.arg(QString::number(fact.from.year()), QString::number(fact.to.year()));
}

// Words of the owner's own, properly cased.
QStringList own(const QString& text)
{
    return wordings(FactKind::Noted, text);
}

QStringList ownSlot(const QString& name, const Me& me)
{
    if (name == "role"_L1)
        return own(me.targetTitles.value(0));
    if (name == "skill"_L1)
        return own(me.skills.value(0));
    if (name == "field"_L1)
        return wordings(FactKind::SameIndustry, me.industry);
    if (name == "place"_L1)
        return own(me.location.section(u',', 0, 0));
    if (name == "given"_L1)
        return own(greetingName(me.given, me.name));
    const bool employed = !me.positions.empty() && !me.positions.front().to.isValid();
    if (employed && name == "title"_L1)
        return own(me.positions.front().what);
    if (employed && name == "organisation"_L1)
        return organisationWordings(me.positions.front().where);
    return {};
}

} // namespace

Filler::Filler(const Correspondence& letter) : m_letter(letter) { }

bool Filler::holds(const Phrase& phrase, int index)
{
    if (phrase.when.empty())
        return true;
    const auto [known, isNew] = m_circumstances.try_emplace(index);
    if (isNew) {
        for (int i = 0; i < circumstanceCount; ++i) {
            if (kith::holds(static_cast<Circumstance>(i), fact(index), m_letter))
                known->second.insert(static_cast<Circumstance>(i));
        }
    }
    return std::ranges::includes(known->second, phrase.when);
}

const Filler::Slot& Filler::slot(const QString& name, int index)
{
    const auto [known, isNew] = m_slots.try_emplace({name, index});
    Slot& slot = known->second;
    if (!isNew)
        return slot;
    if (name.startsWith("my."_L1)) {
        slot.wordings = ownSlot(name.mid(3), m_letter.me);
    } else if (name == "given"_L1) {
        slot.wordings = own(greetingName(m_letter.contact.given, m_letter.contact.name));
    } else if (name == "employer"_L1) {
        slot.wordings = organisationWordings(m_letter.contact.organisation);
    } else if (index >= 0) {
        slot.ofFact = true;
        QString time;
        if (name == "day"_L1)
            time = day(fact(index), m_letter.phrases);
        else if (name == "month"_L1)
            time = month(fact(index), m_letter.phrases);
        else if (name == "years"_L1)
            time = years(fact(index), m_letter.phrases);
        else
            slot.wordings = factWordings(fact(index), m_letter.contact);
        if (!time.isEmpty())
            slot.wordings = {time};
    }
    return slot;
}

std::vector<Filled> Filler::fill(const Phrase& phrase, int fact)
{
    std::vector<const Slot*> values;
    qsizetype wordingCount = 1;
    int details = 0;
    bool named = false;
    for (const QString& name : phrase.slotNames) {
        const Slot& value = slot(name, name.startsWith("my."_L1) ? -1 : fact);
        if (value.wordings.isEmpty())
            return {};
        wordingCount = std::max(wordingCount, value.wordings.size());
        named = named || value.ofFact;
        const bool isName = (value.ofFact && name != "day"_L1 && name != "month"_L1 && name != "years"_L1)
            || name == "employer"_L1;
        details += isName ? 2 : (value.ofFact ? 1 : 0);
        values.push_back(&value);
    }

    // A phrase that says its fact in words of its own rests on it as a whole.
    const int whole = named ? -1 : fact;
    std::vector<Filled> all;
    for (qsizetype wording = 0; wording < wordingCount; ++wording) {
        Filled one{&phrase, fact, static_cast<int>(wording), details, 0, {}};
        qsizetype from = 0;
        const auto add = [&](const QString& text, int on) {
            if (!text.isEmpty())
                one.pieces.push_back({text, on});
            one.length += static_cast<int>(text.size());
        };
        for (std::size_t i = 0; i < values.size(); ++i) {
            const QStringList& forms = values[i]->wordings;
            const qsizetype open = phrase.text.indexOf(u'{', from);
            add(phrase.text.mid(from, open - from), whole);
            add(forms[std::min(wording, forms.size() - 1)], values[i]->ofFact ? fact : whole);
            from = phrase.text.indexOf(u'}', open) + 1;
        }
        add(phrase.text.mid(from), whole);
        all.push_back(std::move(one));
    }
    return all;
}

} // namespace kith
