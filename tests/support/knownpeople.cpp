#include "tests/support/knownpeople.h"

#include <QDate>
#include <QLocale>
#include <QRandomGenerator>
#include <QSet>
#include <QStringList>

#include <array>
#include <iterator>

namespace kith::test
{
namespace
{

using namespace Qt::StringLiterals;

struct Given {
    QStringView name;
    QStringView familiar; // what friends say
};
constexpr std::array<Given, 20> givenNames{{{u"Robert", u"Bob"}, {u"Katarzyna", u"Kasia"},
    {u"Elizabeth", u"Liz"}, {u"William", u"Bill"}, {u"Francisco", u"Paco"}, {u"Johannes", u"Hans"},
    {u"Margaret", u"Peggy"}, {u"Giuseppe", u"Beppe"}, {u"Søren", {}}, {u"Zoë", {}}, {u"Ngozi", {}},
    {u"Haruka", {}}, {u"José", u"Pepe"}, {u"Małgorzata", u"Gosia"}, {u"Jürgen", {}}, {u"Aoife", {}},
    {u"Alexandra", u"Sasha"}, {u"Michael", u"Mike"}, {u"Thomas", u"Tom"}, {u"Beatrix", {}}}};

// A name as it is written at home, and in a profile in English.
struct Elsewhere {
    QStringView name;
    QStringView latin;
};
struct Script {
    std::array<Elsewhere, 6> given;
    std::array<Elsewhere, 6> family;
};
constexpr std::array<Script, 4> scripts{{
    {{{{u"Юлия", u"Yulia"}, {u"Сергей", u"Sergey"}, {u"Дмитрий", u"Dmitry"}, {u"Олена", u"Olena"},
         {u"Александр", u"Alexander"}, {u"Евгений", u"Evgeny"}}},
        {{{u"Щербакова", u"Shcherbakova"}, {u"Жуков", u"Zhukov"}, {u"Рябинин", u"Ryabinin"},
            {u"Ковальчук", u"Kovalchuk"}, {u"Чайковский", u"Tchaikovsky"}, {u"Хрущёва", u"Khrushcheva"}}}},
    {{{{u"Γιώργος", u"Giorgos"}, {u"Ελένη", u"Eleni"}, {u"Νίκος", u"Nikos"}, {u"Χρήστος", u"Christos"},
         {u"Μαρία", u"Maria"}, {u"Δημήτρης", u"Dimitris"}}},
        {{{u"Παπαδάκης", u"Papadakis"}, {u"Μαυρίδου", u"Mavridou"}, {u"Βλάχος", u"Vlachos"},
            {u"Οικονόμου", u"Oikonomou"}, {u"Καραγιάννης", u"Karagiannis"}, {u"Θεοδώρου", u"Theodorou"}}}},
    {{{{u"أحمد", u"Ahmed"}, {u"يوسف", u"Yousef"}, {u"فاطمة", u"Fatima"}, {u"مريم", u"Maryam"},
         {u"خالد", u"Khaled"}, {u"سارة", u"Sara"}}},
        {{{u"منصور", u"Mansour"}, {u"الحسن", u"Alhassan"}, {u"خوري", u"Khoury"}, {u"حداد", u"Haddad"},
            {u"ناصر", u"Nasser"}, {u"سالم", u"Salem"}}}},
    {{{{u"מרים", u"Miriam"}, {u"דוד", u"David"}, {u"יוסף", u"Yosef"}, {u"רחל", u"Rachel"}, {u"נועם", u"Noam"},
         {u"תמר", u"Tamar"}}},
        {{{u"שלו", u"Shalev"}, {u"לוי", u"Levy"}, {u"מזרחי", u"Mizrahi"}, {u"פרץ", u"Peretz"},
            {u"כהן", u"Cohen"}, {u"ברק", u"Barak"}}}},
}};
constexpr std::array<QStringView, 24> stems{u"Fern", u"Brzo", u"Müller", u"Okon", u"Castell", u"Heems",
    u"Lind", u"Tana", u"O'Dwy", u"Rosn", u"Dal", u"Ahl", u"Vester", u"Quint", u"Harrow", u"Jask", u"Novo",
    u"Peters", u"Guldb", u"Wester", u"Árna", u"Ibar", u"Sandm", u"Treb"};
constexpr std::array<QStringView, 14> ends{u"castle", u"zowska", u"skjöld", u"jorie", u"nou", u"kerk",
    u"qvist", u"kamori", u"erson", u"au", u"gaard", u"berg", u"rup", u"inska"};
constexpr std::array<QStringView, 9> commonNames{u"Maria Garcia", u"John Smith", u"Anna Müller", u"Wei Wang",
    u"Mohammed Ali", u"David Cohen", u"Priya Sharma", u"Peter Jensen", u"Ana Silva"};
constexpr std::array<QStringView, 10> titles{u"Data Engineer", u"Nurse", u"Teacher", u"Sales Director",
    u"Controller", u"Designer", u"Head of Engineering", u"Researcher", u"Architect", u"Consultant"};
constexpr std::array<QStringView, 8> branches{
    u"Systems", u"Analytics", u"Works", u"Energy", u"Foods", u"Media", u"Robotics", u"Health"};
constexpr QStringView largeEmployer = u"Globex Industries";

struct Person {
    int number = 0;
    QString given, family;
    QString givenElsewhere, familyElsewhere; // another script, or empty
    QString familiar;
    QString employer, title;
    QString mailbox; // of one's own
    QString ownEmail;
    QString email; // the same, or the office's
    QString phone;
    QString slug;
    QDate connected;
    bool namesake = false;
};

// What a line of an address book holds.
struct Line {
    QString given, family;
    QString employer, title, email, phone, profile;
    QString how = u"as it is"_s;
};

class Maker
{
public:
    explicit Maker(quint32 seed) : m_random(seed) { }

