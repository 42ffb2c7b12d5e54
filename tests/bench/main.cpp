// Measures Kith against the limits of what it is built on, side by side in one run: machines differ, ratios
// do not. Usage: kith_bench [--rows 3000,30000,300000] [--runs 5]
// or, how well the same people are found in published sets: kith_bench --matching [--misses]
// or, how well detectors read published titles and names: kith_bench --detectors [--misses] [--corpus FOLDER]
// or, how long it takes to look for them in a book: kith_bench --review [--rows …]
// or, how well Kith asks about simulated contacts: kith_bench --questions

#include "core/book/adviseall.h"
#include "core/book/browsebook.h"
#include "core/book/importfiles.h"
#include "core/book/readbook.h"
#include "tests/bench/archive.h"
#include "tests/bench/bareloop.h"
#include "tests/bench/detectors.h"
#include "tests/bench/febrl.h"
#include "tests/bench/firstframe.h"
#include "tests/bench/measure.h"
#include "tests/bench/questions.h"
#include "tests/bench/review.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTextStream>

namespace
{

using namespace kith;
using namespace kith::bench;
using namespace Qt::StringLiterals;

const QDate today(2026, 11, 20);

template <typename T>
T orDie(Result<T> result)
{
    if (!result)
        qFatal("%s", qPrintable(result.error().message + u' ' + result.error().detail));
    if constexpr (!std::is_void_v<T>)
        return std::move(*result);
}

// What a child process of the bench does, so that its time and memory are its own.
int import(const QString& folder, const QString& book)
{
    const auto knowledge = orDie(Knowledge::load());
    Database database = orDie(Database::open(book));
    Progress progress;
    QElapsedTimer timer;
    timer.start();
    orDie(importFiles(database, *knowledge, {.paths = {folder}, .today = today}, progress));
    QTextStream(stdout) << static_cast<double>(timer.nsecsElapsed()) / 1e9 << ' ' << peakMegabytes();
    return 0;
}

struct Imported {
    double seconds = 0;
    double peakMegabytes = 0;
};
Imported importInChild(const QString& folder, const QString& book)
{
    const QByteArrayList said
        = runChild(QCoreApplication::applicationFilePath(), {u"--import"_s, folder, book}).output.split(' ');
    return {said.at(0).toDouble(), said.at(1).toDouble()};
}

struct Figures {
    std::vector<double> import, bare, cli, again, others, bareOthers, newer, bareNewer, othersNewer, memory,
        othersMemory, advise, facts, search, touch, index, frame, empty;
    double bookMegabytes = 0;
};

// Every value of every fact.
double readFacts(const Database& database)
{
    return seconds([&] {
        Statement select = orDie(database.prepare("SELECT * FROM facts"));
        qint64 sum = 0;
        while (orDie(select.step()))
            for (int column = 0; column < 11; ++column)
                sum += column == 4 ? select.utf8(column).size() : select.integer(column);
        if (sum == 0)
            qFatal("no facts");
    });
}

void measureSearch(const Database& database, Figures& figures)
{
    Progress progress;
    std::shared_ptr<const BrowseIndex> index;
    figures.index.push_back(seconds([&] { index = orDie(browseIndex(database, today, progress)); }));
    (void)index->find({}, progress); // the order is made once
    for (const auto& text : {u"lin"_s, u"engineer graz"_s, u"zzzz"_s})
        figures.search.push_back(seconds([&] { (void)index->find({.text = text}, progress); }));
    const QByteArray bytes(index->searchedBytes(), 'x');
    figures.touch.push_back(seconds([&] {
        if (bytes.contains('y')) // memchr: every byte once
            qFatal("unexpected");
    }));
}

Figures measure(const QTemporaryDir& folder, int rows, int runs)
{
    Figures figures;
    const QString archive = folder.filePath(u"archive-%1"_s.arg(rows));
    const QString newer = folder.filePath(u"newer-%1"_s.arg(rows));
    const QString others = folder.filePath(u"others-%1"_s.arg(rows));
    const QString othersNewer = folder.filePath(u"others-newer-%1"_s.arg(rows));
    writeArchive(archive, rows);
    writeArchive(newer, rows, Whom::Later);
    writeArchive(others, rows, Whom::Others);
    writeArchive(othersNewer, rows, Whom::OthersLater);
    const QString self = QCoreApplication::applicationFilePath();
    const QString cli = QStandardPaths::findExecutable(u"sqlite3"_s);
    const auto knowledge = orDie(Knowledge::load());
    for (int run = 0; run < runs; ++run) {
        const QString book = folder.filePath(u"book-%1-%2.kith"_s.arg(rows).arg(run));
        const Imported first = importInChild(archive, book);
        figures.import.push_back(first.seconds);
        figures.memory.push_back(first.peakMegabytes);
        figures.bookMegabytes = static_cast<double>(QFileInfo(book).size()) / 1e6;
        figures.again.push_back(importInChild(archive, book).seconds);
        figures.bare.push_back(bareLoop(book, book + u".copy"_s));
        // A copy that was just read is not read from the disk, no more than the book that it is compared
        // with.
        const auto importMore
            = [&](const QString& from, std::vector<double>& import, std::vector<double>& bare) {
                  QFile::copy(book, book + u".more"_s);
                  QFile::copy(book, book + u".before"_s);
                  const Imported imported = importInChild(from, book + u".more"_s);
                  import.push_back(imported.seconds);
                  bare.push_back(bareLoop(book + u".more"_s, book + u".before"_s));
                  QFile::remove(book + u".before"_s);
                  return imported;
              };
        figures.othersMemory.push_back(importMore(others, figures.others, figures.bareOthers).peakMegabytes);
        figures.othersNewer.push_back(importInChild(othersNewer, book + u".more"_s).seconds);
        QFile::remove(book + u".more"_s);
        importMore(newer, figures.newer, figures.bareNewer);
        QFile::remove(book + u".more"_s);
        if (!cli.isEmpty()) {
            const QString script
                = u".import --csv --skip 4 \"%1/Connections.csv\" connections"_s.arg(archive);
            figures.cli.push_back(
                runChild(cli, {book + u".cli"_s, u"CREATE TABLE connections (a, b, c, d, e, f, g)"_s, script})
                    .seconds);
        }
        Database database = orDie(Database::open(book));
        Progress progress;
        figures.facts.push_back(readFacts(database));
        figures.advise.push_back(seconds([&] { orDie(adviseAll(database, *knowledge, today, progress)); }));
        measureSearch(database, figures);
        figures.empty.push_back(runChild(self, {u"--first-frame"_s}).seconds);
        figures.frame.push_back(runChild(self, {u"--first-frame"_s, book}).seconds);
        for (const QString& suffix : {u""_s, u".copy"_s, u".cli"_s})
            QFile::remove(book + suffix);
    }
    return figures;
}

void print(int rows, const Figures& figures)
{
    QTextStream out(stdout);
    const auto line = [&](const QString& what, double value, double limit) {
        out << u"  %1 %2 ms, limit %3 ms, ratio %4\n"_s.arg(what, -52)
                   .arg(value * 1e3, 0, 'f', 1)
                   .arg(limit * 1e3, 0, 'f', 1)
                   .arg(value / limit, 0, 'f', 2);
    };
    out << rows << " connections, medians\n";
    line(u"import / bare loop of the same rows"_s, median(figures.import), median(figures.bare));
    line(u"import of as many others into it / bare loop into it"_s, median(figures.others),
        median(figures.bareOthers));
    if (!figures.cli.empty())
        line(u"import / sqlite3 .import of the CSV"_s, median(figures.import), median(figures.cli));
    line(u"the same archive again / the first import"_s, median(figures.again), median(figures.import));
    line(u"a newer archive, 5 % of it changed / the first"_s, median(figures.newer), median(figures.import));
    line(u"the bare loop of what that changed / the first"_s, median(figures.bareNewer),
        median(figures.import));
    line(u"a newer archive of the others / the first of them"_s, median(figures.othersNewer),
        median(figures.others));
    line(u"advising everyone / reading all facts once"_s, median(figures.advise), median(figures.facts));
    line(u"search / touching the same bytes once"_s, median(figures.search), median(figures.touch));
    line(u"building the browse index / reading all facts once"_s, median(figures.index),
        median(figures.facts));
    line(u"first frame of the window / of an empty window"_s, median(figures.frame), median(figures.empty));
    out << u"  peak memory of the import %1 MB, book %2 MB, ratio %3; of that of the others %4 MB\n"_s
               .arg(median(figures.memory), 0, 'f', 0)
               .arg(figures.bookMegabytes, 0, 'f', 1)
               .arg(median(figures.memory) / figures.bookMegabytes, 0, 'f', 2)
               .arg(median(figures.othersMemory), 0, 'f', 0);
}

} // namespace

