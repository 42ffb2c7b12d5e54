#include "tests/support/testdata.h"

#include <QDir>
#include <QDirIterator>
#include <QHash>
#include <QLibraryInfo>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace
{

struct Include {
    QString file; // from the top folder, such as "core/model/fact.h"
    int line = 0;
    QString target; // as written between the quotes or brackets
    bool quoted = false;
};

// "core/model/fact.h" is in the room "core/model", "app/commands/import.cpp" in "app". Files of ui outside a
// room (the main window) are in "ui/shell", which alone knows all rooms of ui.
QString roomOf(const QString& file)
{
    const QStringList parts = file.split(u'/');
    if (parts.first() == "app"_L1)
        return parts.first();
    if (parts.size() < 3)
        return parts.first() + "/shell"_L1;
    return parts[0] + u'/' + parts[1];
}

// Which rooms a room may include beside itself.
bool mayInclude(const QString& room, const QString& other)
{
    static const QStringList belowBook
        = {u"core/importing"_s, u"core/matching"_s, u"core/detecting"_s, u"core/advising"_s,
            u"core/drafting"_s, u"core/planning"_s, u"core/exporting"_s, u"core/browsing"_s, u"core/store"_s};
    if (room == other || room == "app"_L1)
        return true;
    if (room == "core/base"_L1)
        return false;
    if (room == "core/model"_L1)
        return other == "core/base"_L1;
    if (belowBook.contains(room))
        return other == "core/base"_L1 || other == "core/model"_L1;
    if (room == "core/book"_L1)
        return other.startsWith("core/"_L1);
    static const QStringList underUi = {u"core/book"_s, u"core/model"_s, u"core/base"_s};
    if (room == "ui/shell"_L1)
        return other.startsWith("ui/"_L1) || underUi.contains(other);
    if (room.startsWith("ui/"_L1))
        return other == "ui/shared"_L1 || underUi.contains(other);
    return false;
}

// The Qt module that a header belongs to, by where it is installed; empty: not Qt's. <QtSql/QSqlQuery> and
// <QSqlQuery> are both QtSql's.
QString qtModuleOf(const QString& target)
{
    static const QHash<QString, QString> modules = [] {
        QHash<QString, QString> found;
        const QDir headers(QLibraryInfo::path(QLibraryInfo::HeadersPath));
        const QStringList folders = headers.entryList({u"Qt*"_s}, QDir::Dirs);
        for (const QString& module : folders) {
            const QStringList files = QDir(headers.filePath(module)).entryList(QDir::Files);
            for (const QString& file : files)
                found.insert(file, module);
        }
        return found;
    }();
    if (target.startsWith("Qt"_L1) && target.contains(u'/'))
        return target.section(u'/', 0, 0);
    return modules.value(target);
}

// Why a file may not use this header of Qt's or the system's; empty: it may.
QString objectionToLibrary(const QString& file, const QString& target)
{
    const QString room = roomOf(file);
    const QString module = qtModuleOf(target);
    if (module == "QtNetwork"_L1 || module == "QtWebSockets"_L1)
        return u"Kith never opens a network connection"_s;
    if (module == "QtSql"_L1 && room != "core/store"_L1)
        return u"only core/store sees QtSql"_s;
    if (!module.isEmpty() && room.startsWith("core/"_L1)) {
        static const QStringList allowed = {u"QtCore"_s, u"QtSql"_s, u"QtConcurrent"_s};
        if (!allowed.contains(module))
            return u"core does without "_s + module;
        if (module == "QtConcurrent"_L1 && room != "core/book"_L1)
            return u"in core only the book starts threads"_s;
    }
    static const QSet<QString> sockets
        = {u"sys/socket.h"_s, u"netinet/in.h"_s, u"arpa/inet.h"_s, u"netdb.h"_s, u"curl/curl.h"_s};
    if (sockets.contains(target))
        return u"Kith never opens a network connection"_s;
    if (target.startsWith("sqlite3"_L1) && room != "core/store"_L1)
        return u"only core/store sees SQLite"_s;
    if ((target == "zip.h"_L1 || target.startsWith("libical/"_L1)) && room != "core/importing"_L1)
        return u"only core/importing reads archives and calendars"_s;
    return {};
}

// Why an include breaks the table of rooms; empty: it does not.
QString objection(const Include& include)
{
    if (!include.quoted)
        return objectionToLibrary(include.file, include.target);
    static const QRegularExpression fromTheTop(u"^(core|ui|app)/"_s);
    if (include.target.endsWith(".moc"_L1))
        return {};
    if (!fromTheTop.match(include.target).hasMatch() || include.target.contains(".."_L1))
        return u"includes in quotes start at the top folder"_s;
    if (!mayInclude(roomOf(include.file), roomOf(include.target)))
        return u"%1 may not include %2"_s.arg(roomOf(include.file), roomOf(include.target));
    return {};
}

QDir top()
{
    return QDir(QStringLiteral(KITH_SOURCE_DIR));
}

QStringList sourcesBelow(const QString& folder)
{
    QStringList files;
    QDirIterator found(
        top().filePath(folder), {u"*.h"_s, u"*.cpp"_s}, QDir::Files, QDirIterator::Subdirectories);
    while (found.hasNext())
        files += top().relativeFilePath(found.next());
    files.sort();
    return files;
}

QList<Include> includesOf(const QString& file)
{
    static const QRegularExpression directive(u"^\\s*#\\s*include\\s*([<\"])([^>\"]+)[>\"]"_s);
    QList<Include> includes;
    const QStringList lines = QString::fromUtf8(kith::test::readFile(top().filePath(file))).split(u'\n');
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const QRegularExpressionMatch match = directive.match(lines[i]);
        if (match.hasMatch())
            includes += {file, int(i) + 1, match.captured(2), match.captured(1) == "\""_L1};
    }
    return includes;
}

