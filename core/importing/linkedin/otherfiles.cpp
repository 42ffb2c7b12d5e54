#include "core/importing/linkedin/otherfiles.h"

#include <QLatin1StringView>

#include <algorithm>
#include <array>

namespace kith::linkedin
{

using namespace Qt::StringLiterals;

namespace
{

constexpr std::array stems{
    "accountstatushistory"_L1,
    "adsclicked"_L1,
    "adtargeting"_L1,
    "calendar"_L1,
    "causesyoucareabout"_L1,
    "coachmessages"_L1,
    "comments"_L1,
    "courses"_L1,
    "duolingo"_L1,
    "guidemessages"_L1,
    "honors"_L1,
    "inferencesaboutyou"_L1,
    "instantreposts"_L1,
    "jobapplicantsavedanswers"_L1,
    "jobapplicantsavedscreeningquestionresponses"_L1,
    "lanadsengagement"_L1,
    "languages"_L1,
    "learning"_L1,
    "learningcoachmessages"_L1,
    "learningroleplaymessages"_L1,
    "logins"_L1,
    "patents"_L1,
    "phonenumbers"_L1,
    "privateidentityasset"_L1,
    "profilesummary"_L1,
    "projects"_L1,
    "publications"_L1,
    "reactions"_L1,
    "receipts"_L1,
    "receiptsv2"_L1,
    "registration"_L1,
    "reviews"_L1,
    "richmedia"_L1,
    "savedarticles"_L1,
    "saveditems"_L1,
    "savedjobalerts"_L1,
    "searchqueries"_L1,
    "securitychallenges"_L1,
    "servicesmarketplace"_L1,
    "shares"_L1,
    "testscores"_L1,
    "verifications"_L1,
    "videos"_L1,
    "votes"_L1,
    "whatsappphonenumbers"_L1,
};

constexpr std::array everyday{
    "calendar"_L1,
    "courses"_L1,
    "languages"_L1,
    "learning"_L1,
    "projects"_L1,
    "registration"_L1,
    "reviews"_L1,
    "videos"_L1,
};

} // namespace

bool isOfNoUse(const QString& stem)
{
    return std::ranges::find(stems, stem) != stems.end();
}

bool isEverydayName(const QString& stem)
{
    return std::ranges::find(everyday, stem) != everyday.end();
}

} // namespace kith::linkedin
