#pragma once

#include "core/importing/cardproperty.h"
#include "core/importing/cards.h"

#include <map>
#include <vector>

namespace kith
{

// A text on one line, cleaned, and cut where no person reads on.
QString shortText(const QString& text);

// The properties of a card by their name; of several the preferred first.
class CardProperties
{
public:
    explicit CardProperties(const Card& card);

    // Whether a value was read as Windows-1252 for want of a better guess.
    bool foreign() const { return m_foreign; }
    // May be none; the name is upper case and without a group.
    const std::vector<CardProperty>& all(const QString& name) const;
    // The first of them that says something, as shortText().
    QString text(const QString& name) const;
    // The label in a line of its own, as Apple and Google write it ("item1.X-ABLabel"), or the property's.
    QString label(const CardProperty& property) const;

private:
    std::map<QString, std::vector<CardProperty>> m_byName;
    std::map<QString, QString> m_labels; // by group
    bool m_foreign = false;
};

} // namespace kith
