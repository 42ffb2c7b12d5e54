#include "core/base/text.h"
#include "core/browsing/browseindex.h"

#include <QTest>

#include <rapidcheck.h>

#include <map>

using namespace kith;
using namespace Qt::StringLiterals;

namespace
{

std::shared_ptr<const BrowseIndex> indexOf(const std::vector<BrowseEntry>& entries)
{
    BrowseIndex::Builder builder;
    builder.reserve(std::ssize(entries));
    for (const BrowseEntry& entry : entries)
        builder.add(entry);
    return builder.build();
}

const std::vector<BrowseEntry> people{
    {.id = 10,
        .action = Action::Connect,
        .worth = 5,
        .name = u"Ömer Yılmaz"_s,
        .organisation = u"Northwind"_s,
        .title = u"Data Engineer"_s},
    {.id = 11,
        .action = Action::Connect,
        .later = true,
        .worth = 7,
        .name = u"Mara Lindqvist"_s,
        .organisation = u"Contoso"_s,
        .title = u"Head of Data"_s,
        .more = u"mara@contoso.example berlin"_s},
    {.id = 12, .action = Action::Follow, .worth = 1, .name = u"Zoë Adler"_s},
    {.id = 13,
        .action = Action::None,
        .gate = Gate::Connected,
        .name = u"Aaron Ng"_s,
        .organisation = u"Contoso"_s},
    {.id = 14, .kind = ContactKind::Organisation, .action = Action::Follow, .worth = 3, .name = u"Contoso"_s},
    {.id = 15,
        .action = Action::None,
        .gate = Gate::Pending,
        .name = u"Bea Ortiz"_s,
        .organisation = u"Adventure Works"_s},
};

std::vector<ContactId> find(const BrowseIndex& index, const BrowseIndex::Query& query)
{
    const Progress progress;
    return index.find(query, progress);
}

using Ids = std::vector<ContactId>;

} // namespace

