#pragma once

#include "core/base/organisation.h"
#include "core/detecting/keywords.h"
#include "core/detecting/lexicons.h"
#include "core/model/me.h"

#include <QByteArray>
#include <QHash>
#include <QSet>

#include <bitset>
#include <memory>
#include <vector>

namespace kith
{

// The fields of work that a title tells, with the wider ones around them; by index of Lexicons::fields.
using Fields = std::bitset<128>;

// What a word in a title means.
enum class Sense : quint8 {
    Recruiter,
    RecruiterVeto,
    Senior,
    SeniorVeto,
    Negation,
    DirectNegation,
    Field,
    Interest,
    Industry
};

struct Word {
    Sense sense;
    int index; // of the word for recruiters, the field, the interest or the industry
};

// The owner as the detectors need them: everything that is compared is brought into that form once.
struct Owner {
    Owner(const Me& owner, std::shared_ptr<const Lexicons> words);

    // Whether it may be one of `names` when it is folded.
    bool mayBeNamed(const QString& text) const
    {
        if (text.isEmpty() || text.size() > longestName)
            return false;
        // A letter of ASCII stays the first, whatever follows.
        const auto letter = static_cast<unsigned>((text.front().unicode() | 0x20) - 'a');
        return letter >= firstLetters.size() || firstLetters.test(letter);
    }
    Fields fieldsOf(const QString& title) const;
    Fields fieldNamed(const QString& wording) const; // "law", which few titles say; none of that name: none

    Me me;
    std::shared_ptr<const Lexicons> lexicons;
    Keywords keywords; // finds every word of the lexicons and of the owner's own
    std::vector<Word> senses; // of the keywords
    std::vector<Fields> withWider; // of each field: itself and the wider ones around it
    QStringList interests; // skills and interests worth finding in a title
    std::vector<Fields> interestFields; // that each of them names

    QByteArray name; // folded
    QSet<QByteArray> names; // the same, with the other names
    std::bitset<26> firstLetters; // that one of them begins with
    qsizetype longestName = 0; // that may be one of them: folding shortens what few letters there are
    QSet<QByteArray> emails; // folded
    QHash<QByteArray, Me::Period> employers; // by root; the whole time there
    QHash<QByteArray, Me::Period> schools;
    QHash<QByteArray, QString> targets; // organisations to reach, by root
    FirstWords firstWords; // of the roots of all these and the large ones
    Fields fields; // of the headline and the present titles
    Fields targetFields; // of the titles aimed at; where there are none, as `fields`
    std::vector<Fields> industryFields; // that each of the industries aimed at names
};

} // namespace kith
