#include "tests/bench/archive.h"

#include <QDate>
#include <QDir>
#include <QFile>
#include <QLocale>

#include <array>
#include <cmath>
#include <random>

namespace kith::bench
{
namespace
{

using namespace Qt::StringLiterals;

constexpr std::array given{"Mara", "Noor", "Jonas", "Aylin", "Tomás", "Ingrid", "Kofi", "Priya", "Liang",
    "Sofia", "Emeka", "Hanna", "Björn", "Zoë", "Omar", "Lucía", "Piotr", "Aiko", "Ravi", "Chloé"};
constexpr std::array syllables{"lin", "ber", "mo", "ra", "des", "tor", "van", "kel", "shi", "no", "mar",
    "fel", "ost", "wen", "gar", "lau", "pet", "sen", "dal", "rik", "ham", "bro", "ek", "ul", "tan"};
constexpr std::array endings{"berg", "son", "a", "ov", "ez", "man", "stad", "ini", "ska", "well"};
constexpr std::array titles{"Data Engineer", "Software Engineer", "Technical Recruiter",
    "Head of Engineering", "Product Manager", "Account Executive", "CEO & Founder",
    "Talent Acquisition Partner", "Nurse", "Teacher", "Marketing Manager", "Designer", "Consultant",
    "Project Manager", "Research Scientist", "Student", "Sales Director", "Chief Data Officer", "Controller",
    "Mechanical Engineer"};
constexpr std::array branches{"Systems", "Analytics", "Works", "Energy", "Health", "Logistics", "Foods",
    "Media", "Robotics", "Partners"};

using Random = std::mt19937;

// Small numbers often, large ones rarely: how employers and family names are spread.
int skewed(Random& random, int most)
{
    const double u = std::uniform_real_distribution<>(0, 1)(random);
    return static_cast<int>(std::pow(u, 3) * most);
}

template <std::size_t size>
QByteArray pick(Random& random, const std::array<const char*, size>& from)
{
    return from[std::uniform_int_distribution<std::size_t>(0, size - 1)(random)];
}

QByteArray capitalised(QByteArray word)
{
    word[0] = static_cast<char>(toupper(word[0]));
    return word;
}

// The nth family name or company name, always the same.
QByteArray named(int n)
{
    QByteArray name;
    for (int rest = n + 25; rest > 0; rest /= 25)
        name += syllables[static_cast<std::size_t>(rest % 25)];
    return capitalised(name);
}

void write(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(path));
}

QByteArray connectionsFile(int count, Whom whom)
{
    const bool newer = whom == Whom::Later || whom == Whom::OthersLater;
    const bool others = whom == Whom::Others || whom == Whom::OthersLater;
    Random random(others ? 43 : 42);
    QByteArray csv
        = "Notes:\n\"When exporting your connection data, you may notice that some of the email addresses are"
          " missing.\"\n\nFirst Name,Last Name,URL,Email Address,Company,Position,Connected On\n";
    csv.reserve(count * 140);
    const QDate last(2026, 11, 1);
    if (newer)
        csv += "New,Tie,https://www.linkedin.com/in/new-tie,,Linberg Systems,Analyst,15 Nov 2026\n";
    for (int i = 0; i < count; ++i) {
        const QByteArray first = pick(random, given);
        const QByteArray family = named(skewed(random, 60'000)) + pick(random, endings);
        const QByteArray company = named(skewed(random, count / 5 + 10)) + ' ' + pick(random, branches);
        const QByteArray number = (others ? "z" : "") + QByteArray::number(i, 16);
        csv += first + ',' + family + ",https://www.linkedin.com/in/" + first.toLower().toPercentEncoding()
            + '-' + family.toLower() + '-' + number + ',';
        if (i % 50 == 0)
            csv += family.toLower() + '.' + number + "@example.org";
        csv += ',' + company + ',' + (newer && i % 20 == 7 ? "Former " : "") + pick(random, titles) + ',';
        csv += QLocale::c().toString(last.addDays(-i * 4000LL / count), u"dd MMM yyyy"_s).toLatin1() + '\n';
    }
    return csv;
}

} // namespace

void writeArchive(const QString& folder, int connections, Whom whom)
{
    if (!QDir().mkpath(folder))
        qFatal("cannot make %s", qPrintable(folder));
    write(folder + u"/Connections.csv"_s, connectionsFile(connections, whom));
    write(folder + u"/Profile.csv"_s,
        "First Name,Last Name,Maiden Name,Address,Birth Date,Headline,Summary,Industry,Zip Code,Geo Location,"
        "Twitter Handles,Websites,Instant Messengers\nVeerle,Achterberg,,,,Data Engineer,,Information "
        "Technology,,"
        "Rotterdam,,,\n");
    write(folder + u"/Positions.csv"_s,
        "Company Name,Title,Description,Location,Started On,Finished On\n"
        "Linberg Systems,Data Engineer,,Rotterdam,Jan 2020,\n");
    write(folder + u"/Skills.csv"_s, "Name\nData Engineering\nSQL\nStream Processing\n");
}

} // namespace kith::bench
