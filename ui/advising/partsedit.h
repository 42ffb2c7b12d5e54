#pragma once

#include "core/model/rules.h"

#include <QWidget>

#include <vector>

class QIntValidator;
class QLineEdit;
class QVBoxLayout;

namespace kith
{

class Button;
class Choice;

// The conditions of a rule, one a line: what, and where it takes one a value. Lines are added and taken away.
class PartsEdit : public QWidget
{
    Q_OBJECT

public:
    // `name`: what a line is for assistive technology; `more`: the button that adds one; `fewest` lines stay.
    PartsEdit(const QString& name, const QString& more, int fewest, QWidget* parent = nullptr);

    // Lines keep what is still offered, and are the first of the new ones else.
    void setOffers(std::vector<RulePartOffer> offers);

    std::vector<RulePart> parts() const;
    void setParts(
        const std::vector<RulePart>& parts); // says nothing; those that are not offered are left out
    void focusFirst(); // where the first value is typed

Q_SIGNALS:
    void edited();

private:
    struct Line {
        QWidget* widget = nullptr;
        Choice* what = nullptr;
        QLineEdit* value = nullptr;
        QWidget* remove = nullptr;
    };

    Line& add();
    void remove(const QWidget* widget);
    void fill(const Line& line) const;
    RulePartOffer::Takes takes(const Line& line) const;
    void showValue(const Line& line);
    void showRemoving();

    std::vector<RulePartOffer> m_offers;
    QString m_name;
    std::size_t m_fewest;
    std::vector<Line> m_lines;
    QVBoxLayout* m_column;
    QIntValidator* m_numbers;
    Button* m_adding;
};

} // namespace kith
