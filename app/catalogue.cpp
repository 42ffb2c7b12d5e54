#include "app/command.h"
#include "app/texts.h"

#include <algorithm>
#include <numeric>

namespace kith
{
namespace
{

using namespace Qt::StringLiterals;

QCommandLineOption flag(const QString& name, const QString& description)
{
    return {name, description};
}

QCommandLineOption valued(const QString& name, const QString& placeholder, const QString& description)
{
    return {name, description, placeholder};
}

// How many letters to change, add or drop to get from one to the other.
int distance(QStringView a, QStringView b)
{
    std::vector<int> row(static_cast<std::size_t>(b.size()) + 1);
    std::iota(row.begin(), row.end(), 0);
    for (const QChar letter : a) {
        int diagonal = row[0]++;
        for (std::size_t i = 1; i < row.size(); ++i) {
            const bool same = letter == b[static_cast<qsizetype>(i) - 1];
            const int changed = diagonal + (same ? 0 : 1);
            diagonal = row[i];
            row[i] = std::min({changed, row[i] + 1, row[i - 1] + 1});
        }
    }
    return row.back();
}

} // namespace

std::vector<Command> commands()
{
    return {
        {"import"_L1, App::tr("FILE… [--event NAME] [--on DATE] [--map COLUMN=FIELD…] [--guess] [--dry-run]"),
            App::tr("read contact files into the book"),
            App::tr("Reads LinkedIn archives (zip, folder or single CSV files), the contact lists of address "
                    "books and customer databases, attendee lists and calendars. What other tables hold is "
                    "guessed; --map says it, and is remembered for tables with the same columns. Every row "
                    "is accounted for. Importing a file again changes "
                    "nothing. One “kith undo” takes the whole import back."),
            u"kith import Basic_LinkedInDataExport.zip attendees.csv --event \"FOSDEM 2026\" --on 2026-01-31"_s,
            1, -1,
            {valued(u"event"_s, App::tr("NAME"), App::tr("the event that the attendee lists belong to")),
                valued(u"on"_s, App::tr("DATE"), App::tr("its day, as 2026-01-31 or “31 Jan 2026”")),
                valued(u"map"_s, App::tr("COLUMN=FIELD"),
                    App::tr("what a column of a contact list, by its name or number, holds, such as name, "
                            "email or organisation")),
                flag(u"guess"_s, App::tr("forget what --map said of such tables before")),
                flag(u"dry-run"_s, App::tr("say what would happen, change nothing"))},
            runImport},
        {"imports"_L1, App::tr("[ID [--rows] [--rejected FILE]]"),
            App::tr("list the imported files, or what became of one"),
            App::tr(
                "With the id of a file: whom it changed, and which rows could not be used and why; with "
                "--rows also what became of the others. --rejected writes rows that could not be used to a "
                "file of the same kind (CSV, vCard or LDIF), to be mended and imported again; those of other "
                "kinds to a list."),
            u"kith imports 3 --rejected mend.csv"_s, 0, 1,
            {flag(u"rows"_s, App::tr("list what became of every row")),
                valued(u"rejected"_s, App::tr("FILE"), App::tr("write the rejected rows of the file there"))},
            runImports},
        {"remove"_L1, App::tr("ID…"), App::tr("take imported files out of the book again"),
            App::tr("What they said goes, and contacts that rest on nothing else. What other files or you "
                    "said stays."),
            u"kith remove 3"_s, 1, -1, {}, runRemove},
        {"me"_L1,
            App::tr("[--goal GOAL…] [--plan free|premium] [--title TITLE…] [--target ORGANISATION…] "
                    "[--industry INDUSTRY…]"),
            App::tr("show or set who you are and what you want"),
            App::tr("Without options shows your profile as Kith knows it. An option replaces what it names; "
                    "“none” "
                    "clears it; options can be repeated. Without a goal every reason of the guide counts."),
            u"kith me --goal job --goal learn --title \"Data Engineer\" --target Northwind"_s, 0, -1,
            {valued(u"goal"_s, App::tr("GOAL"), App::tr("job, collaborate, learn, sell, hire or visibility")),
                valued(u"plan"_s, App::tr("PLAN"), App::tr("free or premium: how long a note may be")),
                valued(u"title"_s, App::tr("TITLE"), App::tr("a job title that you want")),
                valued(
                    u"target"_s, App::tr("ORGANISATION"), App::tr("an organisation that you want to reach")),
                valued(u"industry"_s, App::tr("INDUSTRY"), App::tr("an industry that you want to reach")),
                valued(u"email"_s, App::tr("ADDRESS"),
                    App::tr("an address of yours: it tells who you are in calendars and lists"))},
            runMe},
        {"advise"_L1, {}, App::tr("advise on everyone anew and count the verdicts"), {},
            u"kith advise --json"_s, 0, 0, {}, runAdvise},
        {"show"_L1, App::tr("NAME|ID"),
            App::tr("everything about one contact: verdict, reasons, note, facts"),
            App::tr("Part of a name is enough if only one contact has it."), u"kith show Lindqvist"_s, 1, -1,
            {}, runShow},
        {"decide"_L1, App::tr("DECISION NAME|ID [--because TEXT]"),
            App::tr("record what you do about a contact, whatever Kith advises"),
            App::tr(
                "DECISION is connect, follow or leave (your choice stands above the advice); sent, accepted, "
                "followed or withdrawn (it is done); later (ask again in two weeks); or back (forget "
                "what you decided). What makes no sense, such as inviting an organisation, is refused. After "
                "a choice Kith says what it may have missed: tell it with “kith answer”."),
            u"kith decide connect Lindqvist --because \"we sail together\""_s, 2, -1,
            {valued(u"because"_s, App::tr("TEXT"), App::tr("your reason, in your words"))}, runDecide},
        {"answer"_L1, App::tr("FACT[,FACT…] yes|no|unknown NAME|ID [--value TEXT]"),
            App::tr("tell Kith what is so, or is not"),
            App::tr(
                "FACT is one that Kith asks about, such as worked-with or met, or several with commas. Your "
                "word stands above what Kith concludes; “unknown” takes it back."),
            u"kith answer worked-with yes Lindqvist --value Kaartwerk"_s, 3, -1,
            {valued(u"value"_s, App::tr("TEXT"), App::tr("where, on what or whom: goes with a yes"))},
            runAnswer},
        {"draft"_L1, App::tr("ID… | --all"), App::tr("notes for those to connect with"),
            App::tr("Every note fits your plan's limit and rests on a fact in the book. Names work as well "
                    "as ids."),
            u"kith draft --all"_s, 0, -1,
            {flag(u"all"_s, App::tr("everyone whom Kith advises to connect with"))}, runDraft},
        {"export"_L1, App::tr("FILE [--filter TEXT] [--as FORMAT]"),
            App::tr("write the recommendations to a file"),
            App::tr("The format follows from the file's extension."),
            u"kith export recruiters.csv --filter recruiter"_s, 1, 1,
            {valued(u"filter"_s, App::tr("TEXT"),
                 App::tr("only contacts in whose name, title or company all these words occur")),
                valued(u"as"_s, App::tr("FORMAT"),
                    App::tr("csv (safe in spreadsheets), csv-exact (for programs) or json"))},
            runExport},
        {"undo"_L1, {}, App::tr("take back the last change"), {}, u"kith undo"_s, 0, 0, {}, runUndo},
        {"redo"_L1, {}, App::tr("bring back what was undone last"), {}, u"kith redo"_s, 0, 0, {}, runRedo},
        {"log"_L1, {}, App::tr("list the changes, newest first"), {}, u"kith log"_s, 0, 0, {}, runLog},
        {"check"_L1, {}, App::tr("check that the book is sound"), {}, u"kith check"_s, 0, 0, {}, runCheck},
        {"backup"_L1, App::tr("FILE"), App::tr("write a verified copy of the book"),
            App::tr("Never overwrites a file."), u"kith backup ~/kith-backup.kith"_s, 1, 1, {}, runBackup},
        {"restore"_L1, App::tr("FILE [--yes]"), App::tr("replace the book by a backup"),
            App::tr("The present book is kept beside it. Close Kith's window first."),
            u"kith restore ~/kith-backup.kith"_s, 1, 1, {flag(u"yes"_s, App::tr("do not ask"))}, runRestore},
        {"rules"_L1,
            App::tr("[on ID | off ID | strength ID STRENGTH | add FILE | remove ID | export FILE [ID…]] "
                    "[--dry-run] [--anyway]"),
            App::tr("list the rules of advice, or change them"),
            App::tr("Lists every rule with how many contacts it counts for. Rules can be switched on and off "
                    "and weighed: slight, fair, good, strong or decisive. “add” takes the rules of a file, "
                    "“export” writes yours to one, to be shared. Every change says first what is doubtful "
                    "about it and whose verdict it turns; one “kith undo” takes it back."),
            u"kith rules add my-rules.json --dry-run"_s, 0, -1,
            {flag(u"dry-run"_s, App::tr("say what would change, change nothing")),
                flag(u"anyway"_s, App::tr("add rules although something is doubtful about them"))},
            runRules},
        {"review"_L1, {}, App::tr("list contacts that may be one person"),
            App::tr(
                "Kith joins only those whom a profile or an address tells to be the same, and asks about the "
                "rest. Decide each pair with “kith merge” or “kith apart”; Kith remembers."),
            u"kith review"_s, 0, 0, {}, runReview},
        {"merge"_L1, App::tr("ID ID"), App::tr("make two contacts one"),
            App::tr("The first stays, with all that is known of the second, and goes by both names from then "
                    "on."),
            u"kith merge 17 230"_s, 2, 2, {}, runMerge},
        {"apart"_L1, App::tr("ID ID"), App::tr("say that two contacts are two"),
            App::tr("They are not asked about again."), u"kith apart 17 230"_s, 2, 2, {}, runApart},
        {"split"_L1, App::tr("ID [ROW…]"), App::tr("make two contacts of one"),
            App::tr("Without rows lists what files say of the contact, row by row. The rows named become "
                    "another contact; the rest and all that you said stays."),
            u"kith split 17 2:41"_s, 1, -1, {}, runSplit},
        {"edit"_L1, App::tr("NAME|ID [--name TEXT] [--title TEXT] [--organisation TEXT] [--location TEXT]"),
            App::tr("correct what a contact is called, does and where they are"),
            App::tr("What you type holds, whatever files say; an empty text clears the field."),
            u"kith edit Lindqvist --title \"Head of Data\""_s, 1, -1,
            {valued(u"name"_s, App::tr("TEXT"), App::tr("the whole name")),
                valued(u"given"_s, App::tr("TEXT"), App::tr("the given name, by which notes greet them")),
                valued(u"family"_s, App::tr("TEXT"), App::tr("the surname")),
                valued(u"title"_s, App::tr("TEXT"), App::tr("what they do")),
                valued(u"organisation"_s, App::tr("TEXT"), App::tr("where they work")),
                valued(u"location"_s, App::tr("TEXT"), App::tr("where they are"))},
            runEdit},
        {"erase"_L1, App::tr("ID [--yes]"), App::tr("remove a contact for good"),
            App::tr("From the book, the undo history and the backups. Cannot be undone."), u"kith erase 17"_s,
            1, 1, {flag(u"yes"_s, App::tr("do not ask"))}, runErase},
        {"sample"_L1, {}, App::tr("look at a sample network in a temporary book"),
            App::tr("Opens the window. Without a display, or with --json, prints an overview and leaves the "
                    "exported "
                    "advice in the current folder. With --book the sample is kept in that book, which must "
                    "be empty."),
            u"kith sample"_s, 0, 0, {}, runSample},
    };
}

Command overviewCommand()
{
    return {{}, {}, {}, {}, {}, 0, 0, {}, runOverview};
}

QList<QCommandLineOption> commonOptions()
{
    return {
        valued(option::book, App::tr("FILE"),
            App::tr("another address book than $XDG_DATA_HOME/kith/book.kith")),
        flag(option::json, App::tr("print one JSON document and nothing else")),
        {{u"h"_s, option::help}, App::tr("print this help")},
        {{u"v"_s, option::version}, App::tr("print the version")},
    };
}

QString closestCommand(QStringView typed)
{
    QString closest;
    int best = 3; // more changes than two make another word
    for (const Command& command : commands()) {
        const QString name = command.name;
        const int changes = name.startsWith(typed) ? 0 : distance(typed, name);
        if (changes < best) {
            best = changes;
            closest = name;
        }
    }
    return closest;
}

} // namespace kith