    KnownPeople make(int families)
    {
        for (int family = 0; family < families; ++family)
            addFamily(family);
        for (const QStringView name : commonNames)
            addNamesakes(name.toString());
        m_linkedIn = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n";
        m_google
            = "First Name,Last Name,Organization Name,Organization Title,E-mail 1 - Label,E-mail 1 - Value,"
              "Phone 1 - Label,Phone 1 - Value\n";
        for (const Person& person : m_people)
            enter(person);
        return {{{u"Connections.csv"_s, m_linkedIn, m_linkedInEntries},
            {u"google.csv"_s, m_google, m_googleEntries}, {u"cards.vcf"_s, m_cards, m_cardEntries}}};
    }

private:
    int upTo(int most) { return static_cast<int>(m_random.bounded(most)); }
    bool chance(int percent) { return upTo(100) < percent; }
    template <size_t size>
    QString pick(const std::array<QStringView, size>& from)
    {
        return from[static_cast<size_t>(upTo(static_cast<int>(size)))].toString();
    }

    // A couple with one telephone, or one person.
    void addFamily(int number)
    {
        Person one = somebody();
        one.family = stems[static_cast<size_t>(number) % stems.size()].toString()
            + ends[static_cast<size_t>(number) / stems.size() % ends.size()].toString();
        if (number % 8 == 0) {
            const size_t at = static_cast<size_t>(number / 8);
            const Script& script = scripts[at % 2 == 0 ? 0 : at / 2 % scripts.size()];
            const Elsewhere& given = script.given[at / 2 % script.given.size()];
            const Elsewhere& family = script.family[(at / 2 + at / 12) % script.family.size()];
            one.given = given.latin.toString();
            one.givenElsewhere = given.name.toString();
            one.familiar.clear();
            one.family = family.latin.toString();
            one.familyElsewhere = family.name.toString();
        }
        finish(one);
        if (number % 10 == 7) { // two of an office have its address
            Person colleague = somebody();
            colleague.family = pick(stems) + pick(ends);
            colleague.employer = one.employer;
            finish(colleague);
            for (const size_t back : {1, 2})
                m_people[m_people.size() - back].email = u"info@office%1.example"_s.arg(number);
        }
        if (number % 10 == 5) {
            Person other = somebody();
            while (other.given == one.given)
                other = somebody();
            other.family = one.family;
            finish(other);
            m_people.back().phone = one.phone;
        }
    }
    void addNamesakes(const QString& name)
    {
        for (int count = 4 + upTo(4); count > 0; --count) {
            Person person = somebody();
            person.given = name.section(u' ', 0, 0);
            person.family = name.section(u' ', 1);
            person.familiar.clear();
            if (chance(60))
                person.employer = largeEmployer.toString();
            person.namesake = true;
            finish(person);
        }
    }
    Person somebody()
    {
        Person person;
        const Given& given = givenNames[static_cast<size_t>(upTo(static_cast<int>(givenNames.size())))];
        person.given = given.name.toString();
        person.familiar = given.familiar.toString();
        person.employer = chance(15) ? largeEmployer.toString() : pick(stems) + u' ' + pick(branches);
        person.title = pick(titles);
        return person;
    }
    void finish(Person person)
    {
        person.number = static_cast<int>(m_people.size());
        const QString ascii = plain(person.given) + u'.' + plain(person.family);
        person.mailbox = m_mailboxes.contains(ascii) ? ascii + QString::number(person.number) : ascii;
        m_mailboxes.insert(ascii);
        person.ownEmail = person.mailbox + u"@post%1.example"_s.arg(person.number % 7);
        person.email = person.ownEmail;
        person.phone = u"+44 20 7%1"_s.arg(1'000'000 + person.number * 7919 % 8'999'999);
        person.slug = u"%1-%2"_s.arg(ascii).arg(person.number, 0, 16);
        person.connected = QDate(2018, 1, 1).addDays(person.number * 37 % 3000);
        m_people.push_back(person);
    }
    static QString plain(const QString& name)
    {
        QString out;
        for (const QChar c : name.normalized(QString::NormalizationForm_KD).toLower()) {
            if (c >= u'a' && c <= u'z')
                out += c;
            else if (c == u'ø')
                out += u'o';
            else if (c == u'ł')
                out += u'l';
        }
        return out;
    }

