#include "core/drafting/notecheck.h"

#include "core/base/text.h"
#include "core/drafting/texts.h"
#include "core/drafting/wordings.h"

#include <QByteArray>
#include <QRegularExpression>

#include <algorithm>

namespace kith
{
namespace
{

using namespace Qt::StringLiterals;

struct Range {
    int start = 0;
    int end = 0;
};

QString straightened(QString text)
{
    return text.replace(u'’', u'\'').replace(u'‘', u'\'');
}

// A note in folded form that remembers where each byte comes from.
class FoldedNote
{
public:
    explicit FoldedNote(const QString& note);

    // Where the words stand, as whole words, whatever their case and accents.
    std::vector<Range> find(const QByteArray& words) const;

private:
    bool isWord(qsizetype at) const;

    QByteArray m_bytes;
    std::vector<int> m_from; // of each byte: the unit in the note
};

FoldedNote::FoldedNote(const QString& note)
{
    const QString text = straightened(note);
    for (qsizetype i = 0; i < text.size();) {
        const qsizetype length
            = text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate() ? 2 : 1;
        const QStringView letter = QStringView(text).mid(i, length);
        const char16_t c = letter.front().unicode();
        QByteArray bytes;
        if (letter.front().isSpace())
            bytes = " ";
        else if (c > 0x20 && c < 0x7F)
            bytes = QByteArray(1, static_cast<char>(c >= u'A' && c <= u'Z' ? c + 32 : c));
        else
            bytes = folded(letter);
        if (bytes != " " || (!m_bytes.isEmpty() && !m_bytes.endsWith(' '))) {
            m_bytes += bytes;
            m_from.insert(m_from.end(), static_cast<std::size_t>(bytes.size()), static_cast<int>(i));
        }
        i += length;
    }
    m_from.push_back(static_cast<int>(text.size()));
}

bool FoldedNote::isWord(qsizetype at) const
{
    if (at < 0 || at >= m_bytes.size())
        return false;
    const auto c = static_cast<unsigned char>(m_bytes[at]);
    return c >= 0x80 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z');
}

std::vector<Range> FoldedNote::find(const QByteArray& needle) const
{
    std::vector<Range> found;
    if (needle.isEmpty())
        return found;
    for (qsizetype at = m_bytes.indexOf(needle); at >= 0; at = m_bytes.indexOf(needle, at + 1)) {
        const qsizetype end = at + needle.size();
        const bool whole = !(isWord(at) && isWord(at - 1)) && !(isWord(end - 1) && isWord(end));
        if (whole)
            found.push_back({m_from[static_cast<std::size_t>(at)], m_from[static_cast<std::size_t>(end)]});
    }
    return found;
}

class NoteCheck
{
public:
    NoteCheck(const QString& note, const Facts& facts, const std::vector<Phrases>& languages);

    void checkLength(int limit);
    void checkFacts();
    void checkWords(const QByteArrayList& all, DraftWarning::Kind kind, const QString& message);
    void checkPattern(const QRegularExpression& pattern, DraftWarning::Kind kind, const QString& message);
    std::vector<DraftWarning> result();

private:
    void add(DraftWarning::Kind kind, Range where, const QString& message);

