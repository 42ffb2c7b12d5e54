#include "core/book/readbook.h"
#include "core/book/reviewpairs.h"
#include "tests/support/bookfixture.h"
#include "tests/support/knownpeople.h"

#include <QTest>

#include <algorithm>
#include <map>
#include <optional>
#include <set>

using namespace kith;
using namespace kith::test;
using namespace Qt::StringLiterals;

namespace
{

constexpr int families = 500;
constexpr int few = 60;
constexpr quint32 seed = 20261120;

// An entry of a file and where it ended up.
struct Placed {
    KnownPeople::Entry entry;
    ContactId contact = 0;
};

std::vector<Placed> placedIn(const Database& book, const KnownPeople& people)
{
    std::vector<Placed> placed;
    const std::vector<Source> read = sources(book).value();
    for (const Source& source : read) {
        const auto file = std::ranges::find(people.files, source.name, &KnownPeople::File::name);
        if (file == people.files.end())
            continue; // what Kith notes itself
        for (const Outcome outcome : {Outcome::New, Outcome::Updated, Outcome::Unchanged}) {
            const std::vector<SourceRow> rows = sourceRows(book, source.id, outcome, 0, 1'000'000).value();
            for (const SourceRow& row : rows) {
                if (file->entries.contains(row.row))
                    placed.push_back({file->entries.value(row.row), row.contact});
            }
        }
    }
    return placed;
}

struct Score {
    int truePairs = 0;
    int joined = 0; // by the import
    int asked = 0; // beside those
    int questions = 0;
    int rightQuestions = 0;
    int wrong = 0; // pairs of two people that the import made one
    std::map<QString, std::pair<int, int>> byHow; // pairs, and those missed
};

Score scoreOf(const std::vector<Placed>& placed, const std::vector<ReviewPair>& questions)
{
    Score score;
    std::map<ContactId, std::set<int>> peopleOf;
    for (const Placed& each : placed)
        peopleOf[each.contact].insert(each.entry.person);
    // Who answers rightly joins what is one person's.
    std::map<ContactId, ContactId> answered;
    const auto rootOf = [&answered](ContactId id) {
        while (answered.contains(id) && answered[id] != id)
            id = answered[id];
        return id;
    };
    for (const ReviewPair& question : questions) {
        ++score.questions;
        if (peopleOf[question.kept.id] != peopleOf[question.other.id])
            continue;
        ++score.rightQuestions;
        answered[rootOf(question.kept.id)] = rootOf(question.other.id);
    }
    for (auto one = placed.begin(); one != placed.end(); ++one) {
        for (auto other = one + 1; other != placed.end(); ++other) {
            const bool same = one->entry.person == other->entry.person;
            score.wrong += !same && one->contact == other->contact;
            if (!same)
                continue;
            ++score.truePairs;
            const bool joined = one->contact == other->contact;
            const bool asked = !joined && rootOf(one->contact) == rootOf(other->contact);
            score.joined += joined;
            score.asked += asked;
            for (const QString& how : {one->entry.how, other->entry.how}) {
                ++score.byHow[how].first;
                score.byHow[how].second += !joined && !asked;
            }
        }
    }
    return score;
}

// The entries that are of one contact, by file and row.
using Groups = std::set<std::set<std::pair<QString, int>>>;

Groups groupsIn(const Database& book)
{
    std::map<ContactId, std::set<std::pair<QString, int>>> entries;
    const std::vector<Source> read = sources(book).value();
    for (const Source& source : read) {
        for (const Outcome outcome : {Outcome::New, Outcome::Updated, Outcome::Unchanged}) {
            const std::vector<SourceRow> rows = sourceRows(book, source.id, outcome, 0, 1'000'000).value();
            for (const SourceRow& row : rows)
                entries[row.contact].insert({source.name, row.row});
        }
    }
    Groups groups;
    for (const auto& [contact, group] : entries)
        groups.insert(group);
    return groups;
}

} // namespace

// Who is who among people of whom the truth is known, from files to questions.
class TestWhoIsWho : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void joinsNobodyWronglyAndAsksAboutNearlyAll()
    {
        BookFixture fixture;
        Database book = fixture.newBook();
        const KnownPeople people = knownPeople(families, seed);
        QStringList paths;
        for (const KnownPeople::File& file : people.files)
            paths.append(fixture.write(file.name, file.bytes));
        QVERIFY(fixture.import(book, paths));
        Progress progress;
        const auto questions = pairsToReview(book, fixture.knowledge->nicknames, progress);
        QVERIFY(questions);
        const std::vector<Placed> placed = placedIn(book, people);
        const Score score = scoreOf(placed, *questions);
        for (const auto& [how, counts] : score.byHow)
            qInfo("%s: %d of %d missed", qPrintable(how), counts.second, counts.first);
        qInfo("%d true pairs: %d joined, %d asked about; %d joined wrongly; %d questions, %d of them right",
            score.truePairs, score.joined, score.asked, score.wrong, score.questions, score.rightQuestions);
        QCOMPARE(score.wrong, 0);
        QVERIFY((score.joined + score.asked) * 100 >= score.truePairs * 97);
        QVERIFY(score.rightQuestions * 100 >= score.questions * 90); // questions are few, and worth answering
    }

    // The files one after the other, in every order: the same entries end up together.
    void theOrderOfFilesDoesNotMatter()
    {
        BookFixture fixture;
        const KnownPeople people = knownPeople(few, seed);
        QStringList paths;
        for (const KnownPeople::File& file : people.files)
            paths.append(fixture.write(file.name, file.bytes));
        std::ranges::sort(paths);
        std::optional<Groups> expected;
        do {
            Database book = fixture.newBook();
            for (const QString& path : std::as_const(paths))
                QVERIFY(fixture.import(book, {path}));
            const Groups groups = groupsIn(book);
            if (!expected)
                expected = groups;
            QVERIFY2(groups == *expected, qPrintable(paths.join(u' ')));
        } while (std::next_permutation(paths.begin(), paths.end()));
    }
};

QTEST_GUILESS_MAIN(TestWhoIsWho)

#include "tst_whoiswho.moc"