    void enter(const Person& person)
    {
        const bool linkedIn = chance(85);
        const bool google = chance(60);
        if (linkedIn)
            addLinkedIn(person);
        if (google)
            addGoogle(person, damaged(person));
        if (chance(45) || (!linkedIn && !google))
            addCard(person, damaged(person));
    }

    // The line as somebody else's address book has it.
    Line damaged(const Person& person)
    {
        Line line{.given = person.given,
            .family = person.family,
            .employer = person.employer,
            .title = person.title,
            .email = person.email,
            .phone = chance(50) ? person.phone : QString(),
            .profile = {}};
        if (chance(25)) // an older address, elsewhere
            line.email = u"%1@old%2.example"_s.arg(person.mailbox).arg(person.number % 5);
        else if (chance(20))
            line.email = u"p%1@own%1.example"_s.arg(person.number);
        if (chance(40))
            line.title.clear();
        if (person.namesake)
            return line;
        if (!person.givenElsewhere.isEmpty()) {
            if (chance(50)) {
                line.given = person.givenElsewhere;
                line.family = person.familyElsewhere;
                line.how = u"another script"_s;
            }
            return line;
        }
        change(line, person);
        return line;
    }
    void change(Line& line, const Person& person)
    {
        switch (upTo(16)) {
        case 0:
        case 1:
            if (!person.familiar.isEmpty()) {
                line.given = person.familiar;
                line.how = u"nickname"_s;
            }
            break;
        case 2: // the new name beside the old one
            line.family += u'-' + pick(stems) + pick(ends);
            line.how = u"double name"_s;
            break;
        case 3: // the new name, and the old one in brackets
            line.family = pick(stems) + pick(ends) + u" ("_s + line.family + u')';
            line.how = u"maiden name in brackets"_s;
            break;
        case 4: // the new name, at the old address
            line.family = pick(stems) + pick(ends);
            line.email = person.ownEmail;
            line.how = u"married"_s;
            break;
        case 5:
            line.given = line.given.toUpper();
            line.family = line.family.toUpper();
            line.how = u"capitals"_s;
            break;
        case 6:
            line.family += u", Ph.D., MBA"_s;
            line.how = u"credentials"_s;
            break;
        case 7:
            line.given = u"🚀 "_s + line.given;
            line.family += u" ✨"_s;
            line.how = u"emoji"_s;
            break;
        case 8:
            std::swap(line.given, line.family);
            line.how = u"swapped"_s;
            break;
        case 9:
            line.given = line.family + u", "_s + line.given;
            line.family.clear();
            line.how = u"comma"_s;
            break;
        case 10:
            line.given = line.given.left(1) + u'.';
            line.how = u"initial"_s;
            break;
        case 11:
            line.employer = pick(stems) + u' ' + pick(branches);
            line.title = pick(titles);
            line.how = u"changed employer"_s;
            break;
        case 12: {
            const int at = 1 + upTo(static_cast<int>(line.family.size()) - 2);
            line.family.remove(at, 1);
            line.how = u"typo"_s;
            break;
        }
        case 13:
            line.given = plain(line.given);
            line.family = plain(line.family);
            line.how = u"no diacritics"_s;
            break;
        case 14:
            line.given += u" Jay"_s;
            line.how = u"middle name"_s;
            break;
        default:
            break;
        }
    }

