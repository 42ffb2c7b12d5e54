#include "core/importing/unreadtexts.h"

#include "core/importing/texts.h"

#include <utility>

namespace kith
{
namespace
{

constexpr int mostTold = 10;
constexpr qsizetype longestShown = 100; // characters

// What is said of one, and of the rest.
std::pair<QString, QString> sayings(UnreadText::Kind kind)
{
    switch (kind) {
    case UnreadText::Kind::Profile:
        return {Importing::tr("“%1” is no profile on LinkedIn. The row was used without it."),
            Importing::tr("From this row on more texts are no profiles on LinkedIn. Their rows were used "
                          "without them.")};
    case UnreadText::Kind::Link:
        return {Importing::tr("“%1” is no web address. The row was used without it."),
            Importing::tr(
                "From this row on more texts are no web addresses. Their rows were used without them.")};
    case UnreadText::Kind::Email:
        return {Importing::tr("“%1” is no e-mail address. The row was used without it."),
            Importing::tr(
                "From this row on more texts are no e-mail addresses. Their rows were used without them.")};
    case UnreadText::Kind::Phone:
        break;
    }
    return {Importing::tr("“%1” is no phone number. The row was used without it."),
        Importing::tr(
            "From this row on more texts are no phone numbers. Their rows were used without them.")};
}

} // namespace

void UnreadTexts::tell(int row, const UnreadText& unread)
{
    int& told = m_told[static_cast<size_t>(unread.kind)];
    if (told > mostTold)
        return;
    const auto [each, rest] = sayings(unread.kind);
    QString text = unread.text;
    if (text.size() > longestShown)
        text = text.first(longestShown) + u'…';
    m_sink.issue({Severity::Warning, row, 0, ++told <= mostTold ? each.arg(text) : rest});
}

void UnreadTexts::tell(int row, const std::vector<UnreadText>& unread)
{
    for (const UnreadText& one : unread)
        tell(row, one);
}

} // namespace kith
