#pragma once

#include <QWidget>

#include <functional>

class QToolButton;
class QVBoxLayout;

namespace kith
{

// A line with more behind it: a click anywhere on the line, or the arrow by keyboard, shows and hides the
// rest, which is made when it is first wanted.
class Expander : public QWidget
{
    Q_OBJECT

public:
    using Make = std::function<QWidget*()>;

    // `summary` is the line, `name` what assistive technology calls it; both belong to the expander.
    Expander(QWidget* summary, const QString& name, Make content, QWidget* parent = nullptr);

    bool isExpanded() const { return m_expanded; }
    void setExpanded(bool expanded);

Q_SIGNALS:
    void expandedChanged(bool expanded);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QWidget* m_line;
    QToolButton* m_arrow;
    QVBoxLayout* m_column;
    QWidget* m_content = nullptr;
    Make m_make;
    bool m_expanded = false;
};

// Takes a part of a panel away, to be replaced, even while one of its own buttons is being clicked.
void discard(QWidget* part);

} // namespace kith
