#pragma once

#include "core/importing/cardproperties.h"

#include <vector>

namespace kith
{

// What stands in an address card between its BEGIN and END, without the cards within it.
struct Card {
    int row = 0; // cards are numbered from 1 through the file, as they begin
    CardProperties properties;
    QString beginning; // of its lines; pictures left out
    bool complete = true; // false: it has no END
    bool cut = false; // it was too long, lines are missing

    // The card as it stands in the file, as far as the beginning goes.
    QString text() const;

    static constexpr qsizetype textKept = 10'000; // letters
};

// Gathers lines to cards. A card may stand within another one, as an AGENT does in vCard 2.1 (section 2.4.3)
// and, escaped, in 3.0 (RFC 2426 section 3.5.4), or where an END is missing: every one is a card of its own.
class Cards
{
public:
    // Hands over what ends with this line: no card, one, or several. The bytes are the line before it was
    // decoded; empty if the file is UTF-16.
    std::vector<Card> take(QStringView text, QByteArrayView bytes);
    // The cards that never end; call it behind the last line.
    std::vector<Card> takeRest();

    // Lines so far that belong to no card.
    int strayLines() const { return m_strayLines; }

    static constexpr size_t deepest = 8; // cards within a card; the outermost ends where there are more
    static constexpr qsizetype sizeLimit = 2 << 20; // letters in all cards that have not ended

private:
    struct OpenCard {
        Card card;
        qsizetype size = 0;
    };

    void begin(std::vector<Card>& ended);
    Card end(size_t index, bool complete);
    void endFrom(size_t depth, std::vector<Card>& ended);
    void takeAgent(const QString& lines, std::vector<Card>& ended);

    std::vector<OpenCard> m_open; // each within the one before
    qsizetype m_size = 0;
    int m_row = 0;
    int m_strayLines = 0;
};

} // namespace kith
