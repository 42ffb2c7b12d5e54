#include "tests/bench/review.h"

#include "core/book/importfiles.h"
#include "core/book/reviewpairs.h"
#include "core/store/cursor.h"
#include "tests/bench/archive.h"
#include "tests/bench/measure.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTextStream>

#include <thread>

namespace kith::bench
{
namespace
{

using namespace Qt::StringLiterals;

constexpr int listsEveryNth = 2;
constexpr int slipsEveryNth = 10; // of those
constexpr int movedEveryNth = 6;

template <typename T>
T valueOf(Result<T> result)
{
    if (!result)
        qFatal("%s", qPrintable(result.error().message));
    return std::move(*result);
}

double readOnce(const Database& database)
{
    return seconds([&] {
        Cursor cursor = valueOf(Cursor::open(database));
        while (valueOf(cursor.next())) { }
    });
}

// How long it goes on after it was stopped.
double stoppedAfter(const Database& database, const Nicknames& nicknames, double half)
{
    Progress progress;
    QElapsedTimer since;
    std::thread stopper([&] {
        std::this_thread::sleep_for(std::chrono::duration<double>(half));
        since.start();
        progress.cancel();
    });
    const auto pairs = pairsToReview(database, nicknames, progress);
    const double after = static_cast<double>(since.nsecsElapsed()) / 1e9;
    stopper.join();
    if (pairs)
        qFatal("it was not stopped");
    return after;
}

} // namespace

void writeAddressBook(const QString& archive)
{
    QFile connections(archive + u"/Connections.csv"_s);
    QFile list(archive + u"/contacts.csv"_s);
    if (!connections.open(QIODevice::ReadOnly) || !list.open(QIODevice::WriteOnly))
        qFatal("cannot write the address book");
    list.write(
        "First Name,Last Name,Organization Name,Organization Title,E-mail 1 - Label,E-mail 1 - Value\n");
    while (!connections.readLine().startsWith("First Name")) { }
    for (int row = 0; !connections.atEnd(); ++row) {
        const QByteArrayList cells = connections.readLine().split(',');
        if (row % listsEveryNth != 0)
            continue;
        const int number = row / listsEveryNth;
        const QByteArray& company = number % movedEveryNth == 0 ? QByteArray("Elsewhere Works") : cells[4];
        const QByteArray family = number % slipsEveryNth == 0 ? cells[1].left(cells[1].size() - 1) : cells[1];
        list.write(cells[0] + ',' + family + ',' + company + ",,Home,post" + QByteArray::number(row)
            + "@example.net\n");
    }
}

void measureReview(const QString& folder, int connections)
{
    const QString archive = folder + u"/review-%1"_s.arg(connections);
    writeArchive(archive, connections);
    writeAddressBook(archive);
    const auto knowledge = valueOf(Knowledge::load());
    Database database = valueOf(Database::open(archive + u"/book.kith"_s));
    Progress progress;
    for (const QString& file : {u"/Connections.csv"_s, u"/contacts.csv"_s})
        valueOf(importFiles(
            database, *knowledge, {.paths = {archive + file}, .today = QDate(2026, 11, 20)}, progress));
    const double reading = readOnce(database);
    const double before = peakMegabytes();
    std::size_t pairs = 0;
    const double took
        = seconds([&] { pairs = valueOf(pairsToReview(database, knowledge->nicknames, progress)).size(); });
    QTextStream(stdout)
        << u"%1 connections and an address book of half of them: %2 pairs in %3 ms, reading the book once "
           "%4 ms, ratio %5; peak memory %6 MB, before %7 MB; stopped after %8 ms\n"_s.arg(connections)
               .arg(pairs)
               .arg(took * 1e3, 0, 'f', 0)
               .arg(reading * 1e3, 0, 'f', 0)
               .arg(took / reading, 0, 'f', 1)
               .arg(peakMegabytes(), 0, 'f', 0)
               .arg(before, 0, 'f', 0)
               .arg(stoppedAfter(database, knowledge->nicknames, took / 2) * 1e3, 0, 'f', 1);
}

} // namespace kith::bench
