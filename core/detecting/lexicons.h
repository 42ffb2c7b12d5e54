#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QHash>
#include <QSet>
#include <QString>

#include <vector>

namespace kith
{

// The words that detectors look for, from resources/lexicons. Phrases stand in phraseForm(), single words in
// folded(), organisations in organisationRoot().
class Lexicons
{
public:
    struct Field {
        QString name;
        int within = -1; // the wider field
        std::vector<QByteArray> phrases;
    };

    static Result<Lexicons> load();

    std::vector<QByteArray> recruiter;
    std::vector<QByteArray> recruiterVeto;
    QSet<QByteArray> joins; // words for "and"
    QSet<QByteArray> recruiterFamily; // what may be joined to recruiting and still be the same role
    std::vector<QByteArray> senior;
    std::vector<QByteArray> seniorVeto;
    QSet<QByteArray> generalSkills;
    std::vector<Field> fields;

    // The name of the large organisation that this is the root of, or of a part of it; empty: not known as
    // one.
    QString largeOrganisation(const QByteArray& root) const;

private:
    QHash<QByteArray, QString> m_large;
    QSet<QByteArray> m_parts;
};

} // namespace kith
