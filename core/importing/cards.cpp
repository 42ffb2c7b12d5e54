#include "core/importing/cards.h"

#include <QBuffer>

#include <iterator>
#include <utility>

namespace kith
{

using namespace Qt::StringLiterals;

namespace
{

constexpr qsizetype lineCost = 100; // letters; a short line takes memory too
constexpr qsizetype usualSize = 400; // letters of a card

bool beginsCard(QStringView value)
{
    return value.trimmed().startsWith("BEGIN:VCARD"_L1, Qt::CaseInsensitive);
}

void add(Card& card, const CardLine& line)
{
    card.properties.add(line);
    if (card.beginning.size() < Card::textKept)
        card.beginning.append(line.text).append(u'\n');
}

} // namespace

QString Card::text() const
{
    const QString text = u"BEGIN:VCARD\n"_s + beginning;
    return complete ? text + u"END:VCARD"_s : text.chopped(1);
}

std::vector<Card> Cards::take(QStringView text, QByteArrayView bytes)
{
    const CardLine line(text, bytes);
    std::vector<Card> ended;
    if (line.marks(CardField::Begin)) {
        begin(ended);
    } else if (m_open.empty()) {
        ++m_strayLines;
    } else if (line.marks(CardField::End)) {
        ended.push_back(end(m_open.size() - 1, true));
    } else if (line.field == CardField::Agent && beginsCard(line.parts.value)) {
        takeAgent(unescaped(line.parts.value.toString()), ended);
    } else if (const qsizetype size = text.size() + lineCost; m_size + size > sizeLimit) {
        m_open.back().card.cut = true;
    } else {
        m_size += size;
        m_open.back().size += size;
        add(m_open.back().card, line);
    }
    return ended;
}

std::vector<Card> Cards::takeRest()
{
    std::vector<Card> ended;
    endFrom(0, ended);
    return ended;
}

void Cards::begin(std::vector<Card>& ended)
{
    if (m_open.size() == deepest)
        ended.push_back(end(0, false));
    OpenCard& open = m_open.emplace_back();
    open.card.row = ++m_row;
    open.card.beginning.reserve(usualSize);
}

Card Cards::end(size_t index, bool complete)
{
    const auto open = m_open.begin() + static_cast<ptrdiff_t>(index);
    Card card = std::move(open->card);
    card.properties.close();
    card.complete = complete;
    m_size -= open->size;
    m_open.erase(open);
    return card;
}

void Cards::endFrom(size_t depth, std::vector<Card>& ended)
{
    while (m_open.size() > depth)
        ended.push_back(end(m_open.size() - 1, false));
}

// A whole card in a line, as RFC 2426 has it, or only its beginning, where the line breaks were not escaped.
void Cards::takeAgent(const QString& lines, std::vector<Card>& ended)
{
    QByteArray bytes = lines.trimmed().toUtf8();
    if (!bytes.contains('\n')) {
        begin(ended);
        return;
    }
    const int outer = m_open.back().card.row;
    QBuffer device(&bytes);
    device.open(QIODevice::ReadOnly);
    ContentLines reader(device, ContentLines::Of::Cards);
    while (reader.read().value_or(false))
        std::ranges::move(take(reader.text(), reader.bytes()), std::back_inserter(ended));
    // A card that the line did not end must not take the lines that follow.
    size_t depth = m_open.size();
    while (depth > 0 && m_open[depth - 1].card.row > outer)
        --depth;
    endFrom(depth, ended);
}

} // namespace kith