class TestBrowseIndex : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyWordMustOccurAnywhere()
    {
        const auto index = indexOf(people);
        QCOMPARE(find(*index, {.text = u"omer"_s}), Ids{10});
        QCOMPARE(find(*index, {.text = u"YILMAZ data"_s}), Ids{10});
        QCOMPARE(find(*index, {.text = u"data head lind"_s}), Ids{11});
        QCOMPARE(find(*index, {.text = u"berlin"_s}), Ids{11});
        QCOMPARE(find(*index, {.text = u"contoso"_s}), (Ids{11, 14, 13}));
        QCOMPARE(find(*index, {.text = u"contoso zoë"_s}), Ids{});
        QCOMPARE(find(*index, {.text = u"  "_s}).size(), people.size());
    }

    void aLetterIsFoundInBothItsSpellings()
    {
        const auto index
            = indexOf({{.id = 1, .name = u"Jörg Müller"_s}, {.id = 2, .name = u"Joerg Mueller"_s},
                {.id = 3, .name = u"Jorg Muller"_s}, {.id = 4, .name = u"Samuel Blau"_s}});
        QCOMPARE(find(*index, {.text = u"müller"_s}), (Ids{1, 2, 3}));
        QCOMPARE(find(*index, {.text = u"jörg müller"_s}), (Ids{1, 2, 3}));
        QCOMPARE(find(*index, {.text = u"MUELLER"_s}), (Ids{1, 2}));
        QCOMPARE(find(*index, {.text = u"muller"_s}), (Ids{1, 3}));
        QCOMPARE(find(*index, {.text = u"samul"_s}), Ids{});
    }

    void aWordDoesNotMatchAcrossFields()
    {
        const auto index = indexOf({{.id = 1, .name = u"Ann"_s, .organisation = u"Bell"_s}});
        QVERIFY(find(*index, {.text = u"annbell"_s}).empty());
        QCOMPARE(find(*index, {.text = u"ann bell"_s}), Ids{1});
    }

    void viewsAndTheirCounts()
    {
        const auto index = indexOf(people);
        const std::vector<std::pair<View, Ids>> expected{
            {View::Connect, {10}},
            {View::Follow, {14, 12}},
            {View::Later, {11}},
            {View::Connected, {13}},
            {View::Pending, {15}},
            {View::People, {11, 10, 12, 13, 15}},
            {View::Organisations, {14}},
            {View::Ask, {}},
            {View::Everyone, {11, 10, 14, 12, 13, 15}},
        };
        for (const auto& [view, ids] : expected) {
            QCOMPARE(find(*index, {.view = view}), ids);
            QCOMPARE(index->count(view), std::ssize(ids));
        }
    }

    void ordersFollowTheLanguageAndEmptyComesLast()
    {
        const auto index = indexOf(people);
        QCOMPARE(find(*index, {.column = SortColumn::Name}), (Ids{13, 15, 14, 11, 10, 12}));
        QCOMPARE(find(*index, {.column = SortColumn::Name, .order = Qt::DescendingOrder}),
            (Ids{12, 10, 11, 14, 15, 13}));
        QCOMPARE(find(*index, {.column = SortColumn::Organisation}), (Ids{15, 11, 13, 10, 12, 14}));
    }

    void anEmptyBookIsNoTrouble()
    {
        const auto index = indexOf({});
        QVERIFY(find(*index, {.text = u"x"_s}).empty());
        for (int column = 0; column < sortColumnCount; ++column)
            QVERIFY(find(*index, {.column = static_cast<SortColumn>(column)}).empty());
    }

    void cancelledIsEmpty()
    {
        const auto index = indexOf(people);
        Progress progress;
        progress.cancel();
        QVERIFY(index->find({.text = u"contoso"_s}, progress).empty());
    }

    // However entries come, change and go, it is as if it were built of what there is.
    void aChangedIndexIsAsIfBuiltAnew()
    {
        const auto word
            = rc::gen::elementOf(std::vector<QString>{u""_s, u"ab"_s, u"Äb"_s, u"ab ä"_s, u"b"_s, u"-"_s});
        const auto entry = rc::gen::exec([=] {
            BrowseEntry made{.id = *rc::gen::inRange(1, 12),
                .kind = *rc::gen::inRange(0, 4) == 0 ? ContactKind::Organisation : ContactKind::Person,
                .action = static_cast<Action>(*rc::gen::inRange(0, actionCount)),
                .gate = static_cast<Gate>(*rc::gen::inRange(0, gateCount)),
                .later = *rc::gen::inRange(0, 4) == 0,
                .worth = *rc::gen::inRange(0, 3) / 3.0,
                .name = *word,
                .organisation = *word,
                .title = *word,
                .more = *word};
            return made;
        });
        const auto built = [](const std::map<ContactId, BrowseEntry>& all) {
            std::vector<BrowseEntry> entries;
            for (const auto& [id, each] : all)
                entries.push_back(each);
            return indexOf(entries);
        };
        QVERIFY(rc::check([&] {
            std::map<ContactId, BrowseEntry> all;
            for (const BrowseEntry& each : *rc::gen::container<std::vector<BrowseEntry>>(entry))
                all[each.id] = each;
            auto index = built(all);
            for (int step = *rc::gen::inRange(1, 4); step > 0; --step) {
                const auto changed = *rc::gen::container<std::vector<BrowseEntry>>(entry);
                const auto gone
                    = *rc::gen::container<std::vector<ContactId>>(rc::gen::inRange<ContactId>(1, 12));
                index = index->with(changed, gone);
                for (const BrowseEntry& each : changed)
                    all[each.id] = each;
                for (const ContactId id : gone)
                    all.erase(id);
            }
            const auto anew = built(all);
            RC_ASSERT(index->size() == anew->size());
            for (int view = 0; view < viewCount; ++view) {
                RC_ASSERT(index->count(static_cast<View>(view)) == anew->count(static_cast<View>(view)));
                for (int column = 0; column < sortColumnCount; ++column) {
                    for (const Qt::SortOrder order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
                        for (const QString& text : {u""_s, u"ab"_s}) {
                            const BrowseQuery query{.text = text,
                                .view = static_cast<View>(view),
                                .column = static_cast<SortColumn>(column),
                                .order = order};
                            RC_ASSERT(find(*index, query) == find(*anew, query));
                        }
                    }
                }
            }
        }));
    }

    void aChangeLeavesTheIndexThatItCameFrom()
    {
        const auto before = indexOf(people);
        BrowseEntry omer = people.front();
        omer.action = Action::Follow;
        omer.name = u"Ömer Demir"_s;
        const auto after = before->with({omer}, {12});
        QCOMPARE(find(*before, {.text = u"yilmaz"_s}), Ids{10});
        QCOMPARE(find(*after, {.text = u"yilmaz"_s}), Ids{});
        QCOMPARE(find(*after, {.text = u"demir"_s}), Ids{10});
        QCOMPARE(find(*after, {.view = View::Follow}), (Ids{10, 14}));
        QCOMPARE(before->changed(), 0);
        QCOMPARE(after->changed(), 1);
    }

    void itFindsWhatLookingAtEachWouldFind()
    {
        const bool ok = rc::check("the index finds what a plain search finds", [] {
            const auto word = rc::gen::container<std::string>(rc::gen::elementOf(std::string("abÄ ")));
            const auto names = *rc::gen::container<std::vector<std::string>>(word);
            const std::string wanted = *word;
            std::vector<BrowseEntry> entries;
            Ids expected;
            for (const std::string& name : names) {
                const auto id = static_cast<ContactId>(entries.size() + 1);
                const QString text = QString::fromLatin1(name.c_str());
                entries.push_back({.id = id, .name = text});
                bool all = true;
                for (const QByteArray& part : folded(QString::fromLatin1(wanted.c_str())).split(' '))
                    all = all && folded(text).contains(part);
                if (all)
                    expected.push_back(id);
            }
            RC_ASSERT(find(*indexOf(entries), {.text = QString::fromLatin1(wanted.c_str())}) == expected);
        });
        QVERIFY(ok);
    }
};

QTEST_GUILESS_MAIN(TestBrowseIndex)
#include "tst_browseindex.moc"
