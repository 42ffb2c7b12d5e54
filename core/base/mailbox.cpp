#include "core/base/mailbox.h"

#include "core/base/text.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace kith
{
namespace
{

// In several languages; in order.
constexpr std::array<std::string_view, 60> officeNames{"accounting", "accounts", "accueil", "admin",
    "administracion", "administration", "amministrazione", "billing", "booking", "buero", "buro", "careers",
    "comercial", "commercial", "contact", "contacto", "contactus", "contatti", "contatto", "customerservice",
    "donotreply", "email", "empfang", "enquiries", "events", "feedback", "finance", "hello", "help",
    "helpdesk", "hola", "hr", "info", "informacion", "information", "inquiries", "jobs", "kontakt", "mail",
    "marketing", "media", "newsletter", "noreply", "office", "orders", "post", "postmaster", "press",
    "presse", "reception", "recruiting", "sales", "secretariat", "secretary", "sekretariat", "service",
    "support", "team", "vertrieb", "webmaster"};
static_assert(std::ranges::is_sorted(officeNames));

// The first label, or two, of domains that exist in many countries: yahoo.com, yahoo.co.jp.
constexpr std::array<std::string_view, 34> providers{"163", "aliyun", "aol", "bluewin", "fastmail", "free",
    "gmail", "gmx", "googlemail", "hotmail", "icloud", "inbox", "laposte", "libero", "live", "mac", "mail",
    "me", "msn", "naver", "orange", "outlook", "posteo", "proton", "protonmail", "qq", "rediffmail",
    "t-online", "tutanota", "web", "wp", "yahoo", "yandex", "ymail"};
static_assert(std::ranges::is_sorted(providers));
constexpr std::size_t labelsOfCountries = 3; // "yahoo.co.jp"

} // namespace

QByteArray mailboxOf(QStringView address)
{
    const QStringView beforeAt = address.first(std::max<qsizetype>(address.indexOf(u'@'), 0));
    const qsizetype tag = beforeAt.indexOf(u'+');
    QByteArray mailbox = folded(tag < 0 ? beforeAt : beforeAt.first(tag));
    mailbox.removeIf([](char c) { return c == '.' || c == '_' || c == '-'; });
    return mailbox;
}

bool isShared(const QByteArray& mailbox)
{
    return std::ranges::binary_search(officeNames, std::string_view(mailbox.constData(), mailbox.size()));
}

bool isMailProvider(const QByteArray& domain)
{
    const std::string_view all(domain.constData(), domain.size());
    const auto labels = static_cast<std::size_t>(std::ranges::count(all, '.')) + 1;
    return labels > 1 && labels <= labelsOfCountries
        && std::ranges::binary_search(providers, all.substr(0, all.find('.')));
}

} // namespace kith
