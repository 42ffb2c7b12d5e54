#include "core/detecting/watcher.h"

#include "core/base/organisation.h"
#include "core/detecting/reading.h"
#include "core/detecting/words.h"

namespace kith
{

Watcher::Watcher(const Watch& watch)
{
    for (const QString& words : watch.titleWords) {
        if (QByteArray phrase = phraseForm(words); !phrase.trimmed().isEmpty()) // else all titles have it
            m_phrases.emplace_back(std::move(phrase), words);
    }
    for (const QString& name : watch.organisations) {
        if (QByteArray root = organisationRoot(name); !root.isEmpty())
            m_organisations.emplace_back(std::move(root), name);
    }
}

QStringList Watcher::organisationsOf(const QByteArray& root) const
{
    QStringList names;
    for (const auto& [watched, name] : m_organisations) {
        if (watched == root)
            names += name;
    }
    return names;
}

void Watcher::detect(QByteArrayView title, const QStringList& organisations, Facts& facts) const
{
    for (const auto& [phrase, words] : m_phrases) {
        if (title.indexOf(phrase) >= 0)
            facts.push_back(inferredFact(FactKind::TitleSays, words));
    }
    for (const QString& name : organisations)
        facts.push_back(inferredFact(FactKind::WorksAt, name));
}

} // namespace kith
