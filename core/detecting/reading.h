#pragma once

#include "core/detecting/owner.h"
#include "core/model/contact.h"
#include "core/model/fact.h"

#include <QByteArray>
#include <QString>

#include <vector>

namespace kith
{

// A title, read in one pass.
class TitleReading
{
public:
    TitleReading() = default;
    TitleReading(const TitleReading&) = delete;
    TitleReading& operator=(const TitleReading&) = delete;

    struct Find {
        Word word;
        int begin; // bytes of `words`
        int end;
    };

    void read(const QString& title, const Owner& owner);
    // Whether a word of the sense `veto` stands across the find. A longer find that holds all of it knows
    // better.
    bool isVetoed(const Find& find, Sense veto) const;

    QByteArrayView words; // in wordForm()
    std::vector<Find> found; // by place; without what the title denies
    Fields fields; // with the wider ones

private:
    void mend(const QString& title, const Owner& owner);

    QByteArray m_buffer; // holds the words
};

// An organisation's name, brought to what the detectors compare.
struct OrganisationReading {
    OrganisationReading() = default;
    // `root` as of organisationRoot(); `owner` outlives this.
    OrganisationReading(const QByteArray& root, const Owner& owner);

    QString large; // the large organisation that it is or is a part of; else empty
    // What it is to the owner; null: nothing.
    const Me::Period* employer = nullptr;
    const Me::Period* school = nullptr;
    const QString* target = nullptr;

    bool isKnown() const { return !large.isEmpty() || employer || school || target; }
};

// A contact as the detectors see it.
struct Reading {
    using Find = TitleReading::Find;

    bool isPerson() const { return contact.kind == ContactKind::Person; }
    // A word of this sense that stands in the title without a vetoing one across it.
    const Find* first(Sense sense, Sense veto) const;

    const Contact& contact;
    const Facts& stated;
    const Owner& owner;
    const TitleReading& title;
    const OrganisationReading& organisation; // the employer, or the organisation itself
};

// Whether the user says something of the contact's tie to them, and so knows who it is.
bool tellsWhoItIs(const Fact& fact);

// A fact as a detector concludes it.
inline Fact inferredFact(FactKind kind, const QString& value)
{
    return {kind, Certainty::Inferred, value, {}, {}, 0, Origin::detector()};
}

} // namespace kith
