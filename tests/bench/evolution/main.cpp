// Imports the same people with Kith, as a list of connections and as address cards, and with
// evolution-data-server, which reads no such list, as cards in one batch; prints the ratios, medians of a few
// runs. Both have their book open when the time begins; beside that, `kith import` as a whole process, which
// starts, reads its rules and makes the book. Built where libebook-1.2 is installed.
// Usage: kith_bench_evolution PATH-OF-KITH [PEOPLE]

#include "tests/bench/archive.h"
#include "tests/bench/measure.h"

#include <libebook/libebook.h>

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTextStream>

#include <memory>
#include <vector>

using namespace kith::bench;
using namespace Qt::StringLiterals;

namespace
{

constexpr int bar = 10; // times as fast as evolution-data-server
constexpr int runs = 5;
constexpr guint32 secondsToConnect = 30;

struct Unref {
    void operator()(gpointer object) const { g_object_unref(object); }
};
template <typename T>
using Ref = std::unique_ptr<T, Unref>;

[[noreturn]] void fail(const GError* error)
{
    qFatal("evolution-data-server: %s", error ? error->message : "unknown error");
}

// The people of an archive as cards: a name, an employer, a title, an address, a telephone number.
void writeCards(const QString& archive, const QString& path)
{
    QFile connections(archive + u"/Connections.csv"_s);
    QFile cards(path);
    if (!connections.open(QIODevice::ReadOnly) || !cards.open(QIODevice::WriteOnly))
        qFatal("cannot write the cards");
    while (!connections.readLine().startsWith("First Name")) { }
    for (int row = 0; !connections.atEnd(); ++row) {
        const QByteArrayList cells = connections.readLine().split(',');
        const QByteArray number = QByteArray::number(row);
        cards.write("BEGIN:VCARD\r\nVERSION:3.0\r\nUID:person-" + number + "\r\nN:" + cells[1] + ';'
            + cells[0] + ";;;\r\nFN:" + cells[0] + ' ' + cells[1] + "\r\nORG:" + cells[4]
            + "\r\nTITLE:" + cells[5] + "\r\nEMAIL;TYPE=HOME:person" + number
            + "@example.org\r\nTEL;TYPE=CELL:+44207" + number.rightJustified(7, '0') + "\r\nEND:VCARD\r\n");
    }
}

// Inside a session of its own: parses the cards and adds them to the local address book, in one batch. Prints
// the nanoseconds.
int importWithEvolution(const QString& path)
{
    GError* error = nullptr;
    const Ref<ESourceRegistry> registry(e_source_registry_new_sync(nullptr, &error));
    if (!registry)
        fail(error);
    const Ref<ESource> source(e_source_registry_ref_builtin_address_book(registry.get()));
    const Ref<EClient> client(e_book_client_connect_sync(source.get(), secondsToConnect, nullptr, &error));
    if (!client)
        fail(error);

    QElapsedTimer timer;
    timer.start();
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot read the cards");
    const QByteArray all = file.readAll();
    GSList* contacts = nullptr;
    for (qsizetype start = 0; start < all.size();) {
        const qsizetype end = all.indexOf("END:VCARD\r\n", start) + 11;
        const QByteArray card = all.mid(start, end - start);
        contacts = g_slist_prepend(contacts, e_contact_new_from_vcard(card.constData()));
        start = end;
    }
    GSList* added = nullptr;
    if (!e_book_client_add_contacts_sync(
            E_BOOK_CLIENT(client.get()), contacts, E_BOOK_OPERATION_FLAG_NONE, &added, nullptr, &error))
        fail(error);
    QTextStream(stdout) << timer.nsecsElapsed();
    if (g_slist_length(added) != g_slist_length(contacts))
        qFatal("evolution-data-server did not add everyone");
    e_util_free_string_slist(added);
    g_slist_free_full(contacts, g_object_unref);
    return 0;
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 3 && arguments[1] == "--inside"_L1)
        return importWithEvolution(arguments[2]);
    if (arguments.size() < 2)
        qFatal("usage: kith_bench_evolution PATH-OF-KITH [PEOPLE]");

    const int people = arguments.size() > 2 ? arguments[2].toInt() : 30'000;
    const QTemporaryDir folder;
    const QString cards = folder.filePath(u"people.vcf"_s);
    writeArchive(folder.path(), people);
    writeCards(folder.path(), cards);
    for (const char* variable :
        {"XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR", "HOME"})
        qputenv(variable, folder.filePath(QString::fromLatin1(variable)).toLocal8Bit());
    qputenv("GSETTINGS_BACKEND", "memory");
    (void)QDir(folder.path()).mkdir(u"XDG_RUNTIME_DIR"_s);

    const QString bench = QCoreApplication::applicationDirPath() + u"/kith_bench"_s;
    const QString list = folder.filePath(u"Connections.csv"_s);
    std::vector<double> evolution, connections, asCards, wholeConnections, wholeCards;
    const auto figure = [](const QByteArray& said) {
        const double value = said.split(' ').constFirst().toDouble();
        if (value <= 0)
            qFatal("no time was said: %s", said.constData());
        return value;
    };
    for (int run = 0; run < runs; ++run) {
        for (const char* variable : {"XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "HOME"})
            QDir(folder.filePath(QString::fromLatin1(variable))).removeRecursively();
        evolution.push_back(
            figure(runChild(u"dbus-run-session"_s, {u"--"_s, arguments[0], u"--inside"_s, cards}).output)
            / 1e9);
        const QString book = folder.filePath(u"book.kith"_s);
        const auto import = [&](const QString& what) {
            QFile::remove(book);
            return figure(runChild(bench, {u"--import"_s, what, book}).output);
        };
        const auto whole = [&](const QString& what) {
            QFile::remove(book);
            return runChild(arguments[1], {u"import"_s, what, u"--book"_s, book}).seconds;
        };
        connections.push_back(import(list));
        wholeConnections.push_back(whole(list));
        asCards.push_back(import(cards));
        wholeCards.push_back(whole(cards));
    }
    QTextStream out(stdout);
    out << u"%1 people; evolution-data-server, adding them in one batch, %2 s\n"_s.arg(people).arg(
        median(evolution), 0, 'f', 2);
    const auto line = [&](const QString& what, const std::vector<double>& kith, const QString& aim = {}) {
        out << u"  %1 %2 s; ratio %3%4\n"_s.arg(what)
                   .arg(median(kith), 0, 'f', 2)
                   .arg(median(evolution) / median(kith), 0, 'f', 1)
                   .arg(aim);
    };
    line(u"Kith, their list of connections"_s, connections, u", bar %1"_s.arg(bar));
    line(u"  kith import of it, the whole process"_s, wholeConnections);
    line(u"Kith, the same cards"_s, asCards);
    line(u"  kith import of them, the whole process"_s, wholeCards);
    return median(evolution) / median(connections) >= bar ? 0 : 1;
}
