#include "tests/bench/febrl.h"

#include "tests/bench/recordlinker.h"

#include <QFile>
#include <QTextStream>

#include <algorithm>

namespace kith::bench
{
namespace
{

using namespace Qt::StringLiterals;

enum Field { Given, Surname, Number, Street, Property, Suburb, Postcode, State, Birth, Security, fieldCount };

// What each run must reach.
struct Bar {
    int set;
    int fields; // how many, from the first
    double measure; // F
};
constexpr std::array<Bar, 4> bars{
    {{1, fieldCount, .999}, {2, fieldCount, .999}, {1, Birth, .98}, {2, Birth, .96}}};

struct FebrlSet {
    std::vector<FieldValues> records;
    std::vector<QByteArray> names; // "rec-1684-dup-2"
    std::vector<QByteArray> people; // "1684": the truth

    bool same(const RecordPair& pair) const { return people[pair.first] == people[pair.second]; }
};

FebrlSet readSet(int number, int fields)
{
    FebrlSet set;
    QFile file(QStringLiteral(KITH_CORPUS "/matching/febrl/dataset%1.csv").arg(number));
    if (!file.open(QIODevice::ReadOnly))
        return set;
    (void)file.readLine(); // the header
    while (!file.atEnd()) {
        QByteArrayList cells = file.readLine().split(',');
        set.names.push_back(cells.takeFirst());
        set.people.push_back(set.names.back().split('-').at(1));
        FieldValues values;
        for (int field = 0; field < fields; ++field)
            values.append(cells.at(field).simplified().replace(' ', ""));
        set.records.push_back(values);
    }
    return set;
}

std::vector<RecordPair> truePairs(const FebrlSet& set)
{
    QHash<QByteArray, std::vector<quint32>> recordsOf;
    for (quint32 record = 0; record < set.records.size(); ++record)
        recordsOf[set.people[record]].push_back(record);
    std::vector<std::vector<quint32>> groups(recordsOf.cbegin(), recordsOf.cend());
    return pairsWithin(groups);
}

void show(QTextStream& out, const QString& what, const FebrlSet& set, const RecordPair& pair)
{
    out << "  " << what << '\n';
    for (const quint32 record : {pair.first, pair.second})
        out << "    " << set.names[record] << ": " << set.records[record].join(" | ") << '\n';
}

// Prints how a run went; whether it reached its bar.
bool linkSet(QTextStream& out, const FebrlSet& set, const Bar& bar, bool misses)
{
    const RecordLinker linker(set.records, {{Given, Surname}, {Street, Property}});
    const std::vector<RecordPair> truth = truePairs(set);
    const std::vector<RecordPair> linked = pairsWithin(linker.groups());
    const auto share = [](std::ptrdiff_t part, size_t whole) {
        return static_cast<double>(part) / static_cast<double>(std::max<size_t>(whole, 1));
    };
    const auto same = [&set](const RecordPair& pair) { return set.same(pair); };
    const std::ptrdiff_t right = std::ranges::count_if(linked, same);
    const double precision = share(right, linked.size());
    const double recall = share(right, truth.size());
    const double measure = 2 * precision * recall / (precision + recall);
    out << u"FEBRL %1, %2 fields: precision %3, recall %4, F %5, bar %6; %7 true pairs, %8 compared, "
           "%9 of the true ones among them\n"_s.arg(bar.set)
               .arg(bar.fields)
               .arg(precision, 0, 'f', 4)
               .arg(recall, 0, 'f', 4)
               .arg(measure, 0, 'f', 4)
               .arg(bar.measure, 0, 'f', 3)
               .arg(truth.size())
               .arg(linker.compared().size())
               .arg(share(std::ranges::count_if(linker.compared(), same), truth.size()), 0, 'f', 4);
    for (const RecordPair& pair : misses ? linked : std::vector<RecordPair>()) {
        if (!set.same(pair))
            show(out, u"linked, but two"_s, set, pair);
    }
    for (const RecordPair& pair : misses ? truth : std::vector<RecordPair>()) {
        if (!std::ranges::binary_search(linked, pair))
            show(out, u"one, but not linked"_s, set, pair);
    }
    return measure >= bar.measure;
}

} // namespace

int linkFebrl(bool misses)
{
    QTextStream out(stdout);
    bool reached = true;
    for (const Bar& bar : bars) {
        const FebrlSet set = readSet(bar.set, bar.fields);
        if (set.records.empty()) {
            out << "The FEBRL sets are not present.\n";
            return 77;
        }
        reached = linkSet(out, set, bar, misses) && reached;
    }
    return reached ? 0 : 1;
}

} // namespace kith::bench
