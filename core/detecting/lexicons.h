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
        bool recruits = false; // what is vetoed of recruiters is no such work either
        std::vector<QByteArray> phrases;
    };

    struct RecruiterWord {
        QByteArray phrase;
        QString language;
    };

    // What tells organisations from persons by a name.
    struct NameWords {
        std::vector<QByteArray> sure; // of organisations only
        std::vector<QByteArray> likely;
        std::vector<QByteArray> surnames; // as well
        std::vector<QByteArray> beforePerson; // "dr"
        std::vector<QByteArray> behindPerson; // "jr"
    };

    // What denies a word behind it: "former recruiter".
    struct Negations {
        std::vector<QByteArray> words; // also with qualifiers between: "former senior recruiter"
        std::vector<QByteArray> direct; // only the very next word
        QSet<QByteArray> qualifiers;
        QSet<QByteArray> joins; // between two parts of what is denied: "former head of recruiting"
    };

    static Result<Lexicons> load();

    std::vector<RecruiterWord> recruiter;
    std::vector<QByteArray> recruiterVeto;
    Negations negations;
    bool isJoin(const QByteArray& word, const QString& language) const; // "and" beside a recruiter word
    QSet<QByteArray> recruiterFamily; // what may be joined to recruiting and still be the same role
    std::vector<QByteArray> senior;
    std::vector<QByteArray> seniorVeto;
    QSet<QByteArray> generalSkills;
    std::vector<Field> fields;
    NameWords names;

    // What stands in place of a name, in wordForm().
    struct Unnamed {
        QSet<QByteArray> entries;
        QSet<QByteArray> beside; // single words
        QSet<QByteArray> first; // words with which any of all these begins
        qsizetype longest = 0; // letters of an entry
    };
    Unnamed unnamed;

    // The name of the large organisation that this is the root of, or of a part of it; empty: not known as
    // one.
    QString largeOrganisation(const QByteArray& root) const;
    QList<QByteArray> largeRoots() const { return m_large.keys(); }

private:
    QHash<QString, QSet<QByteArray>> m_joins; // by language, or "any"
    QHash<QByteArray, QString> m_large;
    QSet<QByteArray> m_parts;
};

} // namespace kith
