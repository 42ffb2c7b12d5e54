#include "core/book/changebook.h"
#include "core/book/exportbook.h"
#include "core/book/history.h"
#include "core/book/readbook.h"
#include "tests/support/bookdump.h"
#include "tests/support/bookfixture.h"
#include "tests/support/testdata.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <rapidcheck.h>

#include <algorithm>

using namespace kith;
using namespace kith::test;
using namespace Qt::StringLiterals;

// What Kith exports, it reads back to the same book.
class TestRoundTrip : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<BookFixture> m_fixture;
    Progress m_progress;

    QString exported(const Database& book, const QString& name)
    {
        const QString path = m_fixture->path(name);
        const auto written
            = exportBook(book, *m_fixture->knowledge, {.path = path, .today = m_fixture->today}, m_progress);
        if (!written)
            qFatal("%s", qPrintable(written.error().message));
        return path;
    }

    QString table(const Database& book, const QString& format)
    {
        const QString path = m_fixture->path(u"table.csv"_s);
        const auto written = exportBook(book, *m_fixture->knowledge,
            {.path = path, .format = format, .today = m_fixture->today}, m_progress);
        if (!written)
            qFatal("%s", qPrintable(written.error().message));
        return path;
    }

    // The contacts of an export without their numbers, without what is concluded anew, and without the rows
    // that facts stood in.
    static QByteArrayList contactsIn(const QString& path)
    {
        QByteArrayList contacts;
        const QJsonArray all = QJsonDocument::fromJson(readFile(path))["contacts"_L1].toArray();
        QHash<QString, QString> names;
        for (const QJsonValue each : all)
            names.insert(each["id"_L1].toString(), each["name"_L1].toString());
        for (const QJsonValue each : all) {
            QJsonObject contact = each.toObject();
            if (contact.contains("apart"_L1)) {
                QStringList others;
                for (const QJsonValue other : contact["apart"_L1].toArray())
                    others += names.value(other.toString());
                others.sort();
                contact["apart"_L1] = QJsonArray::fromStringList(others);
            }
            for (const QString& key : {u"id"_s, u"advice"_s, u"draft"_s})
                contact.remove(key);
            QByteArrayList facts;
            for (const QJsonValue value : contact["facts"_L1].toArray()) {
                QJsonObject fact = value.toObject();
                const bool yours = fact["origin"_L1]["source"_L1] == "you"_L1;
                fact["origin"_L1] = yours ? u"you"_s : u"a file"_s;
                if (fact["certainty"_L1] != "inferred"_L1)
                    facts += QJsonDocument(fact).toJson(QJsonDocument::Compact);
            }
            std::ranges::sort(facts);
            contact.remove(u"facts"_s);
            contacts += QJsonDocument(contact).toJson(QJsonDocument::Compact) + facts.join(' ');
        }
        std::ranges::sort(contacts);
        return contacts;
    }

    // Where the statements about the owner come from.
    static QByteArrayList statementsIn(const QString& path)
    {
        QByteArrayList sources;
        for (const QJsonValue each : QJsonDocument::fromJson(readFile(path))["me"_L1].toArray())
            sources += each["origin"_L1]["source"_L1].toString().toUtf8();
        return sources;
    }

    Database sampleBook()
    {
        Database book = m_fixture->newBook();
        const QDir sample(QStringLiteral(KITH_SOURCE_DIR "/resources/sample"));
        QStringList files{sample.filePath(u"LinkedInDataExport"_s)};
        for (const QFileInfo& file : sample.entryInfoList({u"*.csv"_s, u"*.ics"_s}, QDir::Files))
            files.append(file.filePath());
        if (const auto receipt = m_fixture->import(book, files); !receipt)
            qFatal("%s", qPrintable(receipt.error().message));
        const ContactId one = findContacts(book, u"Fleur"_s)->at(0);
        if (!answer(book, *m_fixture->knowledge, one, FactKind::WantsToCollaborate, true, u"maps"_s,
                m_fixture->today)
            || !decide(
                book, *m_fixture->knowledge, std::array{one + 1}, Decision::NotForMe, m_fixture->today))
            qFatal("cannot change the sample");
        if (!keepNote(book, one, u"Fleur, you said that maps lie. May I join you?"_s)
            || !setMe(book, *m_fixture->knowledge, {MeField::Goal},
                {{MeField::Goal, u"learn"_s, {}, {}, {}, {}}, {MeField::Goal, u"hire"_s, {}, {}, {}, {}}},
                m_fixture->today, m_progress))
            qFatal("cannot change the sample");
        sayWhoIsWho(book, one);
        return book;
    }

    // A name and a title that the user typed, two who are one, and three who are not.
    void sayWhoIsWho(Database& book, ContactId one)
    {
        Contact fleur = contactPage(book, *m_fixture->knowledge, one, m_fixture->today)->contact;
        fleur.name = u"Fleur van Dam"_s;
        fleur.title.clear();
        const auto named = [&book](int number) {
            return *book.integer("SELECT id FROM contacts WHERE kind = 0 AND profile IS NULL LIMIT 1 OFFSET "
                + QByteArray::number(number));
        };
        if (!editContact(book, *m_fixture->knowledge, fleur, m_fixture->today)
            || !mergeContacts(book, *m_fixture->knowledge, one, named(0), m_fixture->today)
            || !keepApart(book, *m_fixture->knowledge, named(1), named(2), m_fixture->today)
            || !keepApart(book, *m_fixture->knowledge, named(1), one, m_fixture->today))
            qFatal("cannot say who is who in the sample");
    }

