#pragma once

#include <QString>
#include <QStringView>

namespace kith
{

// The one form of a LinkedIn profile or company address, which serves as the identity key of a contact:
// "https://www.linkedin.com/in/<slug>" with the slug percent-decoded, NFC, lower case; scheme, country host,
// query, fragment, locale suffix and trailing slash dropped (facts: formats 1.7). The id of a member without
// a slug of their own, "ACoAAB…", leads nowhere in lower case, and stays as it is. Accepts
// "www.linkedin.com/in/x", "/in/x", "linkedin.com/company/acme". Empty for anything else, such as
// /sales/lead/…, other hosts and slugs with a blank in them.
QString canonicalProfile(QStringView address);

// What two canonical profiles have in common that are the same: the profile itself, but for case in members'
// ids, which other programs, and older books, hold in lower case.
QString profileKey(const QString& canonical);

// Whether the address, in canonical form, is a company's, school's or showcase's page.
bool isOrganisationProfile(QStringView canonical);

} // namespace kith
