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

} // namespace kith
