#pragma once

#include "core/book/addressbook.h"

#include <QHash>
#include <QWidget>

#include <deque>
#include <functional>

class QAction;
class QVBoxLayout;

namespace kith
{

class ConfirmChange;
class RuleBuilder;
class RuleRow;
class TextLabel;

// Every rule of advice: Kith's to be switched and weighed, the user's to be made, shared and removed. A
// change that turns no verdict is made at once, another is shown first; all can be undone.
class RulesPage : public QWidget
{
    Q_OBJECT

public:
    explicit RulesPage(AddressBook& book, QWidget* parent = nullptr);
    ~RulesPage() override; // stops counting

    // Make one, take those of a file, share one's own.
    QList<QAction*> ruleActions() const;

    // Shows what the rules of the file would do, to be taken or not.
    void openFile(const QString& path);
    // Writes the user's own rules, or those with the ids.
    void shareTo(const QString& path, const QStringList& ids = {});

Q_SIGNALS:
    void decided(); // the newest step of the history says what
    void message(const QString& text);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void buildActions();
    QWidget* buildHead();
    void refresh();
    void stopCounting();
    void showLines(const std::vector<RuleLine>& lines);
    void rebuild(const std::vector<RuleLine>& lines);
    RuleRow* rowFor(const RuleLine& line);
    void build(); // a new rule
    void edit(const QString& id);
    void open(RuleBuilder* builder);
    void chooseFile();
    void chooseWhereToShare(const QStringList& ids);

    // A change that the user wants, and how they are asked about it.
    struct Wanted {
        QString rule;
        std::function<Result<RulesChange>()> plan;
        QString question;
        QString make;
    };
    void switchRule(const RuleLine& line, bool on);
    void weighRule(const RuleLine& line, int strength);
    void removeRule(const RuleLine& line);
    void want(Wanted wanted);
    void changeNext();
    void ask(const Wanted& wanted, const RulesChange& change, const RulesPreview& preview);
    void make(const RulesChange& change);
    void failed(const Error& error);
    void settled(bool made);

    AddressBook& m_book;
    AddressBook::Shared m_counting;
    AddressBook::Shared m_looking; // what a change does
    std::deque<Wanted> m_wanted; // the first is under way
    bool m_stale = true;
    QStringList m_ids; // of the rows, in their order
    QHash<QString, RuleRow*> m_rows;
    TextLabel* m_state;
    QVBoxLayout* m_column;
    QWidget* m_content = nullptr;
    QAction* m_new = nullptr;
    QAction* m_take = nullptr;
    QAction* m_share = nullptr;
};

} // namespace kith
