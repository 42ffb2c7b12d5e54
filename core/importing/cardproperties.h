#pragma once

#include "core/importing/cardproperty.h"

#include <array>
#include <map>
#include <optional>
#include <set>
#include <vector>

namespace kith
{

// A text on one line, cleaned, and cut where no person reads on.
QString shortText(const QString& text);

// The properties of a card that Kith reads, of several the preferred first, and what else there is.
class CardProperties
{
public:
    void add(const CardLine& line);
    // There are no more; before anything is asked for.
    void close();

    // Whether a value was read as Windows-1252 for want of a better guess.
    bool foreign() const { return m_foreign; }
    // May be none.
    const std::vector<CardProperty>& all(CardField field) const
    {
        return m_byField[static_cast<size_t>(field)];
    }
    // The first of them that says something, as shortText().
    QString text(CardField field) const;
    // What the properties are called that nobody reads and that hold something, in upper case.
    const std::set<QString>& others() const { return m_others; }
    // The label in a line of its own, as Apple and Google write it ("item1.X-ABLabel"), or the property's.
    QString label(const CardProperty& property) const;

private:
    std::array<std::vector<CardProperty>, cardFieldCount> m_byField;
    std::map<QString, QString> m_labels; // by group
    std::set<QString> m_others;
    std::optional<bool> m_old; // vCard 2.1
    bool m_foreign = false;
};

} // namespace kith
