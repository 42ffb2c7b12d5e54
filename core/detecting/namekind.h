#pragma once

#include "core/detecting/keywords.h"
#include "core/model/contact.h"

#include <QString>

#include <memory>
#include <vector>

namespace kith
{

class Lexicons;

// What bears a name.
struct NameKind {
    ContactKind kind = ContactKind::Person;
    // Whether a word says so that no person is called by. A person is never sure: many organisations are
    // called by a person's name.
    bool sure = false;

    bool operator==(const NameKind&) const = default;
};

// Tells the names of organisations from those of persons by their words (resources/lexicons/names.json),
// their signs and the large organisations of the lexicons. What nothing tells is a person, or persons ("Tom &
// Ida Ross").
class NameKinds
{
public:
    explicit NameKinds(std::shared_ptr<const Lexicons> lexicons);

    NameKind kindOf(const QString& name) const;

private:
    enum class Hint : quint8 { Sure, Likely, Surname, BeforePerson, BehindPerson };
    struct Phrase {
        Hint hint;
        bool whole; // no star
    };
    struct Hints;

    Hints hintsOf(const QByteArray& words, bool hasComma) const;

    std::shared_ptr<const Lexicons> m_lexicons;
    Keywords m_keywords;
    std::vector<Phrase> m_phrases; // of the keywords
};

} // namespace kith
