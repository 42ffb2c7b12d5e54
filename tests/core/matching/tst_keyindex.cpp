#include "core/matching/keyindex.h"

#include <QTest>

#include <rapidcheck.h>

#include <algorithm>
#include <map>
#include <set>

using namespace kith;

class TestKeyIndex : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itHoldsWhatAMapOfSetsHolds()
    {
        const bool holds = rc::check("a map of sets", [] {
            KeyIndex index;
            std::map<KeyHash, std::set<ContactId>> map;
            if (*rc::gen::arbitrary<bool>())
                index.reserve(*rc::gen::inRange<std::size_t>(0, 100));
            const int steps = *rc::gen::inRange(0, 300);
            for (int step = 0; step < steps; ++step) {
                // Keys whose slots collide, too.
                const KeyHash key = *rc::gen::inRange<KeyHash>(1, 8) << *rc::gen::element(0, 8, 40, 61);
                const ContactId contact = *rc::gen::inRange<ContactId>(1, 40);
                switch (*rc::gen::inRange(0, 6)) {
                case 0:
                    index.put(key, contact);
                    map[key] = {contact};
                    break;
                case 1:
                case 2:
                    index.remove(key, contact);
                    map[key].erase(contact);
                    break;
                default:
                    index.add(key, contact);
                    map[key].insert(contact);
                }
            }
            std::map<KeyHash, std::set<ContactId>> shared;
            index.eachShared([&](KeyHash key, const std::vector<ContactId>& contacts) {
                RC_ASSERT(shared.emplace(key, std::set(contacts.begin(), contacts.end())).second);
            });
            std::map<KeyHash, std::set<ContactId>> held;
            index.each([&](KeyHash key, const std::vector<ContactId>& contacts) {
                RC_ASSERT(held.emplace(key, std::set(contacts.begin(), contacts.end())).second);
            });
            for (const auto& [key, contacts] : map) {
                const bool isHeld = held.contains(key) && held[key] == contacts;
                RC_ASSERT(isHeld == !contacts.empty());
                const std::vector<ContactId> all(contacts.begin(), contacts.end());
                RC_ASSERT(index.all(key) == all);
                RC_ASSERT(index.one(key) == (all.empty() ? 0 : all.front()));
                const auto most = *rc::gen::inRange<std::size_t>(0, 50);
                const std::vector<ContactId> some = index.all(key, most);
                RC_ASSERT(some.size() == std::min(all.size(), most + 1));
                RC_ASSERT(std::ranges::is_sorted(some));
                RC_ASSERT(std::ranges::includes(all, some));
                const bool beginsAlike = some.empty() || some.front() == all.front();
                RC_ASSERT(beginsAlike);
                const auto found = shared.find(key);
                const bool isShared = found != shared.end() && found->second == contacts;
                RC_ASSERT(isShared == (all.size() > 1));
            }
        });
        QVERIFY(holds);
    }

    void anEmptyOneHoldsNobody()
    {
        KeyIndex index;
        index.remove(1, 1);
        QVERIFY(index.all(1).empty());
        QCOMPARE(index.one(1), 0);
    }
};

QTEST_GUILESS_MAIN(TestKeyIndex)
#include "tst_keyindex.moc"
