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

bool isCardMark(const ContentLine& line, QLatin1StringView name)
{
    return line.name == name && line.value.trimmed().compare("VCARD"_L1, Qt::CaseInsensitive) == 0;
}

bool beginsCard(const QString& value)
{
    return value.trimmed().startsWith("BEGIN:VCARD"_L1, Qt::CaseInsensitive);
}

} // namespace

QString Card::text() const
{
    QString text = u"BEGIN:VCARD\n"_s;
    for (const ContentLine& line : lines)
        text += line.text + u'\n';
    return complete ? text + u"END:VCARD"_s : text.chopped(1);
}

std::vector<Card> Cards::take(ContentLine line)
{
    std::vector<Card> ended;
    const bool isAgent = line.name == "AGENT"_L1 || line.name.endsWith(".AGENT"_L1);
    if (isCardMark(line, "BEGIN"_L1)) {
        begin(ended);
    } else if (m_open.empty()) {
        ++m_strayLines;
    } else if (isCardMark(line, "END"_L1)) {
        ended.push_back(end(m_open.size() - 1, true));
    } else if (isAgent && beginsCard(line.value)) {
        takeAgent(unescaped(line.value), ended);
    } else if (const qsizetype size = line.text.size() + lineCost; m_size + size > sizeLimit) {
        m_open.back().card.cut = true;
    } else {
        m_size += size;
        m_open.back().size += size;
        m_open.back().card.lines.push_back(std::move(line));
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
}

Card Cards::end(size_t index, bool complete)
{
    const auto open = m_open.begin() + static_cast<ptrdiff_t>(index);
    Card card = std::move(open->card);
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
    while (true) {
        Result<std::optional<ContentLine>> line = reader.next();
        if (!line || !*line)
            break;
        std::ranges::move(take(std::move(**line)), std::back_inserter(ended));
    }
    // A card that the line did not end must not take the lines that follow.
    size_t depth = m_open.size();
    while (depth > 0 && m_open[depth - 1].card.row > outer)
        --depth;
    endFrom(depth, ended);
}

} // namespace kith
