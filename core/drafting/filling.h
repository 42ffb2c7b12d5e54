#pragma once

#include "core/drafting/phrases.h"
#include "core/model/contact.h"
#include "core/model/fact.h"
#include "core/model/me.h"

#include <QString>

#include <map>
#include <set>
#include <utility>
#include <vector>

namespace kith
{

// Who writes to whom, and what is known.
struct Correspondence {
    const Phrases& phrases;
    const Contact& contact;
    const Facts& facts;
    const Me& me;
    bool invitationExpired = false;
};

// Some words of a note and the fact that they rest on, -1 for none.
struct Piece {
    QString text;
    int fact = -1;
};

// A phrase with its slots filled.
struct Filled {
    const Phrase* phrase = nullptr;
    int fact = -1; // that it states
    int wording = 0; // 0: names in full; the higher, the shorter
    int details = 0; // how particular it is: 2 for a name, 1 for a date
    int length = 0; // in UTF-16 units
    std::vector<Piece> pieces;
};

// Fills phrases for one correspondence, which must outlive it. What a slot holds is worked out once.
class Filler
{
public:
    explicit Filler(const Correspondence& letter);

    // Whether all of the phrase's circumstances hold of the fact with this index.
    bool holds(const Phrase& phrase, int fact);

    // Every way to fill the phrase, names in full first; none where a slot stays empty. `fact`: the index of
    // the fact that the phrase states, or -1.
    std::vector<Filled> fill(const Phrase& phrase, int fact);

private:
    struct Slot {
        QStringList wordings;
        bool ofFact = false;
    };
    const Slot& slot(const QString& name, int fact);
    const Fact& fact(int index) const { return m_letter.facts[static_cast<std::size_t>(index)]; }

    const Correspondence& m_letter;
    std::map<std::pair<QString, int>, Slot> m_slots;
    std::map<int, std::set<Circumstance>> m_circumstances;
};

} // namespace kith