private Q_SLOTS:
    void init() { m_fixture = std::make_unique<BookFixture>(); }

    void anotherBookBecomesTheSame()
    {
        const Database book = sampleBook();
        const QString first = exported(book, u"first.json"_s);
        Database other = m_fixture->newBook();
        const QByteArray before = dump(other);
        const auto receipt = m_fixture->import(other, {first});
        QVERIFY2(receipt, receipt ? "" : qPrintable(receipt.error().message));
        QCOMPARE(receipt->total().rejected, 0);
        QCOMPARE(receipt->people, *book.integer("SELECT count(*) FROM contacts WHERE kind = 0"));
        QCOMPARE(receipt->organisations, *book.integer("SELECT count(*) FROM contacts WHERE kind = 1"));
        QCOMPARE(contactsIn(exported(other, u"second.json"_s)), contactsIn(first));
        QVERIFY(undo(other, *m_fixture->knowledge, m_fixture->today, m_progress));
        QCOMPARE(dump(other), before);
    }

    void theOwnerIsTheSame()
    {
        const Database book = sampleBook();
        Database other = m_fixture->newBook();
        QVERIFY(m_fixture->import(other, {exported(book, u"first.json"_s)}));
        QVERIFY(readMe(book)->known());
        QCOMPARE(*readMe(other), *readMe(book));
        // Files state what they stated, and go with their file; the user's word stays.
        const QByteArrayList sources = statementsIn(exported(other, u"second.json"_s));
        QCOMPARE(sources.count("you"), 2);
        QVERIFY(sources.size() > 2);
    }

    void whatWasSaidToThisBookComesFirst()
    {
        const Database book = sampleBook();
        Database other = m_fixture->newBook();
        QVERIFY(setMe(other, *m_fixture->knowledge, {MeField::Goal},
            {{MeField::Goal, u"sell"_s, {}, {}, {}, {}}}, m_fixture->today, m_progress));
        QVERIFY(m_fixture->import(other, {exported(book, u"first.json"_s)}));
        QCOMPARE(readMe(other)->goals, std::set{Goal::Sell});
        QCOMPARE(readMe(other)->name, readMe(book)->name);
    }

    void aPartSaysNothingOfTheOwner()
    {
        const Database book = sampleBook();
        const QString path = m_fixture->path(u"part.json"_s);
        const ExportRequest part{
            .path = path, .contacts = {1, 2}, .everyone = false, .today = m_fixture->today};
        QCOMPARE(*exportBook(book, *m_fixture->knowledge, part, m_progress), 2);
        QVERIFY(!QJsonDocument::fromJson(readFile(path)).object().contains("me"_L1));
    }

    // No file overrides what the user typed to another book, unless they typed something to this one.
    void whatWasTypedStays()
    {
        const QString list = m_fixture->write(u"Connections.csv"_s,
            "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
            "Ada,Okoye,https://www.linkedin.com/in/ada-okoye,,Northwind,Pilot,05 Jan 2026\n");
        const QString newer = m_fixture->write(u"Newer.csv"_s,
            "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
            "Ada,Okoye,https://www.linkedin.com/in/ada-okoye,,Contoso,Captain,05 Jan 2026\n"
            "Bo,Lind,https://www.linkedin.com/in/bo-lind,,Contoso,Captain,06 Mar 2026\n");
        const auto type = [this](Database& book, const QString& title) {
            Contact ada = contactPage(book, *m_fixture->knowledge, 1, m_fixture->today)->contact;
            ada.title = title;
            QVERIFY(editContact(book, *m_fixture->knowledge, ada, m_fixture->today));
        };
        const auto title = [this](const Database& book) {
            return contactPage(book, *m_fixture->knowledge, 1, m_fixture->today)->contact.title;
        };
        Database first = m_fixture->newBook();
        QVERIFY(m_fixture->import(first, {list}));
        type(first, u"Astronaut"_s);
        const QString file = exported(first, u"first.json"_s);
        for (const bool isTyped : {false, true}) {
            Database other = m_fixture->newBook();
            QVERIFY(m_fixture->import(other, {list}));
            if (isTyped)
                type(other, u"Sailor"_s);
            const QByteArray before = dump(other);
            QVERIFY(m_fixture->import(other, {file}));
            QVERIFY(m_fixture->import(other, {newer}));
            QCOMPARE(title(other), isTyped ? u"Sailor"_s : u"Astronaut"_s);
            for (int step = 0; step < 2; ++step)
                QVERIFY(undo(other, *m_fixture->knowledge, m_fixture->today, m_progress));
            QCOMPARE(dump(other), before);
        }
    }

    void theNoteOfOneWhoHasOneStays()
    {
        const Database book = sampleBook();
        const QString file = exported(book, u"first.json"_s);
        Database other = m_fixture->newBook();
        QVERIFY(m_fixture->import(other, {file}));
        const ContactId fleur = findContacts(other, u"Fleur"_s)->at(0);
        const auto note
            = [&] { return contactPage(other, *m_fixture->knowledge, fleur, m_fixture->today)->note; };
        QVERIFY(note().startsWith("Fleur, you said"_L1));
        QVERIFY(keepNote(other, fleur, u"Dear Fleur"_s));
        // The same contacts in another file, since the book holds this one already.
        QVERIFY(m_fixture->import(other, {m_fixture->write(u"again.json"_s, readFile(file) + '\n')}));
        QCOMPARE(note(), u"Dear Fleur"_s);
    }

    // A card says that the address of the export and the profile of the book are one person's.
    void undoTakesTheNoteBackFromWhomItReached()
    {
        Database other = m_fixture->newBook();
        QVERIFY(m_fixture->import(
            other, {m_fixture->write(u"guests.csv"_s, "Name,Email\nAda Okoye,ada@okoye.example\n")}));
        QVERIFY(keepNote(other, 1, u"Ada, your talk!"_s));
        const QString exports = exported(other, u"ada.json"_s);
        const QString card = m_fixture->write(u"ada.vcf"_s,
            "BEGIN:VCARD\nVERSION:3.0\nFN:Ada Okoye\nEMAIL:ada@okoye.example\n"
            "URL:https://www.linkedin.com/in/ada-okoye\nEND:VCARD\n");
        Database book = m_fixture->newBook();
        QVERIFY(m_fixture->import(book,
            {m_fixture->write(u"Connections.csv"_s,
                "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
                "Ada,Okoye,https://www.linkedin.com/in/ada-okoye,,Northwind,Pilot,05 Jan 2026\n")}));
        const QByteArray before = dump(book);
        QVERIFY(m_fixture->import(book, {exports, card}));
        QCOMPARE(*book.integer("SELECT count(*) FROM contacts"), 1);
        QCOMPARE(*book.integer("SELECT contact FROM drafts"), 1);
        QVERIFY(undo(book, *m_fixture->knowledge, m_fixture->today, m_progress));
        QCOMPARE(dump(book), before);
    }

    // The user's word does not take the place of what a file says as well.
    void whatAFileSaysStaysBesideTheSameWordOfTheUsers()
    {
        Database book = m_fixture->newBook();
        const QString list = m_fixture->write(u"Connections.csv"_s,
            "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
            "Ada,Okoye,https://www.linkedin.com/in/ada-okoye,,Northwind,Pilot,05 Jan 2026\n");
        QVERIFY(m_fixture->import(book, {list}));
        QByteArray json = readFile(exported(book, u"ada.json"_s));
        json.replace("\"source\":\"Connections.csv\",\"row\":2", "\"source\":\"you\",\"row\":null");
        json.replace("\"title\":\"Pilot\"", "\"title\":\"Captain\"");
        QVERIFY(m_fixture->import(book, {m_fixture->write(u"yours.json"_s, json)}));
        QCOMPARE(*book.integer("SELECT count(*) FROM facts WHERE kind = 0"), 1);
    }

    void theSameBookStaysAsItIs()
    {
        Database book = sampleBook();
        const QByteArray before = sayings(book);
        const auto receipt = m_fixture->import(book, {exported(book, u"again.json"_s)});
        QVERIFY(receipt);
        QCOMPARE(receipt->total().unchanged, receipt->total().read);
        QCOMPARE(sayings(book), before);
    }

    void namesakesStayTwo()
    {
        Database book = m_fixture->newBook();
        for (const QString& company : {u"Northwind"_s, u"Contoso"_s}) {
            const QString list = m_fixture->write(company + u".csv"_s,
                "Name,Ticket Type,Company\nAda Okoye,Standard," + company.toUtf8() + "\n");
            QVERIFY(m_fixture->import(book, {list}));
        }
        QCOMPARE(findContacts(book, u"Ada"_s)->size(), 2u);
        const QString file = exported(book, u"two.json"_s);
        const QByteArray before = sayings(book);
        QVERIFY(m_fixture->import(book, {file}));
        QCOMPARE(sayings(book), before);
        Database other = m_fixture->newBook();
        QVERIFY(m_fixture->import(other, {file}));
        QCOMPARE(findContacts(other, u"Ada"_s)->size(), 2u);
    }

    void aTableOfTheSameBookChangesNothing_data()
    {
        QTest::addColumn<QString>("format");
        for (const QString& format : {u"csv"_s, u"csv-exact"_s})
            QTest::newRow(qPrintable(format)) << format;
    }
    void aTableOfTheSameBookChangesNothing()
    {
        QFETCH(QString, format);
        Database book = sampleBook();
        const QByteArray before = sayings(book);
        const auto receipt = m_fixture->import(book, {table(book, format)});
        QVERIFY(receipt);
        QCOMPARE(receipt->files.at(0).format, u"kith-csv"_s);
        QVERIFY(receipt->total().read > 100);
        QCOMPARE(receipt->total().unchanged, receipt->total().read);
        QCOMPARE(sayings(book), before);
    }

    // No phone number and no fact stands in a table to tell them apart.
    void namesakesOfATableStayTwo()
    {
        Database book = m_fixture->newBook();
        QVERIFY(m_fixture->import(book,
            {m_fixture->write(u"two.vcf"_s,
                "BEGIN:VCARD\nVERSION:3.0\nFN:Ada Okoye\nTEL:+49 30 1234567\nEND:VCARD\n"
                "BEGIN:VCARD\nVERSION:3.0\nFN:Ada Okoye\nTEL:+49 30 7654321\nEND:VCARD\n")}));
        QVERIFY(m_fixture->import(book,
            {m_fixture->write(u"meetup.csv"_s, "Name,Ticket Type,Company\nAda Okoye,Standard,Contoso\n")}));
        const QByteArray before = sayings(book);
        const auto receipt = m_fixture->import(book, {table(book, u"csv"_s)});
        QVERIFY(receipt);
        QCOMPARE(receipt->total().unchanged, receipt->total().read);
        QCOMPARE(sayings(book), before);
        // Another of the name is looked at again, with all of them.
        const QString third = m_fixture->write(
            u"third.vcf"_s, "BEGIN:VCARD\nVERSION:3.0\nFN:Ada Okoye\nTEL:+49 30 1111111\nEND:VCARD\n");
        Database other = m_fixture->newBook();
        QVERIFY(m_fixture->import(
            other, {m_fixture->path(u"two.vcf"_s), m_fixture->path(u"meetup.csv"_s), third}));
        QVERIFY(m_fixture->import(book, {third}));
        QCOMPARE(people(book), people(other));
    }

    void anotherBookLearnsWhoTheyAre()
    {
        const Database book = sampleBook();
        const QString list = table(book, u"csv"_s);
        Database other = m_fixture->newBook();
        const QByteArray before = dump(other);
        const auto receipt = m_fixture->import(other, {list});
        QVERIFY(receipt);
        QCOMPARE(receipt->total().rejected, 0);
        for (const char* kind : {"0", "1"}) {
            const QByteArray count = QByteArray("SELECT count(*) FROM contacts WHERE kind = ") + kind;
            QCOMPARE(*other.integer(count), *book.integer(count));
        }
        QCOMPARE(*other.integer("SELECT count(*) FROM facts WHERE by = 0"), 0);
        // The note that the user wrote, and no draft.
        QCOMPARE(*other.integer("SELECT count(*) FROM drafts"), 1);
        QVERIFY(undo(other, *m_fixture->knowledge, m_fixture->today, m_progress));
        QCOMPARE(dump(other), before);
    }

    // Whatever stands in the cells.
    void anyTextComesBack()
    {
        const bool holds = rc::check("a table of the same book changes nothing", [this] {
            const auto texts = *rc::gen::container<std::vector<std::string>>(12,
                rc::gen::container<std::string>(
                    rc::gen::element('a', 'B', '\'', '=', '+', '-', '@', ';', ',', '|', '"', ' ', '1')));
            Database book = m_fixture->newBook();
            QByteArray cards;
            for (std::size_t i = 0; i + 2 < texts.size(); i += 3) {
                const auto escaped = [&](std::size_t at) {
                    return QByteArray::fromStdString(texts[at]).replace(';', "\\;").replace(',', "\\,");
                };
                cards += "BEGIN:VCARD\nVERSION:3.0\nFN:" + escaped(i) + "\nTITLE:" + escaped(i + 1) + "\nORG:"
                    + escaped(i + 2) + "\nTEL:+49 30 12345" + QByteArray::number(i) + "\nEND:VCARD\n";
            }
            RC_ASSERT(m_fixture->import(book, {m_fixture->write(u"any.vcf"_s, cards)}).has_value());
            const QByteArray before = sayings(book);
            const QString format = *rc::gen::element(u"csv"_s, u"csv-exact"_s);
            const auto receipt = m_fixture->import(book, {table(book, format)});
            RC_ASSERT(receipt.has_value());
            RC_ASSERT(receipt->total().unchanged == receipt->total().read);
            RC_ASSERT(sayings(book) == before);
        });
        QVERIFY(holds);
    }
};

QTEST_GUILESS_MAIN(TestRoundTrip)
#include "tst_roundtrip.moc"
