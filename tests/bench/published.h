#pragma once

#include <QString>
#include <QStringList>

#include <vector>

namespace kith::bench
{

// A title of an occupation as it was published.
struct PublishedTitle {
    QString occupation; // the code, of ESCO ("2423.6") or of O*NET ("13-1071.00")
    QString title;
};

// The labels of ESCO's occupations in a language ("de"); empty where the corpus has none.
std::vector<PublishedTitle> escoTitles(const QString& corpus, const QString& language);
// Those that O*NET collected; empty where the corpus has none.
std::vector<PublishedTitle> onetTitles(const QString& corpus);

// Names out of a list of labelled words (<Name><GivenName>Ida</GivenName> …</Name>); empty where there is
// none.
QStringList labelledNames(const QString& path);
// The companies of the S&P 500; empty where the corpus has none.
QStringList companyNames(const QString& corpus);

} // namespace kith::bench
