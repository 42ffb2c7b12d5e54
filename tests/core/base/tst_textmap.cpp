#include "core/base/textmap.h"

#include <QTest>

#include <rapidcheck.h>

#include <algorithm>
#include <map>
#include <span>
#include <string>

using namespace kith;

class TestTextMap : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itCountsAsAnotherMapDoes()
    {
        QVERIFY(rc::check([](const std::vector<std::string>& texts) {
            TextMap<int> map;
            std::map<std::string, int> expected;
            const std::vector<std::string_view> views(texts.begin(), texts.end());
            for (std::string text : texts) {
                map.prefetch(std::span(views).first(std::min(views.size(), map.atOnce))); // changes nothing
                ++map[text];
                ++expected[text];
                text.assign(text.size(), '?'); // the map has copies
            }
            RC_ASSERT(map.entries().size() == expected.size());
            for (const auto& [text, hash, count] : map.entries())
                RC_ASSERT(expected.at(std::string(text)) == count);
            for (const auto& [text, count] : expected)
                RC_ASSERT(*map.find(text) == count);
            RC_ASSERT(map.find("what nobody would write") == nullptr);
        }));
    }

    void itGrows()
    {
        TextMap<int> map;
        for (int i = 0; i < 100'000; ++i)
            map[std::to_string(i % 50'000)] = i;
        QCOMPARE(map.entries().size(), 50'000u);
        QCOMPARE(*map.find("49999"), 99'999);
    }
};

QTEST_APPLESS_MAIN(TestTextMap)
#include "tst_textmap.moc"
