#pragma once

#include "core/base/result.h"
#include "core/model/advice.h"
#include "core/model/contact.h"
#include "core/model/rules.h"
#include "core/model/watch.h"

#include <QByteArray>
#include <QList>
#include <QStringView>

#include <memory>
#include <optional>
#include <vector>

namespace kith
{

struct Rule; // advising/rule.h
struct RuleTables; // advising/rulesreader.h

// The gates, the rules and the guide's texts, read from data. Immutable and cheap to copy.
class Rulebook
{
public:
    static Result<Rulebook> load(); // resources/rules/*.json, resources/guide.json
    // For tests: rules documents of the same form as resources/rules/*.json.
    static Result<Rulebook> fromJson(const QList<QByteArray>& documents, const QByteArray& guide);

    // The same as the user chose: rules of Kith's switched and weighed, and rules of their own. Of these,
    // what cannot be used any more is off and says why (Rule::unusable).
    Rulebook with(const RuleChoices& choices) const;

    const std::vector<Rule>& rules() const; // those that are off, too
    const Rule* rule(QStringView id) const; // null: there is none
    const RuleTables& tables() const;
    // What rules that are on look for in titles and employers.
    Watch watch() const;

    // Every row of the guide, in its order; and one by its id.
    std::vector<GuideEntry> guide() const;
    std::optional<GuideEntry> guideRow(QStringView id) const;
    // What connecting or following gains and costs, as far as it holds for this contact; none for other
    // actions.
    std::vector<GuideEntry> gains(const Advice& advice, ContactKind kind) const;
    std::vector<GuideEntry> costs(const Advice& advice, ContactKind kind) const;
    // Changes whenever a rule does: tells whether stored advice is stale.
    QByteArray fingerprint() const;

private:
    struct Data;
    std::shared_ptr<const Data> m_data;
};

} // namespace kith
