#pragma once

#include "core/model/fact.h"
#include "core/model/watch.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QString>
#include <QStringList>

#include <utility>
#include <vector>

namespace kith
{

// Finds what rules look for in a title and an organisation's name. Beside the detectors, since it may
// conclude several facts of a kind, and only what is asked for.
class Watcher
{
public:
    explicit Watcher(const Watch& watch);

    bool readsOrganisations() const { return !m_organisations.empty(); }
    // What the rules call the organisation whose organisationRoot() this is; two may call it differently.
    QStringList organisationsOf(const QByteArray& root) const;

    // Adds a fact for each phrase whose words stand in the title, which is in wordForm(), and for each of the
    // organisations.
    void detect(QByteArrayView title, const QStringList& organisations, Facts& facts) const;

private:
    using Watched = std::vector<std::pair<QByteArray, QString>>; // as compared, as written in the rule

    Watched m_phrases;
    Watched m_organisations;
};

} // namespace kith
