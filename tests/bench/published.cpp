#include "tests/bench/published.h"

#include "core/importing/csvreader.h"

#include <QFile>
#include <QSet>
#include <QXmlStreamReader>

namespace kith::bench
{
namespace
{

using namespace Qt::StringLiterals;

// The columns of a table, each by its name, row by row; what stands in several lines is several titles.
std::vector<PublishedTitle> titlesIn(
    const QString& path, char delimiter, const QByteArray& codeColumn, const QByteArrayList& titleColumns)
{
    std::vector<PublishedTitle> published;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return published;
    CsvReader reader(file, delimiter);
    QByteArrayList header;
    QSet<QString> seen;
    while (reader.next().value_or(false)) {
        if (header.isEmpty()) {
            for (qsizetype i = 0; i < reader.size(); ++i)
                header += reader.utf8(i).toByteArray();
            continue;
        }
        const QString code = reader.field(header.indexOf(codeColumn));
        for (const QByteArray& column : titleColumns) {
            for (const QString& line :
                reader.field(header.indexOf(column)).split(u'\n', Qt::SkipEmptyParts)) {
                const QString title = line.simplified();
                if (seen.contains(code + u'\t' + title))
                    continue;
                seen.insert(code + u'\t' + title);
                published.push_back({code, title});
            }
        }
    }
    return published;
}

} // namespace

std::vector<PublishedTitle> escoTitles(const QString& corpus, const QString& language)
{
    if (language == "en"_L1)
        return titlesIn(
            corpus + u"/titles/esco-tabiya/occupations.csv"_s, ',', "CODE", {"PREFERREDLABEL", "ALTLABELS"});
    return titlesIn(corpus + u"/titles/esco-languages/%1.tsv"_s.arg(language), '\t', "code", {"label"});
}

std::vector<PublishedTitle> onetTitles(const QString& corpus)
{
    return titlesIn(
        corpus + u"/titles/onet-titles/Alternate Titles.txt"_s, '\t', "O*NET-SOC Code", {"Alternate Title"});
}

QStringList labelledNames(const QString& path)
{
    QStringList names;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return names;
    QXmlStreamReader reader(&file);
    QStringList words;
    while (!reader.atEnd()) {
        const auto token = reader.readNext();
        if (token == QXmlStreamReader::StartElement && reader.name() == "Name"_L1)
            words.clear();
        else if (token == QXmlStreamReader::Characters && !reader.isWhitespace())
            words += reader.text().toString().simplified();
        else if (token == QXmlStreamReader::EndElement && reader.name() == "Name"_L1)
            names += words.join(u' ');
    }
    return names;
}

QStringList companyNames(const QString& corpus)
{
    QStringList names;
    for (const PublishedTitle& company :
        titlesIn(corpus + u"/organisations/companies/sp500_constituents.csv"_s, ',', "Symbol", {"Security"}))
        names += company.title;
    return names;
}

} // namespace kith::bench