    const QString& m_note;
    FoldedNote m_folded;
    bool m_statesFact = false;
    std::vector<Range> m_names; // of facts
    std::vector<DraftWarning> m_warnings;
};

NoteCheck::NoteCheck(const QString& note, const Facts& facts, const std::vector<Phrases>& languages)
    : m_note(note), m_folded(note)
{
    for (const Fact& fact : facts) {
        const bool concrete = std::ranges::any_of(
            languages, [&](const Phrases& each) { return each.worth.contains(fact.kind); });
        // A contact in common, a talk that was heard: the user may well write of them, a draft does not.
        const bool typedOnly = fact.kind == FactKind::SharedConnection || fact.kind == FactKind::Leader
            || fact.kind == FactKind::Admired;
        if (!fact.holds() || (!concrete && !typedOnly))
            continue;
        QStringList forms = wordings(fact.kind, fact.value);
        forms.prepend(fact.value);
        if (forms.size() == 1)
            forms.clear();
        for (const QString& form : std::as_const(forms)) {
            const std::vector<Range> places = m_folded.find(folded(straightened(form)));
            m_names.insert(m_names.end(), places.begin(), places.end());
            m_statesFact = m_statesFact || !places.empty();
        }
        for (const Phrases& language : languages) {
            const auto mentions = language.mentions.find(fact.kind);
            if (mentions != language.mentions.end())
                m_statesFact = m_statesFact
                    || std::ranges::any_of(mentions->second,
                        [&](const QByteArray& words) { return !m_folded.find(words).empty(); });
        }
    }
}

void NoteCheck::add(DraftWarning::Kind kind, Range where, const QString& message)
{
    const bool inName = std::ranges::any_of(
        m_names, [&](Range name) { return name.start <= where.start && where.end <= name.end; });
    if (!inName || where.end == where.start)
        m_warnings.push_back({kind, where.start, where.end - where.start, message});
}

void NoteCheck::checkLength(int limit)
{
    const int length = static_cast<int>(m_note.size());
    if (length > limit)
        m_warnings.push_back({DraftWarning::Kind::TooLong, std::max(limit, 0), length - std::max(limit, 0),
            Drafting::tr("Too long by %1; the network takes %2 characters.")
                .arg(QString::number(length - limit), QString::number(limit))});
}

void NoteCheck::checkFacts()
{
    if (!m_statesFact)
        add(DraftWarning::Kind::NoFact, {},
            Drafting::tr("This could go to anyone. Say what connects the two of you."));
}

void NoteCheck::checkWords(const QByteArrayList& all, DraftWarning::Kind kind, const QString& message)
{
    for (const QByteArray& words : all) {
        for (const Range where : m_folded.find(words))
            add(kind, where, message.arg(m_note.mid(where.start, where.end - where.start)));
    }
}

void NoteCheck::checkPattern(
    const QRegularExpression& pattern, DraftWarning::Kind kind, const QString& message)
{
    for (auto matches = pattern.globalMatch(m_note); matches.hasNext();) {
        const QRegularExpressionMatch match = matches.next();
        add(kind, {static_cast<int>(match.capturedStart()), static_cast<int>(match.capturedEnd())},
            message.arg(match.captured()));
    }
}

std::vector<DraftWarning> NoteCheck::result()
{
    std::ranges::stable_sort(m_warnings, {}, &DraftWarning::start);
    return std::move(m_warnings);
}

} // namespace

std::vector<DraftWarning> checkNote(
    const QString& note, const Facts& facts, int limit, const std::vector<Phrases>& languages)
{
    static const QRegularExpression slot(u"\\{[^{}]*\\}?|\\}|\\[[^\\[\\]]*\\]|<[^<>]*>|%[A-Z_]{2,}%"_s);
    static const QRegularExpression capitals(
        u"\\b\\p{Lu}{4,}(?:\\W+\\p{Lu}{4,})+\\b|!{2,}"_s, QRegularExpression::UseUnicodePropertiesOption);
    NoteCheck check(note, facts, languages);
    check.checkLength(limit);
    check.checkFacts();
    check.checkPattern(
        slot, DraftWarning::Kind::Unresolved, Drafting::tr("\"%1\" is a gap that nobody has filled."));
    check.checkPattern(capitals, DraftWarning::Kind::Shouting, Drafting::tr("\"%1\" reads as shouting."));
    for (const Phrases& language : languages) {
        check.checkWords(language.cliches, DraftWarning::Kind::Cliche,
            Drafting::tr("\"%1\" stands in every second request."));
        check.checkWords(language.requests, DraftWarning::Kind::AsksForMore,
            Drafting::tr("\"%1\" asks for something. Connect first."));
    }
    return check.result();
}

} // namespace kith
