#include "core/base/organisation.h"

#include "core/base/text.h"

#include <QVarLengthArray>

#include <algorithm>
#include <array>
#include <string_view>

namespace kith
{
namespace
{

using namespace std::string_view_literals;

// Legal forms of one word, folded and without dots. Words that tell what a company does or is part of
// ("group", "holding", "services") are no legal forms and stay.
constexpr auto legalForms = std::to_array<std::string_view>({
    "ab",
    "ad",
    "ae",
    "ag",
    "aktiebolag",
    "aktiengesellschaft",
    "aps",
    "as",
    "asa",
    "bhd",
    "bv",
    "bvba",
    "co",
    "com",
    "company",
    "corp",
    "corporation",
    "cv",
    "cvba",
    "dac",
    "doo",
    "ehf",
    "eirl",
    "eood",
    "ev",
    "fze",
    "gbr",
    "gesmbh",
    "ggmbh",
    "gmbh",
    "inc",
    "incorporated",
    "jsc",
    "kft",
    "kg",
    "kgaa",
    "kk",
    "lda",
    "limited",
    "llc",
    "lllp",
    "llp",
    "lp",
    "ltd",
    "ltda",
    "mbh",
    "nv",
    "nyrt",
    "ohg",
    "ojsc",
    "ood",
    "ou",
    "oy",
    "oyj",
    "pc",
    "plc",
    "pllc",
    "pte",
    "pty",
    "pvt",
    "sa",
    "sapa",
    "sarl",
    "sas",
    "sasu",
    "sca",
    "scrl",
    "se",
    "sl",
    "slu",
    "snc",
    "spa",
    "sprl",
    "srl",
    "sro",
    "uab",
    "ug",
    "unlimited",
    "vof",
    "zrt",
    "αε",
    "επε",
    "ικε",
    "οε",
});
static_assert(std::ranges::is_sorted(legalForms));

// Forms of several words, as they look after single letters were joined.
constexpr auto longForms = std::to_array<std::string_view>({
    " limited liability company",
    " naamloze vennootschap",
    " public limited company",
    " s de rl",
    " s de rl de cv",
    " sa de cv",
    " sociedad anonima",
    " societe anonyme",
    " sp j",
    " sp k",
    " sp zo o",
    " sp zoo",
    " spolka zoo",
});

// Forms that stand before the name.
constexpr auto formsInFront = std::to_array<std::string_view>(
    {"the ", "ab ", "oy ", "pt ", "uab ", "sia ", "ooo ", "оао ", "ооо ", "зао ", "пао ", "ао "});

// Written before or after the name without a space.
constexpr auto unspacedForms = std::to_array<std::string_view>(
    {"株式会社", "有限会社", "股份有限公司", "有限责任公司", "有限公司", "股份公司"});

bool isPlainLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

// The length of the letter or digit at the start, 0 when it is punctuation (whose length goes to `skip`).
std::size_t letterAt(std::string_view text, std::size_t& skip)
{
    const auto byte = static_cast<unsigned char>(text.front());
    skip = 1;
    if (byte < 0x80)
        return isPlainLetter(text.front()) ? 1 : 0;
    const std::size_t length = std::min<std::size_t>(byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2, text.size());
    skip = length;
    // Latin-1 signs, general punctuation, CJK punctuation.
    if (byte == 0xC2 || text.starts_with("\xE2\x80") || text.starts_with("\xE2\x81")
        || text.starts_with("\xE3\x80"))
        return 0;
    return length;
}

bool isApostrophe(std::string_view text)
{
    return text.front() == '\'' || text.starts_with("\u2019") || text.starts_with("\u2018");
}

bool isAnd(std::string_view word)
{
    return word == "and" || word == "und" || word == "et";
}

// Collects words, one space between them; joins single letters.
class Words
{
public:
    explicit Words(std::size_t most) { m_text.reserve(static_cast<qsizetype>(most)); }
    void add(std::string_view word)
    {
        if (word.empty() || isAnd(word))
            return;
        const bool single = word.size() == 1;
        if (!m_text.isEmpty() && !(single && m_single))
            m_text += ' ';
        m_text.append(word.data(), qsizetype(word.size()));
        m_single = single;
    }
    const QByteArray& text() const { return m_text; }

private:
    QByteArray m_text;
    bool m_single = false;
};

QByteArray wordsOf(std::string_view text, bool withBrackets)
{
    Words words(text.size());
    std::string word;
    int depth = 0;
    for (std::size_t i = 0, skip = 1; i < text.size(); i += skip) {
        const std::string_view rest = text.substr(i);
        skip = static_cast<std::size_t>(std::ranges::find_if_not(rest, isPlainLetter) - rest.begin());
        if (skip > 0) {
            if (depth == 0)
                word += rest.substr(0, skip);
            continue;
        }
        const std::size_t length = letterAt(rest, skip);
        if (length > 0 && depth == 0) {
            word += rest.substr(0, length);
            continue;
        }
        if (isApostrophe(rest))
            continue;
        if (!withBrackets && (rest.front() == '(' || rest.front() == '['))
            ++depth;
        if (depth > 0 && (rest.front() == ')' || rest.front() == ']'))
            --depth;
        words.add(word);
        word.clear();
    }
    words.add(word);
    return words.text();
}

std::string_view trimmed(std::string_view text)
{
    while (text.starts_with(' '))
        text.remove_prefix(1);
    while (text.ends_with(' '))
        text.remove_suffix(1);
    return text;
}

// The bytes that forms begin, and end, with: most names need no closer look.
using Bytes = std::array<bool, 256>;
constexpr Bytes bytesOf(auto... lists)
{
    Bytes bytes{};
    (..., [&bytes](const auto& list) {
        for (const std::string_view form : list.first)
            bytes[static_cast<unsigned char>(list.second ? form.front() : form.back())] = true;
    }(lists));
    return bytes;
}
constexpr Bytes fronts = bytesOf(std::pair(formsInFront, true), std::pair(unspacedForms, true));
constexpr Bytes ends
    = bytesOf(std::pair(longForms, false), std::pair(unspacedForms, false), std::pair(legalForms, false));

bool stripFront(std::string_view& text)
{
    if (text.empty() || !fronts[static_cast<unsigned char>(text.front())])
        return false;
    for (const std::string_view form : formsInFront) {
        if (text.starts_with(form) && text.size() > form.size()) {
            text.remove_prefix(form.size());
            return true;
        }
    }
    for (const std::string_view form : unspacedForms) {
        if (text.starts_with(form) && text.size() > form.size()) {
            text.remove_prefix(form.size());
            return true;
        }
    }
    return false;
}

bool stripEnd(std::string_view& text)
{
    if (text.empty() || !ends[static_cast<unsigned char>(text.back())])
        return false;
    for (const std::string_view form : longForms) {
        if (text.ends_with(form) && text.size() > form.size()) {
            text.remove_suffix(form.size());
            return true;
        }
    }
    for (const std::string_view form : unspacedForms) {
        if (text.ends_with(form) && text.size() > form.size()) {
            text.remove_suffix(form.size());
            return true;
        }
    }
    const std::size_t space = text.rfind(' ');
    if (space == std::string_view::npos || !std::ranges::binary_search(legalForms, text.substr(space + 1)))
        return false;
    text = text.substr(0, space);
    return true;
}

} // namespace

QByteArray organisationRoot(QStringView name)
{
    const QByteArray bytes = folded(name);
    const std::string_view all(bytes.constData(), std::size_t(bytes.size()));
    QByteArray words = wordsOf(all, false);
    if (words.isEmpty())
        words = wordsOf(all, true);
    std::string_view root(words.constData(), std::size_t(words.size()));
    while (stripFront(root) || stripEnd(root))
        root = trimmed(root);
    return root.size() == std::size_t(words.size()) ? words : QByteArray(root.data(), qsizetype(root.size()));
}

std::optional<quint32> firstWordHash(QStringView name)
{
    QVarLengthArray<char, 64> word;
    for (const QChar letter : name) {
        const char16_t c = letter.unicode();
        if (c >= 0x80 || c == u'\'')
            return std::nullopt; // the word may go on
        const auto lower = static_cast<char>(c >= u'A' && c <= u'Z' ? c + ('a' - 'A') : c);
        std::size_t skip = 0;
        if (letterAt({&lower, 1}, skip) == 0)
            break;
        word.append(lower);
    }
    // Single letters are joined with those that follow.
    const std::string_view text(word.data(), static_cast<std::size_t>(word.size()));
    const auto isInFront = [text](std::string_view form) { return form.starts_with(text); };
    if (text.size() < 2 || isAnd(text) || std::ranges::any_of(formsInFront, isInFront))
        return std::nullopt;
    return firstWordHash(QByteArrayView(word.data(), word.size()));
}

quint32 firstWordHash(QByteArrayView root)
{
    quint32 hash = 2166136261; // FNV-1a
    for (const char byte : root) {
        if (byte == ' ')
            break;
        hash = (hash ^ static_cast<uchar>(byte)) * 16777619;
    }
    return hash;
}

bool FirstWords::mayContain(QStringView name) const
{
    const std::optional<quint32> hash = firstWordHash(name);
    return !hash || m_words.test(placeOf(*hash));
}

QByteArray legalFormOf(QStringView name)
{
    const QByteArray bytes = folded(name);
    const QByteArray words = wordsOf(std::string_view(bytes.constData(), std::size_t(bytes.size())), false);
    std::string_view rest(words.constData(), std::size_t(words.size()));
    for (const std::string_view form : unspacedForms) {
        if (rest.starts_with(form) && rest.size() > form.size())
            return QByteArray(form.data(), qsizetype(form.size()));
    }
    return stripEnd(rest) ? words.mid(qsizetype(rest.size())).trimmed() : QByteArray();
}

} // namespace kith