// The ids that the format() functions below a folder return.
QStringList formatsBelow(const QString& folder)
{
    static const QRegularExpression function(u"\\bformat\\(\\) const[^{;]*\\{([^}]*)\\}"_s);
    static const QRegularExpression literal(u"\"([a-z0-9-]+)\""_s);
    QStringList formats;
    const QStringList files = sourcesBelow(folder);
    for (const QString& file : files) {
        const QString text = QString::fromUtf8(kith::test::readFile(top().filePath(file)));
        for (auto body = function.globalMatch(text); body.hasNext();) {
            const QString inside = body.next().captured(1);
            for (auto id = literal.globalMatch(inside); id.hasNext();)
                formats += id.next().captured(1);
        }
    }
    formats.removeDuplicates();
    return formats;
}

} // namespace

// Reads the includes of the program and holds them against the table of rooms in the README: link rules alone
// do not stop a header of another room or of another Qt module.
class TestIncludes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void objectsToWhatTheTableForbids_data();
    void objectsToWhatTheTableForbids();
    void everyIncludeKeepsToTheTable_data();
    void everyIncludeKeepsToTheTable();
    void everyTypeHasANameOfItsOwn();
    void everyFormatHasExamples_data();
    void everyFormatHasExamples();
};

void TestIncludes::objectsToWhatTheTableForbids_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("target");
    QTest::addColumn<bool>("quoted");
    QTest::addColumn<QString>("expected");

    const auto row = [](const char* file, const char* target, bool quoted, const char* expected) {
        QTest::addRow("%s includes %s", file, target)
            << QString::fromLatin1(file) << QString::fromLatin1(target) << quoted
            << QString::fromLatin1(expected);
    };
    row("core/base/text.h", "core/model/fact.h", true, "core/base may not include core/model");
    row("core/model/fact.h", "core/base/text.h", true, "");
    row("core/matching/namekey.h", "core/store/contacts.h", true, "core/matching may not include core/store");
    row("core/matching/namekey.h", "core/matching/mergeplan.h", true, "");
    row("core/importing/linkedin/connections.h", "core/importing/importer.h", true, "");
    row("core/book/readbook.h", "core/store/contacts.h", true, "");
    row("core/book/readbook.h", "ui/shared/icons.h", true, "core/book may not include ui/shared");
    row("ui/contacts/list.h", "core/store/contacts.h", true, "ui/contacts may not include core/store");
    row("ui/contacts/list.h", "ui/advising/page.h", true, "ui/contacts may not include ui/advising");
    row("ui/contacts/list.h", "ui/shared/icons.h", true, "");
    row("ui/shared/icons.h", "ui/contacts/list.h", true, "ui/shared may not include ui/contacts");
    row("ui/shell/sidebar.h", "ui/contacts/list.h", true, "");
    row("ui/mainwindow.h", "ui/contacts/list.h", true, "");
    row("ui/contacts/list.h", "ui/mainwindow.h", true, "ui/contacts may not include ui/shell");
    row("ui/mainwindow.h", "app/openbook.h", true, "ui/shell may not include app");
    row("app/main.cpp", "core/store/database.h", true, "");
    row("core/model/fact.cpp", "fact.h", true, "includes in quotes start at the top folder");
    row("core/model/fact.cpp", "core/model/../store/database.h", true,
        "includes in quotes start at the top folder");
    row("core/book/addressbook.cpp", "addressbook.moc", true, "");
    row("core/model/fact.h", "QDate", false, "");
    row("core/model/fact.h", "QtCore/QDate", false, "");
    row("core/model/fact.h", "QColor", false, "core does without QtGui");
    row("core/model/fact.h", "QtWidgets/QWidget", false, "core does without QtWidgets");
    row("core/model/fact.h", "qwidget.h", false, "core does without QtWidgets");
    row("core/model/fact.h", "QtConcurrent", false, "in core only the book starts threads");
    row("core/book/readbook.cpp", "QSqlQuery", false, "only core/store sees QtSql");
    row("ui/contacts/list.cpp", "QtSql/QSqlTableModel", false, "only core/store sees QtSql");
    row("core/store/statement.cpp", "QSqlQuery", false, "");
    row("core/store/journal.cpp", "sqlite3.h", false, "");
    row("app/main.cpp", "sqlite3.h", false, "only core/store sees SQLite");
    row("app/main.cpp", "QLocalSocket", false, "Kith never opens a network connection");
    row("ui/mainwindow.cpp", "QtNetwork/QNetworkAccessManager", false,
        "Kith never opens a network connection");
    row("app/main.cpp", "sys/socket.h", false, "Kith never opens a network connection");
    row("core/exporting/csv.cpp", "zip.h", false, "only core/importing reads archives and calendars");
    row("ui/contacts/list.cpp", "QTableView", false, "");
    row("core/base/text.cpp", "algorithm", false, "");
}

