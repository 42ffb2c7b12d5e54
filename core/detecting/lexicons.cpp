#include "core/detecting/lexicons.h"

#include "core/base/organisation.h"
#include "core/base/text.h"
#include "core/detecting/words.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace kith
{
namespace
{

using namespace Qt::StringLiterals;

// Shorter names with a word behind them are too often something else: "Visa Services".
constexpr qsizetype shortestWithPart = 5;

Result<QJsonObject> lexicon(const QString& name)
{
    const QString path = u":/lexicons/"_s + name;
    QFile file(path);
    QJsonParseError error;
    if (file.open(QIODevice::ReadOnly)) {
        const QJsonDocument document = QJsonDocument::fromJson(file.readAll(), &error);
        if (document.isObject())
            return document.object();
    }
    return failure(ErrorCode::Unreadable,
        QCoreApplication::translate("Lexicons", "The word list “%1” cannot be read.").arg(name),
        error.errorString());
}

void addPhrases(const QJsonValue& list, std::vector<QByteArray>& phrases)
{
    for (const QJsonValue phrase : list.toArray())
        phrases.push_back(phraseForm(phrase.toString()));
}

QSet<QByteArray> words(const QJsonValue& list)
{
    QSet<QByteArray> found;
    for (const QJsonValue word : list.toArray())
        found.insert(folded(word.toString()));
    return found;
}

int indexOf(const std::vector<Lexicons::Field>& fields, const QString& name)
{
    const auto found = std::ranges::find(fields, name, &Lexicons::Field::name);
    return found == fields.end() ? -1 : static_cast<int>(found - fields.begin());
}

} // namespace

Result<Lexicons> Lexicons::load()
{
    QJsonObject json[8];
    constexpr QLatin1StringView files[]{"recruiter.json"_L1, "seniority.json"_L1, "skills.json"_L1,
        "fields.json"_L1, "organisations.json"_L1, "names.json"_L1, "negations.json"_L1, "unnamed.json"_L1};
    for (std::size_t i = 0; i < std::size(files); ++i) {
        auto read = lexicon(files[i]);
        if (!read)
            return tl::unexpected(read.error());
        json[i] = std::move(*read);
    }
    const auto& [recruiter, seniority, skills, fields, organisations, names, negations, unnamed] = json;
    Lexicons all;
    const QJsonObject recruiterWords = recruiter["words"_L1].toObject();
    for (auto language = recruiterWords.begin(); language != recruiterWords.end(); ++language) {
        std::vector<QByteArray> phrases;
        addPhrases(language.value(), phrases);
        for (const QByteArray& phrase : phrases)
            all.recruiter.push_back({phrase, language.key()});
    }
    addPhrases(recruiter["veto"_L1], all.recruiterVeto);
    const QJsonObject joins = recruiter["joins"_L1].toObject();
    for (auto language = joins.begin(); language != joins.end(); ++language)
        all.m_joins.insert(language.key(), words(language.value()));
    all.recruiterFamily = words(recruiter["family"_L1]);
    for (const QJsonValue phrases : negations["words"_L1].toObject())
        addPhrases(phrases, all.negations.words);
    addPhrases(negations["direct"_L1], all.negations.direct);
    all.negations.qualifiers = words(negations["qualifiers"_L1]);
    all.negations.joins = words(negations["joins"_L1]);
    addPhrases(seniority["words"_L1], all.senior);
    addPhrases(seniority["veto"_L1], all.seniorVeto);
    all.generalSkills = words(skills["words"_L1]);
    for (const QJsonValue each : fields["fields"_L1].toArray()) {
        Field field{each["name"_L1].toString(), indexOf(all.fields, each["within"_L1].toString()),
            each["recruits"_L1].toBool(), {}};
        addPhrases(each["words"_L1], field.phrases);
        all.fields.push_back(std::move(field));
    }
    addPhrases(names["sure"_L1], all.names.sure);
    for (const QJsonValue theme : names["likely"_L1].toObject())
        addPhrases(theme, all.names.likely);
    addPhrases(names["surnames"_L1], all.names.surnames);
    addPhrases(names["person"_L1]["before"_L1], all.names.beforePerson);
    addPhrases(names["person"_L1]["behind"_L1], all.names.behindPerson);
    for (const QJsonValue language : unnamed["entries"_L1].toObject()) {
        for (const QJsonValue entry : language.toArray()) {
            const QByteArray words = wordForm(entry.toString());
            all.unnamed.entries.insert(words);
            all.unnamed.first.insert(firstOf(words));
            all.unnamed.longest = std::max(all.unnamed.longest, entry.toString().size());
        }
    }
    for (const QJsonValue word : unnamed["beside"_L1].toArray())
        all.unnamed.beside.insert(wordForm(word.toString()));
    all.unnamed.first += all.unnamed.beside;
    all.m_parts = words(organisations["parts"_L1]);
    for (const QJsonValue each : organisations["organisations"_L1].toArray()) {
        for (const QJsonValue name : each.toArray()) {
            const QByteArray root = organisationRoot(name.toString());
            if (root.size() > 1) // a single letter, left of “X Corp.”, could be anything
                all.m_large.insert(root, each[0].toString());
        }
    }
    return all;
}

bool Lexicons::isJoin(const QByteArray& word, const QString& language) const
{
    const auto isIn = [&](const QString& words) {
        const auto joins = m_joins.constFind(words);
        return joins != m_joins.constEnd() && joins->contains(word);
    };
    return !word.isEmpty() && (isIn(u"any"_s) || isIn(language));
}

QString Lexicons::largeOrganisation(const QByteArray& root) const
{
    const auto exact = m_large.constFind(root);
    if (exact != m_large.constEnd())
        return *exact;
    // Views of the root, which cost nothing: every employer of a book comes by here.
    const auto view = [&root](qsizetype begin, qsizetype end) {
        return QByteArray::fromRawData(root.constData() + begin, end - begin);
    };
    qsizetype end = root.size();
    for (qsizetype space = root.lastIndexOf(' '); space >= shortestWithPart;
         space = root.lastIndexOf(' ', space - 1)) {
        if (!m_parts.contains(view(space + 1, end)))
            break;
        end = space;
        const auto found = m_large.constFind(view(0, end));
        if (found != m_large.constEnd())
            return *found;
    }
    return {};
}

} // namespace kith
