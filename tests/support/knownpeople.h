#pragma once

#include <QByteArray>
#include <QHash>
#include <QString>

#include <vector>

namespace kith::test
{

// Three address books of fictional people, with the truth about who is who: LinkedIn's Connections.csv, a
// list of Google and a file of cards. Most people are in several of them, spelt and kept as people do it; in
// between are namesakes at the same large employer, families with one telephone, colleagues with one mailbox.
struct KnownPeople {
    // An entry of a file.
    struct Entry {
        int person = 0; // the truth
        QString how; // what happened to it: "nickname", "changed employer", …
    };
    struct File {
        QString name;
        QByteArray bytes;
        QHash<int, Entry> entries; // by row, as receipts count
    };

    std::vector<File> files;
};

// The same seed gives the same bytes.
KnownPeople knownPeople(int families, quint32 seed);

} // namespace kith::test
