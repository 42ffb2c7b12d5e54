#pragma once

#include "core/book/importcolumns.h"

#include <QWidget>

#include <optional>

class QLineEdit;

namespace kith
{

class TextLabel;

// At which event the people of a list were, and on which day.
class EventFields : public QWidget
{
    Q_OBJECT

public:
    EventFields(const FileColumns& file, QDate today, QWidget* parent = nullptr);

    // The same file, read otherwise by now.
    void takeOver(const FileColumns& file);
    // Nothing: the list is left to say it itself.
    std::optional<SaidEvent> said() const;
    // Says how the day is understood, or that it is none.
    void showDay();
    // What was typed for the day and is none, which then has the focus; empty: it is one, or was left empty.
    QString wrongDay();

Q_SIGNALS:
    void edited();
    void entered();

private:
    QDate day() const;
    void followTyping();

    const QDate m_today;
    bool m_isOffered = false; // without a name nothing is said
    QString m_proposed; // as the file would be called without the user
    QLineEdit* m_name;
    QLineEdit* m_day;
    TextLabel* m_daySays;
};

} // namespace kith
