#include "core/importing/notetakers.h"

#include "core/importing/texts.h"

#include <QRegularExpression>

namespace kith
{

using namespace Qt::StringLiterals;

// What they call themselves: "Mara's OtterPilot", "read.ai meeting notes", "Notetaker (Fathom)". The names of
// their makers alone are words of other names, too.
bool isNoteTaker(const QString& name)
{
    static const QRegularExpression called(
        u"note-?\\s?taker|meeting (assistant|recorder|bot|notes)|\\b(otter|fireflies|read|fathom|sembly|"
        "supernormal|tactiq)\\.(ai|video|io)\\b|\\botterpilot\\b|\\btl;?dv\\b|\\bmeetgeek\\b|"
        "\\bread ai\\b|\\bai (assistant|notes)\\b"_s,
        QRegularExpression::CaseInsensitiveOption);
    return called.match(name).hasMatch();
}

QString isANoteTaker()
{
    return Importing::tr("A program that takes notes, not a person.");
}

} // namespace kith