int main(int argc, char** argv)
{
    if (argc >= 2 && qstrcmp(argv[1], "--first-frame") == 0)
        return showFirstFrame(argc, argv, argc > 2 ? QString::fromLocal8Bit(argv[2]) : QString());

    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 4 && arguments[1] == "--import"_L1)
        return import(arguments[2], arguments[3]);

    if (arguments.size() == 4 && arguments[1] == "--write"_L1) {
        writeArchive(arguments[2], arguments[3].toInt());
        writeArchive(arguments[2] + u"-newer"_s, arguments[3].toInt(), Whom::Later);
        writeArchive(arguments[2] + u"-others"_s, arguments[3].toInt(), Whom::Others);
        return 0;
    }

    QCommandLineParser parser;
    const QCommandLineOption rows(u"rows"_s, u"Numbers of connections."_s, u"list"_s, u"3000,30000,300000"_s);
    const QCommandLineOption runs(u"runs"_s, u"Runs of each."_s, u"number"_s, u"5"_s);
    const QCommandLineOption matching(u"matching"_s, u"Find the same people in the FEBRL sets."_s);
    const QCommandLineOption misses(
        u"misses"_s, u"With --matching and --detectors: print what went wrong."_s);
    const QCommandLineOption detectors(u"detectors"_s, u"Read published titles and names."_s);
    const QCommandLineOption corpus(
        u"corpus"_s, u"Where those are."_s, u"folder"_s, QStringLiteral(KITH_CORPUS));
    const QCommandLineOption review(u"review"_s, u"Look for contacts that may be one person."_s);
    const QCommandLineOption questions(u"questions"_s, u"Ask about simulated contacts."_s);
    parser.addOptions({rows, runs, matching, misses, detectors, corpus, review, questions});
    parser.addHelpOption();
    parser.process(application);
    if (parser.isSet(matching))
        return linkFebrl(parser.isSet(misses));
    if (parser.isSet(detectors))
        return measureDetectors(parser.value(corpus), parser.isSet(misses));
    if (parser.isSet(questions))
        return measureQuestions();
    const QTemporaryDir folder;
    for (const QString& number : parser.value(rows).split(u',')) {
        if (parser.isSet(review)) {
            measureReview(folder.path(), number.toInt());
            continue;
        }
        print(number.toInt(), measure(folder, number.toInt(), parser.value(runs).toInt()));
    }
    return 0;
}
