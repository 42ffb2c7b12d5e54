#pragma once

#include "core/base/result.h"
#include "core/model/fact.h"
#include "core/model/me.h"

#include <QByteArray>
#include <QByteArrayList>
#include <QString>
#include <QStringList>

#include <map>
#include <optional>
#include <set>
#include <vector>

namespace kith
{

// What must hold of the fact beside its kind.
enum class Circumstance : quint8 {
    Few, // at most twelve people were there
    Many, // more, or nobody counted, somewhere that has a name
    Present, // it goes on: a beginning and no end
    Past, // it has ended
    Undated,
    Place, // the value is an employer of mine or of theirs
    Mutual, // we both wrote
    Sent, // only I wrote
    Received, // only they wrote
    Unnamed, // the value is empty or none to be said
    Open, // an invitation that can still be accepted
};
inline constexpr int circumstanceCount = static_cast<int>(Circumstance::Open) + 1;
std::optional<Circumstance> circumstance(QStringView name);

// A part of a note: words with slots in braces. "{given}" is the contact's name, "{employer}" their
// organisation,
// "{my.…}" comes from the owner's profile, "{day}", "{month}" and "{years}" from the fact's dates, and one
// slot, named by factSlot(), holds the fact's value.
struct Phrase {
    QString id;
    QString text;
    QStringList slotNames; // as they stand in the text
    std::optional<FactKind> fact; // the fact that it states
    std::set<Circumstance>
        when; // all must hold of that fact; of the link's fact where the phrase states none
    std::set<FactKind> after; // only behind a link on one of these; empty: behind any
    std::optional<Goal> goal; // only for who chose this goal
    std::set<QString> words; // the longer ones, folded: two phrases with the same ones sound alike
};

// How people write in one language (resources/phrases/<language>.json).
struct Phrases {
    QString language; // BCP 47
    QStringList months; // twelve
    QString range; // two years, %1 and %2, as one time
    QString day; // of a month, %1 and %2
    std::map<FactKind, int> worth; // how well a fact carries a note; a kind without carries none
    std::set<FactKind> particular; // what follows a link on one of these must name it in `after`
    std::vector<Phrase> openers;
    std::vector<Phrase> links; // small first letter; a capital is made where a sentence begins
    std::vector<Phrase> reasons; // why this person
    std::vector<Phrase> closes;
    // Folded, with straight apostrophes: what notes are searched for.
    std::map<FactKind, QByteArrayList> mentions; // words that state a fact without its value
    QByteArrayList cliches;
    QByteArrayList requests; // for a job, a sale, a call
};

// The name of the slot for a fact's value, such as "event"; empty: the value is not said.
QLatin1StringView factSlot(FactKind kind);

// Reads one file's bytes; `name` for the message. Damaged: it is no such file, or a phrase in it cannot be
// used.
Result<Phrases> readPhrases(const QByteArray& json, const QString& name);

// Every language that there is.
Result<std::vector<Phrases>> loadPhrases();

} // namespace kith
