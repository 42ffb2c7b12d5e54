#pragma once

#include "core/book/readbook.h"
#include "core/model/source.h"

#include <QSet>
#include <QWidget>

class QVBoxLayout;

namespace kith
{

// Why: the reasons for and against with the facts behind each, what the choice gains and costs, and what
// would change the verdict.
class ReasonsView : public QWidget
{
    Q_OBJECT

public:
    explicit ReasonsView(QWidget* parent = nullptr);

    // Reasons that were unfolded stay so while the contact stays the same.
    void showPage(const ContactPage& page, const Knowledge& knowledge, const std::vector<Source>& sources);

Q_SIGNALS:
    // The user says that what Kith concluded is wrong.
    void denied(kith::FactKind kind);

private:
    QWidget* reasonRow(const Reason& reason, Action advised, const Facts& facts, const Knowledge& knowledge,
        const std::vector<Source>& sources);

    QWidget* m_content = nullptr;
    ContactId m_contact = 0;
    QSet<QString> m_unfolded; // rules
};

} // namespace kith
