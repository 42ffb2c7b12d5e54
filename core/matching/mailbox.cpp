#include "core/matching/mailbox.h"

#include "core/base/text.h"

#include <algorithm>
#include <array>

namespace kith
{
namespace
{

// In several languages.
constexpr std::array<QByteArrayView, 60> officeNames{"accounting", "accounts", "accueil", "admin",
    "administracion", "administration", "amministrazione", "billing", "booking", "buero", "buro", "careers",
    "comercial", "commercial", "contact", "contacto", "contactus", "contatti", "contatto", "customerservice",
    "donotreply", "email", "empfang", "enquiries", "events", "feedback", "finance", "hello", "help",
    "helpdesk", "hola", "hr", "info", "informacion", "information", "inquiries", "jobs", "kontakt", "mail",
    "marketing", "media", "newsletter", "noreply", "office", "orders", "post", "postmaster", "press",
    "presse", "reception", "recruiting", "sales", "secretariat", "secretary", "sekretariat", "service",
    "support", "team", "vertrieb", "webmaster"};

} // namespace

QByteArray mailboxOf(QStringView address)
{
    const QStringView beforeAt = address.first(std::max<qsizetype>(address.indexOf(u'@'), 0));
    const qsizetype tag = beforeAt.indexOf(u'+');
    QByteArray mailbox;
    for (const char c : folded(tag < 0 ? beforeAt : beforeAt.first(tag))) {
        if (c != '.' && c != '_' && c != '-')
            mailbox += c;
    }
    return mailbox;
}

bool isShared(const QByteArray& mailbox)
{
    return std::ranges::find(officeNames, QByteArrayView(mailbox)) != officeNames.end();
}

} // namespace kith
