#include "core/importing/catalogue.h"
#include "core/importing/columnlayout.h"
#include "core/importing/contactlists.h"
#include "core/importing/namecolumn.h"
#include "tests/core/importing/recorddump.h"
#include "tests/support/testdata.h"

#include <QBuffer>
#include <QJsonDocument>
#include <QTest>

#include <rapidcheck.h>

using namespace kith;
using namespace kith::test;

namespace
{

QString formatOf(const QByteArray& bytes)
{
    const InputFile file = fileInMemory(u"list.csv"_s, bytes);
    const auto found = std::ranges::find_if(
        importers(), [&file](const std::unique_ptr<Importer>& one) { return one->recognises(file); });
    return found == importers().end() ? QString() : QString((*found)->format());
}

QJsonObject readAs(const char16_t* format, const QByteArray& bytes, const ReadContext& context = {})
{
    DumpingSink sink;
    Progress progress;
    const Done done = importer(format)->read(fileInMemory(u"list.csv"_s, bytes), context, sink, progress);
    QJsonObject json = sink.json();
    if (!done)
        json[u"failure"_s] = done.error().message;
    return json;
}

QJsonObject readTable(const QByteArray& bytes, const ColumnMap& map = {})
{
    ReadContext context;
    context.map = map;
    return readAs(u"table", bytes, context);
}

// "name email - organisation": what the columns are guessed to hold; empty: it is no table of contacts.
QString guessed(const QByteArray& bytes)
{
    const auto layout = guessedLayout(fileInMemory(u"list.csv"_s, bytes));
    if (!layout)
        return {};
    QStringList names;
    for (const ListField field : layout->fields)
        names += field == ListField::Ignored ? u"-"_s : QString(listFieldName(field));
    return names.join(u' ');
}

} // namespace