    static QByteArray cell(const QString& text)
    {
        return '"' + QString(text).replace(u'"', u"\"\""_s).toUtf8() + '"';
    }
    static QByteArray row(const QStringList& cells)
    {
        QByteArrayList quoted;
        for (const QString& each : cells)
            quoted.append(cell(each));
        return quoted.join(',') + '\n';
    }
    void addLinkedIn(const Person& person)
    {
        m_linkedIn += row({person.given, person.family, u"https://www.linkedin.com/in/"_s + person.slug,
            chance(4) ? person.email : QString(), person.employer, person.title,
            QLocale::c().toString(person.connected, u"dd MMM yyyy"_s)});
        m_linkedInEntries.insert(
            static_cast<int>(m_linkedInEntries.size()) + 2, {person.number, u"as it is"_s});
    }
    void addGoogle(const Person& person, const Line& line)
    {
        m_google += row({line.given, line.family, line.employer, line.title, u"Home"_s, line.email,
            line.phone.isEmpty() ? QString() : u"Mobile"_s, line.phone});
        m_googleEntries.insert(static_cast<int>(m_googleEntries.size()) + 2, {person.number, line.how});
    }
    void addCard(const Person& person, const Line& line)
    {
        QString card = u"BEGIN:VCARD\r\nVERSION:3.0\r\nN:%1;%2;;;\r\nFN:%3\r\nORG:%4\r\nEMAIL:%5\r\n"_s.arg(
            QString(line.family).replace(u',', u"\\,"_s), QString(line.given).replace(u',', u"\\,"_s),
            QString(line.given + u' ' + line.family).trimmed().replace(u',', u"\\,"_s), line.employer,
            line.email);
        if (!line.phone.isEmpty())
            card += u"TEL:%1\r\n"_s.arg(line.phone);
        if (chance(20))
            card += u"URL:https://www.linkedin.com/in/%1\r\n"_s.arg(person.slug);
        m_cards += (card + u"END:VCARD\r\n"_s).toUtf8();
        m_cardEntries.insert(static_cast<int>(m_cardEntries.size()) + 1, {person.number, line.how});
    }

    QRandomGenerator m_random;
    std::vector<Person> m_people;
    QSet<QString> m_mailboxes;
    QByteArray m_linkedIn, m_google, m_cards;
    QHash<int, KnownPeople::Entry> m_linkedInEntries, m_googleEntries, m_cardEntries;
};

} // namespace

KnownPeople knownPeople(int families, quint32 seed)
{
    return Maker(seed).make(families);
}

} // namespace kith::test
