#pragma once

#include "core/detecting/owner.h"
#include "core/model/contact.h"
#include "core/model/fact.h"

#include <QByteArray>
#include <QString>
#include <QVarLengthArray>

namespace kith
{

// A contact as the detectors see it: the title scanned once, the organisation brought to its root once.
struct Reading {
    struct Find {
        Word word;
        int begin; // bytes of `title`
        int end;
    };

    Reading(const Contact& of, const Facts& known, const Owner& reader);

    bool isPerson() const { return contact.kind == ContactKind::Person; }
    // Whether a word of this sense stands in the title without a vetoing one across it.
    const Find* first(Sense sense, Sense veto) const;

    const Contact& contact;
    const Facts& stated;
    const Owner& owner;
    QByteArray title; // in wordForm()
    QVarLengthArray<Find, 16> found; // by place
    Fields fields; // with the wider ones
    QByteArray root; // of the employer, or of the organisation itself
};

// A fact as a detector concludes it.
inline Fact inferredFact(FactKind kind, const QString& value)
{
    return {kind, Certainty::Inferred, value, {}, {}, 0, Origin::detector()};
}

} // namespace kith
