#pragma once

#include "core/book/readbook.h"
#include "core/book/review.h"

#include <QWidget>

namespace kith
{

// Two contacts side by side: what agrees, what differs, and everything that is known of each, line by line.
class PairView : public QWidget
{
    Q_OBJECT

public:
    explicit PairView(QWidget* parent = nullptr);

    // What is known of one of the two.
    struct Side {
        ContactPage page;
        std::vector<Origin> rows; // that told of it
    };

    // `kept` stays if they are one; it stands first.
    void showPair(
        const Likeness& likeness, const Side& kept, const Side& other, const std::vector<Source>& sources);

private:
    QWidget* m_content = nullptr;
};

} // namespace kith
