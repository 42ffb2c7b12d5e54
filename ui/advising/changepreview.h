#pragma once

#include "core/book/addressbook.h"

#include <QWidget>

#include <optional>

class QTreeWidget;
class QVBoxLayout;

namespace kith
{

class TextLabel;

// What a change of the rules would do: what is doubtful about it, and whose verdict it would turn.
class ChangePreview : public QWidget
{
    Q_OBJECT

public:
    explicit ChangePreview(AddressBook& book, QWidget* parent = nullptr);
    ~ChangePreview() override; // stops looking

    // `error`: why there is no change to look at yet, as a hint.
    void look(const Result<RulesChange>& change);
    void showPreview(const RulesChange& change, const RulesPreview& preview); // that is known already
    void stop(); // the change is being made, and should not wait

private:
    void showFindings(const RulesChange& change);
    void showCounts(const std::vector<RuleCount>& counts);
    void showVerdicts(const Result<RulesPreview>& preview);
    void listVerdicts(const std::vector<VerdictChange>& changes);
    void follow(); // the row that a key went to

    AddressBook& m_book;
    AddressBook::Shared m_looking;
    QVBoxLayout* m_findings;
    QWidget* m_found = nullptr;
    QVBoxLayout* m_counts;
    QWidget* m_counted = nullptr;
    TextLabel* m_says;
    TextLabel* m_how;
    QTreeWidget* m_verdicts;
};

} // namespace kith