void TestIncludes::objectsToWhatTheTableForbids()
{
    QFETCH(QString, file);
    QFETCH(QString, target);
    QFETCH(bool, quoted);
    QFETCH(QString, expected);
    QCOMPARE(objection({file, 1, target, quoted}), expected);
}

void TestIncludes::everyIncludeKeepsToTheTable_data()
{
    QTest::addColumn<QString>("folder");
    for (const char* folder : {"core", "ui", "app"})
        QTest::newRow(folder) << QString::fromLatin1(folder);
}

void TestIncludes::everyIncludeKeepsToTheTable()
{
    QFETCH(QString, folder);
    const QStringList files = sourcesBelow(folder);
    QVERIFY2(!files.isEmpty(), "there is nothing to read");

    QStringList objections;
    for (const QString& file : files) {
        const QList<Include> includes = includesOf(file);
        for (const Include& include : includes) {
            const QString why = objection(include);
            if (!why.isEmpty())
                objections += u"%1:%2: \"%3\": %4"_s.arg(file).arg(include.line).arg(include.target, why);
            else if (include.quoted && !include.target.endsWith(".moc"_L1) && !top().exists(include.target))
                objections += u"%1:%2: there is no %3"_s.arg(file).arg(include.line).arg(include.target);
        }
    }
    QVERIFY2(objections.isEmpty(), qPrintable(u'\n' + objections.join(u'\n')));
}

// Two types of one name are one to the linker: one room's then runs the other's code.
void TestIncludes::everyTypeHasANameOfItsOwn()
{
    static const QRegularExpression declared(
        u"^(?:namespace ([\\w:]+)|(?:class|struct|enum class) (\\w+)(?: final)?(?: : [^;]*)?(?: \\{.*)?)$"_s,
        QRegularExpression::MultilineOption);
    QHash<QString, QString> places;
    QStringList twice;
    for (const QString& folder : {u"core"_s, u"ui"_s, u"app"_s}) {
        const QStringList files = sourcesBelow(folder).filter(QRegularExpression(u"\\.h$"_s));
        for (const QString& file : files) {
            const QString text = QString::fromUtf8(kith::test::readFile(top().filePath(file)));
            QString space;
            for (auto found = declared.globalMatch(text); found.hasNext();) {
                const QRegularExpressionMatch match = found.next();
                if (match.hasCaptured(1)) {
                    space = match.captured(1);
                    continue;
                }
                const QString name = space + u"::"_s + match.captured(2);
                if (places.contains(name))
                    twice += name + u" in "_s + places.value(name) + u" and "_s + file;
                places.insert(name, file);
            }
        }
    }
    QVERIFY2(places.size() > 100, "hardly any type was found: has their form changed?");
    QVERIFY2(twice.isEmpty(), qPrintable(twice.join(u'\n')));
}

void TestIncludes::everyFormatHasExamples_data()
{
    QTest::addColumn<QString>("room");
    QTest::newRow("importing") << u"importing"_s;
    QTest::newRow("exporting") << u"exporting"_s;
}

void TestIncludes::everyFormatHasExamples()
{
    QFETCH(QString, room);
    const QStringList formats = formatsBelow("core/"_L1 + room);
    QVERIFY2(!formats.isEmpty(), "no format() was found: has its form changed?");

    QStringList lacking;
    for (const QString& format : formats) {
        const QString folder = kith::test::dataPath(room + u'/' + format);
        if (QDir(folder).isEmpty(QDir::AllEntries | QDir::NoDotAndDotDot))
            lacking += folder;
    }
    QVERIFY2(lacking.isEmpty(), qPrintable(u"without examples:\n"_s + lacking.join(u'\n')));
}

QTEST_APPLESS_MAIN(TestIncludes)
#include "tst_includes.moc"
