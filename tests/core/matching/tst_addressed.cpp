#include "core/matching/addressed.h"

#include <QTest>

#include <rapidcheck.h>

#include <algorithm>
#include <numeric>

using namespace kith;
using namespace Qt::StringLiterals;

namespace
{

Stated stated(const QString& name, const QString& email, const QString& profile = {})
{
    Stated all;
    all.contact.name = name;
    all.contact.profile = profile;
    if (!email.isEmpty())
        all.contact.points.push_back({ContactPoint::Kind::Email, email, {}});
    return all;
}

} // namespace

// Whom records with addresses are about.
class TestAddressed : public QObject
{
    Q_OBJECT

private:
    Nicknames m_nicknames;

    static bool nobody(ContactId, ContactId) { return false; }
    std::vector<std::size_t> people(
        const std::vector<Stated>& all, const std::function<bool(ContactId, ContactId)>& apart = nobody) const
    {
        std::vector<AddressedRecord> records;
        for (const Stated& each : all)
            records.push_back({.contact = ContactId(records.size()) + 1, .stated = &each});
        return peopleOf(records, m_nicknames, apart);
    }

private Q_SLOTS:
    void anAddressTellsWhoSomebodyIs()
    {
        using Numbers = std::vector<std::size_t>;
        QCOMPARE(
            people({stated(u"Anna Schmidt"_s, u"a@x.example"_s), stated(u"A. Schmidt"_s, u"a@x.example"_s)}),
            (Numbers{0, 0}));
        QCOMPARE(
            people({stated(u"Anna Schmidt"_s, u"a@x.example"_s), stated(u"Ben Weber"_s, u"a@x.example"_s)}),
            (Numbers{0, 1}));
        // Nobody knows which of the two is meant.
        QCOMPARE(people({stated(u"Anna Schmidt"_s, u"a@x.example"_s),
                     stated(u"Alex Schmidt"_s, u"a@x.example"_s), stated(u"A. Schmidt"_s, u"a@x.example"_s)}),
            (Numbers{0, 1, 2}));
        QCOMPARE(people({stated(u"Sam Slug"_s, u"s@x.example"_s, u"sam-a"_s),
                     stated(u"Sam Slug"_s, u"s@x.example"_s, u"sam-b"_s),
                     stated(u"Sam Slug"_s, u"s@x.example"_s)}),
            (Numbers{0, 1, 2}));
        QCOMPARE(people({stated(u"Sam Slug"_s, {}, u"sam"_s), stated(u"Sammy"_s, u"s@x.example"_s, u"sam"_s),
                     stated(u"Sam Slug"_s, u"s@x.example"_s)}),
            (Numbers{0, 0, 0}));
    }

    void theUserHasTheLastWord()
    {
        const Stated anna = stated(u"Anna Schmidt"_s, u"a@x.example"_s);
        const Stated initial = stated(u"A. Schmidt"_s, u"a@x.example"_s);
        const auto two = [](ContactId one, ContactId other) { return one != other; };
        QCOMPARE(people({anna, initial}, two), (std::vector<std::size_t>{0, 1}));
        const Stated ben = stated(u"Ben Weber"_s, u"b@x.example"_s);
        const std::vector<AddressedRecord> tied{{.contact = 1, .stated = &anna, .isTied = true},
            {.contact = 1, .stated = &ben, .isTied = true}, {.contact = 2, .stated = &initial}};
        QCOMPARE(peopleOf(tied, m_nicknames, nobody), (std::vector<std::size_t>{0, 0, 0}));
    }

    void nobodyMakesThoseOneWhomTheUserKeepsApart()
    {
        // Not a third of whom each of them could be, either.
        const std::vector<Stated> all{stated(u"Anna Schmidt"_s, u"a@x.example"_s, u"anna"_s),
            stated(u"Anna Schmidt"_s, u"a@x.example"_s, u"anna"_s),
            stated(u"Anna Schmidt"_s, u"a@x.example"_s)};
        const auto two = [](ContactId one, ContactId other) { return std::max(one, other) == 2; };
        const std::vector<std::size_t> found = people(all, two);
        QVERIFY(found[0] != found[1]);
    }

    void anAddressInThePlaceOfANameTellsNothing()
    {
        using Numbers = std::vector<std::size_t>;
        // The address alone would have told them to be one; that it is called so does not make it two.
        const Stated nameless = stated(u"a@x.example"_s, u"a@x.example"_s);
        QCOMPARE(people({stated(u"Anna Schmidt"_s, u"a@x.example"_s, u"anna"_s), nameless}), (Numbers{0, 0}));
        // Two who have nothing but their address in the place of a name in common are two.
        QCOMPARE(people({stated(u"a@x.example"_s, u"b@x.example"_s, u"anna"_s), nameless}), (Numbers{0, 1}));
    }

    void aProfileThatHasMovedIsFoundByTheOldAddress()
    {
        Stated moved = stated(u"Anna Schmidt"_s, {}, u"https://www.linkedin.com/in/anna-new"_s);
        moved.contact.points.push_back(
            {ContactPoint::Kind::Link, u"https://www.linkedin.com/in/anna"_s, otherProfileLabel});
        QCOMPARE(people({stated(u"Anna Schmidt"_s, {}, u"https://www.linkedin.com/in/anna"_s), moved}),
            (std::vector<std::size_t>{0, 0}));
    }

    void aFileThatHoldsEachOnceHoldsEachOnce()
    {
        const Stated anna = stated(u"Anna Schmidt"_s, u"a@x.example"_s);
        const std::vector<AddressedRecord> both{
            {.contact = 1, .stated = &anna, .onceIn = 7}, {.contact = 2, .stated = &anna, .onceIn = 7}};
        QCOMPARE(peopleOf(both, m_nicknames, nobody), (std::vector<std::size_t>{0, 1}));
    }

    void theOrderMakesNoDifference()
    {
        const bool ok = rc::check("records in any order are about the same people", [this] {
            std::vector<Stated> all;
            for (int number = *rc::gen::inRange(2, 8); number > 0; --number) {
                const auto name = *rc::gen::element(
                    u"Anna Schmidt"_s, u"Alex Schmidt"_s, u"A. Schmidt"_s, u"Anna Weber"_s, u"a@x.example"_s);
                const auto email = *rc::gen::element(u"a@x.example"_s, u"b@x.example"_s, QString());
                const auto profile = *rc::gen::element(QString(), QString(), u"p"_s, u"q"_s);
                all.push_back(stated(name, email, profile));
                if (*rc::gen::inRange(0, 3) == 0)
                    all.back().contact.points.push_back({ContactPoint::Kind::Email, u"c@x.example"_s, {}});
            }
            std::vector<std::size_t> order(all.size());
            std::iota(order.begin(), order.end(), std::size_t(0));
            for (std::size_t i = order.size() - 1; i > 0; --i)
                std::swap(order[i], order[*rc::gen::inRange<std::size_t>(0, i + 1)]);
            std::vector<Stated> shuffled;
            for (const std::size_t i : order)
                shuffled.push_back(all[i]);
            const auto before = people(all);
            const auto after = people(shuffled);
            for (std::size_t i = 0; i < order.size(); ++i) {
                for (std::size_t j = 0; j < order.size(); ++j)
                    RC_ASSERT((after[i] == after[j]) == (before[order[i]] == before[order[j]]));
            }
        });
        QVERIFY(ok);
    }
};

QTEST_GUILESS_MAIN(TestAddressed)
#include "tst_addressed.moc"
