#include "app/command.h"
#include "app/contacts.h"
#include "app/texts.h"
#include "app/texttable.h"
#include "app/words.h"

namespace kith
{
namespace
{

using namespace Qt::StringLiterals;

void printHead(Terminal& terminal, const ContactPage& page)
{
    const Contact& contact = page.contact;
    terminal.line(terminal.styled(contact.name, TextStyle::Strong) + u"  "_s
        + terminal.styled(App::tr("(id %1)").arg(contact.id), TextStyle::Faint));
    if (!page.otherNames.isEmpty())
        terminal.line(App::tr("also %1", "known as").arg(page.otherNames.join(", "_L1)));
    QStringList lines{workOf(contact.title, contact.organisation), contact.location, contact.profile};
    for (const ContactPoint& point : contact.points)
        lines.append(point.label.isEmpty() ? point.value : App::tr("%1 (%2)").arg(point.value, point.label));
    lines.removeAll(QString());
    for (const QString& line : lines)
        terminal.line(line.simplified());
}

QString choiceSays(const Advice& advice)
{
    if (advice.advised == advice.action)
        return App::tr("You chose this, and Kith says the same.");
    return App::tr("You chose this. Kith would say: %1.").arg(actionWord(advice.advised));
}

// Where the facts behind a reason come from, each place once.
QString evidence(const Reason& reason, const Facts& facts, const std::vector<Source>& sources)
{
    QStringList places;
    for (const int index : reason.facts)
        places.append(originSays(facts.at(static_cast<std::size_t>(index)), sources));
    places.removeDuplicates();
    return places.join("; "_L1);
}

void printVerdict(Terminal& terminal, const Advice& advice, const std::vector<Source>& sources)
{
    terminal.line();
    const QString word = terminal.styled(actionWord(advice.action).toUpper(), actionStyle(advice.action));
    const bool isSure = advice.action == Action::Connect || advice.action == Action::Follow;
    terminal.line(advice.gate == Gate::Open && isSure && !advice.chosen
            ? App::tr("%1, %2").arg(word, sureWord(advice.confidence))
            : word);
    if (advice.chosen)
        terminal.line(u"  "_s + choiceSays(advice));
    if (!advice.gateSays.isEmpty())
        terminal.line(u"  "_s + advice.gateSays);
    TextTable table({Align::Left, Align::Left, Align::Left, Align::Left}, 2);
    for (const Reason& reason : advice.reasons) {
        const bool supports = reason.side == (advice.action == Action::Follow ? Side::Follow : Side::Connect);
        table.add(
            {{supports ? u"+"_s : u"−"_s}, {reason.says}, {strengthWord(reason.strength), TextStyle::Faint},
                {evidence(reason, advice.facts, sources), TextStyle::Faint}});
    }
    table.print(terminal);
}

void printGuide(Terminal& terminal, const ContactPage& page)
{
    if (page.gains.empty() && page.costs.empty())
        return;
    terminal.line();
    TextTable table({Align::Left, Align::Left}, 2);
    QString heading = App::tr("gains");
    for (const GuideEntry& entry : page.gains)
        table.add({{std::exchange(heading, QString()), TextStyle::Faint}, {entry.says}});
    heading = App::tr("costs");
    for (const GuideEntry& entry : page.costs)
        table.add({{std::exchange(heading, QString()), TextStyle::Faint}, {entry.says}});
    table.print(terminal);
}

// The question, and what to type for each answer.
void printQuestion(Terminal& terminal, const Question& question, ContactId id)
{
    terminal.line(u"  "_s + App::tr("Kith would like to know: %1").arg(question.text));
    TextTable table({Align::Left, Align::Left}, 4);
    QStringList facts;
    for (const Question::Option& option : question.options) {
        facts += kindName(option.fact);
        table.add({{option.text.isEmpty() || question.options.size() == 1 ? App::tr("Yes") : option.text},
            {answerCommand(facts.last(), true, id), TextStyle::Faint}});
    }
    table.add({{question.none.isEmpty() ? App::tr("No") : question.none},
        {answerCommand(facts.join(u','), false, id), TextStyle::Faint}});
    table.print(terminal);
}

void printChanges(Terminal& terminal, const Advice& advice, ContactId id)
{
    if (advice.changes.empty() && advice.questions.empty() && advice.missing.empty())
        return;
    terminal.line();
    for (const Missing& missing : advice.missing)
        terminal.line(u"  "_s + missedSays(missing, id));
    for (const Change& change : advice.changes) {
        const QString word = terminal.styled(actionWord(change.then), actionStyle(change.then));
        terminal.line(
            u"  "_s + App::tr("%1, if %2", "follow, if you have never met").arg(word, change.condition));
    }
    for (const Question& question : advice.questions)
        printQuestion(terminal, question, id);
}

void printNote(Terminal& terminal, const ContactPage& page)
{
    if (page.note.isEmpty())
        return;
    terminal.line();
    const bool accepts = page.advice.acceptsInvitation();
    const QString heading = accepts ? App::tr("Message, once you have accepted")
        : page.draft ? App::tr("Note, %1 of %2 characters").arg(page.note.size()).arg(page.draft->limit)
                     : App::tr("Note");
    terminal.line(terminal.styled(heading, TextStyle::Strong));
    for (const QString& line : page.note.split(u'\n'))
        terminal.line(u"  "_s + line);
}

void printFacts(Terminal& terminal, const Facts& facts, const std::vector<Source>& sources)
{
    terminal.line();
    terminal.line(terminal.styled(App::tr("Facts"), TextStyle::Strong));
    TextTable table({Align::Left, Align::Left, Align::Left}, 2);
    for (const Fact& fact : facts)
        table.add({{factWord(fact)}, {factDetail(fact)}, {originSays(fact, sources), TextStyle::Faint}});
    table.print(terminal);
}

void print(Terminal& terminal, const ContactPage& page, const std::vector<Source>& sources)
{
    printHead(terminal, page);
    printVerdict(terminal, page.advice, sources);
    printGuide(terminal, page);
    printChanges(terminal, page.advice, page.contact.id);
    printNote(terminal, page);
    if (!page.advice.facts.empty())
        printFacts(terminal, page.advice.facts, sources);
}

} // namespace

int runShow(const Call& call)
{
    const Result<OpenBook> book = call.openBook(IfMissing::Refuse);
    if (!book)
        return call.failed(book.error());
    int exitCode = DoneExit;
    // A name needs no quotation marks.
    const std::optional<ContactId> id
        = oneContact(call, book->database, call.arguments().join(u' '), exitCode);
    if (!id)
        return exitCode;
    const Result<ContactPage> page = contactPage(book->database, *book->knowledge, *id, book->today);
    if (!page)
        return call.failed(page.error());
    const Result<std::vector<Source>> files = sources(book->database);
    if (!files)
        return call.failed(files.error());
    if (!call.json())
        print(call.terminal(), *page, *files);
    return call.done(contactJson(*page, *files, call.today()));
}

} // namespace kith
