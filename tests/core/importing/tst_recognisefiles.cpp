#include "core/importing/catalogue.h"
#include "core/importing/tablecolumns.h"
#include "tests/core/importing/archives.h"
#include "tests/core/importing/recorddump.h"
#include "tests/support/testdata.h"

#include <QDir>
#include <QHash>
#include <QStringEncoder>
#include <QTemporaryDir>
#include <QTest>

#include <rapidcheck.h>

#include <algorithm>

using namespace kith;
using namespace kith::test;

namespace
{

const QByteArray list = "First Name,Last Name,Connected On\nMara,Lindqvist,12 Mar 2021\n";
const QByteArray follows = "Date,Status,FullName\n2025-03-01 10:11:12,Active,Ada Fictional\n";
const QByteArray owner = "First Name,Last Name,Headline,Industry\nJonas,Example,Analyst,Logistics\n";
const QString kinds
    = u"Kith reads LinkedIn archives, contact and attendee lists (CSV, LDIF), calendars (ICS) and address cards (VCF)."_s;

// "linkedin-profile Profile.csv", or "- Comments.csv not needed".
QStringList summary(const std::vector<RecognisedFile>& files)
{
    QStringList out;
    for (const RecognisedFile& file : files) {
        const QString format = file.importer == nullptr ? u"-"_s : QString(file.importer->format());
        out += u"%1 %2 %3"_s.arg(format, file.file.displayName(), file.note).trimmed();
    }
    return out;
}

// What every name of the archive is read as; the others are not needed.
QString formatOf(const QString& file)
{
    static const QHash<QString, QString> formats{
        {u"Certifications.csv"_s, u"linkedin-certifications"_s},
        {u"Company Follows.csv"_s, u"linkedin-company-follows"_s},
        {u"Connections.csv"_s, u"linkedin-connections"_s},
        {u"Contacts.csv"_s, u"linkedin-imported-contacts"_s},
        {u"Education.csv"_s, u"linkedin-education"_s},
        {u"Email Addresses.csv"_s, u"linkedin-email-addresses"_s},
        {u"Endorsement Received Info.csv"_s, u"linkedin-endorsements-received"_s},
        {u"Endorsement_Given_Info.csv"_s, u"linkedin-endorsements-given"_s},
        {u"Endorsement_Received_Info.csv"_s, u"linkedin-endorsements-received"_s},
        {u"Events.csv"_s, u"linkedin-events"_s},
        {u"Hashtag_Follows.csv"_s, u"linkedin-hashtag-follows"_s},
        {u"Imported Contacts.csv"_s, u"linkedin-imported-contacts"_s},
        {u"Invitations.csv"_s, u"linkedin-invitations"_s},
        {u"Job Applications.csv"_s, u"linkedin-job-applications"_s},
        {u"Job Seeker Preferences.csv"_s, u"linkedin-job-preferences"_s},
        {u"Member_Follows.csv"_s, u"linkedin-member-follows"_s},
        {u"Messages.csv"_s, u"linkedin-messages"_s},
        {u"messages.csv"_s, u"linkedin-messages"_s},
        {u"Organizations.csv"_s, u"linkedin-organizations"_s},
        {u"Positions.csv"_s, u"linkedin-positions"_s},
        {u"Profile.csv"_s, u"linkedin-profile"_s},
        {u"Recommendations_Received.csv"_s, u"linkedin-recommendations-received"_s},
        {u"Saved Jobs.csv"_s, u"linkedin-saved-jobs"_s},
        {u"Skills.csv"_s, u"linkedin-skills"_s},
        {u"Volunteering.csv"_s, u"linkedin-volunteering"_s},
    };
    return formats.value(file);
}

// A file as the row of headers.tsv describes it: era, file, encoding, line end, delimiter, quoting, preamble
// rows, ends with a newline, header.
QByteArray synthesised(const QStringList& row)
{
    const QString newline = row[3] == u"CRLF"_s ? u"\r\n"_s : u"\n"_s;
    const bool quoteAll = row[5] == u"all-quoted"_s;
    const auto line = [&](const QStringList& cells) {
        return quoteAll ? u'"' + cells.join(row[4] == u"TAB"_s ? u"\"\t\""_s : u"\",\""_s) + u'"'
                        : cells.join(row[4] == u"TAB"_s ? u'\t' : u',');
    };
    const QString prose = u"(no header) "_s;
    if (row[8].startsWith(prose))
        return row[8].mid(prose.size()).toUtf8() + newline.toUtf8();
    const QStringList header = row[8].split(u',');
    QString text;
    if (row[6].toInt() > 0)
        text += u"Notes:"_s + newline + u"\"One, two.\""_s + newline + newline.repeated(row[6].toInt() - 2);
    text += line(header) + newline + line(QStringList(header.size(), u"x"_s));
    if (row[7] == u"yes"_s)
        text += newline;
    if (!row[2].startsWith(u"UTF-16"_s))
        return text.toUtf8();
    QStringEncoder encode(QStringConverter::Utf16LE, QStringConverter::Flag::WriteBom);
    return encode(text);
}

} // namespace

class TestRecogniseFiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }

    void readsTheOwnerFirstInWhateverOrderTheyCome()
    {
        QStringList paths{write(u"Member_Follows_77.csv"_s, follows), write(u"Connections.csv"_s, list),
            write(u"Comments.csv"_s, "Date,Link,Message\n"), write(u"Profile.csv"_s, owner)};
        const QStringList expected{u"linkedin-profile Profile.csv"_s,
            u"linkedin-connections Connections.csv"_s, u"linkedin-member-follows Member_Follows_77.csv"_s,
            u"- Comments.csv not needed"_s};
        std::ranges::sort(paths);
        do {
            QCOMPARE(summary(recogniseFiles(paths).value()), expected);
        } while (std::next_permutation(paths.begin(), paths.end()));
    }

    void readsWhatIsNamedTwiceOnce()
    {
        const QString path = write(u"Connections.csv"_s, list);
        QCOMPARE(recogniseFiles({path, m_dir->path() + u"/./Connections.csv"_s})->size(), 1U);
        QVERIFY(recogniseFiles({})->empty());
    }

    void knowsConnectionsInOtherLanguages()
    {
        const QByteArray spanish
            = "Nombre,Apellidos,Empresa,Cargo,Conectado el\nMara,Lindqvist,Acme,CEO,1 ene 2021\n";
        const QByteArray webinar = "Prénom,Nom,E-mail,Entreprise,Poste,Date de "
                                   "connexion\nMara,Lindqvist,m@x.example,Acme,CEO,1/2/2021\n";
        const QStringList paths{write(u"Connections (2).csv"_s, spanish), write(u"liste.csv"_s, webinar)};
        QCOMPARE(summary(recogniseFiles(paths).value()),
            (QStringList{u"linkedin-connections Connections (2).csv"_s, u"table liste.csv"_s}));
    }

    void opensArchivesAndFolders()
    {
        const QString zip = m_dir->filePath(u"Basic_LinkedInDataExport_03-01-2026.zip.zip"_s);
        QVERIFY(writeArchive(zip,
            {{"export/Connections.csv", list}, {"export/Jobs/SavedJobAlerts.csv", "a,b\n"},
                {"export/Endorsement_Given_Info.csv", ""}, {"export/inner.zip", "PK\x03\x04"},
                {"export/photo.jpg", "\xFF\xD8\xFF"}, {"export/PROFILE.CSV", owner}}));
        const QString name = u"Basic_LinkedInDataExport_03-01-2026.zip.zip"_s;
        QCOMPARE(summary(recogniseFiles({zip}).value()),
            (QStringList{u"linkedin-profile "_s + name + u"/PROFILE.CSV"_s,
                u"linkedin-connections "_s + name + u"/Connections.csv"_s,
                u"- "_s + name + u"/Endorsement_Given_Info.csv empty"_s,
                u"- "_s + name + u"/SavedJobAlerts.csv not needed"_s,
                u"- "_s + name + u"/inner.zip an archive in the archive: unpack it first"_s,
                u"- "_s + name + u"/photo.jpg not needed"_s}));

        write(u"archive/Connections.csv"_s, list);
        write(u"archive/again/Jobs/Profile.csv"_s, owner);
        write(u"archive/again/Jobs/too/deep.csv"_s, list);
        QVERIFY(QFile::link(m_dir->path(), m_dir->filePath(u"archive/loop"_s)));
        const QStringList expected{
            u"linkedin-profile archive/Profile.csv"_s, u"linkedin-connections archive/Connections.csv"_s};
        QCOMPARE(summary(recogniseFiles({m_dir->filePath(u"archive"_s)}).value()), expected);
        QCOMPARE(summary(recogniseFiles({m_dir->filePath(u"archive/"_s)}).value()), expected);
    }

    void opensTheArchivesInAFolder()
    {
        QVERIFY(QDir(m_dir->path()).mkpath(u"downloads/old"_s));
        const QString zip = m_dir->filePath(u"downloads/Basic.zip"_s);
        QVERIFY(writeArchive(zip, {{"Connections.csv", list}, {"photo.jpg", "x"}}));
        const QString folder = m_dir->filePath(u"downloads"_s);
        QStringList expected{
            u"linkedin-connections Basic.zip/Connections.csv"_s, u"- Basic.zip/photo.jpg not needed"_s};
        QCOMPARE(summary(recogniseFiles({folder}).value()), expected);
        QCOMPARE(summary(recogniseFiles({folder, zip}).value()), expected);
        write(u"downloads/Profile.csv"_s, owner);
        write(u"downloads/half.zip"_s, "PK\x03\x04 and no more");
        write(u"downloads/none.zip"_s, QByteArray());
        QVERIFY(writeArchive(m_dir->filePath(u"downloads/old/pictures.ZIP"_s), {{"photo.jpg", "x"}}));
        const auto files = recogniseFiles({folder}).value();
        expected.prepend(u"linkedin-profile downloads/Profile.csv"_s);
        expected.insert(2, u"- downloads/none.zip empty"_s);
        expected
            += {u"- downloads/pictures.ZIP an archive that holds no file that Kith knows"_s, u"- half.zip"_s};
        QCOMPARE(summary(files), expected);
        QCOMPARE(
            files.back().error->message, u"downloads/half.zip is cut short or damaged. Download it again."_s);
    }

    void saysWhatItLeavesOut()
    {
        const QString zip = m_dir->filePath(u"x.zip"_s);
        // As of 2022 to 2024: what was written on several lines is not quoted.
        const QByteArray comments = "Date,Link,Message\r\n2022-03-01 10:11:12,https://x.example,Well said\r\n"
                                    "\r\nand, \"also\r\nMara\r\n";
        QVERIFY(writeArchive(zip,
            {{"Connections.csv", list}, {"Comments_77.csv", comments}, {"Calendar.csv", "Owner,Source\n"},
                {"paints.csv", "Colour,Weight\nred,3\n"}, {"letter.txt", "Dear Mara\n"},
                {"photo.csv", QByteArray("\x89PNG\r\n\x1a\n\0\0", 10)}, {"page.html", "<p>"},
                {"guests.xlsx", "PK\x03\x04"}}));
        QCOMPARE(summary(recogniseFiles({zip}).value()),
            (QStringList{u"linkedin-connections x.zip/Connections.csv"_s,
                u"- x.zip/Calendar.csv not needed"_s, u"- x.zip/Comments_77.csv not needed"_s,
                u"- x.zip/guests.xlsx a spreadsheet: save it as CSV and import that"_s,
                u"- x.zip/letter.txt not a list that Kith knows"_s, u"- x.zip/page.html not needed"_s,
                u"- x.zip/paints.csv columns that Kith does not know: Colour, Weight"_s,
                u"- x.zip/photo.csv not a list that Kith knows"_s}));
    }

    void aPreambleMayBeLong_data()
    {
        QTest::addColumn<int>("lines");
        for (const int lines : {0, 1, 3, 9, 40})
            QTest::addRow("%d lines", lines) << lines;
    }
    void aPreambleMayBeLong()
    {
        QFETCH(int, lines);
        const QByteArray bytes = QByteArray("Notes, and more\n").repeated(lines) + list;
        const auto files = recogniseFiles({write(u"any.csv"_s, bytes)});
        QVERIFY2(files.has_value(), qPrintable(files ? QString() : files.error().message));
        DumpingSink sink;
        Progress progress;
        QVERIFY(files->front().importer->read(files->front().file, {}, sink, progress).has_value());
        QCOMPARE(sink.rows(), std::multiset<int>{lines + 2});
    }

    void anEverydayNameMayBeAListOfOnesOwn()
    {
        write(u"mine/Registration.csv"_s, "Name,Email,Company\nMara,m@x.example,Harbour\n");
        write(u"mine/calendar.ics"_s, "BEGIN:VCALENDAR\nEND:VCALENDAR\n");
        write(u"mine/Maps.xls"_s, "Name\tUser ID\tRSVP\nMara\tuser 7\tYes\n");
        QCOMPARE(summary(recogniseFiles({m_dir->filePath(u"mine"_s)}).value()),
            (QStringList{u"icalendar mine/calendar.ics"_s, u"attendees mine/Maps.xls"_s,
                u"attendees mine/Registration.csv"_s}));
    }

    void whatItRecognisesCanBeRead()
    {
        const QString zip = m_dir->filePath(u"x.zip"_s);
        QVERIFY(writeArchive(zip, {{"Connections.csv", list}}));
        const auto files = recogniseFiles({zip});
        DumpingSink sink;
        Progress progress;
        QVERIFY(files->front().importer->read(files->front().file, {}, sink, progress).has_value());
        QCOMPARE(sink.rows(), std::multiset<int>{2});
    }

    void aDamagedMemberIsNamed()
    {
        const QString zip = m_dir->filePath(u"x.zip"_s);
        QByteArray bytes = list;
        for (int i = 0; i < 20'000; ++i)
            bytes += "Guest" + QByteArray::number(i * 7919 % 20011) + ",Number,12 Mar 2021\n";
        QVERIFY(writeArchive(zip, {{"Connections.csv", bytes}}));
        forge(zip, [](QByteArray& packed) {
            packed[packed.size() / 2] = static_cast<char>(~packed[packed.size() / 2]);
        });
        const auto files = recogniseFiles({zip});
        QVERIFY(files.has_value());
        DumpingSink sink;
        Progress progress;
        const Done done = files->front().importer->read(files->front().file, {}, sink, progress);
        QVERIFY(!done);
        QCOMPARE(done.error().code, ErrorCode::Unreadable);
        QCOMPARE(done.error().message,
            u"x.zip/Connections.csv: It cannot be read to its end. Try to copy it anew."_s);
    }

    void saysWhatIsWrong_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<ErrorCode>("code");
        QTest::addColumn<QString>("message");
        QTest::newRow("empty") << u"Connections.csv"_s << QByteArray() << ErrorCode::Unreadable
                               << u"Connections.csv is empty. Export it anew."_s;
        for (const QByteArray& blank : {QByteArray("\n\n \r\n"), QByteArray("\xEF\xBB\xBF")})
            QTest::newRow(blank.toHex().constData()) << u"Connections.csv"_s << blank << ErrorCode::Unreadable
                                                     << u"Connections.csv is empty. Export it anew."_s;
        QTest::newRow("no known header")
            << u"list.csv"_s << QByteArray("Colour,Weight\nred,3\n") << ErrorCode::UnknownFormat
            << u"list.csv has columns that Kith does not know: Colour, Weight."_s;
        QTest::newRow("a table of companies")
            << u"list.csv"_s << QByteArray("Company,Website,Industry\nAcme,acme.example,Software\n")
            << ErrorCode::UnknownFormat
            << u"list.csv has no column of people's names or e-mail addresses. Its columns are: Company, "
               "Website, Industry."_s;
        QTest::newRow("addresses of two, who are each as good")
            << u"list.csv"_s
            << QByteArray("Buyer,Buyer Email,Seller,Seller Email,Position\n"
                          "Ann Kay,ann@x.example,Mia Owner,mia@owner.example,CTO\n")
            << ErrorCode::UnknownFormat
            << u"list.csv tells of several people in each row, and not whom it lists. Its columns are: "
               "Buyer, Buyer Email, Seller, Seller Email, Position."_s;
        QTest::newRow("the address of who looks after firms")
            << u"list.csv"_s
            << QByteArray("Client,Account Manager,Account Manager Email,Position\n"
                          "Acme,Mia Owner,mia@owner.example,CTO\n")
            << ErrorCode::UnknownFormat
            << u"list.csv tells of several people in each row, and not whom it lists. Its columns are: "
               "Client, Account Manager, Account Manager Email, Position."_s;
        QTest::newRow("many columns")
            << u"list.csv"_s << QByteArray("c,").repeated(50) << ErrorCode::UnknownFormat
            << u"list.csv has columns that Kith does not know: "_s + u"c, "_s.repeated(40) + u"…."_s;
        QTest::newRow("no header")
            << u"list.csv"_s << QByteArray("Mara,mara@home.example\nBo,bo@tran.example\n")
            << ErrorCode::UnknownFormat
            << u"list.csv has no header that says what its columns hold. It begins with: Mara, mara@home.example."_s;
        QTest::newRow("no header, and a row without a name")
            << u"list.csv"_s << QByteArray("Mara Lindqvist,mara@home.example\n4711,bo@tran.example\n")
            << ErrorCode::UnknownFormat
            << u"list.csv has no header that says what its columns hold. It begins with: Mara Lindqvist, mara@home.example."_s;
        QTest::newRow("no header, and names in two parts that nothing tells apart")
            << u"list.csv"_s << QByteArray("Mara,Lindqvist,m@home.example\nBo,Tran,b@tran.example\n")
            << ErrorCode::UnknownFormat
            << u"list.csv has no header that says what its columns hold. It begins with: Mara, Lindqvist, m@home.example."_s;
        QTest::newRow("no header, and addresses of two")
            << u"list.csv"_s << QByteArray("Mara Lindqvist,mara@home.example,bo@tran.example\n")
            << ErrorCode::UnknownFormat
            << u"list.csv has no header that says what its columns hold. It begins with: Mara Lindqvist, mara@home.example, bo@tran.example."_s;
        QTest::newRow("a column of addresses")
            << u"list.csv"_s << QByteArray("mara@home.example\nbo@tran.example\n") << ErrorCode::UnknownFormat
            << u"list.csv has no header that says what its columns hold. It begins with: mara@home.example."_s;
        QTest::newRow("a code page") << u"list.csv"_s << QByteArray("Co\xFBleur,Poids\nrouge,3\n")
                                     << ErrorCode::UnknownFormat
                                     << u"list.csv has columns that Kith does not know: Coûleur, Poids. If "
                                        "letters are wrong, save it as “CSV UTF-8” first: Kith guesses "
                                        "its code page."_s;
        QTest::newRow("a text with commas")
            << u"letter.txt"_s << QByteArray("Dear Mara,\nred, green, and blue\nare colours, too\n")
            << ErrorCode::UnknownFormat << u"letter.txt is not a list that Kith knows. "_s + kinds;
        QTest::newRow("a part of a calendar")
            << u"a.ics"_s << QByteArray("BEGIN:VALARM\nTRIGGER;RELATED=START:-PT1H,1\nX;Y=1:2,3\n")
            << ErrorCode::UnknownFormat << u"a.ics is not a list that Kith knows. "_s + kinds;
        QTest::newRow("a text") << u"letter.txt"_s << QByteArray("Dear Mara\n") << ErrorCode::UnknownFormat
                                << u"letter.txt is not a list that Kith knows. "_s + kinds;
        QTest::newRow("binary")
            << u"photo.csv"_s << QByteArray("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16) << ErrorCode::UnknownFormat
            << u"photo.csv is not a list that Kith can read. Save a spreadsheet as CSV first. "_s + kinds;
        QTest::newRow("noise")
            << u"data.bin"_s << QByteArray("\x01\x02\x03\x04\x05\x06\x07").repeated(50)
            << ErrorCode::UnknownFormat
            << u"data.bin is not a list that Kith can read. Save a spreadsheet as CSV first. "_s + kinds;
        QTest::newRow("not a zip") << u"export.zip"_s << QByteArray("<html>Sign in</html>")
                                   << ErrorCode::Damaged
                                   << u"export.zip is not a zip archive. Download it again."_s;
        QTest::newRow("half a zip") << u"export.zip"_s << QByteArray("PK\x03\x04 and no more")
                                    << ErrorCode::Damaged
                                    << u"export.zip is cut short or damaged. Download it again."_s;
        QTest::newRow("of no use")
            << u"Comments.csv"_s << QByteArray("Date,Link,Message\n") << ErrorCode::UnknownFormat
            << u"Comments.csv belongs to a LinkedIn archive but tells nothing about your "
               "contacts. Import the whole archive, or Connections.csv."_s;
    }
    void saysWhatIsWrong()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, bytes);
        QFETCH(ErrorCode, code);
        QFETCH(QString, message);
        const auto files = recogniseFiles({write(name, bytes)});
        QVERIFY(!files.has_value());
        QCOMPARE(files.error().message, message);
        QCOMPARE(files.error().code, code);
    }

    void readsWhatTheUserMaps()
    {
        const QString path = write(u"list.csv"_s, "Wer,Colour\nMara,red\n");
        QCOMPARE(summary(recogniseFiles({path}, {{u"wer"_s, ListField::Name}}).value()),
            QStringList{u"table list.csv"_s});
        // What nothing is mapped in stays what it is.
        QCOMPARE(
            summary(recogniseFiles({path, write(u"Connections.csv"_s, list)}, {{u"Wer"_s, ListField::Name}})
                        .value()),
            (QStringList{u"linkedin-connections Connections.csv"_s, u"table list.csv"_s}));
    }

    void whatCannotBeReadIsLeftOut()
    {
        const auto files = recogniseFiles({write(u"list.csv"_s, "Colour,Weight\nred,3\n"),
            write(u"Connections.csv"_s, list), u"/nowhere.csv"_s});
        QCOMPARE(files->size(), 3U);
        QCOMPARE(files->at(0).file.name, u"Connections.csv"_s);
        QVERIFY(!files->at(0).error);
        QCOMPARE(
            files->at(1).error->message, u"list.csv has columns that Kith does not know: Colour, Weight."_s);
        QVERIFY(files->at(1).isUnknownTable);
        QCOMPARE(files->at(2).error->code, ErrorCode::NotFound);
        QVERIFY(!files->at(2).isUnknownTable);
    }

    void headersAreMappedByThemselves()
    {
        const QString one = write(u"one.csv"_s, "Wer,Colour\nMara,red\n");
        const QString other = write(u"other.csv"_s, "Wer,Weight\nWillem,3\n");
        const HeaderMaps maps{{headerKey({"wer", "weight"}), {{u"Wer"_s, ListField::Family}}}};
        const auto files = lookAtFiles({one, other}, {}, maps);
        QCOMPARE(summary(files), (QStringList{u"table other.csv"_s, u"- one.csv"_s}));
        QCOMPARE(files[0].map, (ColumnMap{{u"Wer"_s, ListField::Family}}));
    }

    void saysWhatCannotBeMapped()
    {
        const ColumnMap map{{u"Wen"_s, ListField::Name}};
        const auto unknownFile = recogniseFiles({write(u"list.csv"_s, "Wer,Colour\nMara,red\n")}, map);
        QCOMPARE(unknownFile.error().code, ErrorCode::Invalid);
        QCOMPARE(unknownFile.error().message,
            u"list.csv has no column “Wen”. Its columns are: Wer, Colour. "_s + howToMap());

        const auto knownFile = recogniseFiles({write(u"people.csv"_s, "Full name,Colour\nMara,red\n")}, map);
        QCOMPARE(knownFile.error().message,
            u"people.csv has no column “Wen”. Its columns are: Full name, Colour. "_s + howToMap());

        const QString connections = write(u"Connections.csv"_s, list);
        QCOMPARE(recogniseFiles({connections}, map).error().message,
            u"There is no table with a column “Wen” among the files."_s);
        QCOMPARE(recogniseFiles({connections}, {{u"First Name"_s, ListField::Name}}).error().message,
            u"Connections.csv is a file whose columns Kith knows (LinkedIn connections). Import it without --map."_s);
    }

    void saysWhatIsWrongWithPlaces()
    {
        const auto missing = recogniseFiles({u"/nowhere/Connections.csv"_s});
        QCOMPARE(missing.error().code, ErrorCode::NotFound);
        QCOMPARE(missing.error().message,
            u"There is no file /nowhere/Connections.csv. Look at its name and folder."_s);

        const auto device = recogniseFiles({u"/dev/null"_s});
        QCOMPARE(device.error().message, u"/dev/null is not a file."_s);

        QVERIFY(QDir(m_dir->path()).mkdir(u"empty"_s));
        const auto empty = recogniseFiles({m_dir->filePath(u"empty"_s)});
        QCOMPARE(empty.error().code, ErrorCode::UnknownFormat);
        QCOMPARE(empty.error().message,
            u"empty holds no file that Kith knows. In a LinkedIn archive there is a Connections.csv."_s);

        const QString zip = m_dir->filePath(u"x.zip"_s);
        QVERIFY(writeArchive(zip, {{"photo.jpg", "x"}}));
        QCOMPARE(recogniseFiles({zip}).error().message,
            u"x.zip holds no file that Kith knows. In a LinkedIn archive there is a Connections.csv."_s);
        QVERIFY(writeArchive(zip, {{"inner.zip", "PK\x03\x04"}}));
        QCOMPARE(recogniseFiles({zip}).error().message,
            u"x.zip holds another archive. Unpack it and import what it holds."_s);
        QVERIFY(writeArchive(zip, {{"xl/workbook.xml", "<x/>"}}));
        QCOMPARE(recogniseFiles({zip}).error().message,
            u"x.zip is a spreadsheet. Save it as CSV and import that."_s);
        QVERIFY(writeArchive(zip, {{"Connections.csv", list}, {"../Connections.csv", list}}));
        QCOMPARE(recogniseFiles({zip}).error().code, ErrorCode::Unsafe);
    }

    void aFileThatMayNotBeReadIsNamed()
    {
        const QString path = write(u"Connections.csv"_s, list);
        QVERIFY(QFile::setPermissions(path, {}));
        if (QFile file(path); file.open(QIODevice::ReadOnly))
            QSKIP("this user may read everything");
        QCOMPARE(recogniseFiles({path}).error().message,
            u"Connections.csv cannot be opened. Look whether you may read it."_s);
    }

    void namesAreReducedToTheirStem_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("stem");
        const auto add = [](const char* name, const char* stem) {
            QTest::newRow(name) << QString::fromLatin1(name) << QString::fromLatin1(stem);
        };
        add("Member_Follows_12345.csv", "memberfollows");
        add("Company Follows.csv", "companyfollows");
        add("Connections (1).csv", "connections");
        add("Jobs/Saved Jobs.csv", "savedjobs");
        add("Receipts_v2.csv", "receiptsv2");
        add("Responses-2.CSV", "responses");
        add("2024.csv", "2024");
        add("_1.csv", "");
        add("(1)", "");
        add("", "");
    }
    void namesAreReducedToTheirStem()
    {
        QFETCH(QString, name);
        InputFile file;
        file.name = name;
        QTEST(file.stem(), "stem");
    }

    // 208 headers of seven archives, 2018 to 2026.
    void knowsTheFilesOfEveryEra()
    {
        const QString path = corpusPath(u"linkedin/linkedin-real-structure/headers.tsv"_s);
        if (path.isEmpty())
            QSKIP("the corpus is not here");
        const QStringList rows = QString::fromUtf8(readFile(path)).split(u'\n', Qt::SkipEmptyParts).mid(1);
        QCOMPARE(rows.size(), 208);
        QStringList wrong;
        for (const QString& row : rows) {
            if (const QString complaint = complaintAbout(row.split(u'\t')); !complaint.isEmpty())
                wrong += complaint + u" in: "_s + row;
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    }

    void readsTheCorpus_data()
    {
        QTest::addColumn<QString>("path");
        const QString folder = corpusPath(u"linkedin"_s);
        if (folder.isEmpty())
            QSKIP("the corpus is not here");
        QTest::newRow("a whole archive") << folder + u"/linkedin-export-viewer/fixtures/sample_export.zip"_s;
        QTest::newRow("another column order") << folder + u"/labeldekho-linkedin/tests/fixtures"_s;
    }
    void readsTheCorpus()
    {
        QFETCH(QString, path);
        const auto files = recogniseFiles({path});
        QVERIFY2(files.has_value(), qPrintable(files ? QString() : files.error().message));
        for (const RecognisedFile& file : *files) {
            if (file.importer == nullptr)
                continue;
            DumpingSink sink;
            Progress progress;
            const Done done = file.importer->read(file.file, {}, sink, progress);
            QVERIFY2(done.has_value(), qPrintable(file.file.displayName()));
            QCOMPARE(sink.complaints(), QStringList());
            const auto size = [&sink](const QString& key) { return sink.json()[key].toArray().size(); };
            qInfo("%s: %lld records, %lld of the owner, %lld rejected, %lld issues",
                qPrintable(file.file.name), static_cast<long long>(size(u"records"_s)),
                static_cast<long long>(size(u"owner"_s)), static_cast<long long>(size(u"rejected"_s)),
                static_cast<long long>(size(u"issues"_s)));
        }
    }

    void damageNeverCrashesAndEveryRowIsAccountedFor()
    {
        const QByteArray bytes = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
            + QByteArray("Mara,Lindqvist,https://www.linkedin.com/in/mara-fiction,,\"Nordwind, "
                         "Inc.\",Head,12 Mar 2021\n")
                  .repeated(6);
        const bool holds = rc::check("rows are in one place each", [&bytes] {
            QByteArray damaged = bytes;
            const auto places
                = *rc::gen::container<std::vector<int>>(rc::gen::inRange(70, static_cast<int>(bytes.size())));
            for (const int place : places)
                damaged[place] = *rc::gen::element('"', ',', '\n', '\xFF', '\0', 'x', '\r');
            const InputFile file = fileInMemory(u"Connections.csv"_s, damaged);
            DumpingSink sink;
            Progress progress;
            const Done done = importer(u"linkedin-connections")->read(file, {}, sink, progress);
            RC_ASSERT(done.has_value());
            RC_ASSERT(sink.complaints().isEmpty());
            RC_ASSERT(!sink.rows().empty());
        });
        QVERIFY(holds);
    }

private:
    // What is wrong with how a file, made as that row of headers.tsv says, is recognised and read.
    QString complaintAbout(const QStringList& row)
    {
        const QString name = row[1].mid(row[1].lastIndexOf(u'/') + 1);
        const QString path = write(name, synthesised(row));
        const auto files = recogniseFiles({path, write(u"zzz/Positions.csv"_s, positions())});
        if (!files)
            return files.error().message;
        const auto found = std::ranges::find_if(
            *files, [&path](const RecognisedFile& one) { return one.file.path == path; });
        if (found == files->end())
            return u"lost"_s;
        const Importer* importer = found->importer;
        const QString format = importer == nullptr ? QString() : QString(importer->format());
        if (format != formatOf(name))
            return u"read as “%1”"_s.arg(format);
        if (importer == nullptr)
            return found->note == u"not needed"_s ? QString() : found->note;
        DumpingSink sink;
        Progress progress;
        if (const Done done = importer->read(found->file, {}, sink, progress); !done)
            return done.error().message;
        // The one data row ends somewhere.
        return sink.rows().size() == 1 ? sink.complaints().join(u' ') : u"rows are lost"_s;
    }

    static QByteArray positions() { return "Company Name,Title,Started On\nAcme,Analyst,2015\n"; }

    QString write(const QString& name, const QByteArray& bytes)
    {
        const QString path = m_dir->filePath(name);
        QDir().mkpath(QFileInfo(path).path());
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write %s", qPrintable(path));
        return path;
    }

    std::unique_ptr<QTemporaryDir> m_dir;
};

QTEST_APPLESS_MAIN(TestRecogniseFiles)
#include "tst_recognisefiles.moc"
