#pragma once

#include <QString>
#include <QStringView>

namespace kith
{

// The one form of a LinkedIn profile or company address, which serves as the identity key of a contact:
// "https://www.linkedin.com/in/<slug>" with the slug percent-decoded, NFC, lower case; scheme, country host,
// query, fragment, locale suffix and trailing slash dropped (facts: formats 1.7). Accepts
// "www.linkedin.com/in/x",
// "/in/x", "linkedin.com/company/acme". Empty for anything else, such as /sales/lead/… and other hosts.
QString canonicalProfile(QStringView address);

// Whether the address, in canonical form, is a company's, school's or showcase's page.
bool isOrganisationProfile(QStringView canonical);

} // namespace kith
