#pragma once

#include "core/book/addressbook.h"

#include <QHash>
#include <QWidget>

class QLineEdit;
class QVBoxLayout;

namespace kith
{

class Button;
class ProgressStrip;
class TagEdit;
class TextLabel;

// Who the owner is, as their files say, what they want, and on which plan they are. Every change is saved at
// once and everyone is advised anew.
class ProfilePage : public QWidget
{
    Q_OBJECT

public:
    explicit ProfilePage(AddressBook& book, QWidget* parent = nullptr);

Q_SIGNALS:
    void message(const QString& text);

private:
    QWidget* buildGoals();
    QWidget* buildTargets();
    QWidget* buildPlan();
    void refresh();
    void showKnown(const std::vector<MeStatement>& statements, const std::vector<Source>& files);
    void showPlan(Plan plan);
    void saveName();
    void saveEmails(const QStringList& emails);
    void saveGoals();
    void save(MeField field, const QStringList& values);
    void save(MeField field, std::vector<MeStatement> statements);

    AddressBook& m_book;
    int m_saving = 0;
    ProgressStrip* m_strip;
    QLineEdit* m_name;
    TagEdit* m_emails;
    QVBoxLayout* m_knownColumn;
    QWidget* m_known = nullptr;
    QHash<int, Button*> m_goals; // by Goal
    TextLabel* m_goalsSay;
    QHash<int, Button*> m_plans; // by Plan
    TextLabel* m_planSays;
    QHash<int, TagEdit*> m_targets; // by MeField
};

} // namespace kith
