#include "core/importing/catalogue.h"
#include "core/importing/tablecolumns.h"

#include <QTest>

using namespace kith;
using namespace Qt::StringLiterals;

namespace
{

using Fields = std::vector<std::optional<ListField>>;

const Importer* importerOf(const InputFile& file)
{
    for (const auto& each : importers()) {
        if (each->recognises(file))
            return each.get();
    }
    return nullptr;
}

Fields fieldsIn(const std::optional<TableColumns>& table)
{
    Fields fields;
    for (const TableColumn& column : table ? table->columns : std::vector<TableColumn>())
        fields.push_back(column.field);
    return fields;
}

} // namespace

// The columns of tables as the user sees them.
class TestTableColumns : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void guessedColumnsHaveNamesSamplesAndFields()
    {
        const InputFile file = fileInMemory(u"list.csv"_s,
            "Nom,Courriel,Couleur\n"
            "Anaïs Brodeur,anais@brodeur.example,\n"
            ",,bleu\n"
            "Anaïs Brodeur,kim@osei.example,bleu\n"
            "Petr Svozil,petr@svozil.example,vert\n"
            "Bodil Kvam,bodil@kvam.example,rouge\n");
        const auto table = columnsOf(file, importer(u"table"), {});
        QVERIFY(table);
        QCOMPARE(table->columns[0].name, u"Nom"_s);
        QCOMPARE(table->columns[0].samples,
            (QStringList{u"Anaïs Brodeur"_s, u"Petr Svozil"_s, u"Bodil Kvam"_s})); // each once, no empty ones
        QCOMPARE(table->columns[2].samples, (QStringList{u"bleu"_s, u"vert"_s, u"rouge"_s}));
        QCOMPARE(fieldsIn(table), (Fields{ListField::Name, ListField::Email, ListField::Ignored}));
        QVERIFY(!table->choices.empty());
    }

    void whatTheUserSaysCounts()
    {
        const InputFile file
            = fileInMemory(u"list.csv"_s, "Name,E-mail,Colour\nMara,mara@home.example,red\n");
        const auto table = columnsOf(file, importer(u"table"), {{u"colour"_s, ListField::City}});
        QCOMPARE(fieldsIn(table), (Fields{ListField::Name, ListField::Email, ListField::City}));
    }

    // Of whom the name is said, of them the address is.
    void theAddressIsOfWhomTheUserNames()
    {
        const InputFile file = fileInMemory(u"list.csv"_s,
            "Buyer,Buyer Email,Seller,Seller Email\n"
            "Ann Kay,ann@x.example,Mia Owner,mia@owner.example\n"
            "Bob Ray,bob@x.example,Tom Berg,tom@owner.example\n");
        QVERIFY(importerOf(file) == nullptr);
        using enum ListField;
        const auto table = columnsOf(file, importer(u"table"), {{u"seller"_s, Name}});
        QCOMPARE(fieldsIn(table), (Fields{Ignored, Ignored, Name, Email}));
    }

    // Only where they are named beside it, or where the listed have addresses without.
    void theAddressOfAKeeperIsTold_data()
    {
        using enum ListField;
        QTest::addColumn<Fields>("fields");
        const Fields others{Given, Family, Ignored, Ignored};
        QTest::newRow("Owner,Owner Email\nAda,Berg,Mia Halm,m@x.example\n") << others;
        QTest::newRow("Owner,Owner Email\nAda,Berg,Mia Halm,ada.berg@x.example\n")
            << Fields{Given, Family, Ignored, Email};
        QTest::newRow("Shade,Shade Email\nAda,Berg,Blue Green,b@x.example\n")
            << Fields{Given, Family, Ignored, Email};
        QTest::newRow("Seller,Seller Email\nAda,Berg,Mia Halm,halm@x.example\n") << others;
        QTest::newRow("Uni Email,Lead Manager Email\nAda,Berg,a1@x.example,b2@x.example\n")
            << Fields{Given, Family, Email, Ignored};
        QTest::newRow("Uni Email,Leadmanager Email\nAda,Berg,a1@x.example,b2@x.example\n")
            << Fields{Given, Family, Email, Ignored};
        QTest::newRow("Uni Email,Homeowner Email\nAda,Berg,a1@x.example,b2@x.example\n")
            << Fields{Given, Family, Email, Email};
    }
    void theAddressOfAKeeperIsTold()
    {
        QFETCH(const Fields, fields);
        const InputFile file
            = fileInMemory(u"list.csv"_s, QByteArray("First Name,Last Name,") + QTest::currentDataTag());
        QCOMPARE(fieldsIn(columnsOf(file, importerOf(file), {})), fields);
    }

    void columnsWithoutAHeaderHaveNumbers()
    {
        const InputFile file = fileInMemory(
            u"list.csv"_s, "Mara Lindqvist,mara@home.example\nBodil Kvam,bodil@kvam.example\n4711,\n");
        const auto unknown = columnsOf(file, nullptr, {});
        QVERIFY(unknown);
        QCOMPARE(unknown->columns[0].name, u"Column 1"_s);
        QCOMPARE(unknown->columns[0].samples, (QStringList{u"Mara Lindqvist"_s, u"Bodil Kvam"_s, u"4711"_s}));
        QCOMPARE(fieldsIn(unknown), (Fields{ListField::Ignored, ListField::Ignored}));
        // What the window says of them, and a book remembers.
        const HeaderMaps maps{{unknown->header, {{u"column1"_s, ListField::Name}}}};
        const auto known = columnsOf(file, importer(u"table"), mapFor(file, maps, {}));
        QCOMPARE(known->columns[0].name, u"Column 1"_s);
        QCOMPARE(known->header, unknown->header);
        QCOMPARE(fieldsIn(known), (Fields{ListField::Name, ListField::Email}));
    }

    void aNumberMeansTheColumnOfAKnownHeader()
    {
        const InputFile file
            = fileInMemory(u"list.csv"_s, "Name,E-mail,Colour\nMara,mara@home.example,red\n");
        const auto table = columnsOf(file, importer(u"table"), {{u"3"_s, ListField::City}});
        QCOMPARE(table->columns[2].name, u"Colour"_s);
        QCOMPARE(fieldsIn(table), (Fields{ListField::Name, ListField::Email, ListField::City}));
    }

    void anUnknownTableIsAllIgnored()
    {
        const InputFile file = fileInMemory(u"list.csv"_s, "My list\nWer,Farbe\nBodil Kvam,red\n");
        const auto table = columnsOf(file, nullptr, {});
        QVERIFY(table);
        QCOMPARE(table->columns[0].name, u"Wer"_s); // the title above is no header
        QCOMPARE(table->columns[0].samples, QStringList{u"Bodil Kvam"_s});
        QCOMPARE(fieldsIn(table), (Fields{ListField::Ignored, ListField::Ignored}));
    }

    void listsOfGuestsHaveColumnsOfTheirOwn()
    {
        const InputFile file = fileInMemory(u"harbour-meetup-guests.csv"_s,
            "name,email,approval_status,company\nKim Osei,kim@osei.example,approved,Osei & Co\n");
        const Importer* attendees = importerOf(file);
        QCOMPARE(attendees->format(), "attendees"_L1);
        const auto table = columnsOf(file, attendees, {});
        QCOMPARE(fieldsIn(table),
            (Fields{ListField::Name, ListField::Email, std::nullopt, ListField::Organisation}));
        QCOMPARE(table->event, u"Harbour Meetup"_s);
        QVERIFY(std::ranges::find(table->choices, ListField::City) != table->choices.end());
        QVERIFY(std::ranges::find(table->choices, ListField::Labels) == table->choices.end());
        QVERIFY(std::ranges::find(table->choices, ListField::Ignored) != table->choices.end());
    }

    void nothingIsToBeSaidOfOtherFiles()
    {
        const InputFile connections = fileInMemory(
            u"Connections.csv"_s, "First Name,Last Name,Connected On\nMara,Lindqvist,12 Mar 2021\n");
        QVERIFY(!columnsOf(connections, importer(u"linkedin-connections"), {}));
        QVERIFY(!columnsOf(fileInMemory(u"letter.txt"_s, "Dear Mara\n"), nullptr, {}));
    }

    void headersAreKnownAgain()
    {
        QCOMPARE(headerKey({"wer", "farbe"}), headerKey({"wer", "farbe"}));
        QVERIFY(headerKey({"wer", "farbe"}) != headerKey({"werfarbe"}));
        QVERIFY(headerKey({"wer", "farbe"}) != headerKey({"farbe", "wer"}));
    }

    void aColumnIsSaidOnce()
    {
        ColumnMap map{{u"Wer"_s, ListField::Name}, {u"Farbe"_s, ListField::City}};
        setColumn(map, {u"wer"_s, ListField::Given});
        QCOMPARE(map, (ColumnMap{{u"Farbe"_s, ListField::City}, {u"wer"_s, ListField::Given}}));
    }

    void singleColumnsCountBeforeTheHeader()
    {
        const InputFile file = fileInMemory(u"list.csv"_s, "Wer,Farbe\nBodil Kvam,red\n");
        const HeaderMaps maps{
            {headerKey({"wer", "farbe"}), {{u"Wer"_s, ListField::Name}, {u"Farbe"_s, ListField::City}}}};
        QCOMPARE(mapFor(file, maps, {{u"Farbe"_s, ListField::Labels}, {u"Wo"_s, ListField::City}}),
            (ColumnMap{{u"Wer"_s, ListField::Name}, {u"Farbe"_s, ListField::Labels}}));
        QCOMPARE(mapFor(file, {}, {}), ColumnMap());
    }
};

QTEST_GUILESS_MAIN(TestTableColumns)
#include "tst_tablecolumns.moc"
