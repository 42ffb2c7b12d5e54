#include "core/store/advicetable.h"
#include "core/store/contacts.h"
#include "tests/support/require.h"

#include <QTemporaryDir>
#include <QTest>

#include <rapidcheck.h>

using namespace kith;
using namespace kith::test;
using namespace Qt::StringLiterals;

namespace
{

// All of the table, as text.
QByteArray dump(const Database& book)
{
    Result<Statement> select = book.prepare("SELECT * FROM advice ORDER BY contact");
    require(select);
    QByteArray text;
    while (*select->step()) {
        for (int column = 0; column < select->columns(); ++column)
            text += '|' + (select->isNull(column) ? QByteArray("NULL") : select->utf8(column).toByteArray());
        text += '\n';
    }
    return text;
}

AdviceSummary adviceFor(ContactId contact, int variant)
{
    const std::vector<QStringList> labels{{}, {u"met"_s}, {u"met"_s, u"kollegė"_s}, {u"met"_s, u"kolleg"_s}};
    return {.contact = contact,
        .action = static_cast<Action>(variant % actionCount),
        .gate = static_cast<Gate>(variant % gateCount),
        .margin = variant - 3,
        .confidence = 1.0 / (variant + 1),
        .worth = variant * 0.1,
        .later = variant % 3 == 0 ? QDate() : QDate(2026, 11, 1 + variant % 20),
        .labels = labels[static_cast<std::size_t>(variant) % labels.size()]};
}

} // namespace

class TestAdviceTable : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    // What the table holds when each contact has the variant of this place; none below 0.
    static void bring(const Database& book, const std::vector<int>& variants)
    {
        Result<AdviceUpdate> update = AdviceUpdate::begin(book);
        require(update);
        std::vector<DigestedAdvice> advice;
        for (std::size_t i = 0; i < variants.size(); ++i) {
            if (variants[i] >= 0)
                advice.emplace_back(adviceFor(static_cast<ContactId>(i) + 1, variants[i]));
        }
        const std::span<const DigestedAdvice> all = advice;
        const std::size_t half = all.size() / 2;
        require(update->put(all.first(half)));
        require(update->put(all.subspan(half)));
        require(update->finish());
    }

    static qint64 written(const Database& book) { return *book.integer("SELECT total_changes()"); }

private Q_SLOTS:
    void anUpdateLeavesJustTheNewAdvice()
    {
        int number = 0;
        QVERIFY(rc::check([&] {
            const auto variant = rc::gen::inRange(-1, 12);
            const auto before = *rc::gen::container<std::vector<int>>(20, variant);
            const auto after = *rc::gen::container<std::vector<int>>(20, variant);
            Result<Database> updated = Database::open(m_folder.filePath(u"a%1.kith"_s.arg(++number)));
            Result<Database> fresh = Database::open(m_folder.filePath(u"b%1.kith"_s.arg(number)));
            require(updated && fresh);
            Result<Transaction> first = Transaction::begin(*updated);
            Result<Transaction> second = Transaction::begin(*fresh);
            bring(*updated, before);
            bring(*updated, after);
            bring(*fresh, after);
            RC_ASSERT(dump(*updated) == dump(*fresh));
        }));
    }

    void whatIsAsItWasIsNotWritten()
    {
        Result<Database> book = Database::open(m_folder.filePath(u"same.kith"_s));
        QVERIFY(book);
        bring(*book, {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11});
        const qint64 before = written(*book);
        bring(*book, {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11});
        QCOMPARE(written(*book), before);
        bring(*book, {0, 1, 2, 3, 4, 11, 6, 7, -1, 9, 10, 11});
        QCOMPARE(written(*book), before + 2);
    }
};

QTEST_APPLESS_MAIN(TestAdviceTable)
#include "tst_advicetable.moc"
