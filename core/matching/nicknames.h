#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QMultiHash>

namespace kith
{

// Which given names one person may go by: Robert and Bob, Katarzyna and Kasia
// (resources/lexicons/nicknames.json).
class Nicknames
{
public:
    static Result<Nicknames> load();

    // The groups that a folded given name belongs to, however its umlauts are spelt, as numbers; two names
    // with one in common may be one person's.
    QList<int> groupsOf(const QByteArray& given) const { return m_groups.values(given); }
    bool related(const QByteArray& one, const QByteArray& other) const;

private:
    QMultiHash<QByteArray, int> m_groups;
};

} // namespace kith
