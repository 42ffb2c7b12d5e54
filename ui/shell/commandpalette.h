#pragma once

#include "ui/shell/overlay.h"

#include <QList>
#include <QPointer>

class QAction;
class QLineEdit;
class QListWidget;

namespace kith
{

class TextLabel;

// Every action by its name (Ctrl+K): a few letters, Enter.
class CommandPalette : public Overlay
{
    Q_OBJECT

public:
    explicit CommandPalette(QWidget* parent);

    // Offers those of the actions that can be triggered now.
    void open(const QList<QAction*>& actions);
    QLineEdit& field() { return *m_field; }
    QAction* currentAction() const;

protected:
    void place(const QRect& area) override;
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void filter();
    void close();
    void run();
    void step(int rows);

    QList<QAction*> m_actions;
    QWidget* m_panel;
    QLineEdit* m_field;
    QListWidget* m_list;
    TextLabel* m_nothing;
    QPointer<QWidget> m_focusBefore;
};

// The name of an action without its mnemonic and ellipsis: "Import files".
QString plainName(const QAction& action);

} // namespace kith
