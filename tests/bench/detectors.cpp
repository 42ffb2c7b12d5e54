#include "tests/bench/detectors.h"

#include "core/detecting/detectors.h"
#include "core/detecting/words.h"
#include "tests/bench/measure.h"
#include "tests/bench/published.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <QTextStream>

#include <algorithm>
#include <array>
#include <optional>

namespace kith::bench
{
namespace
{

using namespace Qt::StringLiterals;

// What must be reached (issue: the advisor).
constexpr double leastRecall = .95;
constexpr double leastPrecision = .98;
constexpr int mostElsewhere = 5;
constexpr double leastKindsRight = .97;
constexpr double mostTouches = 4;

constexpr std::array languages{
    "en"_L1, "de"_L1, "es"_L1, "fr"_L1, "it"_L1, "nl"_L1, "pl"_L1, "pt"_L1, "sv"_L1, "da"_L1, "no"_L1};

double share(std::size_t part, std::size_t whole)
{
    return whole == 0 ? 1 : static_cast<double>(part) / static_cast<double>(whole);
}

// A measured figure beside its bar; whether it was reached.
bool show(QTextStream& out, const QString& what, bool reached)
{
    out << what << (reached ? "" : "  NOT REACHED") << '\n';
    return reached;
}

void list(QTextStream& out, const QString& what, const QStringList& names)
{
    for (const QString& name : names)
        out << "    " << what << ": " << name << '\n';
}

// Which published titles are those of recruiters, as recruiterlabels.json has it.
class RecruiterLabels
{
public:
    RecruiterLabels()
    {
        QFile file(QStringLiteral(KITH_BENCH_DATA "/recruiterlabels.json"));
        if (!file.open(QIODevice::ReadOnly))
            qFatal("recruiterlabels.json cannot be read");
        m_lists = QJsonDocument::fromJson(file.readAll()).object();
    }

    bool isRecruiter(const PublishedTitle& title, const QString& language) const
    {
        const bool ofTheKind = m_lists["kind"_L1].toArray().contains(title.occupation);
        return isIn(ofTheKind ? "not"_L1 : "also"_L1, title.title, language) != ofTheKind;
    }

private:
    bool isIn(QLatin1StringView which, const QString& title, const QString& language) const
    {
        const QByteArray words = wordForm(title);
        for (const QJsonValue entry : m_lists[which].toArray()) {
            const QJsonArray phrases = entry["phrases"_L1].toArray();
            if (entry["language"_L1] == language
                && std::any_of(phrases.begin(), phrases.end(),
                    [&words](const QJsonValue& each) { return words.contains(phraseForm(each.toString())); }))
                return true;
        }
        return false;
    }

    QJsonObject m_lists;
};

bool isFoundRecruiter(Detection& detection, const QString& title)
{
    const Facts facts = detection.detect({.name = u"Mara"_s, .title = title}, {});
    return std::ranges::find(facts, FactKind::Recruiter, &Fact::kind) != facts.end();
}

// Empty where the corpus has no labels of the language.
std::optional<bool> findRecruiters(QTextStream& out, const std::vector<PublishedTitle>& published,
    const QString& language, Detection& detection, bool misses)
{
    if (published.empty()) {
        out << "recruiters, " << language << ": no labels here\n";
        return {};
    }
    static const RecruiterLabels labels;
    // A label of several occupations counts once, as a recruiter if it is one in any.
    QSet<QString> recruiters;
    QSet<QString> others;
    for (const PublishedTitle& title : published)
        (labels.isRecruiter(title, language) ? recruiters : others).insert(title.title);
    others.subtract(recruiters);
    QStringList missed;
    for (const QString& title : std::as_const(recruiters)) {
        if (!isFoundRecruiter(detection, title))
            missed += title;
    }
    QStringList wrong;
    for (const QString& title : std::as_const(others)) {
        if (isFoundRecruiter(detection, title))
            wrong += title;
    }
    const auto all = static_cast<std::size_t>(recruiters.size());
    const std::size_t found = all - static_cast<std::size_t>(missed.size());
    const double recall = share(found, all);
    const double precision = share(found, found + static_cast<std::size_t>(wrong.size()));
    const bool reached = show(out,
        u"recruiters, %1: recall %2 of %3, bar %4; precision %5, bar %6, %7 false in %8 other labels"_s
            .arg(language)
            .arg(recall, 0, 'f', 3)
            .arg(all)
            .arg(leastRecall, 0, 'f', 2)
            .arg(precision, 0, 'f', 3)
            .arg(leastPrecision, 0, 'f', 2)
            .arg(wrong.size())
            .arg(others.size()),
        recall >= leastRecall && precision >= leastPrecision);
    if (misses) {
        list(out, u"missed"_s, missed);
        list(out, u"no recruiter"_s, wrong);
    }
    return reached;
}

// Titles outside of human resources (13-1071, and 11-3121 of their managers).
std::optional<bool> findRecruitersElsewhere(
    QTextStream& out, const std::vector<PublishedTitle>& published, Detection& detection, bool misses)
{
    if (published.empty()) {
        out << "recruiters elsewhere: no titles here\n";
        return {};
    }
    const auto isHuman = [](const PublishedTitle& title) {
        return title.occupation.startsWith("13-1071"_L1) || title.occupation.startsWith("11-3121"_L1);
    };
    QSet<QString> human;
    for (const PublishedTitle& title : published) {
        if (isHuman(title))
            human.insert(title.title);
    }
    int all = 0;
    QStringList wrong;
    for (const PublishedTitle& title : published) {
        if (human.contains(title.title))
            continue;
        ++all;
        if (isFoundRecruiter(detection, title.title))
            wrong += title.title;
    }
    const bool reached = show(out,
        u"recruiters elsewhere: %1 in %2 other titles, bar %3"_s.arg(wrong.size())
            .arg(all)
            .arg(mostElsewhere),
        wrong.size() <= mostElsewhere);
    if (misses)
        list(out, u"no recruiter"_s, wrong);
    return reached;
}

// Names whose kind is known, a list at a time: counts those read rightly, and lists the others.
class KnownNames
{
public:
    KnownNames(QTextStream& out, const Detectors& detectors, bool misses)
        : m_out(out), m_detectors(detectors), m_misses(misses)
    {
    }

