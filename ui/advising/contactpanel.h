#pragma once

#include "core/book/addressbook.h"

#include <QWidget>

#include <optional>

class QAction;
class QScrollArea;
class QStackedLayout;
class QVBoxLayout;

namespace kith
{

class ContactHeader;
class MissedBar;
class NoteField;
class QuestionBar;
class ReasonsView;
class VerdictBand;

// Everything about one contact: who, the verdict and why, the open question, the note, the next step, and all
// that is known with where it comes from. Follows the book's changes without losing the place or what is
// being typed.
class ContactPanel : public QWidget
{
    Q_OBJECT

public:
    explicit ContactPanel(AddressBook& book, QWidget* parent = nullptr);
    ~ContactPanel() override; // keeps what is being typed

    void showContact(ContactId contact);
    void clear();
    // Where several contacts are chosen, this one among them, Later and Not for me are about all.
    void setChosen(std::vector<ContactId> contacts) { m_chosen = std::move(contacts); }
    ContactId contact() const { return m_contact; }
    // Whether the user chose otherwise and could still say why: time to stay.
    bool asksWhatItMissed() const;
    QSize minimumSizeHint() const override; // grows with the text

    // For menus and the command palette; each is enabled only where it makes sense.
    QList<QAction*> panelActions() const;

Q_SIGNALS:
    // The user has recorded a decision: time to go to the next one.
    void contactDecided(qint64 id);
    // A question was answered, a conclusion denied or a choice made; the verdict in words, as it is now.
    void factAnswered(const QString& verdict);
    // What had the focus has gone with what it was about.
    void focusFreed();
    // Something to say in passing: done, or why not.
    void message(const QString& text);

private:
    void buildActions();
    void buildPage();
    void reload();
    void showPage(const ContactPage& page);
    void showKnown(const ContactPage& page);
    void showSteps(const ContactPage& page);
    void decide(Decision decision, const QString& because = {});
    void withdraw();
    void takeBack();
    void answer(const std::vector<Answer>& answers);

    AddressBook& m_book;
    ContactId m_contact = 0;
    std::vector<ContactId> m_chosen;
    std::vector<Source> m_sources;

    QStackedLayout* m_stack;
    QScrollArea* m_scroll;
    ContactHeader* m_header;
    VerdictBand* m_verdict = nullptr;
    QuestionBar* m_question;
    MissedBar* m_missed;
    ReasonsView* m_reasons;
    NoteField* m_note;
    QWidget* m_steps;
    QWidget* m_known = nullptr;
    QVBoxLayout* m_column;

    QAction* m_done; // what the advice says: sent, accepted, followed
    Decision m_doneAs = Decision::Sent;
    QAction* m_connect;
    QAction* m_follow;
    QAction* m_accepted; // they, the user's request
    QAction* m_withdrew; // the user, their own
    QAction* m_takeBack;
    std::optional<FactKind> m_takenBack; // the decision that m_takeBack forgets
    QAction* m_later;
    QAction* m_notForMe;
    QAction* m_openProfile;
    QString m_profile;
};

} // namespace kith
