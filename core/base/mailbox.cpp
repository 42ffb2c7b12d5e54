#include "core/base/mailbox.h"

#include "core/base/resource.h"
#include "core/base/text.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QSet>

#include <algorithm>

namespace kith
{

using namespace Qt::StringLiterals;

namespace
{

QSet<QByteArray> load(QLatin1StringView list)
{
    QSet<QByteArray> words;
    for (const QJsonValue word : resourceObject(u":/lexicons/mailboxes.json"_s)[list].toArray())
        words.insert(word.toString().toLatin1());
    return words;
}

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
    static const QSet<QByteArray> offices = load("offices"_L1);
    return offices.contains(mailbox) || isAutomatic(mailbox);
}

bool isAutomatic(const QByteArray& mailbox)
{
    static const QSet<QByteArray> machines = load("automatic"_L1);
    return machines.contains(mailbox);
}

bool isMailProvider(const QByteArray& domain)
{
    static const QSet<QByteArray> providers = load("providers"_L1);
    constexpr qsizetype mostLabels = 3; // "yahoo.co.jp"
    const qsizetype labels = domain.count('.') + 1;
    return labels > 1 && labels <= mostLabels && providers.contains(domain.first(domain.indexOf('.')));
}

} // namespace kith