    void read(const QString& what, const QStringList& names, ContactKind kind)
    {
        if (names.isEmpty())
            return;
        QStringList wrong;
        std::size_t sure = 0;
        for (const QString& name : names) {
            const NameKind found = m_detectors.kindOf(name);
            if (found.kind != kind)
                wrong += name;
            if (found.kind != kind && found.sure)
                ++sure;
        }
        m_all += static_cast<std::size_t>(names.size());
        m_right += static_cast<std::size_t>(names.size() - wrong.size());
        m_out << u"  %1: %2 of %3, %4 of the others were sure\n"_s.arg(what)
                     .arg(names.size() - wrong.size())
                     .arg(names.size())
                     .arg(sure);
        if (m_misses)
            list(m_out, kind == ContactKind::Person ? u"a person"_s : u"an organisation"_s, wrong);
    }

    std::optional<bool> reached() const
    {
        if (m_all == 0)
            return {};
        const double right = share(m_right, m_all);
        return show(m_out,
            u"person or organisation: %1 of %2 names, bar %3"_s.arg(right, 0, 'f', 4)
                .arg(m_all)
                .arg(leastKindsRight, 0, 'f', 2),
            right >= leastKindsRight);
    }

private:
    QTextStream& m_out;
    const Detectors& m_detectors;
    const bool m_misses;
    std::size_t m_all = 0;
    std::size_t m_right = 0;
};

std::optional<bool> tellKinds(
    QTextStream& out, const QString& corpus, const Detectors& detectors, bool misses)
{
    const QString labelled = corpus + u"/names/probablepeople/name_data/labeled/"_s;
    KnownNames names(out, detectors, misses);
    names.read(u"labelled persons"_s, labelledNames(labelled + u"person_labeled.xml"_s), ContactKind::Person);
    names.read(u"labelled organisations"_s, labelledNames(labelled + u"company_labeled.xml"_s),
        ContactKind::Organisation);
    names.read(u"listed companies"_s, companyNames(corpus), ContactKind::Organisation);
    return names.reached();
}

// One pass of all detectors over contacts with these titles, beside looking at every letter of the same
// titles once, one after the other.
std::optional<bool> measureSpeed(
    QTextStream& out, const std::vector<PublishedTitle>& published, const Detectors& detectors)
{
    constexpr int runs = 400;
    if (published.empty())
        return {};
    std::vector<Contact> contacts;
    qsizetype size = 0;
    for (const PublishedTitle& title : published) {
        contacts.push_back({.name = u"Mara Lindqvist"_s, .title = title.title});
        size += title.title.size();
    }
    Me me;
    me.headline = u"Data engineer"_s;
    me.goals = {Goal::Job};
    me.skills = {u"Kafka"_s, u"Bird watching"_s};
    me.targetOrganisations = {u"Northwind"_s};
    std::array<quint32, 256> weights{};
    std::ranges::generate(weights, [weight = 0U]() mutable { return weight += 7; });
    std::vector<double> touching;
    std::vector<double> detecting;
    std::size_t found = 0;
    for (int run = 0; run < runs; ++run) {
        quint32 sum = 0;
        touching.push_back(seconds([&] {
            for (const Contact& contact : contacts) {
                for (const QChar letter : contact.title)
                    sum += weights[letter.unicode() & 0xFF];
            }
        }));
        if (sum == 0)
            qFatal("no titles");
        Detection detection = detectors.begin(me);
        detecting.push_back(seconds([&] {
            for (const Contact& contact : contacts)
                found += detection.detect(contact, {}).size();
        }));
    }
    const double ratio = median(detecting) / median(touching);
    return show(out,
        u"one pass over %1 titles of %2 letters: %3 ms, touching every one %4 ms, ratio %5, bar %6; %7 facts"_s
            .arg(published.size())
            .arg(size)
            .arg(median(detecting) * 1e3, 0, 'f', 2)
            .arg(median(touching) * 1e3, 0, 'f', 2)
            .arg(ratio, 0, 'f', 1)
            .arg(mostTouches)
            .arg(found / runs),
        ratio <= mostTouches);
}

} // namespace

int measureDetectors(const QString& corpus, bool misses)
{
    QTextStream out(stdout);
    const auto detectors = Detectors::load();
    if (!detectors)
        qFatal("%s", qPrintable(detectors.error().message));
    Detection detection = detectors->begin({});
    std::vector<std::optional<bool>> reached;
    for (const QLatin1StringView language : languages)
        reached.push_back(findRecruiters(out, escoTitles(corpus, language), language, detection, misses));
    const std::vector<PublishedTitle> published = onetTitles(corpus);
    reached.push_back(findRecruitersElsewhere(out, published, detection, misses));
    reached.push_back(tellKinds(out, corpus, *detectors, misses));
    reached.push_back(measureSpeed(out, published, *detectors));
    if (std::ranges::none_of(reached, [](const auto& each) { return each.has_value(); })) {
        out << "The published titles and names are not present.\n";
        return 77;
    }
    return std::ranges::any_of(reached, [](const auto& each) { return each == false; }) ? 1 : 0;
}

} // namespace kith::bench