// Beside the examples in tests/data/importing/<program>-contacts and table, which tst_importers reads.
class TestContactLists : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void noWordHasTwoMeanings()
    {
        const QJsonObject words = QJsonDocument::fromJson(
            readFile(QStringLiteral(KITH_SOURCE_DIR) + u"/resources/columns.json"_s))
                                      .object()[u"words"_s]
                                      .toObject();
        QHash<QByteArray, QString> meanings;
        for (const QJsonValue language : words) {
            const QJsonObject fields = language.toObject();
            for (auto field = fields.begin(); field != fields.end(); ++field) {
                for (const QJsonValue word : field->toArray()) {
                    const QByteArray key = bareKey(word.toString());
                    QVERIFY2(!key.isEmpty(), qPrintable(word.toString()));
                    const QString meaning = meanings.value(key, field.key());
                    QVERIFY2(meaning == field.key(), qPrintable(word.toString()));
                    meanings.insert(key, meaning);
                }
            }
        }
        QVERIFY(meanings.size() > 800);
    }

    void noiseIsWrittenByKnownPrograms()
    {
        for (auto each = columnWords().noise.begin(); each != columnWords().noise.end(); ++each)
            QVERIFY2(importer(QString::fromLatin1(each.key())), each.key().constData());
        QVERIFY(columnWords().isNoise(bareKey(u"E-mail 2 Type"), "outlook-contacts"_L1));
        QVERIFY(!columnWords().isNoise(bareKey(u"E-mail 2 Type"), "table"_L1));
    }

    // Also where the first rows hold nothing there.
    void whatAProgramsListHoldsBesideIsTold()
    {
        QByteArray bytes = "Record ID,First Name,Last Name,How we met,Fax\n";
        for (int i = 0; i < 80; ++i)
            bytes += QByteArray::number(i) + ",Mara,Lindqvist,,\n";
        QCOMPARE(readAs(u"hubspot-contacts", bytes)[u"issues"_s].toArray(), QJsonArray());
        const QJsonObject json = readAs(u"hubspot-contacts", bytes + "81,Bo,Tran,Harbour Meetup,\n");
        QCOMPARE(json[u"issues"_s].toArray().size(), 1);
        QCOMPARE(json[u"issues"_s][0][u"message"_s], u"Not read: the column(s) How we met."_s);
    }

    void tellsTheProgramsApart_data()
    {
        QTest::addColumn<QString>("format");
        const auto row = [](const char* header, const char16_t* format) {
            QTest::newRow(header) << QString::fromUtf16(format);
        };
        row("First Name,Last Name,Title,Given Yomi,Surname Yomi,E-mail Address", u"outlook-contacts");
        row("\"Title\",\"First Name\",\"Company\",\"E-mail Address\",\"E-mail Type\"", u"outlook-contacts");
        row("first name;e-mail address;e-mail 2 address", u"outlook-contacts");
        row("First Name,Last Name,Display Name,Nickname,Primary Email", u"thunderbird-contacts");
        row("Display Name;First Name;Last Name;Primary Email", u"thunderbird-contacts");
        row("First,Middle,Last,Nickname,Email,Category,Distribution Lists,Yahoo! ID", u"yahoo-contacts");
        row("First Name,Last Name,Phonetic First Name,Phonetic Last Name,Email", u"apple-contacts");
        row("Record ID,First name,Last name,Email,Lifecycle stage", u"hubspot-contacts");
        row("Contact ID,First Name,Last Name,Account Name,Title,Email", u"salesforce-contacts");
        row("All Contacts\n\nContact ID,First Name,Last Name,Account Name", u"salesforce-contacts");
        row("First Name,Last Name,Title,Company,Company Name for Emails,Email", u"apollo-contacts");
        row("profileUrl,fullName,firstName,lastName,vmid", u"phantombuster-contacts");
        row("Name,Email,Company,Title", u"table");
        row("Name,Email,Company,Title,Ticket type", u"attendees");
        row("First Name,Last Name,File As,Labels", u"google-contacts");
        row("First Name,Last Name,URL,Email Address,Company,Position,Connected On", u"linkedin-connections");
        row("Nominativo;Posta elettronica", u"table");
        row("colour,weight,price", u"");
    }
    void tellsTheProgramsApart()
    {
        QFETCH(QString, format);
        QCOMPARE(formatOf(QByteArray(QTest::currentDataTag()) + "\n"), format);
    }

    void guessesColumns_data()
    {
        QTest::addColumn<QString>("fields");
        const auto row = [](const char* table, const char16_t* fields) {
            QTest::newRow(table) << QString::fromUtf16(fields);
        };
        row("Nom;Prénom;Courriel;Société;Fonction", u"family given email organisation title");
        row("Nom;Courriel;Poste", u"name email title");
        row("Nome;Cognome;Telefono;Azienda", u"given family phone organisation");
        row("Nome;Email;Empresa;Cargo", u"name email organisation title");
        row("Nombre;Apellidos;Correo electrónico;Puesto", u"given family email title");
        row("Naam;Voornaam;E-mailadres", u"family given email");
        row("Förnamn;Efternamn;E-post;Företag", u"given family email organisation");
        row("Imię;Nazwisko;Adres e-mail;Stanowisko", u"given family email title");
        row("Фамилия;Имя;Отчество;Почта;Должность", u"family given middle email title");
        row("姓;名;メール;会社名", u"family given email organisation");
        row("Ad;Soyad;E-posta;Şirket", u"given family email organisation");
        row("E-Mail 1;E-Mail 2;Vorname", u"email email given");
        row("Full name,Personal LinkedIn,Company LinkedIn", u"name profile -");
        row("Name,Company,Connected On", u"name organisation connected");
        row("Nom;Courriel;Connecté le", u"name email connected");
        // The whole name beside one of its parts.
        row("Name,First name\nMara Lindqvist,Mara", u"name given");
        row("Name,First name\nLindqvist,Mara", u"family given");
        // What stands in a column counts before what it is called.
        row("Full name,Email\nMara,yes\nBo,no", u"name -");
        row("Full name,Email\nMara,m@x.example; <l@x.example>", u"name email");
        row("Name,Address\nMara,mara@x.example", u"name email");
        row("Name,Anything\nMara,mara@x.example\nBo,", u"name email");
        row("Name,Email,Added by\nMara,mara@x.example,ida@x.example", u"name email -");
        row("Name,Where\nMara,https://www.linkedin.com/in/mara", u"name profile");
        row("Name,Where\nAcme,https://www.linkedin.com/company/acme", u"");
        // Where no column is called so, what people are, or whom the addresses spell.
        row("Mitglied,Ort,Seit\nHans Meier,Bern,2015\nRuth Keller,Chur,2019", u"name city -");
        row("Participant (2);Mail\nMeier, Hans;a@x.example", u"name email");
        row("Member,Email\nyes,hans.meier@x.example", u"- email");
        row("Member,Member since,Email,Full name\nHans Meier,2015,h@x.example,Ruth Keller",
            u"- - email name");
        row("Wer,Haus,Mail\nHans Meier,Pro Karte,hmeier@x.example\nRuth Keller,Pro Karte,ruth@x.example",
            u"name - email");
        row("Wer,Haus,Mail\nHans Meier,Pro Karte,hm@x.example\nRuth Keller,Pro Karte,rk@x.example",
            u"- - email");
        row("Wer,Mail\nHans Meier,hans@x.example", u"- email"); // one may be by chance
        // A preamble.
        row("Our people\n\nVorname;Nachname\nMara;Lindqvist\nBo;Tran", u"given family");
        // No contacts.
        row("Name", u"");
        row("Name,Country,Website", u"");
        row("Company,Phone", u"");
        row("Mara,mara@x.example\nBo,bo@x.example", u"");
        row("", u"");
    }
    void guessesColumns()
    {
        QFETCH(QString, fields);
        QCOMPARE(guessed(QByteArray(QTest::currentDataTag()) + "\n"), fields);
    }

    void theUserKnowsBetter()
    {
        const QByteArray bytes = "Wer,Wo,Was,Name\nMara Lindqvist,mara@x.example,Head of Data,Northwind\n";
        const QJsonObject json = readTable(bytes,
            {{u"wer"_s, ListField::Name}, {u"Was"_s, ListField::Title},
                {u"NAME"_s, ListField::Organisation}});
        const QJsonValue contact = json[u"records"_s][0][u"contact"_s];
        QCOMPARE(contact[u"name"_s], u"Mara Lindqvist"_s);
        QCOMPARE(contact[u"title"_s], u"Head of Data"_s);
        QCOMPARE(contact[u"organisation"_s], u"Northwind"_s);
        QCOMPARE(contact[u"points"_s][0][u"email"_s], u"mara@x.example"_s);

        const QJsonObject without
            = readTable(bytes, {{u"Wer"_s, ListField::Name}, {u"Wo"_s, ListField::Ignored}});
        QVERIFY(without[u"records"_s][0][u"contact"_s][u"points"_s].isUndefined());
    }

    void aColumnOfAddressesNeedsNoHeader()
    {
        const QByteArray bytes = "anna@schulz.example\npeter@pan.example\nnot an address\n";
        for (const QString& column : {u"1"_s, u"Column 1"_s}) {
            const QJsonObject json = readTable(bytes, {{column, ListField::Email}});
            QCOMPARE(json[u"records"_s].toArray().size(), 2);
            QCOMPARE(json[u"rejected"_s].toArray().size(), 1);
        }
        QCOMPARE(
            readTable("Name\nAnna Schulz\n", {{u"1"_s, ListField::Name}})[u"records"_s].toArray().size(), 1);
        QVERIFY(!mappedRecord(
            fileInMemory(u"letter.txt"_s, "Dear Anna\n\nsee you\n"), {{u"1"_s, ListField::Name}}));
    }

    void whatTheUserIgnoresHoldsNoNames()
    {
        const QByteArray bytes = "Gast;Mail;Ort\nBo Tran;bo@x.example;Ulm\nKim Osei;kim@x.example;Ulm\n";
        const auto nameOf = [&bytes](const ColumnMap& map) {
            return readTable(bytes, map)[u"records"_s][0][u"contact"_s][u"name"_s].toString();
        };
        QCOMPARE(nameOf({{u"Ort"_s, ListField::Ignored}}), u"Bo Tran"_s);
        QCOMPARE(nameOf({{u"Gast"_s, ListField::Ignored}}), u"bo@x.example"_s);
    }

    void textsMayLookLikeNames_data()
    {
        QTest::addColumn<bool>("name");
        for (const char* text : {"Mara Lindqvist", "Lindqvist, Mara", "von der Heide, Anne-Marie",
                 "Jean DUPONT", "Ludwig van Beethoven", "Dr. Mara O’Brien", "山田太郎"})
            QTest::newRow(text) << true;
        for (const char* text : {"", "Mara", "yes", "mara lindqvist", "Northwind GmbH", "Mara Lindqvist 2",
                 "mara@home.example", "Wien & Co", "Mara, Bo, Kim", "01.02.2026", "Head of"})
            QTest::newRow(text) << false;
    }
    void textsMayLookLikeNames()
    {
        QFETCH(bool, name);
        QCOMPARE(looksLikeName(QString::fromUtf8(QTest::currentDataTag())), name);
    }

    void theUserKnowsBetterThanAProgramToo()
    {
        ReadContext context;
        context.map = {{u"Department"_s, ListField::Title}};
        const QJsonObject json = readAs(u"hubspot-contacts",
            "Record ID,First name,Last name,Department\n1,Mara,Lindqvist,Data\n", context);
        QCOMPARE(json[u"records"_s][0][u"contact"_s][u"title"_s], u"Data"_s);
    }

    void attendeesAreMappedAsWell()
    {
        ReadContext context;
        context.event = u"Harbour Meetup"_s;
        context.map = {{u"Table"_s, ListField::Organisation}, {u"Title"_s, ListField::Ignored}};
        const QJsonObject json = readAs(
            u"attendees", "Name,Email,Table,Title,RSVP\nMara,m@x.example,Northwind,Guest,Yes\n", context);
        const QJsonValue record = json[u"records"_s][0];
        QCOMPARE(record[u"contact"_s][u"organisation"_s], u"Northwind"_s);
        QVERIFY(record[u"contact"_s][u"title"_s].isUndefined());
        QCOMPARE(record[u"facts"_s][0][u"value"_s], u"Harbour Meetup"_s);
    }

    void fieldsAreCalledByManyWords()
    {
        QCOMPARE(listFieldMeant(u"given"_s), ListField::Given);
        QCOMPARE(listFieldMeant(u" Company "_s), ListField::Organisation);
        QCOMPARE(listFieldMeant(u"Vorname"_s), ListField::Given);
        QCOMPARE(listFieldMeant(u"Nom"_s), ListField::Name);
        QCOMPARE(listFieldMeant(u"ignore"_s), ListField::Ignored);
        QVERIFY(!listFieldMeant(u"colour"_s));
        QVERIFY(!listFieldMeant(u""_s));
        for (const QString& name : listFieldNames())
            QVERIFY2(listFieldMeant(name), qPrintable(name));
    }

    void statesNoTieThatNobodyStates()
    {
        const QByteArray bytes = "Full name,City\nMara Lindqvist,Wien\n";
        QVERIFY(readTable(bytes)[u"records"_s][0][u"facts"_s].isUndefined());

        ReadContext context;
        context.event = u"Harbour Meetup"_s;
        context.on = QDate(2026, 2, 14);
        context.today = QDate(2026, 7, 1);
        const QJsonValue fact = readAs(u"table", bytes, context)[u"records"_s][0][u"facts"_s][0];
        QCOMPARE(fact[u"kind"_s], u"met"_s);
        QCOMPARE(fact[u"from"_s], u"2026-02-14"_s);
        context.today = QDate(2026, 1, 1); // still to come
        QVERIFY(readAs(u"table", bytes, context)[u"records"_s][0][u"facts"_s].isUndefined());
    }

    // Among many, being on the same list does not mean having met; a few may be a few of many.
    void aLongListTellsHowManyThereWere()
    {
        ReadContext context;
        context.event = u"Harbour Meetup"_s;
        for (const int people : {3, 120}) {
            QByteArray bytes = "Full name,City\n";
            for (int i = 0; i < people; ++i)
                bytes += "Person " + QByteArray::number(i) + ",Wien\n";
            const QJsonArray records = readAs(u"table", bytes, context)[u"records"_s].toArray();
            QCOMPARE(records.size(), people);
            for (const QJsonValue record : records)
                QCOMPARE(record[u"facts"_s][0][u"count"_s].toInt(), people > 100 ? people : 0);
        }
    }

    void aRowMayHoldSeveralOfAKind()
    {
        const QJsonObject json = readTable("Full name,Email,Other email,Phone,Mobile,Tags,Notes,Comments\n"
                                           "Mara,\"m@x.example; <l@x.example>\",mailto:M@x.example,555 "
                                           "0120,none,\"maps, boats, maps\",a,b\n");
        const QJsonValue record = json[u"records"_s][0];
        const QJsonArray points = record[u"contact"_s][u"points"_s].toArray();
        QCOMPARE(points.size(), 3);
        QCOMPARE(points[1][u"email"_s], u"l@x.example"_s);
        QCOMPARE(points[2][u"phone"_s], u"555 0120"_s);
        QCOMPARE(points[2][u"label"_s], u"Phone"_s);
        const QJsonArray facts = record[u"facts"_s].toArray();
        QCOMPARE(facts.size(), 3);
        QCOMPARE(facts[2][u"value"_s], u"a\nb"_s);
    }

    void anAddressNeedsNoStreet_data()
    {
        QTest::addColumn<QByteArray>("cells");
        QTest::addColumn<QString>("location");
        QTest::addColumn<QStringList>("addresses");
        const auto row = [](const QByteArray& cells, const QString& location, const QStringList& addresses) {
            QTest::newRow(cells) << cells << location << addresses;
        };
        row(",Wien,1010,,,Graz,,", u"Wien"_s, {u"Wien, 1010"_s, u"Graz"_s});
        row(",Wien,,Austria,,Graz,,Austria", u"Wien, Austria"_s, {u"Graz, Austria"_s});
        row(",Wien,,Austria,,Wien,,", u"Wien, Austria"_s, {});
        row(",,,Austria,,Graz,8010,", u"Austria"_s, {u"Graz, 8010"_s});
        row("Lange Gasse 1,Wien,,,,,,", u"Wien"_s, {u"Lange Gasse 1, Wien"_s});
        row(",,,,,,,", {}, {});
    }
    void anAddressNeedsNoStreet()
    {
        QFETCH(QByteArray, cells);
        const QJsonValue contact = readAs(u"outlook-contacts",
            "First Name,Last Name,E-mail Address,Business Street,Business City,Business Postal Code,"
            "Business Country/Region,Home Street,Home City,Home Postal Code,Home Country/Region\n"
            "Mara,Lindqvist,mara@x.example,"
                + cells + '\n')[u"records"_s][0][u"contact"_s];
        QTEST(contact[u"location"_s].toString(), "location");
        QStringList addresses;
        for (const QJsonValue& point : contact[u"points"_s].toArray())
            addresses += point[u"address"_s].toString();
        addresses.removeAll(QString());
        QTEST(addresses, "addresses");
    }

    void nobodyHasThousandsOfAddresses()
    {
        QByteArray emails;
        QByteArray tags;
        for (int i = 0; i < 50'000; ++i) {
            emails += QByteArray::number(i) + "@x.example ";
            tags += QByteArray::number(i) + ';';
        }
        const QJsonObject json = readTable("Full name,Email,Tags\nMara," + emails + ',' + tags + '\n');
        const QJsonValue record = json[u"records"_s][0];
        QCOMPARE(record[u"contact"_s][u"points"_s].toArray().size(), 200);
        QCOMPARE(record[u"facts"_s].toArray().size(), 200);
    }

    void aHeaderThatIsGoneIsNamed()
    {
        QCOMPARE(readTable("a,b\n1,2\n")[u"failure"_s],
            u"list.csv has no row with the columns of a contact list, such as Name and E-mail."_s);
    }

    void readsTheCorpus()
    {
        const QString folder = corpusPath(u"vcard/thunderbird/mailnews"_s);
        if (folder.isEmpty())
            QSKIP("the corpus is not here");
        const QString import = folder + u"/import/test/unit/resources/"_s;
        const QString expected = u"thunderbird-contacts"_s;
        const auto people = [](const QString& path) {
            const auto files = recogniseFiles({path});
            if (!files)
                return u"none"_s;
            DumpingSink sink;
            Progress progress;
            const RecognisedFile& file = files->front();
            if (!file.importer->read(file.file, {}, sink, progress) || !sink.complaints().isEmpty())
                return u"failed"_s;
            return u"%1 %2"_s.arg(file.importer->format()).arg(sink.json()[u"records"_s].toArray().size());
        };
        QCOMPARE(people(import + u"basic_addressbook.csv"_s), expected + u" 1"_s);
        QCOMPARE(people(import + u"basic_csv_addressbook.csv"_s), expected + u" 2"_s);
        QCOMPARE(people(import + u"csv_semicolon.csv"_s), expected + u" 2"_s);
        QCOMPARE(people(import + u"utf16_addressbook.csv"_s), expected + u" 1"_s);
        QCOMPARE(people(import + u"quote.csv"_s), expected + u" 1"_s);
        QCOMPARE(people(import + u"shiftjis_addressbook.csv"_s), expected + u" 1"_s); // its letters are lost
        QCOMPARE(people(folder + u"/addrbook/test/unit/data/export.csv"_s), expected + u" 2"_s);
        QCOMPARE(people(folder + u"/addrbook/test/unit/data/export.txt"_s), expected + u" 2"_s);
        // Without a header nobody knows what stands where.
        QCOMPARE(people(import + u"csv_no_header.csv"_s), u"none"_s);
        QCOMPARE(people(import + u"tab_comma_mixed.csv"_s), u"none"_s);
    }

    // Every row ends in exactly one place, whatever its cells hold.
    void accountsForEveryRow()
    {
        QVERIFY(rc::check([] {
            const auto formats = *rc::gen::elementOf(std::vector<std::pair<QByteArray, QString>>{
                {"First Name,Last Name,Title,E-mail Address,E-mail 2 Address,Home Phone,Notes,Home "
                 "Street,Web Page",
                    u"outlook-contacts"_s},
                {"Contact ID,First Name,Last Name,Account Name,Email,Phone,Mailing Street,Mailing City,Title",
                    u"salesforce-contacts"_s},
                {"profileUrl,fullName,firstName,lastName,connectionSince,connectionDegree,title,location,"
                 "email",
                    u"phantombuster-contacts"_s},
                {"Nom;Prénom;Courriel;Téléphone;Société;Fonction;Ville;Notes;Étiquettes", u"table"_s}});
            QByteArray bytes = formats.first + '\n';
            const char delimiter = bytes.contains(';') ? ';' : ',';
            const auto cell = rc::gen::weightedElement<std::string>({{6, ""}, {2, "Mara"}, {1, "Dr."},
                {1, "a;b"}, {1, "mara@x.example"}, {1, "2024-11-05"}, {1, "linkedin.com/in/mara"},
                {1, "\"a\nb\""}, {1, "\"unclosed"}, {1, "\xFF"}, {1, "'=1"}});
            for (int i = 0, count = *rc::gen::inRange(0, 12); i < count; ++i) {
                QByteArrayList cells;
                for (int c = 0, width = *rc::gen::inRange(1, 11); c < width; ++c)
                    cells += QByteArray::fromStdString(*cell);
                bytes += cells.join(delimiter) + '\n';
            }
            QBuffer device(&bytes);
            device.open(QIODevice::ReadOnly);
            Table table(device);
            RC_ASSERT(table.findHeader({}).value());
            std::vector<int> rows;
            while (table.next().value())
                rows.push_back(table.row());
            DumpingSink sink;
            Progress progress;
            const InputFile file = fileInMemory(u"x.csv"_s, bytes);
            const Importer* reader = importer(formats.second);
            RC_PRE(reader->recognises(file));
            RC_ASSERT(reader->read(file, {}, sink, progress).has_value());
            RC_ASSERT(sink.complaints().isEmpty());
            RC_ASSERT(std::ranges::equal(sink.rows(), rows));
        }));
    }
};

QTEST_APPLESS_MAIN(TestContactLists)
#include "tst_contactlists.moc"
