#include "core/importing/catalogue.h"

#include "core/importing/attendees.h"
#include "core/importing/contactlists.h"
#include "core/importing/googlecontacts.h"
#include "core/importing/icalendar.h"
#include "core/importing/kithexport.h"
#include "core/importing/kithtable.h"
#include "core/importing/ldif.h"
#include "core/importing/linkedin/certifications.h"
#include "core/importing/linkedin/companyfollows.h"
#include "core/importing/linkedin/connections.h"
#include "core/importing/linkedin/education.h"
#include "core/importing/linkedin/emailaddresses.h"
#include "core/importing/linkedin/endorsements.h"
#include "core/importing/linkedin/events.h"
#include "core/importing/linkedin/hashtagfollows.h"
#include "core/importing/linkedin/importedcontacts.h"
#include "core/importing/linkedin/invitations.h"
#include "core/importing/linkedin/jobpreferences.h"
#include "core/importing/linkedin/memberfollows.h"
#include "core/importing/linkedin/memberships.h"
#include "core/importing/linkedin/messages.h"
#include "core/importing/linkedin/notes.h"
#include "core/importing/linkedin/positions.h"
#include "core/importing/linkedin/profile.h"
#include "core/importing/linkedin/recommendations.h"
#include "core/importing/linkedin/skills.h"
#include "core/importing/linkedin/targetjobs.h"
#include "core/importing/vcard.h"

#include <algorithm>

namespace kith
{
namespace
{

std::vector<std::unique_ptr<Importer>> makeImporters()
{
    std::vector<std::unique_ptr<Importer>> all;
    all.push_back(std::make_unique<linkedin::Profile>());
    all.push_back(std::make_unique<linkedin::EmailAddresses>());
    all.push_back(std::make_unique<linkedin::Positions>());
    all.push_back(std::make_unique<linkedin::Education>());
    all.push_back(std::make_unique<linkedin::Skills>());
    all.push_back(std::make_unique<linkedin::Events>());
    all.push_back(std::make_unique<linkedin::JobPreferences>());
    all.push_back(std::make_unique<linkedin::TargetJobs>(linkedin::TargetJobs::Way::Saved));
    all.push_back(std::make_unique<linkedin::TargetJobs>(linkedin::TargetJobs::Way::Applied));
    all.push_back(std::make_unique<linkedin::Memberships>(linkedin::Memberships::Way::Volunteering));
    all.push_back(std::make_unique<linkedin::Memberships>(linkedin::Memberships::Way::Organizations));
    all.push_back(std::make_unique<linkedin::Certifications>());
    all.push_back(std::make_unique<linkedin::HashtagFollows>());
    all.push_back(std::make_unique<linkedin::Connections>());
    all.push_back(std::make_unique<linkedin::Invitations>());
    all.push_back(std::make_unique<linkedin::Endorsements>(linkedin::Endorsements::Way::Received));
    all.push_back(std::make_unique<linkedin::Endorsements>(linkedin::Endorsements::Way::Given));
    all.push_back(std::make_unique<linkedin::Notes>());
    all.push_back(std::make_unique<linkedin::Messages>());
    all.push_back(std::make_unique<linkedin::ImportedContacts>());
    all.push_back(std::make_unique<linkedin::Recommendations>(linkedin::Recommendations::Way::Received));
    all.push_back(std::make_unique<linkedin::Recommendations>(linkedin::Recommendations::Way::Given));
    all.push_back(std::make_unique<linkedin::MemberFollows>());
    all.push_back(std::make_unique<linkedin::CompanyFollows>());
    // The lists of everybody else follow: their columns are less telling.
    all.push_back(std::make_unique<KithExport>());
    all.push_back(std::make_unique<KithTable>());
    all.push_back(std::make_unique<GoogleContacts>());
    all.push_back(std::make_unique<ICalendar>());
    all.push_back(std::make_unique<VCard>());
    all.push_back(std::make_unique<Ldif>());
    for (const ListFormat& list : columnWords().lists)
        all.push_back(std::make_unique<ProgramContacts>(list));
    all.push_back(std::make_unique<Attendees>());
    all.push_back(std::make_unique<AnyTable>());
    return all;
}

} // namespace

const std::vector<std::unique_ptr<Importer>>& importers()
{
    static const std::vector<std::unique_ptr<Importer>> all = makeImporters();
    return all;
}

const Importer* importer(QStringView format)
{
    const auto found = std::ranges::find_if(
        importers(), [format](const std::unique_ptr<Importer>& one) { return one->format() == format; });
    return found == importers().end() ? nullptr : found->get();
}

} // namespace kith
