#include "core/matching/namedonly.h"

#include <QTest>

#include <rapidcheck.h>

#include <algorithm>
#include <map>
#include <numeric>
#include <set>

using namespace kith;
using namespace Qt::StringLiterals;

namespace
{

// "12@acme": connected on the 12th, employed by Acme.
Marks marks(const QString& text)
{
    Contact contact{.name = u"Dana Reed"_s, .organisation = text.section(u'@', 1)};
    Facts facts;
    for (const QString& day : text.section(u'@', 0, 0).split(u'+', Qt::SkipEmptyParts))
        facts.push_back({.kind = FactKind::Connected, .from = QDate(2026, 3, day.toInt())});
    return Marks::of(contact, facts);
}

// Who is one, as texts: "@acme,12" is one person of whom two records are, "K1:@acme" a known one. Each known
// is "marks" or "marks|theirs"; each named is in a contact of its own.
QStringList people(const QStringList& known, const QStringList& named,
    const std::set<std::pair<ContactId, ContactId>>& apart = {})
{
    Namesakes namesakes;
    ContactId id = 1;
    for (const QString& each : known) {
        Namesakes::Known one{id++, marks(each.section(u'|', 0, 0)), {}};
        if (each.contains(u'|'))
            one.theirs.push_back(marks(each.section(u'|', 1)).key());
        namesakes.known.push_back(one);
    }
    for (const QString& each : named)
        namesakes.named.push_back({id++, marks(each)});
    const std::vector<std::size_t> places = placesOf(
        namesakes, [&](ContactId one, ContactId other) { return apart.contains(std::minmax(one, other)); });
    std::map<std::size_t, QStringList> records;
    for (std::size_t i = 0; i < places.size(); ++i)
        records[places[i]] += named[static_cast<qsizetype>(i)];
    QStringList all;
    for (auto& [place, of] : records) {
        of.sort();
        const bool isKnown = place < namesakes.known.size();
        all += (isKnown ? u"K"_s + known[static_cast<qsizetype>(place)] + u':' : QString()) + of.join(u',');
    }
    all.sort();
    return all;
}

} // namespace

class TestNamedOnly : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whoIsOne_data()
    {
        QTest::addColumn<QStringList>("known");
        QTest::addColumn<QStringList>("named");
        QTest::addColumn<QStringList>("expected");
        const auto row
            = [](const char* situation, const QStringList& known, const QStringList& named,
                  const QStringList& expected) { QTest::newRow(situation) << known << named << expected; };
        row("a name means the only one", {u""_s}, {u""_s}, {u"K:"_s});
        row("of two nobody", {u"@acme"_s, u"@beta"_s}, {u""_s}, {u""_s});
        row("the employer tells who", {u"@acme"_s, u"@beta"_s}, {u"@beta"_s}, {u"K@beta:@beta"_s});
        row("another employer is another", {u"@acme"_s}, {u"@beta"_s}, {u"@beta"_s});
        row("no employer and two that differ", {}, {u""_s, u"@acme"_s, u"@beta"_s},
            {u""_s, u"@acme"_s, u"@beta"_s});
        row("no employer and one", {}, {u""_s, u"@acme"_s, u""_s}, {u",,@acme"_s});
        row("one who may be two is neither", {u""_s}, {u"@acme"_s, u"@beta"_s}, {u"@acme"_s, u"@beta"_s});
        row("the same day is the same person", {u"12@acme"_s, u""_s}, {u"12@beta"_s},
            {u"K12@acme:12@beta"_s});
        row("the same day of two tells nothing", {u"12"_s, u"12@beta"_s}, {u"12"_s}, {u"12"_s});
        row("other days are others", {u"12"_s}, {u"13"_s, u"14"_s}, {u"13"_s, u"14"_s});
        row("a day and an employer", {}, {u"12"_s, u"@acme"_s}, {u"12,@acme"_s});
        row("what was said on one day of several employers", {}, {u"12@acme"_s, u"12@beta"_s, u"@acme"_s},
            {u"12@acme,12@beta,@acme"_s});
        row("what is sure comes first", {u""_s}, {u"12"_s, u"13"_s, u""_s}, {u""_s, u"12"_s, u"13"_s});
        row("whom the user named", {u"@acme|@beta"_s}, {u"@beta"_s, u"@gamma"_s},
            {u"@gamma"_s, u"K@acme|@beta:@beta"_s});
    }
    void whoIsOne()
    {
        QFETCH(QStringList, known);
        QFETCH(QStringList, named);
        QFETCH(QStringList, expected);
        expected.sort();
        QCOMPARE(people(known, named), expected);
    }

    void whomTheUserKeepsApartStaysApart()
    {
        QCOMPARE(people({u""_s}, {u""_s}, {{1, 2}}), QStringList{u""_s});
        QCOMPARE(people({}, {u""_s, u""_s}, {{1, 2}}), (QStringList{u""_s, u""_s}));
        QCOMPARE(people({}, {u""_s, u"@acme"_s}, {{1, 2}}), (QStringList{u""_s, u"@acme"_s}));
    }

    void theOrderDoesNotMatter()
    {
        const bool ok = rc::check("any order gives the same people", [] {
            const auto text = rc::gen::map(
                rc::gen::pair(rc::gen::element("", "", "1", "2"), rc::gen::element("", "@acme", "@beta")),
                [](const std::pair<const char*, const char*>& of) {
                    return QString::fromLatin1(of.first) + QString::fromLatin1(of.second);
                });
            const auto some = rc::gen::container<std::vector<QString>>(text);
            const std::vector<QString> known = *rc::gen::resize(3, some);
            std::vector<QString> named = *rc::gen::resize(8, some);
            const QStringList first = people({known.begin(), known.end()}, {named.begin(), named.end()});
            std::vector<std::size_t> order(named.size());
            std::iota(order.begin(), order.end(), 0);
            std::vector<QString> shuffled;
            for (std::size_t left = named.size(); left > 0; --left) {
                const auto next = *rc::gen::inRange<std::size_t>(0, left);
                shuffled.push_back(named[order[next]]);
                order.erase(order.begin() + static_cast<std::ptrdiff_t>(next));
            }
            RC_ASSERT(people({known.rbegin(), known.rend()}, {shuffled.begin(), shuffled.end()}) == first);
        });
        QVERIFY(ok);
    }
};

QTEST_GUILESS_MAIN(TestNamedOnly)
#include "tst_namedonly.moc"
